"""What the checks of the whole call a contradiction, and what they do not."""

from __future__ import annotations

import pytest
from tests.strategies import concept, linked, relation

from sphinx_concept_graph.core.facts import DocFacts
from sphinx_concept_graph.core.graph_checks import contradictions

WORLD = (concept("ketamine"), concept("sleep", line=2))


@pytest.mark.parametrize(
    ("asserted", "negated", "expected"),
    [
        ({}, {}, 1),
        ({"status": "supported"}, {"status": "supported"}, 1),
        ({"status": "supported"}, {}, 1),
        ({"status": "not-supported"}, {"status": "not-supported"}, 1),
        ({"status": "not-supported"}, {"status": "supported"}, 0),
        ({"status": "supported"}, {"status": "not-supported"}, 0),
        ({"status": "contested"}, {"status": "supported"}, 0),
        ({"supports": "anis", "disputes": "chen"}, {}, 0),
        ({}, {"qualifiers": {"jurisdiction": "Peru"}}, 0),
    ],
)
def test_contradictions(asserted: dict[str, str], negated: dict[str, str], expected: int) -> None:
    """Two sides contradict each other unless one is disputed or their verdicts agree."""
    sides = (
        relation("ketamine treats sleep", line=3, **asserted),  # type: ignore[arg-type]
        relation("ketamine not treats sleep", line=4, **negated),  # type: ignore[arg-type]
    )
    found = list(contradictions(linked(a=DocFacts(concepts=WORLD, relations=sides))))
    assert len(found) == expected
    assert all(issue.place.line == 4 for issue in found)
