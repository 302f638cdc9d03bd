"""Dates as authors write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_concept_graph.core.dates import parse_date
from sphinx_concept_graph.core.notation import NotationError

if TYPE_CHECKING:
    from datetime import date


@given(st.dates())
def test_every_day_is_read(day: date) -> None:
    """A day is itself, its month and its year begin where they begin."""
    text = day.isoformat()
    assert parse_date(text) == (day, "day")
    assert parse_date(text[:7]) == (day.replace(day=1), "month")
    assert parse_date(text[:4]) == (day.replace(month=1, day=1), "year")


@pytest.mark.parametrize(
    "text", ["64", "1964-8", "1964-13", "1964-02-30", "1964-08-03T00", "19640803", "١٩٦٤", ""]
)
def test_other_forms_are_refused(text: str) -> None:
    """What is no date says which form is expected."""
    with pytest.raises(NotationError) as caught:
        parse_date(text)
    assert caught.value.text == text
    assert "1964-08-03" in caught.value.expected
