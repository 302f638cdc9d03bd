"""Widths of text, from an embedded table of Helvetica advance widths, and line breaking."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SAFETY = 1.07
BOLD = 1.07
_PICTURES = "\U0001f000"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

# Advance widths in thousandths of the size, in the order of the code points.
_ASCII = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 "
    "556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 "
    "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 "
    "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 "
    "556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_LATIN = (
    "278 333 556 556 556 556 260 556 333 737 370 556 584 333 737 333 "
    "400 584 333 333 333 556 537 278 333 333 365 556 834 834 834 611 "
    "667 667 667 667 667 667 1000 722 667 667 667 667 278 278 278 278 "
    "722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 611 "
    "556 556 556 556 556 556 889 500 556 556 556 556 278 278 278 278 "
    "556 556 556 556 556 556 556 584 611 556 556 556 556 500 556 500"
)
_OTHERS = {
    "ıłĺļľ": 278,
    "ŁĹĻĽ": 556,
    "Œœ—…™‰→←↔⇒⇔↑↓": 1000,
    "–‡†ƒ": 556,
    "‘’‚‹›": 333,
    "“”„": 350,
    "•": 350,
    "αβδεηθκμνοπρστυχξζγλ": 590,
    "ι": 278,
    "φψωΩΦΨ": 790,
    "ΑΒΓΔΕΖΗΘΚΛΜΝΞΟΠΡΣΤΥΧ": 740,
    "−×±÷≤≥≈≠≡<>": 584,
    "∞∑∏∂√": 720,
    "жшщюмфыЖШЩЮМФЫ": 860,
    "₀₁₂₃₄₅₆₇₈₉⁰⁴⁵⁶⁷⁸⁹⁺⁻₊₋": 345,
}
_SPACES = re.compile("[ \t\n\v\f\r\x85\u2028\u2029]+")
# A hyphen, slash or dash ends a piece between longer words: "amino-3-hydroxy", "(2R,6R)-hydroxy",
# not "5-HT" or "(S)-citalopram".
_PIECES = re.compile(r"[^ ]+?(?:(?<=\w{3}|\w{2}\))[-/\u2013](?=\w{3}|\d+-\w)|\Z)")
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _known_widths() -> dict[str, int]:
    """The table as a mapping from character to width."""
    widths = {chr(32 + index): int(word) for index, word in enumerate(_ASCII.split())}
    widths |= {chr(160 + index): int(word) for index, word in enumerate(_LATIN.split())}
    widths |= {char: width for chars, width in _OTHERS.items() for char in chars}
    return widths


class _Widths(dict[str, int]):
    """Widths by character; what the table does not know is estimated once, generously."""

    def __missing__(self, char: str) -> int:
        base = unicodedata.normalize("NFD", char)[0]
        width = self[base] if base != char and base.isascii() else _estimate(char)
        self[char] = width
        return width


def _estimate(char: str) -> int:
    """A width that is rather too large, for a character outside the table."""
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    if char >= _PICTURES:
        return 1350
    if unicodedata.east_asian_width(char) in "WF":
        return 1000
    return 740 if char.isupper() else 640


_WIDTHS = _Widths(_known_widths())


@lru_cache(maxsize=16384)
def clean(text: str) -> str:
    """The text on one line, without characters that no output format can carry."""
    kept = _SPACES.sub(" ", text).strip(" ")
    if kept.isascii() and kept.isprintable():
        return kept
    printable = "".join(char for char in kept if not _unprintable(char))
    return _SPACES.sub(" ", printable).strip(" ")


def _unprintable(char: str) -> bool:
    """Whether a character is a control, a lone surrogate, unassigned or turns the text round."""
    return unicodedata.category(char) in {"Cc", "Cs", "Cn", "Co"} or char in _BIDI_CONTROLS


def text_width(text: str, size: float) -> float:
    """Width of one line set at `size`, with the safety factor for wider fonts."""
    return sum(map(_WIDTHS.__getitem__, text)) * size * SAFETY / 1000.0


@lru_cache(maxsize=16384)
def longest_word(text: str, size: float) -> float:
    """Width of the widest piece of the text that need not be broken."""
    return max((text_width(word, size) for word, _ in _words(clean(text))), default=0.0)


@lru_cache(maxsize=16384)
def wrap(text: str, width: float, size: float, *, most: int = 4) -> tuple[str, ...]:
    """Break into balanced lines no wider than `width`; cut with an ellipsis after `most` lines."""
    line = clean(text)
    if text_width(line, size) <= width:
        return (line,)
    words = _fitting(_words(line[: _enough(width, size, most)]), width, size)
    lines = _fill(words, width, size)
    if len(lines) > most or len(line) > _enough(width, size, most):
        return (*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), width, size))
    return _balanced(words, len(lines), width, size)


def _enough(width: float, size: float, most: int) -> int:
    """A number of characters that fills more than `most` lines even with narrow letters."""
    return int(width / size * 5 * (most + 1)) + 80


def _words(line: str) -> list[tuple[str, bool]]:
    """Unbreakable pieces, each with whether a space stands before it."""
    pieces: list[tuple[str, bool]] = []
    for word in line.split(" "):
        parts = _PIECES.findall(word)
        pieces += [(part, index == 0) for index, part in enumerate(parts)]
    return pieces


def _fitting(words: list[tuple[str, bool]], width: float, size: float) -> list[tuple[str, bool]]:
    """The same pieces, those wider than a line broken into several."""
    fitting: list[tuple[str, bool]] = []
    for word, spaced in words:
        if text_width(word, size) <= width:
            fitting.append((word, spaced))
            continue
        parts = _broken(word, width, size)
        fitting += [(part, spaced and index == 0) for index, part in enumerate(parts)]
    return fitting


def _broken(word: str, width: float, size: float) -> list[str]:
    """Cut one over-long word into parts that fit; marks stay with their letter."""
    parts = [""]
    used = 0.0
    for char in word:
        advance = text_width(char, size)
        if parts[-1] and advance and used + advance > width:
            parts.append("")
            used = 0.0
        parts[-1] += char
        used += advance
    return parts


def _fill(words: list[tuple[str, bool]], width: float, size: float) -> tuple[str, ...]:
    """Greedy lines: each takes as many pieces as fit."""
    lines: list[str] = []
    for word, spaced in words:
        joined = (lines[-1] + (" " if spaced else "") + word) if lines else word
        if lines and text_width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


def _balanced(
    words: list[tuple[str, bool]], count: int, width: float, size: float
) -> tuple[str, ...]:
    """The same number of lines, filled to the smallest width that still yields it."""
    low, high, best = width / count * 0.6, width, _fill(words, width, size)
    for _ in range(7):
        middle = (low + high) / 2
        lines = _fill(words, middle, size)
        if len(lines) <= count and _widest(lines, size) <= width:
            best, high = lines, middle
        else:
            low = middle
    return best


def _widest(lines: tuple[str, ...], size: float) -> float:
    """Width of the widest line."""
    return max((text_width(line, size) for line in lines), default=0.0)


def _cut(line: str, width: float, size: float) -> str:
    """The beginning of a line that fits together with an ellipsis."""
    room = width - text_width(ELLIPSIS, size)
    used = 0.0
    for index, char in enumerate(line):
        used += text_width(char, size)
        if used > room:
            return line[:index].rstrip() + ELLIPSIS
    return line + ELLIPSIS
