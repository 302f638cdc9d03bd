"""What the words of a vocabulary answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from tests.strategies import VOCABULARY, predicates, steady, vocabularies

from sphinx_concept_graph.core.vocabulary import Prefix

if TYPE_CHECKING:
    from sphinx_concept_graph.core.vocabulary import Predicate, Vocabulary


@pytest.mark.parametrize(
    ("inverse", "negated", "expected"),
    [
        (False, False, "blocks"),
        (False, True, "does not block"),
        (True, False, "is blocked by"),
        (True, True, "is not blocked by"),
    ],
)
def test_a_predicate_has_words_for_each_end_and_polarity(
    inverse: bool,  # noqa: FBT001
    negated: bool,  # noqa: FBT001
    expected: str,
) -> None:
    """Read from either end, asserted or negated, a predicate has words of its own."""
    assert VOCABULARY.predicates["blocks"].words(inverse=inverse, negated=negated) == expected


@steady
@given(predicates("touch"))
def test_polarity_is_never_lost(predicate: Predicate) -> None:
    """The negated words differ from the asserted ones at both ends; symmetric ends read alike."""
    for inverse in (False, True):
        asserted, negated = (predicate.words(inverse=inverse, negated=n) for n in (False, True))
        assert asserted != negated
        same = predicate.words(inverse=not inverse, negated=False) == asserted
        assert same is predicate.symmetric


@steady
@given(vocabularies())
def test_entries_are_found_by_their_own_id(vocabulary: Vocabulary) -> None:
    """Each mapping of a vocabulary is by the id of its values."""
    for name in ("types", "predicates", "qualifiers", "study_types", "statuses", "certainty"):
        assert all(key == value.id for key, value in getattr(vocabulary, name).items())


@pytest.mark.parametrize(
    ("pattern", "local_id", "expected"),
    [
        ("", "anything", True),
        (r"[CD]\d+", "D016202", True),
        (r"[CD]\d+", "xD016202", False),
        (r"[CD]\d+", "D016202x", False),
        (r"a|b", "ab", False),
    ],
)
def test_a_prefix_accepts_whole_identifiers(
    pattern: str,
    local_id: str,
    expected: bool,  # noqa: FBT001
) -> None:
    """The pattern has to fit all of the identifier; without one everything fits."""
    assert Prefix(id="P", label="P", pattern=pattern).accepts(local_id) is expected


def test_a_prefix_links_where_it_has_an_address() -> None:
    """The identifier takes the place of {id}; without an address there is no link."""
    assert Prefix(id="P", label="P", url="https://x.org/{id}#a").link("1") == "https://x.org/1#a"
    assert not Prefix(id="P", label="P").link("1")
