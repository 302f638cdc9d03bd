"""Makes the lines that show relations: grouped, judged, with their evidence where it is at home."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_concept_graph.core.assessing import shown_only_in, strength, study_type
from sphinx_concept_graph.core.knowledge import Linked, Spot, relation_anchor
from sphinx_concept_graph.core.values import NO_DIFFERENCE
from sphinx_concept_graph.core.views import (
    Cite,
    Group,
    Line,
    Mark,
    NetworkEntry,
    Ref,
    Row,
    Statement,
    gap,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_concept_graph.core.assessing import Strength
    from sphinx_concept_graph.core.choosing import Choice
    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.referring import End, Referrer
    from sphinx_concept_graph.core.values import Assessment, Evidence, Relation
    from sphinx_concept_graph.core.views import Axis, Direction
    from sphinx_concept_graph.core.vocabulary import Term


class Liner:
    """Answers how relations read from either end."""

    def __init__(self, referrer: Referrer) -> None:
        """Keep what knows where things are."""
        self.referrer = referrer
        self.knowledge: Knowledge = referrer.knowledge
        statuses = self.knowledge.vocabulary.statuses.values()
        #: Statuses that do not say by themselves that there is evidence against a statement.
        self._undisputed = {"", *(status.id for status in statuses if status.holds == "yes")}

    def groups(self, concept_id: str, *, at_home: bool = True) -> tuple[Group, ...]:
        """Return the relations of a concept, both ways; each group strongest first.

        Evidence and anchors stand in the concept's entry only, where the relations are at home.
        """
        return self._grouped(self.both_ways(concept_id), at_home=at_home)

    def chosen(self, concept_id: str, choice: Choice) -> tuple[Group, ...]:
        """Return those relations of a concept that a figure is asked to show."""
        pairs = (pair for pair in self.both_ways(concept_id) if choice.leads_on(*pair))
        return self._grouped(pairs, at_home=False)

    def said_by(self, relations: Iterable[Linked]) -> tuple[Group, ...]:
        """Return relations of one subject, as it states them; each group strongest first."""
        return self._grouped(((linked, "subject") for linked in relations), at_home=False)

    def entry(self, concept_id: str, said: Iterable[Linked]) -> NetworkEntry:
        """Return a concept as a figure of several shows it, with what it states."""
        return NetworkEntry(
            ref=self.referrer.concept_ref(concept_id),
            type=self.knowledge.concepts[concept_id].type,
            groups=self.said_by(one for one in said if one.relation.subject == concept_id),
        )

    def _grouped(self, pairs: Iterable[tuple[Linked, End]], *, at_home: bool) -> tuple[Group, ...]:
        found: dict[tuple[str, Direction, bool, bool], list[tuple[Linked, End]]] = {}
        for linked, end in pairs:
            relation = linked.relation
            one_way: Direction = "out" if end == "subject" else "in"
            direction: Direction = "both" if relation.symmetric else one_way
            no_difference = relation.finding == NO_DIFFERENCE
            key = (relation.predicate, direction, relation.negated, no_difference)
            found.setdefault(key, []).append((linked, end))
        return tuple(
            self._group(key[1], ends, tuple(self._lines(ends, at_home=at_home)))
            for key, ends in found.items()
        )

    def _lines(self, ends: list[tuple[Linked, End]], *, at_home: bool) -> Iterator[Line]:
        def key(pair: tuple[Linked, End]) -> Strength:
            known = self.knowledge
            return strength(pair[0].relation, known.sources, known.vocabulary)

        # Groups that read the same from both ends bring two orders together.
        is_one_order = len({end for _, end in ends}) == 1
        for linked, end in ends if is_one_order else sorted(ends, key=key):
            yield self.line(linked, end, at_home=at_home)

    def both_ways(self, concept_id: str) -> Iterator[tuple[Linked, End]]:
        """Yield the relations of a concept with the end that it is, those it states first."""
        for linked in self.knowledge.outgoing.get(concept_id, ()):
            yield linked, "subject"
        for linked in self.knowledge.incoming.get(concept_id, ()):
            relation = linked.relation
            if not (relation.symmetric and relation.subject == relation.object):
                yield linked, "object"

    def _group(
        self, direction: Direction, ends: list[tuple[Linked, End]], lines: tuple[Line, ...]
    ) -> Group:
        (linked, end), *_ = ends
        relation = linked.relation
        words, unknown = self.referrer.words(relation, end)
        forward, _ = self.referrer.words(relation, "subject")
        predicate = self.knowledge.vocabulary.predicates.get(relation.predicate)
        return Group(
            predicate=relation.predicate,
            words=words,
            forward=forward,
            direction=direction,
            sign=predicate.sign if predicate else "",
            unknown=unknown,
            no_difference=relation.finding == NO_DIFFERENCE,
            lines=lines,
        )

    def line(self, linked: Linked, end: End, *, at_home: bool) -> Line:
        """Return a relation as seen from one end; evidence only where it is at home."""
        relation = linked.relation
        at_home = at_home and end == "subject" and not relation.in_place
        return self._line(linked, end, at_home=at_home)

    def _line(self, linked: Linked, end: End, *, at_home: bool) -> Line:
        relation = linked.relation
        other = relation.object if end == "subject" else relation.subject
        concept = self.knowledge.concepts.get(other)
        elsewhere = linked.sound and not at_home
        told = elsewhere and (relation.prose or bool(relation.assessment.evidence))
        owner = self.knowledge.home(relation) if told else None
        return Line(
            relation_id=relation.id,
            anchors=self._anchors(relation) if at_home and linked.sound else (),
            other=self.referrer.concept_ref(other),
            other_type=concept.type if concept else "",
            badge=self._badge(relation),
            qualifiers=self.referrer.qualifiers(relation),
            marks=self.marks(relation.assessment, relation.finding),
            negated=relation.negated,
            cites=self.cites(relation.assessment) if at_home else (),
            home=Ref(text="", docname=owner[0], anchor=owner[1]) if owner else None,
            prose=linked.spot.nth if at_home and self._beside(linked) else -1,
        )

    def _badge(self, relation: Relation) -> tuple[str, str] | None:
        """Return the words that set a statement off, and whose they are."""
        predicate = self.knowledge.vocabulary.predicates.get(relation.predicate)
        if predicate is None:
            return None
        words = predicate.negated_badge if relation.negated else predicate.badge
        negation = "not-" if relation.negated else ""
        return (words, f"{negation}{predicate.id}") if words else None

    def _anchors(self, relation: Relation) -> tuple[str, ...]:
        """Return the anchors of a relation; an id that is another's now is no former one."""
        ids = self.knowledge.statements.ids
        former = (id_ for id_ in relation.formerly if ids[id_] == relation.id != id_)
        return (relation_anchor(relation), *(f"relation-{id_}" for id_ in dict.fromkeys(former)))

    def _beside(self, linked: Linked) -> bool:
        """Tell whether the prose of a relation is on the page of its subject's entry."""
        if not linked.relation.prose or linked.relation.in_place:
            return False
        subject = self.knowledge.concepts.get(linked.relation.subject)
        return subject is not None and subject.place.docname == linked.spot.docname

    def row(self, relation: Relation) -> Row:
        """Return a sound relation as a table shows it, away from home."""
        spot = Spot(relation.place.docname, -1)
        words, _ = self.referrer.words(relation, "subject")
        line = self._line(Linked(relation=relation, spot=spot), "subject", at_home=False)
        return Row(
            subject=self.referrer.concept_ref(relation.subject),
            words=words,
            line=replace(line, cites=self.cites(relation.assessment)),
        )

    def statement(self, spot: Spot) -> Statement | None:
        """Return what a relation shows where it is written; nothing when an entry shows it."""
        linked = self.knowledge.written[spot]
        relation = linked.relation
        lost = "subject" in linked.gaps or linked.repeated
        if not relation.in_place and not lost:
            return None
        words, unknown = self.referrer.words(relation, "subject")
        return Statement(
            subject=self.referrer.concept_ref(relation.subject),
            words=words,
            unknown=unknown,
            line=self._line(linked, "subject", at_home=True),
        )

    def marks(self, assessment: Assessment, finding: str) -> tuple[Mark, ...]:
        """Return the judgements in reading order: finding, status, certainty, level, dispute."""
        if not (finding or assessment.evidence or assessment.status or assessment.certainty):
            return ()
        vocabulary = self.knowledge.vocabulary
        found = [
            _mark("finding", finding, vocabulary.findings),
            _mark("status", assessment.status, vocabulary.statuses),
            _mark("certainty", assessment.certainty, vocabulary.certainty),
        ]
        level = shown_only_in(assessment.evidence, self.knowledge.sources, vocabulary)
        if level:
            found.append(Mark(axis="level", id=level))
        if assessment.sources("disputes") and assessment.status in self._undisputed:
            found.append(Mark(axis="disputed", id="disputed"))
        return tuple(mark for mark in found if mark)

    def cites(self, assessment: Assessment) -> tuple[Cite, ...]:
        """Return the evidence as printed: supporting items first, each in the author's order."""
        if not assessment.evidence:
            return ()
        order = sorted(assessment.evidence, key=lambda item: item.stance == "disputes")
        found = []
        for item in order:
            name = study_type(item, self.knowledge.sources)
            kind = self.knowledge.vocabulary.study_types.get(name)
            source = self.knowledge.sources.get(item.source)
            found.append(
                Cite(
                    ref=self._source(item),
                    stance=item.stance,
                    study_type=kind.label if kind else gap(name),
                    retracted=source.retracted if source else "",
                )
            )
        return tuple(found)

    def _source(self, item: Evidence) -> Ref:
        return self.referrer.source_ref(item.source) if item.readable else Ref(text=item.source)


def _mark(axis: Axis, id_: str, scale: Mapping[str, Term]) -> Mark | None:
    if not id_:
        return None
    return Mark(axis=axis, id=id_, label=scale[id_].label if id_ in scale else "")
