"""Dividing lists by the letters that titles begin with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_concept_graph.core.letters import begins_with, is_letters


@pytest.mark.parametrize(
    ("title", "letters", "fits"),
    [
        ("Anis 2001", "A-F", True),
        ("anis 2001", "a-f", True),
        ("Fox 2001", "A-F", True),
        ("Ghent 2001", "A-F", False),
        ("Élan 2001", "E", True),
        ("  Dale", "D", True),
        ("Xu 2001", "X", True),
        ("Élan 2001", "É", True),
        ("Elan 2001", "é", True),
        ("Bee", "A–C", True),
        ("5-HT", "Other", True),
        ("5-HT", "other", True),
        ("5-HT", "0-9", True),
        ("α receptor", "other", True),
        ("Anis", "other", False),
        ("Жуков", "А-К", True),
        ("", "A-Z", False),
        ("", "other", True),
    ],
)
def test_titles_by_first_letter(title: str, letters: str, *, fits: bool) -> None:
    """Case and accents do not count; what begins with none of A to Z is "other"."""
    assert is_letters(letters)
    assert begins_with(title, (letters,)) is fits


@pytest.mark.parametrize("text", ["A-", "A-F-G", "AB", "-", "Z-A", "rest", "_"])
def test_what_names_no_letters(text: str) -> None:
    """Anything but a letter, a range or "other" names none."""
    assert not is_letters(text)


@given(st.text())
def test_the_whole_alphabet_and_other_divide_all_titles(title: str) -> None:
    """Each title is in exactly one of the parts A-M, N-Z and other, and in an undivided list."""
    parts = (("A-M",), ("N-Z",), ("other",))
    assert sum(begins_with(title, part) for part in parts) == 1
    assert begins_with(title, ())
