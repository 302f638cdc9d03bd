"""Chooses titles by the letter they begin with, so that a long list can be divided."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Collection

#: What an author is told to write.
LETTERS_FORM: Final = "letters such as A-F, X or other"
#: Every title that begins with none of A to Z.
OTHER: Final = "other"

_SPAN = re.compile(r"[^\W_](?:-[^\W_])?")


def is_letters(text: str) -> bool:
    """Tell whether a text names letters: ``C``, ``A-F`` or ``other``."""
    return text == OTHER or _SPAN.fullmatch(text) is not None


def begins_with(title: str, letters: Collection[str]) -> bool:
    """Tell whether a title begins with one of the letters; without letters every title does."""
    return not letters or any(_fits(_first(title), span) for span in letters)


def _first(title: str) -> str:
    """Return the first letter without its accents, in lower case."""
    return normalize("NFKD", title.strip())[:1].casefold()


def _fits(first: str, span: str) -> bool:
    if span == OTHER:
        return not "a" <= first <= "z"
    start, _, end = span.casefold().partition("-")
    return start <= first <= (end or start)
