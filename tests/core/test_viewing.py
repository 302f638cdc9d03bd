"""What pages show: groups, words, marks, gaps, figures and the list of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.strategies import (
    assessment,
    claim,
    concept,
    linked,
    mention,
    pages,
    place,
    relation,
    viewer,
)

from sphinx_concept_graph.core.facts import DocFacts, GraphRequest, SourceRequest
from sphinx_concept_graph.core.source_views import source_views
from sphinx_concept_graph.core.views import Cite, Identifier, Line, Mark, Ref, Resting

if TYPE_CHECKING:
    from sphinx_concept_graph.core.values import Relation
    from sphinx_concept_graph.core.views import Group

KETAMINE = concept("ketamine")
NMDA = concept("nmda", "NMDA receptor", type="receptor")
SLEEP = concept("sleep", type="condition")
WORLD = (KETAMINE, NMDA, SLEEP)


def shown(*relations: Relation, of: str = "ketamine") -> tuple[Group, ...]:
    """Return the groups in the entry of a concept."""
    known = linked(
        a=DocFacts(
            concepts=WORLD, relations=relations, source_lists=(SourceRequest(place=place()),)
        )
    )
    return viewer(known).card(known.concepts[of]).groups


def line_of(written: Relation, of: str = "ketamine") -> Line:
    """Return the one line that an entry shows of a relation."""
    (group,) = shown(written, of=of)
    (line,) = group.lines
    return line


def ids_of(group: Group) -> list[str]:
    """Return the other ends of a group."""
    return [line.other.id or "?" for line in group.lines]


def page(document: DocFacts, **others: DocFacts) -> object:
    """Return page a."""
    return pages(linked(a=document, **others))["a"]


# -- groups --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "of", "words", "direction"),
    [
        ("ketamine blocks nmda", "ketamine", "blocks", "out"),
        ("ketamine blocks nmda", "nmda", "is blocked by", "in"),
        ("ketamine not blocks nmda", "ketamine", "does not block", "out"),
        ("ketamine not blocks nmda", "nmda", "is not blocked by", "in"),
        ("ketamine treats sleep", "sleep", "is treated with", "in"),
        ("ketamine not treats sleep", "ketamine", "not: treats", "out"),
        ("ketamine not treats sleep", "sleep", "not: is treated with", "in"),
        ("ketamine related-to nmda", "ketamine", "is related to", "both"),
        ("ketamine related-to nmda", "nmda", "is related to", "both"),
        ("ketamine not related-to nmda", "nmda", "is not related to", "both"),
    ],
)
def test_relations_read_from_both_ends(statement: str, of: str, words: str, direction: str) -> None:
    """An entry words a relation from its own end, negation included."""
    (group,) = shown(relation(statement), of=of)
    assert (group.words, group.direction) == (words, direction)
    assert group.lines[0].negated is (" not " in statement)


def test_what_reads_alike_stands_together() -> None:
    """A group is one predicate, one end and one polarity; the strongest leads."""
    groups = shown(
        relation("ketamine blocks nmda", certainty="low"),
        relation("ketamine blocks sleep", certainty="high"),
        relation("ketamine not blocks ketamine"),
        relation("sleep blocks ketamine"),
    )
    assert [(group.words, len(group.lines)) for group in groups] == [
        ("blocks", 2),
        ("does not block", 1),
        ("is not blocked by", 1),
        ("is blocked by", 1),
    ]
    assert [line.other.id for line in groups[0].lines] == ["sleep", "nmda"]


def test_no_difference_stands_apart() -> None:
    """That nothing differed is never in one group with an effect, nor worded like one."""
    groups = shown(
        relation("ketamine treats nmda", finding="improves"),
        relation("ketamine treats sleep", finding="no-difference"),
        relation("ketamine treats ketamine"),
    )
    told = [(g.words, g.no_difference, {line.other.id for line in g.lines}) for g in groups]
    assert ("treats", True, {"sleep"}) in told
    assert ("treats", False, {"nmda", "ketamine"}) in told
    assert len([item for item in told if item[0] == "treats"]) == 2


def test_both_ends_of_a_symmetric_group_are_one_order() -> None:
    """Where a predicate reads the same from both ends, the strongest leads whoever says it."""
    (group,) = shown(
        relation("ketamine related-to nmda", certainty="low"),
        relation("sleep related-to ketamine", certainty="high"),
    )
    assert [line.other.id for line in group.lines] == ["sleep", "nmda"]


def test_a_symmetric_relation_to_itself_is_shown_once() -> None:
    """A concept related to itself has one line, with its evidence."""
    line = line_of(relation("ketamine related-to ketamine", supports="anis"))
    assert line.anchors
    assert line.cites


def test_the_sign_is_the_predicates() -> None:
    """A group carries the sign that the vocabulary gives its predicate."""
    groups = shown(
        relation("ketamine blocks nmda"),
        relation("ketamine treats nmda"),
        relation("ketamine located-in nmda"),
    )
    assert {g.predicate: g.sign for g in groups} == {
        "blocks": "negative",
        "treats": "positive",
        "located-in": "",
    }


# -- lines ---------------------------------------------------------------------------------


def test_a_line_at_home_has_its_evidence() -> None:
    """In its subject's entry a relation has anchor, judgements and every item of evidence."""
    written = relation(
        "ketamine blocks nmda",
        supports="anis; berman [dish]; evans [hearsay]",
        disputes="chen",
        certainty="high",
        status="contested",
        finding="increases",
        qualifiers={"dose": "5 mg", "jurisdiction": "Peru", "zone": "x"},
    )

    def source(key: str) -> Ref:
        label = f"{key.capitalize()} 2001"
        return Ref(text=label, docname="a", anchor=f"source-{key}", id=key)

    assert line_of(written) == Line(
        relation_id=written.id,
        anchors=(f"relation-{written.id}",),
        other=Ref(text="NMDA receptor", docname="a", anchor="concept-nmda", id="nmda"),
        other_type="receptor",
        qualifiers=(("where", "Peru"), ("dose", "5 mg"), ("zone [?]", "x")),
        marks=(
            Mark(axis="finding", id="increases", label="increase"),
            Mark(axis="status", id="contested", label="contested"),
            Mark(axis="certainty", id="high", label="high certainty"),
        ),
        cites=(
            Cite(ref=source("anis"), stance="supports", study_type="randomised trial"),
            Cite(ref=source("berman"), stance="supports", study_type="study in cells"),
            Cite(ref=source("evans"), stance="supports", study_type="hearsay [?]"),
            Cite(ref=source("chen"), stance="disputes", study_type="study in cells"),
        ),
    )


