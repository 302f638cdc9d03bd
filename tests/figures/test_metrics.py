"""Widths and line breaking."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_concept_graph.figures.metrics import ELLIPSIS, SAFETY, clean, text_width, wrap


def test_widths_are_helveticas() -> None:
    """The table holds the published advance widths."""
    assert text_width("i", 1000 / SAFETY) == pytest.approx(222)
    assert text_width("W", 1000 / SAFETY) == pytest.approx(944)
    assert text_width("Ketamine", 1000 / SAFETY) == pytest.approx(667 + 556 * 4 + 278 + 833 + 222)
    assert text_width("ä", 10) == text_width("a", 10)
    assert text_width("ř", 10) == text_width("r", 10)


def test_other_scripts_are_wide_enough() -> None:
    """Letters outside the table are estimated generously."""
    assert text_width("神", 10) >= 10
    assert text_width("α", 10) > 5
    assert text_width("a\N{COMBINING ACUTE ACCENT}", 10) == text_width("a", 10)


def test_lines_are_balanced() -> None:
    """No line is left with a single short word."""
    assert wrap("Treatment-resistant depression", 130, 13) == ("Treatment-resistant", "depression")
    lines = wrap("one two three four five six", 100, 13)
    widths = [text_width(line, 13) for line in lines]
    assert max(widths) < 1.6 * min(widths)


def test_a_long_word_is_broken_and_a_hyphen_is_a_place_to_break() -> None:
    """Words break at hyphens first, and never gain one."""
    assert wrap("x" * 40, 100, 13) == ("x" * 14, "x" * 14, "x" * 12)
    assert wrap("Somatostatin-positive", 90, 13) == ("Somatostatin-", "positive")
    assert wrap("5-HT2A receptor", 60, 13) == ("5-HT2A", "receptor")
    assert wrap("(2R,6R)-Hydroxynorketamine", 150, 13) == ("(2R,6R)-", "Hydroxynorketamine")
    assert wrap("(S)-citalopram salt", 95, 13) == ("(S)-citalopram", "salt")
    assert "-" not in "".join(wrap("Electroencephalography", 60, 13))


def test_a_very_long_label_is_cut() -> None:
    """A label takes four lines at most."""
    lines = wrap("word " * 2000, 120, 13)
    assert len(lines) == 4
    assert lines[-1].endswith(ELLIPSIS)
    assert len(wrap("x" * 10_000, 120, 13)) == 4
    assert len(wrap("word " * 2000, 120, 13, most=2)) == 2


def test_what_fits_is_kept_whole() -> None:
    """Short text is one line, even if empty."""
    assert wrap("NMDA receptor", 200, 13) == ("NMDA receptor",)
    assert wrap("", 200, 13) == ("",)


def test_clean() -> None:
    """Controls, surrogates and turning marks go; letters of any script stay."""
    assert clean(" a\n\tb\0c\x1bd ") == "a bcd"
    assert clean("a\u202eb\ud800c\ufffe") == "abc"
    assert clean("GABA\N{SUBSCRIPT TWO} α\u00a0β") == "GABA\N{SUBSCRIPT TWO} α\u00a0β"


@settings(deadline=None)
@given(text=st.text(max_size=300), width=st.floats(20, 400))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: float) -> None:
    """Any text, any width."""
    lines = wrap(text, width, 13)
    assert 1 <= len(lines) <= 4
    # A single character may be wider than the width; nothing else may.
    assert all(text_width(line, 13) <= width + 0.01 or len(line) <= 2 for line in lines)
    if not lines[-1].endswith(ELLIPSIS):
        assert "".join("".join(lines).split(" ")) == "".join(clean(text).split(" "))


@given(text=st.text(max_size=100))
def test_clean_text_has_no_controls(text: str) -> None:
    """Cleaning twice is cleaning once."""
    assert clean(clean(text)) == clean(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in clean(text))
