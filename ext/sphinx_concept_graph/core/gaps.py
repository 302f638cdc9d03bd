"""Finds what is thin or missing in the whole: what checks warn of and a page of health lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_concept_graph.core.assessing import shown_only_in, study_type, supporting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.values import Claim, Concept, Relation, Source

#: How the finding of a source was read when nobody of the authors read it.
UNREAD: Final = ("no", "second-hand")
#: Fields a reader expects in a citation, by kind of entry.
_EXPECTED: Final = {"article": ("author", "title", "journal", "year", "volume", "pages")}
_EXPECTED_OF_ALL: Final = ("author", "title", "year")
#: Fields that do the work of another.
_INSTEAD: Final = {"author": ("editor",), "pages": ("eid",)}


def undefined(knowledge: Knowledge) -> Iterator[Concept]:
    """Find concepts whose entry does not say what they are."""
    return (concept for concept in knowledge.concepts.values() if not concept.definition)


def unrelated(knowledge: Knowledge) -> Iterator[Concept]:
    """Find concepts that stand alone."""
    joined = knowledge.outgoing.keys() | knowledge.incoming.keys()
    return (concept for id_, concept in knowledge.concepts.items() if id_ not in joined)


def unmentioned(knowledge: Knowledge) -> Iterator[Concept]:
    """Find concepts that no other page speaks of, in its text or in a claim about them."""
    for id_, concept in knowledge.concepts.items():
        claims = (knowledge.claims[name] for name in knowledge.claims_about.get(id_, ()))
        elsewhere = any(claim.place.docname != concept.place.docname for claim in claims)
        if id_ not in knowledge.mentioned_in and not elsewhere:
            yield concept


def ungraded(knowledge: Knowledge) -> Iterator[Relation]:
    """Find relations whose certainty nobody judged."""
    return (one for one in knowledge.relations.values() if not one.assessment.certainty)


def thinly_supported(knowledge: Knowledge) -> Iterator[tuple[Claim, Source]]:
    """Find claims that rest on one source."""
    for claim in knowledge.claims.values():
        found = _supporters(claim, knowledge)
        if len(found) == 1:
            yield claim, found[0]


def graded_unread(knowledge: Knowledge) -> Iterator[Claim | Relation]:
    """Find statements with a certainty though nobody read the finding of any supporting source."""
    for statement in _statements(knowledge):
        found = _supporters(statement, knowledge)
        if statement.assessment.certainty and found and all(s.read in UNREAD for s in found):
            yield statement


def unsaid(knowledge: Knowledge) -> Iterator[Claim | Relation]:
    """Find statements borne out by animals or cells alone whose own words do not say so.

    Which words say so is in the vocabulary; a study type without words is not looked for.
    """
    known = knowledge.sources, knowledge.vocabulary
    for statement in _statements(knowledge):
        evidence = statement.assessment.evidence
        if not (statement.text and shown_only_in(evidence, *known)):
            continue
        names = {study_type(item, known[0]) for item in supporting(evidence, known[0])}
        words = {word for name in names for word in known[1].study_types[name].words}
        if words and not _has_word(statement.text, words):
            yield statement


def missing_fields(source: Source) -> tuple[str, ...]:
    """Return what a citation lacks: names of fields, "authors" and "identifier"."""
    fields = dict(source.entry)
    expected = _EXPECTED.get(fields.get("", ""), _EXPECTED_OF_ALL)
    missing = [
        name
        for name in expected
        if not any(fields.get(one) for one in (name, *_INSTEAD.get(name, ())))
    ]
    if fields.get("author", "").endswith(" and others"):
        missing.insert(0, "authors")
    if not (source.doi or source.pmid or source.url):
        missing.append("identifier")
    return tuple(missing)


def _has_word(text: str, words: set[str]) -> bool:
    pattern = "|".join(re.escape(word) for word in sorted(words))
    return re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE) is not None


def _supporters(statement: Claim | Relation, knowledge: Knowledge) -> list[Source]:
    """Return the known sources that support a statement, each once."""
    items = supporting(statement.assessment.evidence, knowledge.sources)
    keys = dict.fromkeys(item.source for item in items)
    return [knowledge.sources[key] for key in keys if key in knowledge.sources]


def _statements(knowledge: Knowledge) -> Iterator[Claim | Relation]:
    yield from knowledge.relations.values()
    yield from knowledge.claims.values()