def test_the_other_end_has_the_judgement_and_the_way() -> None:
    """The object's entry has the same marks, no evidence, and leads to where that is."""
    written = relation("ketamine blocks nmda", supports="berman", certainty="low", finding="mixed")
    near, far = line_of(written), line_of(written, of="nmda")
    assert far.marks == near.marks
    assert [mark.axis for mark in far.marks] == ["finding", "certainty", "level"]
    assert (far.cites, far.anchors) == ((), ())
    assert far.home == Ref(text="", docname="a", anchor=near.anchors[0])
    assert near.home is None


def test_unknown_judgements_are_marked() -> None:
    """A word that no scale has is a mark without a label."""
    line = line_of(
        relation("ketamine blocks nmda", status="so-so", certainty="sure", finding="wow")
    )
    assert [(mark.id, mark.label) for mark in line.marks] == [
        ("wow", ""),
        ("so-so", ""),
        ("sure", ""),
    ]


def test_a_relation_in_place_keeps_its_evidence_there() -> None:
    """Written elsewhere with prose, a relation has its evidence there and links to it here."""
    written = relation("ketamine blocks nmda", doc="b", supports="anis", in_place=True)
    known = linked(a=DocFacts(concepts=WORLD), b=DocFacts(relations=(written,)))
    views = pages(known)
    (statement,) = views["b"].statements
    assert statement
    assert (statement.subject.id, statement.words) == ("ketamine", "blocks")
    assert statement.line.anchors == ("relation-ketamine--blocks--nmda",)
    assert len(statement.line.cites) == 1
    line = views["a"].cards[0].groups[0].lines[0]
    assert (line.anchors, line.cites) == ((), ())
    assert line.home == Ref(text="", docname="b", anchor=statement.line.anchors[0])


