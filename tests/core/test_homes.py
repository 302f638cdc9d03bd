"""Whatever the facts, evidence is printed once, and every link arrives."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import find, given
from tests.strategies import lines, pages, projects, steady, viewer

from sphinx_concept_graph.core.knowledge import Spot, relation_anchor
from sphinx_concept_graph.core.source_views import source_lists, source_views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.values import Claim, Concept
    from sphinx_concept_graph.core.views import Card, GraphView, Line, PageView, Ref


def sound_lines(known: Knowledge) -> Iterator[tuple[str, Line]]:
    """Yield page and line wherever a relation of the graph is shown."""
    for name, page in pages(known).items():
        in_place = {
            id(statement.line): known.written[Spot(name, nth)].sound
            for nth, statement in enumerate(page.statements)
            if statement
        }
        for line in lines(page):
            if line.relation_id in known.relations and in_place.get(id(line), True):
                yield name, line


@steady
@given(projects())
def test_evidence_is_printed_once(known: Knowledge) -> None:
    """Each relation has one line in the whole project with its anchor and its evidence."""
    homes = Counter((name, line.anchors[0]) for name, line in sound_lines(known) if line.anchors)
    expected = {known.home(relation) for relation in known.relations.values()}
    assert homes == Counter(expected)
    for _, line in sound_lines(known):
        written = known.relations[line.relation_id].assessment.evidence
        if line.anchors:
            assert line.anchors[0] == f"relation-{line.relation_id}"
            assert line.home is None
            assert Counter((c.ref.id or c.ref.text, c.stance) for c in line.cites) == Counter(
                (item.source, item.stance) for item in written
            )
        else:
            assert not line.cites
            assert line.prose == -1


@steady
@given(projects())
def test_every_other_line_leads_home(known: Knowledge) -> None:
    """Where a relation is not at home, its line leads to the one place where it is."""
    for _, line in sound_lines(known):
        relation = known.relations[line.relation_id]
        if not line.anchors and relation.assessment.evidence:
            assert line.home
            assert (line.home.docname, line.home.anchor) == known.home(relation)


@steady
@given(projects())
def test_each_relation_is_told_from_both_ends(known: Knowledge) -> None:
    """The entries of subject and object both have a line for each relation of the graph."""
    told = {
        (card.id, line.relation_id)
        for page in pages(known).values()
        for card in page.cards
        for group in card.groups
        for line in group.lines
    }
    for id_, relation in known.relations.items():
        assert {(relation.subject, id_), (relation.object, id_)} <= told


@steady
@given(projects())
def test_every_statement_is_visible(known: Knowledge) -> None:
    """A relation as written is shown where it is written or in an entry, gap or no gap."""
    views = pages(known)
    for spot, item in known.written.items():
        statement = views[spot.docname].statements[spot.nth]
        entry = known.outgoing.get(item.relation.subject, ())
        assert statement or item in entry
        assert not (statement and item.sound and not item.relation.in_place)


@steady
@given(projects())
def test_prose_is_shown_below_one_line(known: Knowledge) -> None:
    """The prose of a relation stands below at most one line, on the page where it is written."""
    for name, page in pages(known).items():
        groups = [group for card in page.cards for group in card.groups]
        taken = Counter(line.prose for group in groups for line in group.lines)
        del taken[-1]
        assert set(taken.values()) <= {1}
        for nth in taken:
            assert known.written[Spot(name, nth)].relation.prose
            assert page.statements[nth] is None


@steady
@given(projects())
def test_groups_never_mix(known: Knowledge) -> None:
    """All lines of a group share predicate, polarity and whether anything differed."""
    for page in pages(known).values():
        shown: list[Card | GraphView] = [*page.cards, *page.graphs]
        for group in (g for one in shown for g in one.groups):
            assert group.lines
            marks = [{mark.id for mark in line.marks} for line in group.lines]
            assert {"no-difference" in ids for ids in marks} == {group.no_difference}
            assert len({line.negated for line in group.lines}) == 1


@steady
@given(projects())
def test_animals_and_cells_are_marked_on_every_line(known: Knowledge) -> None:
    """A relation shown in animals or cells only says so wherever it has a line."""
    marks: dict[str, set[tuple[object, ...]]] = {}
    for _, line in sound_lines(known):
        marks.setdefault(line.relation_id, set()).add(line.marks)
    assert all(len(found) == 1 for found in marks.values())


def anchors(known: Knowledge) -> Iterator[tuple[str, str]]:
    """Yield document and anchor of everything that links can lead to."""
    things: list[Concept | Claim] = [*known.concepts.values(), *known.claims.values()]
    for thing in things:
        yield thing.place.docname, thing.anchor
    for relation in known.relations.values():
        yield known.home(relation)[0], relation_anchor(relation)
    for docname in known.facts:
        for found in source_lists(viewer(known), docname):
            yield from ((docname, f"source-{key}") for key in found.linked)


def refs(page: PageView) -> Iterator[Ref]:
    """Yield every link of a page."""
    yield from (ref for _, ref in page.mentions)
    for line in lines(page):
        yield line.other
        yield from (cite.ref for cite in line.cites)
        yield from [line.home] if line.home else []
    for claim in page.claims:
        yield from (*claim.about, *claim.states, *(cite.ref for cite in claim.cites))
    for card in page.cards:
        yield from (told.ref for told in card.claims)
        yield from [card.first] if card.first else []


@steady
@given(projects())
def test_every_link_arrives(known: Knowledge) -> None:
    """Whatever leads somewhere leads to an anchor that is on that page, sources included."""
    targets = set(anchors(known))
    for page in pages(known).values():
        for ref in refs(page):
            assert not ref.docname or (ref.docname, ref.anchor) in targets, ref


@steady
@given(projects())
def test_sources_know_all_that_rests_on_them(known: Knowledge) -> None:
    """Reading the list of sources backwards gives every item of evidence of the graph."""
    listed = set()
    for view in source_views(viewer(known)):
        for stance, found in (("supports", view.supports), ("disputes", view.disputes)):
            told = (line.ref for line in found.claims)
            listed |= {("relation", ref.id, view.key, stance) for ref in found.relations}
            listed |= {("claim", ref.id, view.key, stance) for ref in told}
    resting = {
        (kind, id_, item.source, item.stance)
        for kind, statements in (("relation", known.relations), ("claim", known.claims))
        for id_, statement in statements.items()
        for item in statement.assessment.evidence
        if item.source in known.sources
    }
    assert listed == resting


def test_the_made_up_projects_are_worth_it() -> None:
    """Among the projects that are made up is one with every kind of relation."""

    def rich(known: Knowledge) -> bool:
        found = list(known.relations.values())
        written = list(known.written.values())
        return (
            any(r.in_place and r.assessment.evidence for r in found)
            and any(not r.in_place and r.assessment.evidence for r in found)
            and any(item.repeated or item.gaps for item in written)
        )

    assert find(projects(), rich) is not None
