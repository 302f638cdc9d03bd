"""Resolves the names authors use, and reports those that mean nothing or too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_concept_graph.core.issues import Issue
from sphinx_concept_graph.core.names import NameIndex, nearest
from sphinx_concept_graph.core.notation import NotationError
from sphinx_concept_graph.core.statements import StatementIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_concept_graph.core.issues import IssueKind
    from sphinx_concept_graph.core.values import Claim, Concept, Mention, Place, Source

    #: Tells whether another project knows what a mention means.
    Elsewhere = Callable[[Mention], bool]


class Resolver:
    """Knows all names; each method returns an id, or empty text after reporting why not."""

    def __init__(
        self,
        concepts: Iterable[Concept],
        sources: Mapping[str, Source],
        issues: list[Issue],
        elsewhere: Elsewhere | None = None,
    ) -> None:
        """Index the names of concepts; relations and claims follow when they are linked."""
        self.names = NameIndex(concepts)
        self.sources = sources
        self.issues = issues
        self.statements = StatementIndex()
        #: Id or former id of a claim -> id.
        self.claim_ids: dict[str, str] = {}
        self._elsewhere = elsewhere or (lambda _mention: False)

    def report(self, kind: IssueKind, place: Place, near: str | None = None, **values: str) -> None:
        """Keep an issue; ``near`` is what the author may have meant, where that is known."""
        if near is not None:
            values["near"] = near
        pairs = tuple(values.items())
        self.issues.append(Issue(kind=kind, place=place, case="near" if near else "", values=pairs))

    def _report_comma(self, kind: IssueKind, place: Place, name: str) -> None:
        self.issues.append(Issue(kind=kind, place=place, case="comma", values=(("name", name),)))

    def know_claims(self, claims: Mapping[str, Claim]) -> None:
        """Learn the ids of claims; a present id wins over a former one."""
        former = {name: id_ for id_, claim in claims.items() for name in claim.formerly}
        self.claim_ids = {**former, **{id_: id_ for id_ in claims}}

    def meant(self, name: str) -> str:
        """Return the one concept a name means, without reporting anything."""
        found = self.names.find(name)
        return found[0] if len(found) == 1 else ""

    def name(self, name: str, place: Place) -> str:
        """Return the concept a name means."""
        found = self.names.find(name)
        if len(found) == 1:
            return found[0]
        if found:
            self.report("ambiguous_name", place, name=name, ids=", ".join(found))
        elif any(map(self.names.find, name.split(", ")[:-1])):
            self._report_comma("unknown_concept", place, name)
        else:
            self.report("unknown_concept", place, self.names.suggest(name), name=name)
        return ""

    def statement(self, text: str, place: Place) -> str:
        """Return the relation a text means."""
        try:
            found = self.statements.find(text, self.names)
        except NotationError as error:
            self.report("notation", place, text=error.text, expected=error.expected)
            return ""
        if len(found) == 1:
            return found[0]
        if found:
            self.report("ambiguous_name", place, name=text, ids=", ".join(found))
        else:
            self.report("unknown_relation", place, name=text)
        return ""

    def mention(self, mention: Mention) -> str:
        """Return what a name in running text means, of the kind it says."""
        target, place = mention.target, mention.place
        if not self._is_known(mention) and self._elsewhere(mention):
            return ""
        if mention.kind == "concept":
            return self.name(target, place)
        if mention.kind == "relation":
            return self.statement(target, place)
        if mention.kind == "claim":
            return self._listed("unknown_claim", target, self.claim_ids, place)
        return self._listed("unknown_source", target, dict.fromkeys(self.sources), place)

    def _is_known(self, mention: Mention) -> bool:
        if mention.kind == "claim":
            return mention.target in self.claim_ids
        if mention.kind == "source":
            return mention.target in self.sources
        return mention.kind == "concept" and bool(self.names.find(mention.target))

    def _listed(
        self, kind: IssueKind, target: str, known: Mapping[str, str | None], place: Place
    ) -> str:
        if target in known:
            return known[target] or target
        if any(name in known for name in target.split(", ")[:-1]):
            self._report_comma(kind, place, target)
            return ""
        self.report(kind, place, nearest(target, known), name=target)
        return ""