@pytest.mark.parametrize(
    ("doc", "prose", "in_place", "expected"),
    [
        ("a", True, False, 1),
        ("a", False, False, -1),
        ("b", True, False, -1),
        ("a", True, True, -1),
    ],
)
def test_prose_stands_below_its_line(
    doc: str,
    prose: bool,  # noqa: FBT001
    in_place: bool,  # noqa: FBT001
    expected: int,
) -> None:
    """An entry shows the prose of a relation written on its page, by the relation's number."""
    first = relation("sleep blocks nmda", doc=doc)
    second = relation("ketamine blocks nmda", doc=doc, prose=prose, in_place=in_place)
    documents = {"a": DocFacts(concepts=WORLD), "b": DocFacts()}
    found = DocFacts(concepts=documents[doc].concepts, relations=(first, second))
    card = pages(linked(**{**documents, doc: found}))["a"].cards[0]
    assert card.groups[0].lines[0].prose == expected


# -- gaps ----------------------------------------------------------------------------------


def test_an_unknown_object_is_a_gap_in_the_entry() -> None:
    """A relation whose object nobody declared is told, with its evidence and a visible gap."""
    line = line_of(relation("ketamine blocks moon", supports="anis; nobody"))
    assert line.other == Ref(text="moon")
    assert line.other.gap
    assert (line.anchors, line.home) == ((), None)
    assert [cite.ref.gap for cite in line.cites] == [False, True]


def test_an_unknown_predicate_is_a_gap_in_the_entry() -> None:
    """A relation whose predicate nobody declared is told in the author's word."""
    (group,) = shown(relation("ketamine haunts nmda"))
    assert (group.words, group.unknown) == ("haunts", True)


def test_an_unknown_subject_is_a_gap_in_place() -> None:
    """A relation whose subject nobody declared is told where it is written."""
    document = DocFacts(concepts=WORLD, relations=(relation("moon blocks nmda", supports="anis"),))
    (statement,) = pages(linked(a=document))["a"].statements
    assert statement
    assert statement.subject.gap
    assert not statement.line.anchors
    assert len(statement.line.cites) == 1


def test_a_relation_told_twice_is_shown_in_place() -> None:
    """A relation stated again is shown where it is written, without a second anchor."""
    twice = (relation("ketamine blocks nmda"), relation("ketamine blocks nmda", supports="anis"))
    statements = pages(linked(a=DocFacts(concepts=WORLD, relations=twice)))["a"].statements
    assert statements[0] is None
    assert statements[1]
    assert not statements[1].line.anchors


def test_an_entry_whose_id_is_taken_leads_to_the_first() -> None:
    """The second entry with an id shows nothing but the way to the first."""
    again = DocFacts(concepts=(concept("sleep", "Late", doc="b"),), claims=(claim("x", doc="b"),))
    known = linked(a=DocFacts(concepts=WORLD, claims=(claim("x"),)), b=again)
    view = pages(known)["b"]
    assert view.cards[0].first == Ref(text="Sleep", docname="a", anchor="concept-sleep", id="sleep")
    assert view.cards[0].title == "Late"
    assert view.claims[0].first == Ref(text="The words of x", docname="a", anchor="claim-x", id="x")


# -- entries, claims, mentions -------------------------------------------------------------


def test_an_entry_shows_what_is_known_of_its_concept() -> None:
    """An entry has identifiers, claims about it and the pages that mention it."""
    fresh = concept(
        "fresh", xrefs=("MESH:D1", "MESH:X1", "FREE:x", "NONE:1", "odd"), aliases=("F",)
    )
    doubt = claim("x", about=("fresh",), assessment=assessment(status="contested"))
    known = linked(
        a=DocFacts(concepts=(fresh,), claims=(doubt,)),
        b=DocFacts(mentions=(mention("concept", "F", doc="b"),)),
    )
    card = pages(known)["a"].cards[0]
    assert card.identifiers == (
        Identifier(
            curie="MESH:D1", label="MeSH", local_id="D1", url="https://example.org/mesh?ui=D1"
        ),
        Identifier(curie="MESH:X1", label="MeSH", local_id="X1"),
        Identifier(curie="FREE:x", label="Free", local_id="x"),
        Identifier(curie="NONE:1", label="NONE", local_id="1"),
        Identifier(curie="odd", label="", local_id="odd"),
    )
    (told,) = card.claims
    assert told.ref == Ref(text="The words of x", docname="a", anchor="claim-x", id="x")
    assert told.marks == (Mark(axis="status", id="contested", label="contested"),)
    assert card.mentioned_in == (Ref(text="Page b", docname="b"),)


