"""Links the facts of all documents into one whole, and names what does not fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_concept_graph.core import checks
from sphinx_concept_graph.core.autolink import Matcher, link_prose
from sphinx_concept_graph.core.issues import Issue
from sphinx_concept_graph.core.knowledge import Knowledge, Linked, Spot, source_spot
from sphinx_concept_graph.core.names import nearest
from sphinx_concept_graph.core.notation import STATEMENT_FORM
from sphinx_concept_graph.core.resolver import Resolver
from sphinx_concept_graph.core.statements import index_statements
from sphinx_concept_graph.core.usage import both_ends, claims_about, mentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_concept_graph.core.facts import DocFacts
    from sphinx_concept_graph.core.resolver import Elsewhere
    from sphinx_concept_graph.core.usage import Autolinks, Mentions
    from sphinx_concept_graph.core.values import Claim, Concept, Place, Relation, Source
    from sphinx_concept_graph.core.vocabulary import Predicate, Vocabulary


def link(
    facts: Mapping[str, DocFacts],
    vocabulary: Vocabulary,
    sources: Mapping[str, Source],
    *,
    elsewhere: Elsewhere | None = None,
    plurals: bool = True,
) -> Knowledge:
    """Link all facts; the result depends on their content alone, not on the order of reading.

    ``elsewhere`` tells whether another project knows a name that this one does not; ``plurals``
    says whether automatic links know regular English plurals.
    """
    ordered = {name: facts[name] for name in sorted(facts)}
    linker = _Linker(ordered, vocabulary, sources, elsewhere)
    return linker.run(plurals=plurals)


def _resolved(
    relation: Relation, subject: str, object_: str, predicate: Predicate | None
) -> Relation:
    """Return a relation between ids; most are written so, and stay what they are."""
    ends = (subject or relation.subject, object_ or relation.object)
    symmetric = predicate is not None and predicate.symmetric
    if (*ends, symmetric) == (relation.subject, relation.object, relation.symmetric):
        return relation
    return replace(relation, subject=ends[0], object=ends[1], symmetric=symmetric)


class _Linker:
    """Walks the facts in the order of document names, then of the page; earlier facts win."""

    def __init__(
        self,
        facts: Mapping[str, DocFacts],
        vocabulary: Vocabulary,
        sources: Mapping[str, Source],
        elsewhere: Elsewhere | None,
    ) -> None:
        self.facts = facts
        self.vocabulary = vocabulary
        self.sources = sources
        self.issues: list[Issue] = [issue for doc in facts.values() for issue in doc.issues]
        self.repeated: set[tuple[str, Spot]] = set()
        self.concepts = self._concepts()
        self.resolver = Resolver(self.concepts.values(), sources, self.issues, elsewhere)
        self.written: dict[Spot, Linked] = {}
        self.relations: dict[str, Relation] = {}

    def run(self, *, plurals: bool) -> Knowledge:
        for docname, doc in self.facts.items():
            for index, relation in enumerate(doc.relations):
                spot = Spot(docname, index)
                self.written[spot] = self._relation(relation, spot)
        self.resolver.statements = index_statements(self.relations)
        claims = self._claims()
        self.resolver.know_claims(claims)
        autolinks = self._autolinks(plurals=plurals)
        used = self._mentions(autolinks)
        self._requests()
        outgoing, incoming = both_ends(self.written.values(), self.sources, self.vocabulary)
        return Knowledge(
            facts=self.facts,
            vocabulary=self.vocabulary,
            concepts=dict(sorted(self.concepts.items())),
            relations=dict(sorted(self.relations.items())),
            statements=self.resolver.statements,
            claims=claims,
            claim_ids=self.resolver.claim_ids,
            sources=dict(sorted(self.sources.items())),
            names=self.resolver.names,
            written=self.written,
            repeated=frozenset(self.repeated),
            outgoing=outgoing,
            incoming=incoming,
            claims_about=claims_about(claims),
            mentioned_in=used.concepts,
            autolinks=autolinks,
            cited_in=used.sources,
            source_lists=self._source_lists(),
            issues=(*self.issues, *self._unlisted(claims)),
        )

    def _concepts(self) -> dict[str, Concept]:
        found: dict[str, Concept] = {}
        for docname, doc in self.facts.items():
            for index, concept in enumerate(doc.concepts):
                first = found.setdefault(concept.id, concept)
                if first is not concept:
                    self.repeated.add(("concept", Spot(docname, index)))
                    self._duplicate(concept.id, concept.place, first.place)
                self.issues.extend(checks.check_concept(concept, self.vocabulary))
        self._check_former(found)
        return found

    def _check_former(self, found: Mapping[str, Concept] | Mapping[str, Claim]) -> None:
        """Report former ids that are the present id of another."""
        for thing in found.values():
            for id_ in thing.formerly:
                if id_ in found and found[id_] is not thing:
                    self._duplicate(id_, thing.place, found[id_].place)

    def _duplicate(self, id_: str, place: Place, first: Place) -> None:
        values = (("id", id_), ("first", f"{first.docname}:{first.line}"))
        self.issues.append(Issue(kind="duplicate_id", place=place, values=values))

    def _relation(self, relation: Relation, spot: Spot) -> Linked:
        if self._lacks_quotes(relation):
            text = relation.statement
            self.resolver.report("notation", relation.place, text=text, expected=STATEMENT_FORM)
            return Linked(relation=relation, spot=spot, gaps=("subject", "predicate", "object"))
        subject = self.resolver.name(relation.subject, relation.place)
        object_ = self.resolver.name(relation.object, relation.place)
        predicate = self._predicate(relation)
        self.issues.extend(checks.check_relation(relation, self.vocabulary, self.sources))
        resolved = {"subject": subject, "predicate": predicate, "object": object_}
        gaps = tuple(part for part, value in resolved.items() if not value)
        linked = _resolved(relation, subject, object_, predicate)
        if gaps:
            return Linked(relation=linked, spot=spot, gaps=gaps)
        return self._accept(linked, spot)

    def _lacks_quotes(self, relation: Relation) -> bool:
        """Tell whether the second half of a name was taken for the object."""
        known = self.vocabulary.predicates
        return (
            relation.predicate not in known
            and relation.subject in known
            and not self.resolver.names.find(relation.subject)
        )

    def _predicate(self, relation: Relation) -> Predicate | None:
        known = self.vocabulary.predicates
        if relation.predicate not in known:
            near = nearest(relation.predicate, known)
            self.resolver.report("unknown_predicate", relation.place, near, name=relation.predicate)
        return known.get(relation.predicate)

    def _accept(self, relation: Relation, spot: Spot) -> Linked:
        first = self.relations.setdefault(relation.id, relation)
        if first is not relation:
            where = f"{first.place.docname}:{first.place.line}"
            self.resolver.report(
                "duplicate_relation", relation.place, statement=relation.statement, first=where
            )
            return Linked(relation=relation, spot=spot, repeated=True)
        return Linked(relation=relation, spot=spot)

    def _claims(self) -> dict[str, Claim]:
        found: dict[str, Claim] = {}
        for docname, doc in self.facts.items():
            for index, claim in enumerate(doc.claims):
                linked = self._claim(claim)
                first = found.setdefault(claim.id, linked)
                if first is not linked:
                    self.repeated.add(("claim", Spot(docname, index)))
                    self._duplicate(claim.id, claim.place, first.place)
        self._check_former(found)
        return dict(sorted(found.items()))

    def _claim(self, claim: Claim) -> Claim:
        about = (self.resolver.name(name, claim.place) for name in claim.about)
        states = (self.resolver.statement(text, claim.place) for text in claim.states)
        self.issues.extend(checks.check_claim(claim, self.vocabulary, self.sources))
        return replace(
            claim,
            about=tuple(dict.fromkeys(filter(None, about))),
            states=tuple(dict.fromkeys(filter(None, states))),
        )

    def _autolinks(self, *, plurals: bool) -> Autolinks:
        """Link names in the prose of the documents that want it."""
        wanted = {name: doc.prose for name, doc in self.facts.items() if doc.prose}
        if not wanted:
            return {}
        matcher = Matcher(self.concepts.values(), plurals=plurals)
        meant = self.resolver.meant
        return {name: link_prose(prose, matcher, meant) for name, prose in wanted.items()}

    def _mentions(self, autolinks: Autolinks) -> Mentions:
        used = [
            (mention.kind, self.resolver.mention(mention), docname)
            for docname, doc in self.facts.items()
            for mention in doc.mentions
        ]
        return mentions(used, autolinks, self.concepts)

    def _requests(self) -> None:
        """Check the sources, and what figures, tables and lists are asked to show."""
        for source in self.sources.values():
            self.issues.extend(checks.check_source(source, self.vocabulary))
        for doc in self.facts.values():
            for graph in doc.graphs:
                for mention in (*graph.centres, *graph.include, *graph.exclude):
                    self.resolver.mention(mention)
                self.issues.extend(checks.check_graph(graph, self.vocabulary))
            for path in doc.paths:
                start, goal = map(self.resolver.mention, (path.start, path.goal))
                if start and start == goal:
                    text, place = f"{start} -> {goal}", path.start.place
                    self.resolver.report("self_loop", place, statement=text)
            for table in doc.tables:
                for name in (*table.subjects, *table.objects):
                    self.resolver.name(name, table.place)
                self.issues.extend(checks.check_table(table, self.vocabulary))
            for request in doc.lists:
                self.issues.extend(checks.check_types(request, self.vocabulary))

    def _source_lists(self) -> dict[Spot, tuple[str, ...]]:
        return {
            Spot(docname, nth): request.letters
            for docname, doc in self.facts.items()
            for nth, request in enumerate(doc.source_lists)
        }

    def _unlisted(self, claims: Mapping[str, Claim]) -> Iterator[Issue]:
        """Yield one issue for the first source that is cited and stands on no list."""
        lists = self._source_lists()
        missing = {
            key for key, source in self.sources.items() if source_spot(source, lists) is None
        }
        cited = ((key, place) for key, place in self._cited(claims) if key in missing)
        for key, place in cited if missing else ():
            yield Issue(kind="no_source_list", place=place, values=(("name", key),))
            return

    def _cited(self, claims: Mapping[str, Claim]) -> Iterator[tuple[str, Place]]:
        """Yield each citation with its place: those of statements first, then those in texts."""
        written: list[Relation | Claim] = [item.relation for item in self.written.values()]
        for statement in (*written, *claims.values()):
            yield from ((item.source, statement.place) for item in statement.assessment.evidence)
        for doc in self.facts.values():
            named = (one for one in doc.mentions if one.kind == "source")
            yield from ((one.target, one.place) for one in named)
