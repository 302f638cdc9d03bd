"""Reads the option lines of a directive: names between colons, values that may run on below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTION: Final = re.compile(r":(?P<name>[^\s:`][^:`]*):(?: +(?P<value>.*))?")
_QUOTES: Final = ("'", '"')


class OptionLines(NamedTuple):
    """What the lines of a directive say before its content begins."""

    #: What stands before the first option.
    argument: str
    options: dict[str, str]
    #: Names of options that were given again; the first one counts.
    repeated: tuple[str, ...]
    #: Lines after the options that are neither.
    rest: tuple[str, ...]


def read_option_lines(lines: Sequence[str]) -> OptionLines:
    r"""Read an argument, then options; an indented line goes on with the value above it.

    >>> read_option_lines(["Green tea", ":aliases: sencha;", "  matcha"]).options
    {'aliases': 'sencha;\nmatcha'}
    """
    starts = [number for number, line in enumerate(lines) if _OPTION.fullmatch(line.rstrip())]
    if not starts:
        return OptionLines("\n".join(lines), {}, (), ())
    options: dict[str, str] = {}
    repeated: list[str] = []
    end = _end_of_options(lines, starts[0])
    starts = [start for start in starts if start < end]
    for start, after in zip(starts, [*starts[1:], end], strict=True):
        found = _OPTION.fullmatch(lines[start].rstrip())
        name, first = (found["name"].lower(), found["value"] or "") if found else ("", "")
        if name in options:
            repeated.append(name)
        options.setdefault(name, "\n".join([first, *map(str.strip, lines[start + 1 : after])]))
    return OptionLines("\n".join(lines[: starts[0]]), options, tuple(repeated), tuple(lines[end:]))


def _end_of_options(lines: Sequence[str], start: int) -> int:
    """Return the number of the first line that neither is an option nor goes on with one."""
    for number, line in enumerate(lines[start:], start=start):
        if not line[:1].isspace() and not _OPTION.fullmatch(line.rstrip()):
            return number
    return len(lines)


def count_option_lines(lines: Sequence[str]) -> int:
    """Return how many lines at the top of a Markdown block are options, fences included."""
    if lines and lines[0].rstrip() == "---":
        fences = (number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
        return next(fences, len(lines) - 1) + 1
    return _end_of_options(lines, 0) if lines and _OPTION.fullmatch(lines[0].rstrip()) else 0


def unquoted(value: str) -> str:
    """Take off the quotation marks that YAML allows around a value.

    >>> unquoted('"a; b"')
    'a; b'
    """
    is_quoted = len(value) > 1 and value[0] in _QUOTES and value[-1] == value[0]
    return value[1:-1] if is_quoted else value
