"""What an edit must change for other pages to be looked at."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from tests.strategies import (
    assessment,
    claim,
    concept,
    doc_facts,
    mention,
    place,
    relation,
    steady,
)

from sphinx_concept_graph.core.facts import DocFacts, HealthRequest, ListRequest, Prose
from sphinx_concept_graph.core.outline import outline, shows_prose
from sphinx_concept_graph.core.values import Place


def rewritten(value: Any) -> Any:  # noqa: ANN401 -- any value of ours
    """Return a value with other lines and other prose of its own."""
    if isinstance(value, Place):
        return value._replace(line=value.line + 7)
    if isinstance(value, tuple):
        return tuple(map(rewritten, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {field.name: rewritten(getattr(value, field.name)) for field in fields(value)}
    for name in {"definition", "text"} & changed.keys():
        changed[name] = changed[name] and f"{changed[name]} Rewritten."
    return replace(value, **changed)


@steady
@given(doc_facts("a"))
def test_prose_and_lines_do_not_count(facts: DocFacts) -> None:
    """Rewriting a text, or moving all of it down, leaves the outline as it was."""
    assert outline(rewritten(facts)) == outline(facts)


TEA = concept("tea", definition="A drink.")
BLOCKS = relation("tea blocks sleep", supports="anis")
OLD = claim("old", about=("tea",))
FULL = DocFacts(concepts=(TEA,), relations=(BLOCKS,), claims=(OLD,))


@pytest.mark.parametrize(
    "changed",
    [
        replace(FULL, concepts=(replace(TEA, title="Green tea"),)),
        replace(FULL, concepts=(replace(TEA, aliases=("cha",)),)),
        replace(FULL, concepts=(replace(TEA, definition=""),)),
        replace(FULL, concepts=(replace(TEA, place=Place("a", 1, "part.txt")),)),
        replace(FULL, relations=()),
        replace(FULL, relations=(replace(BLOCKS, negated=True),)),
        replace(FULL, relations=(replace(BLOCKS, assessment=assessment("berman")),)),
        replace(FULL, claims=(replace(OLD, title="Other words"),)),
        replace(FULL, mentions=(mention("concept", "tea"),)),
        replace(FULL, prose=(Prose(section=1, text="Tea."),)),
    ],
)
def test_all_else_counts(changed: DocFacts) -> None:
    """Whatever another page or a check can show changes the outline."""
    assert outline(changed) != outline(FULL)


def test_searched_prose_counts() -> None:
    """The text of a stretch in which names are linked is no prose of its own."""
    one, other = (DocFacts(prose=(Prose(section=1, text=text),)) for text in ("Tea.", "Cha."))
    assert outline(one) != outline(other)


def test_pages_that_show_the_prose_of_others() -> None:
    """Lists print definitions, and reports tell what words lack."""
    assert not shows_prose(FULL)
    assert shows_prose(replace(FULL, lists=(ListRequest(place=place()),)))
    assert shows_prose(replace(FULL, healths=(HealthRequest(place=place()),)))