def test_a_claim_shows_its_verdict() -> None:
    """A claim has marks, concepts, the relations it states and all its evidence."""
    heals = claim(
        "heals",
        about=("sleep", "moon"),
        states=("ketamine not blocks nmda",),
        finding="mixed",
        assessment=assessment("berman", "anis", status="contested"),
    )
    stated = relation("ketamine not blocks nmda", qualifiers={"dose": "5 mg"})
    view = pages(linked(a=DocFacts(concepts=WORLD, relations=(stated,), claims=(heals,))))["a"]
    (shown_claim,) = view.claims
    assert [mark.id for mark in shown_claim.marks] == ["mixed", "contested", "animal"]
    assert [(ref.text, ref.gap) for ref in shown_claim.about] == [("Sleep", False), ("moon", True)]
    assert [ref.text for ref in shown_claim.states] == [
        "Ketamine does not block NMDA receptor (5 mg)"
    ]
    assert [(cite.ref.id, cite.stance) for cite in shown_claim.cites] == [
        ("berman", "supports"),
        ("anis", "disputes"),
    ]


@pytest.mark.parametrize(
    ("kind", "target", "text", "anchor"),
    [
        ("concept", "nmda", "NMDA receptor", "concept-nmda"),
        ("concept", "nmda receptor", "NMDA receptor", "concept-nmda"),
        ("concept", "moon", "moon", ""),
        ("claim", "heals", "The words of heals", "claim-heals"),
        ("claim", "moon", "moon", ""),
        ("source", "anis", "Anis 2001", "source-anis"),
        ("source", "moon", "moon", ""),
        (
            "relation",
            "ketamine blocks nmda",
            "Ketamine blocks NMDA receptor",
            "relation-ketamine--blocks--nmda",
        ),
        ("relation", "ketamine treats sleep", "ketamine treats sleep", ""),
        ("relation", "ketamine", "ketamine", ""),
    ],
)
def test_mentions_lead_somewhere_or_are_gaps(
    kind: str, target: str, text: str, anchor: str
) -> None:
    """A name in text leads to what it means; without one meaning it is a visible gap."""
    places = ("Peru", "Chile")
    treats = [relation("ketamine treats sleep", qualifiers={"jurisdiction": p}) for p in places]
    document = DocFacts(
        concepts=WORLD,
        relations=(relation("ketamine blocks nmda"), *treats),
        claims=(claim("heals"),),
        mentions=(mention(kind, target), mention(kind, target)),
        source_lists=(SourceRequest(place=place()),),
    )
    ((key, ref),) = pages(linked(a=document))["a"].mentions
    assert key == (kind, target)
    assert (ref.text, ref.anchor, ref.gap) == (text, anchor, not anchor)


def test_no_difference_is_part_of_the_sentence() -> None:
    """Where a relation is named in words, that nothing differed is among them."""
    found = linked(
        a=DocFacts(
            concepts=WORLD,
            relations=(relation("ketamine treats sleep", finding="no-difference"),),
        )
    )
    ref = viewer(found).refs.relation_ref("ketamine--treats--sleep")
    assert ref.text == "Ketamine treats Sleep (no difference)"


def test_a_source_without_a_list_leads_nowhere() -> None:
    """Without a page that lists the sources, a label is plain text and no gap."""
    ref = viewer(linked(a=DocFacts(concepts=WORLD))).refs.source_ref("anis")
    assert (ref.docname, ref.text, ref.gap) == ("", "Anis 2001", False)


# -- figures -------------------------------------------------------------------------------

RELATIONS = (
    relation("ketamine blocks nmda", supports="anis"),
    relation("ketamine treats sleep"),
    relation("sleep blocks ketamine"),
    relation("ketamine treats moon"),
)


