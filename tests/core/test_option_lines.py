"""Options of directives, read from their lines."""

from __future__ import annotations

import pytest
from docutils.statemachine import StringList
from docutils.utils import extract_extension_options
from hypothesis import given
from hypothesis import strategies as st

from sphinx_concept_graph.core.option_lines import (
    OptionLines,
    count_option_lines,
    read_option_lines,
    unquoted,
)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([], OptionLines("", {}, (), ())),
        (["tea causes sleep"], OptionLines("tea causes sleep", {}, (), ())),
        (["tea", "causes sleep"], OptionLines("tea\ncauses sleep", {}, (), ())),
        (["tea", ":a: 1", ":b:"], OptionLines("tea", {"a": "1", "b": ""}, (), ())),
        ([":a: 1", "   2", ":b: 3"], OptionLines("", {"a": "1\n2", "b": "3"}, (), ())),
        ([":A: 1"], OptionLines("", {"a": "1"}, (), ())),
        ([":a: 1", ":a: 2", ":b: 3"], OptionLines("", {"a": "1", "b": "3"}, ("a",), ())),
        ([":a: 1", "words", ":b: 2"], OptionLines("", {"a": "1"}, (), ("words", ":b: 2"))),
        (["see :role:`x`"], OptionLines("see :role:`x`", {}, (), ())),
        ([":role:`x`"], OptionLines(":role:`x`", {}, (), ())),
    ],
)
def test_lines(lines: list[str], found: OptionLines) -> None:
    """Argument, options, those given twice, and what is neither."""
    assert read_option_lines(lines) == found


NAMES = st.from_regex(r"[a-z][a-z-]{0,6}", fullmatch=True)
VALUES = st.from_regex(r"[a-z]{2}( ?[a-z]){0,8}", fullmatch=True)
OPTIONS = st.dictionaries(NAMES, st.lists(VALUES, min_size=1, max_size=3), max_size=4)


@given(OPTIONS)
def test_options_are_read_as_docutils_reads_them(options: dict[str, list[str]]) -> None:
    """What docutils makes of the same lines as a field list is what we make of them."""
    lines = [
        line
        for name, (first, *more) in options.items()
        for line in (f":{name}: {first}", *(f"   {value}" for value in more))
    ]
    known = extract_extension_options(_field_list(lines), dict.fromkeys(options, str))
    assert read_option_lines(lines).options == known


def _field_list(lines: list[str]):  # type: ignore[no-untyped-def]  # noqa: ANN202 -- docutils
    from docutils.core import publish_doctree  # noqa: PLC0415

    text = "\n".join(StringList(lines, "options"))
    return next(
        iter(publish_doctree(f"Title\n=====\n\nWords.\n\n{text}\n").findall(_is_fields)), []
    )


def _is_fields(node: object) -> bool:
    return type(node).__name__ == "field_list"


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([], 0),
        (["Words.", ":a: 1"], 0),
        ([":a: 1", "Words."], 1),
        ([":a: 1", "  more", "", ":b: 2"], 2),
        (["---", "a: 1", "---", "Words."], 3),
        (["---", "a: 1"], 2),
    ],
)
def test_lines_of_options_in_markdown(lines: list[str], count: int) -> None:
    """Options between colons end with the first line that is none; a fence ends with its pair."""
    assert count_option_lines(lines) == count


@pytest.mark.parametrize(
    ("written", "meant"),
    [('"a; b"', "a; b"), ("'a'", "a"), ("\"a'", "\"a'"), ('"', '"'), ("a", "a"), ("", "")],
)
def test_quotation_marks(written: str, meant: str) -> None:
    """A pair of the same marks around the whole value is taken off."""
    assert unquoted(written) == meant
