"""Dates as authors write them: a year, a month or a day in the form of ISO 8601."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal

from sphinx_concept_graph.core.notation import NotationError

Precision = Literal["year", "month", "day"]

DATE_FORM: Final = "a date such as 1964, 1964-08 or 1964-08-03"
_PATTERN: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_PRECISIONS: Final[tuple[Precision, ...]] = ("year", "month", "day")


def parse_date(text: str) -> tuple[date, Precision]:
    """Return the first day a date can mean, and how exact it is; raises ``NotationError``.

    >>> parse_date("1964-08")
    (datetime.date(1964, 8, 1), 'month')
    """
    if not _PATTERN.fullmatch(text):
        raise NotationError(text, DATE_FORM)
    parts = text.split("-")
    try:
        first = date.fromisoformat("-".join([*parts, "01", "01"][:3]))
    except ValueError as error:
        raise NotationError(text, DATE_FORM) from error
    return first, _PRECISIONS[len(parts) - 1]


def is_dated(text: str) -> bool:
    """Tell whether a text is the date of a day or a month; a year alone may be any number.

    >>> is_dated("2019-12"), is_dated("2019"), is_dated("2019-13")
    (True, False, False)
    """
    try:
        return parse_date(text)[1] != "year"
    except NotationError:
        return False