@pytest.mark.parametrize(
    ("types", "predicates", "expected"),
    [
        ((), (), ["blocks: nmda", "treats: sleep ?", "is blocked by: sleep"]),
        (("receptor",), (), ["blocks: nmda"]),
        (("condition",), (), ["treats: sleep", "is blocked by: sleep"]),
        ((), ("blocks",), ["blocks: nmda", "is blocked by: sleep"]),
        (("condition",), ("blocks",), ["is blocked by: sleep"]),
        (
            ("receptor", "condition"),
            ("treats", "blocks"),
            ["blocks: nmda", "treats: sleep", "is blocked by: sleep"],
        ),
        (("spirit",), (), []),
    ],
)
def test_a_figure_shows_what_is_asked_for(
    types: tuple[str, ...], predicates: tuple[str, ...], expected: list[str]
) -> None:
    """A figure has the groups of the predicates and the lines to the types that are asked for."""
    request = GraphRequest(
        centres=(mention("concept", "ketamine"),),
        types=types,
        predicates=predicates,
        maximum=7,
        alt="x",
    )
    document = DocFacts(concepts=WORLD, relations=RELATIONS, graphs=(request,))
    (view,) = pages(linked(a=document))["a"].graphs
    told = [
        f"{group.words}: {' '.join(sorted(ids_of(group), reverse=True))}" for group in view.groups
    ]
    assert told == expected
    assert (view.centre.id, view.type, view.maximum, view.alt) == ("ketamine", "drug", 7, "x")


def test_a_figure_has_no_evidence_of_its_own() -> None:
    """The lines beside a figure lead to the evidence, which stands in the entry."""
    request = GraphRequest(centres=(mention("concept", "ketamine"),), predicates=("blocks",))
    document = DocFacts(concepts=WORLD, relations=RELATIONS, graphs=(request,))
    (view,) = pages(linked(a=document))["a"].graphs
    (line,) = view.groups[0].lines
    assert (line.anchors, line.cites) == ((), ())
    assert line.home == Ref(text="", docname="a", anchor="relation-ketamine--blocks--nmda")


def test_a_figure_of_nothing_is_a_gap() -> None:
    """A figure whose centre nobody declared has a gap in the middle and no groups."""
    document = DocFacts(graphs=(GraphRequest(centres=(mention("concept", "moon"),)),))
    (view,) = pages(linked(a=document))["a"].graphs
    assert view.centre.gap
    assert not view.groups


# -- sources -------------------------------------------------------------------------------


def test_sources_list_everything_that_rests_on_them() -> None:
    """Each source in use lists relations and claims, for and against, and citing pages."""
    known = linked(
        a=DocFacts(
            concepts=WORLD,
            relations=(
                relation("ketamine treats sleep", disputes="anis; anis"),
                relation("ketamine blocks nmda", supports="anis; berman"),
            ),
            claims=(claim("x", assessment=assessment("berman")),),
            source_lists=(SourceRequest(place=place()),),
        ),
        b=DocFacts(mentions=(mention("source", "chen", doc="b"),)),
    )
    found = {view.key: view for view in source_views(viewer(known))}
    assert list(found) == ["anis", "berman", "chen"]
    ids = ["ketamine--blocks--nmda", "ketamine--treats--sleep"]
    assert [ref.id for ref in found["anis"].supports.relations] == ids[:1]
    assert [ref.id for ref in found["anis"].disputes.relations] == ids[1:]
    assert [ref.id for ref in found["berman"].supports.relations] == ids[:1]
    assert [line.ref.id for line in found["berman"].supports.claims] == ["x"]
    assert found["chen"].pages == (Ref(text="Page b", docname="b"),)
    assert [view.study_type for view in found.values()] == [
        "randomised trial",
        "study in mice",
        "study in cells",
    ]


def test_links_to_sources_arrive() -> None:
    """A source cited only by a relation with a gap is listed too, since links lead to it."""
    document = DocFacts(
        concepts=WORLD,
        relations=(relation("ketamine blocks moon", supports="anis"),),
        source_lists=(SourceRequest(place=place()),),
    )
    (view,) = source_views(viewer(linked(a=document)))
    assert (view.key, view.supports, view.disputes) == ("anis", Resting(), Resting())
