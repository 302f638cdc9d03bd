"""Identity: what makes two statements one, and what keeps them apart."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import ids, relation, relations, steady

from sphinx_concept_graph.core.values import relation_id, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NMDA receptor", "nmda-receptor"),
        ("  5-HT (2A)  ", "5-ht-2a"),
        ("Straße", "strasse"),
        ("β-arrestin", "β-arrestin"),
        ("a -- b", "a-b"),
        ("→", ""),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    """A slug is case folded, with one hyphen for each run of other characters."""
    assert slug(text) == expected


@steady
@given(st.text(max_size=30))
def test_slugs_are_settled(text: str) -> None:
    """A slug has nothing but letters, digits and single hyphens, and is its own slug."""
    found = slug(text)
    assert all(part.isalnum() for part in found.split("-") if found)
    assert slug(found) == found


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (relation("ketamine blocks nmda"), "ketamine--blocks--nmda"),
        (relation("ketamine not blocks nmda"), "ketamine--not--blocks--nmda"),
        (
            relation(
                "ketamine treats sleep", qualifiers={"where": "United States", "dose": "5 mg"}
            ),
            "ketamine--treats--sleep--dose.5-mg--where.united-states",
        ),
    ],
)
def test_identity_names_the_parts(written: object, expected: str) -> None:
    """The identity of a relation is its parts: ends, predicate, polarity and qualifiers."""
    assert getattr(written, "id") == expected  # noqa: B009


def test_a_symmetric_relation_is_one_from_both_ends() -> None:
    """What reads the same from both ends has one identity, other relations have two."""
    ends = ("sleep related-to dreams", "dreams related-to sleep")
    assert len({relation(text, symmetric=True).id for text in ends}) == 1
    assert len({relation(text).id for text in ends}) == 2


PARTS = st.tuples(ids(), ids(), ids(), st.booleans(), st.dictionaries(ids(), ids(), max_size=2))


@steady
@given(PARTS, PARTS)
def test_different_statements_differ_in_identity(
    one: tuple[str, str, str, bool, dict[str, str]],
    other: tuple[str, str, str, bool, dict[str, str]],
) -> None:
    """Statements that differ in any part never share an identity."""
    assume(one != other)
    first, second = (relation_id(s, p, o, n, q.items()) for s, p, o, n, q in (one, other))
    assert first != second


@pytest.mark.parametrize(
    ("one", "other"), [("< 18 years", "> 18 years"), ("+10 °C", "-10 °C"), ("1.5 mg", "1-5 mg")]
)
def test_values_that_mean_different_things_differ_in_identity(one: str, other: str) -> None:
    """Two values of a qualifier that only signs tell apart are two relations."""
    first, second = (
        relation("ketamine treats sleep", qualifiers={"population": value})
        for value in (one, other)
    )
    assert first.id != second.id


def test_the_statement_is_what_authors_write() -> None:
    """A relation gives back its three tokens, four when negated."""
    for text in ("ketamine blocks nmda", "ketamine not blocks nmda"):
        assert relation(text).statement == text


@steady
@given(relations())
def test_stances_part_the_evidence(written: object) -> None:
    """Every item of evidence is counted under its stance, in the author's order."""
    found = getattr(written, "assessment")  # noqa: B009
    for stance in ("supports", "disputes"):
        keys = [item.source for item in found.evidence if item.stance == stance]
        assert list(found.sources(stance)) == keys
