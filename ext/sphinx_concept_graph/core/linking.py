"""Links the facts of all documents into one whole, and names what does not fit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_concept_graph.core import checks
from sphinx_concept_graph.core.assessing import strength
from sphinx_concept_graph.core.issues import Issue
from sphinx_concept_graph.core.knowledge import Knowledge, Linked, Spot
from sphinx_concept_graph.core.names import NameIndex, nearest
from sphinx_concept_graph.core.notation import NotationError
from sphinx_concept_graph.core.statements import StatementIndex, index_statements
from sphinx_concept_graph.core.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_concept_graph.core.assessing import Strength
    from sphinx_concept_graph.core.facts import DocFacts
    from sphinx_concept_graph.core.issues import IssueKind
    from sphinx_concept_graph.core.values import Claim, Concept, Mention, Relation, Source
    from sphinx_concept_graph.core.vocabulary import Vocabulary


def link(
    facts: Mapping[str, DocFacts], vocabulary: Vocabulary, sources: Mapping[str, Source]
) -> Knowledge:
    """Link all facts; the result depends on their content alone, not on the order of reading."""
    return _Linker({name: facts[name] for name in sorted(facts)}, vocabulary, sources).run()


class _Linker:
    """Walks the facts in the order of document names, then of the page; earlier facts win."""

    def __init__(
        self,
        facts: Mapping[str, DocFacts],
        vocabulary: Vocabulary,
        sources: Mapping[str, Source],
    ) -> None:
        self.facts = facts
        self.vocabulary = vocabulary
        self.sources = sources
        self.issues: list[Issue] = [issue for doc in facts.values() for issue in doc.issues]
        self.repeated: set[tuple[str, Spot]] = set()
        self.concepts = self._concepts()
        self.names = NameIndex(self.concepts.values())
        self.written: dict[Spot, Linked] = {}
        self.relations: dict[str, Relation] = {}
        self.statements = StatementIndex()
        self.claim_ids: dict[str, str] = {}

    def run(self) -> Knowledge:
        for docname, doc in self.facts.items():
            for index, relation in enumerate(doc.relations):
                spot = Spot(docname, index)
                self.written[spot] = self._relation(relation, spot)
        self.statements = index_statements(self.relations)
        claims = self._claims()
        self.claim_ids = _claim_ids(claims)
        mentioned, cited = self._mentions()
        outgoing, incoming = self._ends()
        return Knowledge(
            facts=self.facts,
            vocabulary=self.vocabulary,
            concepts=dict(sorted(self.concepts.items())),
            relations=dict(sorted(self.relations.items())),
            statements=self.statements,
            claims=claims,
            claim_ids=self.claim_ids,
            sources=dict(sorted(self.sources.items())),
            names=self.names,
            written=self.written,
            repeated=frozenset(self.repeated),
            outgoing=outgoing,
            incoming=incoming,
            claims_about=_claims_about(claims),
            mentioned_in=mentioned,
            cited_in=cited,
            source_list=self._source_list(),
            issues=(*self.issues, *self._unlisted(claims, cited)),
        )

    def _unlisted(
        self, claims: Mapping[str, Claim], cited: Mapping[str, tuple[str, ...]]
    ) -> Iterator[Issue]:
        """Yield one issue when sources are cited and no page lists them."""
        if not any(self._source_list()):
            written: list[Relation | Claim] = [item.relation for item in self.written.values()]
            for statement in (*written, *claims.values()):
                if statement.assessment.evidence:
                    yield Issue(kind="no_source_list", place=statement.place)
                    return
            for docnames in cited.values():
                yield Issue(kind="no_source_list", place=Place(docname=docnames[0]))
                return

    def _report(self, kind: IssueKind, place: Place, case: str = "", **values: str) -> None:
        pairs = tuple(values.items())
        self.issues.append(Issue(kind=kind, place=place, case=case, values=pairs))

    def _concepts(self) -> dict[str, Concept]:
        found: dict[str, Concept] = {}
        for docname, doc in self.facts.items():
            for index, concept in enumerate(doc.concepts):
                first = found.setdefault(concept.id, concept)
                if first is not concept:
                    self.repeated.add(("concept", Spot(docname, index)))
                    self._duplicate(concept.id, concept.place, first.place)
                self.issues.extend(checks.check_concept(concept, self.vocabulary))
        return found

    def _duplicate(self, id_: str, place: Place, first: Place) -> None:
        where = f"{first.docname}:{first.line}"
        self._report("duplicate_id", place, id=id_, first=where)

    def _name(self, name: str, place: Place) -> str:
        """Return the id a name means, or empty text after reporting why there is none."""
        found = self.names.find(name)
        if len(found) == 1:
            return found[0]
        if found:
            self._report("ambiguous_name", place, name=name, ids=", ".join(found))
        else:
            near = self.names.suggest(name)
            self._report("unknown_concept", place, "near" if near else "", name=name, near=near)
        return ""

    def _relation(self, relation: Relation, spot: Spot) -> Linked:
        subject = self._name(relation.subject, relation.place)
        object_ = self._name(relation.object, relation.place)
        predicate = self.vocabulary.predicates.get(relation.predicate)
        if predicate is None:
            near = nearest(relation.predicate, self.vocabulary.predicates)
            case = "near" if near else ""
            self._report(
                "unknown_predicate", relation.place, case, name=relation.predicate, near=near
            )
        self.issues.extend(checks.check_relation(relation, self.vocabulary, self.sources))
        resolved = {"subject": subject, "predicate": predicate, "object": object_}
        gaps = tuple(part for part, value in resolved.items() if not value)
        linked = replace(
            relation,
            subject=subject or relation.subject,
            object=object_ or relation.object,
            symmetric=predicate is not None and predicate.symmetric,
        )
        if gaps:
            return Linked(relation=linked, spot=spot, gaps=gaps)
        return self._accept(linked, spot)

    def _accept(self, relation: Relation, spot: Spot) -> Linked:
        first = self.relations.setdefault(relation.id, relation)
        if first is not relation:
            where = f"{first.place.docname}:{first.place.line}"
            self._report(
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
        return dict(sorted(found.items()))

    def _claim(self, claim: Claim) -> Claim:
        about = (self._name(name, claim.place) for name in claim.about)
        states = (self._statement(text, claim.place) for text in claim.states)
        self.issues.extend(checks.check_claim(claim, self.vocabulary, self.sources))
        return replace(
            claim,
            about=tuple(dict.fromkeys(filter(None, about))),
            states=tuple(dict.fromkeys(filter(None, states))),
        )

    def _statement(self, text: str, place: Place) -> str:
        """Return the id of the relation a text means, or empty text after reporting."""
        try:
            found = self.statements.find(text, self.names)
        except NotationError as error:
            self._report("notation", place, text=error.text, expected=error.expected)
            return ""
        if len(found) == 1:
            return found[0]
        if found:
            self._report("ambiguous_name", place, name=text, ids=", ".join(found))
        else:
            self._report("unknown_relation", place, name=text)
        return ""

    def _mentions(self) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        concepts: defaultdict[str, set[str]] = defaultdict(set)
        sources: defaultdict[str, set[str]] = defaultdict(set)
        for docname, doc in self.facts.items():
            for mention in doc.mentions:
                found = self._mention(mention)
                if mention.kind == "source" and found:
                    sources[found].add(docname)
                elif mention.kind == "concept" and found:
                    concepts[found].add(docname)
            for graph in doc.graphs:
                self._mention(graph.centre)
                self.issues.extend(checks.check_graph(graph, self.vocabulary))
            for table in doc.tables:
                for name in (*table.subjects, *table.objects):
                    self._name(name, table.place)
                self.issues.extend(checks.check_table(table, self.vocabulary))
            for request in doc.lists:
                self.issues.extend(checks.check_types(request, self.vocabulary))
        for id_, docnames in concepts.items():
            docnames.discard(self.concepts[id_].place.docname)
        return _sorted_values(concepts), _sorted_values(sources)

    def _mention(self, mention: Mention) -> str:
        target, place = mention.target, mention.place
        if mention.kind == "concept":
            return self._name(target, place)
        if mention.kind == "relation":
            return self._statement(target, place)
        is_claim = mention.kind == "claim"
        known: Mapping[str, object] = self.claim_ids if is_claim else self.sources
        if target in known:
            return self.claim_ids[target] if is_claim else target
        near = nearest(target, known)
        kind: IssueKind = "unknown_claim" if is_claim else "unknown_source"
        self._report(kind, place, "near" if near else "", name=target, near=near)
        return ""

    def _ends(self) -> tuple[dict[str, tuple[Linked, ...]], dict[str, tuple[Linked, ...]]]:
        outgoing: defaultdict[str, list[Linked]] = defaultdict(list)
        incoming: defaultdict[str, list[Linked]] = defaultdict(list)
        for linked in self.written.values():
            if "subject" not in linked.gaps and not linked.repeated:
                outgoing[linked.relation.subject].append(linked)
            if linked.sound:
                incoming[linked.relation.object].append(linked)
        return self._strongest_first(outgoing), self._strongest_first(incoming)

    def _strongest_first(self, ends: Mapping[str, list[Linked]]) -> dict[str, tuple[Linked, ...]]:
        def key(linked: Linked) -> Strength:
            return strength(linked.relation, self.sources, self.vocabulary)

        return {name: tuple(sorted(ends[name], key=key)) for name in sorted(ends)}

    def _source_list(self) -> tuple[str, str]:
        for docname, doc in self.facts.items():
            if doc.source_list:
                return docname, doc.source_list
        return "", ""


def _claim_ids(claims: Mapping[str, Claim]) -> dict[str, str]:
    """Return id or former id -> id; a present id wins over a former one."""
    former = {name: id_ for id_, claim in claims.items() for name in claim.formerly}
    return {**former, **{id_: id_ for id_ in claims}}


def _claims_about(claims: Mapping[str, Claim]) -> dict[str, tuple[str, ...]]:
    about: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims.values():
        for concept_id in claim.about:
            about[concept_id].append(claim.id)
    return {name: tuple(about[name]) for name in sorted(about)}


def _sorted_values(found: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(found[name])) for name in sorted(found) if found[name]}
