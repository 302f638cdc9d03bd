"""Chooses titles by the letter they begin with, so that a long list can be divided."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from collections.abc import Collection

#: What an author is told to write.
LETTERS_FORM: Final = "letters such as A-F, X or other"
#: Every title that begins with none of A to Z.
OTHER: Final = "other"

_SPAN = re.compile(r"[^\W_](?:[-\u2013][^\W_])?")


def is_letters(text: str) -> bool:
    """Tell whether a text names letters: ``C``, ``A-F`` or ``other``."""
    if text.casefold() == OTHER:
        return True
    start, end = _ends(text)
    return _SPAN.fullmatch(text) is not None and start <= end


def sorting(title: str) -> str:
    """Return what titles are sorted by: accents and case do not count.

    >>> sorted(["Zola", "\u00c9luard", "elm"], key=sorting)
    ['elm', '\u00c9luard', 'Zola']
    """
    plain = "".join(filter(lambda char: not combining(char), normalize("NFKD", title.strip())))
    return plain.casefold()


def begins_with(title: str, letters: Collection[str]) -> bool:
    """Tell whether a title begins with one of the letters; without letters every title does."""
    return not letters or any(_fits(sorting(title)[:1], span) for span in letters)


def _fits(first: str, span: str) -> bool:
    if span.casefold() == OTHER:
        return not "a" <= first <= "z"
    start, end = _ends(span)
    return start <= first <= end


def _ends(span: str) -> tuple[str, str]:
    """Return the first and the last letter of a span."""
    start, _, end = sorting(span.replace("\N{EN DASH}", "-")).partition("-")
    return start, end or start
