"""The notation reads what the manual shows and refuses the rest with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import steady, texts

from sphinx_concept_graph.core.notation import (
    NotationError,
    Statement,
    parse_evidence,
    parse_statement,
    split_curie,
    split_explicit,
    split_list,
)
from sphinx_concept_graph.core.values import Evidence

if TYPE_CHECKING:
    from sphinx_concept_graph.core.values import Stance

THREE = "subject [not] predicate object, names with spaces in double quotes"
PAIRS = "double quotes in pairs"
KEYS = "source keys, each with an optional [study type]"


@pytest.mark.parametrize(
    ("text", "subject", "expected"),
    [
        ("ketamine blocks nmda", "", ("ketamine", "blocks", "nmda", False)),
        ("ketamine blocks nmda", "sleep", ("ketamine", "blocks", "nmda", False)),
        ("  ketamine\n\tblocks   nmda ", "", ("ketamine", "blocks", "nmda", False)),
        ("ketamine not blocks nmda", "", ("ketamine", "blocks", "nmda", True)),
        ("part-of synapse", "nmda", ("nmda", "part-of", "synapse", False)),
        ("not part-of synapse", "nmda", ("nmda", "part-of", "synapse", True)),
        (
            '"NMDA receptor" part-of "a synapse"',
            "",
            ("NMDA receptor", "part-of", "a synapse", False),
        ),
        ('"a\n   b" not p c', "", ("a b", "p", "c", True)),
        ('p "a; b, c"', "s", ("s", "p", "a; b, c", False)),
        ('"not" treats x', "", ("not", "treats", "x", False)),
        ('treats "not"', "sleep", ("sleep", "treats", "not", False)),
        ("kétamine bloque récepteur-α", "", ("kétamine", "bloque", "récepteur-α", False)),
        ("ketamine treats NOT", "", ("ketamine", "treats", "NOT", False)),
    ],
)
def test_statements_are_read(text: str, subject: str, expected: tuple[str, str, str, bool]) -> None:
    """A statement is three tokens; `not` precedes the predicate, quotes hold names together."""
    assert parse_statement(text, subject=subject) == Statement(*expected)


@pytest.mark.parametrize(
    ("text", "subject", "expected"),
    [
        ("", "", THREE),
        ("", "sleep", THREE),
        ("blocks nmda", "", THREE),
        ("ketamine", "sleep", THREE),
        ("ketamine blocks the nmda", "", THREE),
        ("ketamine blocks the nmda receptor", "sleep", THREE),
        ("not", "sleep", THREE),
        ("not blocks", "sleep", THREE),
        ("not blocks nmda", "", THREE),
        ("ketamine not nmda", "", THREE),
        ("ketamine not not blocks nmda", "", THREE),
        ("ketamine blocks not nmda", "", THREE),
        ("not ketamine blocks nmda", "", THREE),
        ('" " blocks nmda', "", THREE),
        ('"ketamine blocks nmda', "", PAIRS),
        ('ketamine blocks "nmda', "", PAIRS),
        ('"ketamine" blocks "nmda" "', "", PAIRS),
        ('"" blocks nmda', "", PAIRS),
    ],
)
def test_other_statements_are_refused(text: str, subject: str, expected: str) -> None:
    """Too few tokens, too many, a stray `not` or an odd quote is an error that keeps the text."""
    with pytest.raises(NotationError) as caught:
        parse_statement(text, subject=subject)
    assert (caught.value.text, caught.value.expected) == (text, expected)


NAMES = texts().filter(lambda text: '"' not in text)


@steady
@given(NAMES, NAMES.filter(lambda text: text != "not"), NAMES, st.booleans())
def test_quoted_names_come_back(subject: str, predicate: str, object_: str, negated: bool) -> None:  # noqa: FBT001
    """Any name in double quotes is read as it is written."""
    middle = f'not "{predicate}"' if negated else f'"{predicate}"'
    found = parse_statement(f'"{subject}" {middle} "{object_}"')
    assert found == Statement(subject, predicate, object_, negated)


@steady
@given(st.text(alphabet='ab "not[];<>:\n', max_size=20), st.sampled_from(("", "sleep")))
def test_any_text_is_read_or_refused(text: str, subject: str) -> None:
    """No text makes the parser raise anything but its own error, or return an empty name."""
    try:
        found = parse_statement(text, subject=subject)
    except NotationError:
        return
    assert all((found.subject, found.predicate, found.object))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" ; ;; ", ()),
        ("one", ("one",)),
        ("one; two ;three;", ("one", "two", "three")),
        ("N-methyl-D-\n  aspartate; a, b", ("N-methyl-D- aspartate", "a, b")),
        ("one; one", ("one", "one")),
    ],
)
def test_lists_are_split_at_semicolons(text: str, expected: tuple[str, ...]) -> None:
    """Items are trimmed, empty ones dropped, commas kept."""
    assert split_list(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("anis1983", [("anis1983", "")]),
        ("anis1983; zhang2021 [structural]", [("anis1983", ""), ("zhang2021", "structural")]),
        ("anis1983[ trial ]", [("anis1983", "trial")]),
        ("a:b/c+d [x-y z]", [("a:b/c+d", "x-y z")]),
    ],
)
@pytest.mark.parametrize("stance", ["supports", "disputes"])
def test_evidence_is_read(text: str, expected: list[tuple[str, str]], stance: Stance) -> None:
    """An item is a source key, and a study type in square brackets where the author gives one."""
    items = tuple(Evidence(source=key, stance=stance, study_type=kind) for key, kind in expected)
    assert parse_evidence(text, stance) == items


@pytest.mark.parametrize(
    "item",
    ["two words", "key [", "key ]", "[trial]", "key []", "key [a] [b]", "key [a] b", "k [[a]]"],
)
def test_other_evidence_is_kept_unread(item: str) -> None:
    """An item of another form is kept as it was written, beside those that can be read."""
    good, other = parse_evidence(f"good; {item}", "supports")
    assert (good.source, good.readable) == ("good", True)
    assert (other.source, other.readable) == (item, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MESH:D016202", ("MESH", "D016202")),
        ("GO:0017146", ("GO", "0017146")),
        ("a.b-c_1:x:y/z", ("a.b-c_1", "x:y/z")),
    ],
)
def test_curies_are_split_at_the_first_colon(text: str, expected: tuple[str, str]) -> None:
    """A CURIE is a prefix and everything after its colon."""
    assert split_curie(text) == expected


@pytest.mark.parametrize("text", ["", "MESH", "MESH:", ":D1", "MESH: D1", "1A:b", "a b:c", "x:y z"])
def test_other_curies_are_refused(text: str) -> None:
    """A CURIE has a prefix, a colon and an identifier without spaces."""
    with pytest.raises(NotationError) as caught:
        split_curie(text)
    assert (caught.value.text, caught.value.expected) == (text, "PREFIX:identifier")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nmda", ("nmda", "nmda")),
        ("its receptor <nmda-receptor>", ("its receptor", "nmda-receptor")),
        ("its\nreceptor< nmda >", ("its\nreceptor", "nmda")),
        ("a <b> <c>", ("a <b>", "c")),
        ("p < 0.05", ("p < 0.05", "p < 0.05")),
        ("<nmda>", ("<nmda>", "<nmda>")),
        ("a <b> c", ("a <b> c", "a <b> c")),
    ],
)
def test_explicit_text_is_split(text: str, expected: tuple[str, str]) -> None:
    """Only a target in angle brackets at the end, after words, is a target."""
    assert split_explicit(text) == expected
