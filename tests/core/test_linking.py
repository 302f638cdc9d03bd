"""What linking resolves, what it reports, and where."""

from __future__ import annotations

import pytest
from tests.strategies import assessment, claim, concept, linked, mention, place, relation

from sphinx_concept_graph.core.facts import DocFacts, GraphRequest, SourceRequest
from sphinx_concept_graph.core.issues import Issue
from sphinx_concept_graph.core.knowledge import Spot
from sphinx_concept_graph.messages import _TEXTS

KETAMINE = concept("ketamine", line=1)
NMDA = concept("nmda", "NMDA receptor", type="receptor", line=2)
SLEEP = concept("sleep", line=3)
WORLD = (KETAMINE, NMDA, SLEEP)
BLOCKS = relation("ketamine blocks nmda", line=9)
US, EU = (
    relation("ketamine treats sleep", line=line, qualifiers={"jurisdiction": where})
    for line, where in ((10, "United States"), (11, "European Union"))
)


def facts(**more: object) -> DocFacts:
    """Return a document with three concepts and whatever else it says."""
    known: dict[str, object] = {"concepts": WORLD, "source_lists": (SourceRequest(place=place()),)}
    return DocFacts(**{**known, **more})  # type: ignore[arg-type]


def at(kind: str, line: int = 5, case: str = "", **values: str) -> Issue:
    """Return an issue of page a."""
    return Issue(
        kind=kind,  # type: ignore[arg-type]
        place=place("a", line),
        case=case,
        values=tuple(values.items()),
    )


def one_concept(**more: object) -> DocFacts:
    """Return a document with one more concept."""
    return facts(concepts=(*WORLD, concept("new", line=5, **more)))  # type: ignore[arg-type]


def one_relation(statement: str = "ketamine blocks nmda", **more: object) -> DocFacts:
    """Return a document with one relation."""
    return facts(relations=(relation(statement, line=5, **more),))  # type: ignore[arg-type]


def one_claim(**more: object) -> DocFacts:
    """Return a document with one claim, and relations it could state."""
    return facts(relations=(BLOCKS, US, EU), claims=(claim("heals", line=5, **more),))  # type: ignore[arg-type]


def one_mention(kind: str, target: str) -> DocFacts:
    """Return a document with one mention."""
    return facts(
        relations=(BLOCKS, US, EU),
        claims=(claim("heals", line=4),),
        mentions=(mention(kind, target, line=5),),
    )


def one_graph(centre: str = "ketamine", **more: object) -> DocFacts:
    """Return a document with one figure."""
    request = GraphRequest(centres=(mention("concept", centre, line=5),), **more)  # type: ignore[arg-type]
    return facts(graphs=(request,))


BOTH = (
    "ketamine--treats--sleep--jurisdiction.european-union, "
    "ketamine--treats--sleep--jurisdiction.united-states"
)
THREE = "subject [not] predicate object, names with spaces in double quotes"
REPORTED = {
    "type of a concept": (
        one_concept(type="dru"),
        at("unknown_type", case="near", name="dru", near="drug"),
    ),
    "type of a concept, no guess": (
        one_concept(type="zzzz"),
        at("unknown_type", name="zzzz", near=""),
    ),
    "form of a CURIE": (
        one_concept(xrefs=("MESH",)),
        at("notation", text="MESH", expected="PREFIX:identifier"),
    ),
    "prefix": (
        one_concept(xrefs=("MESHH:D1",)),
        at("unknown_prefix", case="near", name="MESHH", near="MESH"),
    ),
    "form of an identifier": (
        one_concept(xrefs=("MESH:X1",)),
        at("malformed_identifier", name="MESH:X1", expected="[CD][0-9]+"),
    ),
    "id of a concept": (
        facts(concepts=(*WORLD, concept("sleep", line=5))),
        at("duplicate_id", id="sleep", first="a:3"),
    ),
    "subject": (
        one_relation("ketamin blocks nmda"),
        at("unknown_concept", case="near", name="ketamin", near="Ketamine"),
    ),
    "object": (
        one_relation('ketamine blocks "the moon"'),
        at("unknown_concept", name="the moon", near=""),
    ),
    "name with two readings": (
        DocFacts(
            concepts=(concept("b", "Bank"), concept("a", "Bank")),
            relations=(relation("Bank treats a", line=5),),
        ),
        at("ambiguous_name", name="Bank", ids="a, b"),
    ),
    "predicate": (
        one_relation("ketamine block nmda"),
        at("unknown_predicate", case="near", name="block", near="blocks"),
    ),
    "relation stated before": (
        facts(relations=(BLOCKS, relation('Ketamine blocks "NMDA receptor"', line=5))),
        at("duplicate_relation", statement="ketamine blocks nmda", first="a:9"),
    ),
    "relation stated from its other end": (
        facts(
            relations=(
                relation("sleep related-to nmda", line=4),
                relation("nmda related-to sleep", line=5),
            )
        ),
        at("duplicate_relation", statement="nmda related-to sleep", first="a:4"),
    ),
    "finding of a relation": (
        one_relation(finding="improve"),
        at("unknown_finding", case="near", name="improve", near="improves"),
    ),
    "qualifier": (
        one_relation(qualifiers={"doze": "5 mg"}),
        at("unknown_qualifier", case="near", name="doze", near="dose"),
    ),
    "status": (
        one_relation(status="suported"),
        at("unknown_status", case="near", name="suported", near="supported"),
    ),
    "certainty": (
        one_relation(certainty="hihg"),
        at("unknown_certainty", case="near", name="hihg", near="high"),
    ),
    "source of a relation": (
        one_relation(supports="aniss"),
        at("unknown_source", case="near", name="aniss", near="anis"),
    ),
    "study type": (
        one_relation(disputes="anis [trail]"),
        at("unknown_study_type", case="near", name="trail", near="trial"),
    ),
    "id of a claim": (
        facts(claims=(claim("heals", line=4), claim("heals", line=5))),
        at("duplicate_id", id="heals", first="a:4"),
    ),
    "finding of a claim": (
        one_claim(finding="wonder"),
        at("unknown_finding", name="wonder", near=""),
    ),
    "source of a claim": (
        one_claim(assessment=assessment(disputes="moses")),
        at("unknown_source", name="moses", near=""),
    ),
    "what a claim is about": (
        one_claim(about=("ketamine", "slep")),
        at("unknown_concept", case="near", name="slep", near="Sleep"),
    ),
    "form of what a claim states": (
        one_claim(states=("ketamine blocks",)),
        at("notation", text="ketamine blocks", expected=THREE),
    ),
    "what a claim states": (
        one_claim(states=("ketamine not blocks nmda",)),
        at("unknown_relation", name="ketamine not blocks nmda"),
    ),
    "what a claim states, twice true": (
        one_claim(states=("ketamine treats sleep",)),
        at("ambiguous_name", name="ketamine treats sleep", ids=BOTH),
    ),
    "mention of a concept": (
        one_mention("concept", "slepe"),
        at("unknown_concept", case="near", name="slepe", near="Sleep"),
    ),
    "mention of a claim": (
        one_mention("claim", "heal"),
        at("unknown_claim", case="near", name="heal", near="heals"),
    ),
    "mention of a source": (
        one_mention("source", "anise"),
        at("unknown_source", case="near", name="anise", near="anis"),
    ),
    "mention of a relation": (
        one_mention("relation", "sleep treats ketamine"),
        at("unknown_relation", name="sleep treats ketamine"),
    ),
    "mention of two relations": (
        one_mention("relation", "ketamine treats sleep"),
        at("ambiguous_name", name="ketamine treats sleep", ids=BOTH),
    ),
    "form of a mention": (
        one_mention("relation", '"ketamine'),
        at("notation", text='"ketamine', expected="double quotes in pairs"),
    ),
    "centre of a figure": (
        one_graph("slepe"),
        at("unknown_concept", case="near", name="slepe", near="Sleep"),
    ),
    "type in a figure": (
        one_graph(types=("receptr",)),
        at("unknown_type", case="near", name="receptr", near="receptor"),
    ),
    "predicate in a figure": (
        one_graph(predicates=("treat",)),
        at("unknown_predicate", case="near", name="treat", near="treats"),
    ),
    "no list of sources, cited by a relation": (
        facts(
            relations=(relation("ketamine blocks nmda", line=5, supports="anis"),), source_lists=()
        ),
        at("no_source_list", name="anis"),
    ),
    "no list of sources, cited by a relation with a gap": (
        facts(
            relations=(relation("ketamine blocks moon", line=5, supports="anis"),), source_lists=()
        ),
        at("no_source_list", name="anis"),
    ),
    "no list of sources, cited by a claim": (
        facts(claims=(claim("heals", line=5, assessment=assessment("anis")),), source_lists=()),
        at("no_source_list", name="anis"),
    ),
    "no list of sources, cited in text": (
        facts(mentions=(mention("source", "anis", line=5),), source_lists=()),
        at("no_source_list", name="anis"),
    ),
    "no list for the letter of a source": (
        facts(
            relations=(relation("ketamine blocks nmda", line=5, supports="anis; berman"),),
            source_lists=(SourceRequest(place=place(), letters=("A",)),),
        ),
        at("no_source_list", name="berman"),
    ),
    "what the directive noticed": (
        facts(issues=(at("section", id="ketamine"),)),
        at("section", id="ketamine"),
    ),
}


@pytest.mark.parametrize("case", REPORTED)
def test_mistakes_are_reported(case: str) -> None:
    """Each mistake is reported once, with its place, its values and a guess where one is near."""
    document, expected = REPORTED[case]
    found = [issue for issue in linked(a=document).issues if issue.kind == expected.kind]
    assert found == [expected]


@pytest.mark.parametrize("case", REPORTED)
def test_what_is_reported_fills_its_message(case: str) -> None:
    """Every issue has a text, and every value the text asks for."""
    _, issue = REPORTED[case]
    assert str(_TEXTS[issue.kind]) % dict(issue.values)


KINDS_OF_MISTAKES = {issue.kind for _, issue in REPORTED.values()}


def test_good_facts_are_not_reported() -> None:
    """A document in which everything fits gives none of these issues."""
    document = facts(
        concepts=(*WORLD, concept("new", xrefs=("MESH:D1", "FREE:x"))),
        relations=(
            relation(
                'KETAMINE blocks "nmda receptor"',
                supports="anis; berman [dish]",
                certainty="high",
                status="contested",
                finding="mixed",
            ),
            US,
            EU,
        ),
        claims=(claim("heals", about=("sleep",), states=("ketamine blocks nmda",)),),
        mentions=(mention("claim", "heals"), mention("source", "anis")),
    )
    assert not [issue for issue in linked(a=document).issues if issue.kind in KINDS_OF_MISTAKES]


def test_the_first_id_in_document_order_wins() -> None:
    """Of concepts and claims that share an id, the first by document name and page is kept."""
    later = DocFacts(
        concepts=(concept("sleep", "Late sleep", doc="b"),), claims=(claim("x", "late", doc="b"),)
    )
    early = DocFacts(
        concepts=(concept("sleep", "Sleep"), concept("sleep", "Second", line=2)),
        claims=(claim("x", "early"), claim("x", "second", line=2)),
    )
    found = linked(b=later, a=early)
    assert found.concepts["sleep"].title == "Sleep"
    assert found.claims["x"].title == "early"
    assert found.repeated == {
        ("concept", Spot("a", 1)),
        ("concept", Spot("b", 0)),
        ("claim", Spot("a", 1)),
        ("claim", Spot("b", 0)),
    }
    firsts = [dict(issue.values)["first"] for issue in found.issues if issue.kind == "duplicate_id"]
    assert firsts == ["a:1"] * 4


def test_the_first_relation_in_document_order_wins() -> None:
    """A relation stated again keeps the evidence of the first and is marked as repeated."""
    found = linked(
        b=DocFacts(relations=(relation("ketamine blocks nmda", doc="b", supports="anis"),)),
        a=facts(relations=(relation("ketamine blocks nmda", supports="berman"),)),
    )
    assert found.relations["ketamine--blocks--nmda"].assessment.sources("supports") == ("berman",)
    assert found.written[Spot("b", 0)].repeated
    assert not found.written[Spot("b", 0)].sound
    assert [item.spot for item in found.outgoing["ketamine"]] == [Spot("a", 0)]
    assert [item.spot for item in found.incoming["nmda"]] == [Spot("a", 0)]


def test_qualifiers_and_polarity_keep_statements_apart() -> None:
    """Approved here, approved there and not approved are three relations."""
    found = linked(a=facts(relations=(US, EU, relation("ketamine not treats sleep"))))
    assert len(found.relations) == 3
    assert not [issue for issue in found.issues if issue.kind == "duplicate_relation"]


@pytest.mark.parametrize(
    ("statement", "gaps"),
    [
        ("moon blocks nmda", ("subject",)),
        ("ketamine orbits nmda", ("predicate",)),
        ("ketamine blocks moon", ("object",)),
        ("moon orbits sun", ("subject", "predicate", "object")),
    ],
)
def test_what_is_not_found_is_a_gap(statement: str, gaps: tuple[str, ...]) -> None:
    """A relation with a gap stays as written, is told from its subject, and is not in the graph."""
    found = linked(a=facts(relations=(relation(statement),)))
    item = found.written[Spot("a", 0)]
    assert item.gaps == gaps
    assert not found.relations
    assert not found.incoming
    assert list(found.outgoing) == ([] if "subject" in gaps else ["ketamine"])
    assert item.relation.statement == statement


@pytest.mark.parametrize(
    "text",
    [
        "ketamine--blocks--nmda",
        "ketamine blocks nmda",
        'Ketamine blocks "NMDA receptor"',
        "KETAMINE blocks nmda",
    ],
)
def test_statements_are_found_by_text_and_by_id(text: str) -> None:
    """A claim states a relation by its id or by any names of its ends, once."""
    found = linked(a=one_claim(states=(text, "ketamine blocks nmda")))
    assert found.claims["heals"].states == ("ketamine--blocks--nmda",)


def test_one_of_several_statements_is_found_by_id() -> None:
    """Where a statement holds in two jurisdictions, the id says which is meant."""
    found = linked(a=one_claim(states=(US.id,)))
    assert found.claims["heals"].states == (US.id,)


def test_a_symmetric_statement_is_found_from_both_ends() -> None:
    """A claim may state a symmetric relation the other way round; others it may not."""
    stated = ("nmda related-to sleep", "sleep treats nmda")
    document = facts(
        relations=(relation("sleep related-to nmda"), relation("nmda treats sleep")),
        claims=(claim("heals", states=stated),),
    )
    assert linked(a=document).claims["heals"].states == ("nmda--related-to--sleep",)


def test_claims_are_listed_with_their_concepts() -> None:
    """Each concept knows the claims about it, by id; a name given twice counts once."""
    document = facts(
        claims=(
            claim("x", about=("sleep", "Ketamine", "ketamine")),
            claim("w", about=("SLEEP", "moon")),
        )
    )
    found = linked(a=document)
    assert found.claims["x"].about == ("sleep", "ketamine")
    assert found.claims_about == {"ketamine": ("x",), "sleep": ("w", "x")}


def test_mentions_are_listed_without_the_concepts_own_page() -> None:
    """A concept knows the other pages that mention it, each once and sorted."""
    spoken = tuple(mention("concept", name) for name in ("sleep", "Sleep", "SLEEP"))
    again = DocFacts(concepts=(concept("sleep", doc="b"),), mentions=spoken)
    found = linked(c=DocFacts(mentions=spoken), b=again, a=facts(mentions=spoken))
    assert found.mentioned_in == {"sleep": ("b", "c")}


def test_citations_in_text_are_listed_with_their_sources() -> None:
    """A source knows every page that cites it in running text."""
    spoken = (mention("source", "anis"), mention("source", "anis"), mention("source", "nobody"))
    found = linked(b=DocFacts(mentions=spoken), a=facts(mentions=spoken))
    assert found.cited_in == {"anis": ("a", "b")}


@pytest.mark.parametrize(("in_place", "expected"), [(False, "concepts"), (True, "chapter")])
def test_a_relation_is_at_home(in_place: bool, expected: str) -> None:  # noqa: FBT001
    """The home of a relation is its subject's entry, or the place where it is written."""
    written = relation("ketamine blocks nmda", doc="chapter", in_place=in_place)
    world = DocFacts(concepts=tuple(concept(c.id, doc="concepts") for c in WORLD))
    found = linked(chapter=DocFacts(relations=(written,)), concepts=world)
    home = found.home(found.relations["ketamine--blocks--nmda"])
    assert home == (expected, "relation-ketamine--blocks--nmda")


def test_links_lead_to_the_first_list_of_sources() -> None:
    """Of several source lists, the first in document order is the one links lead to."""
    early, late = (SourceRequest(place=place(name)) for name in ("aa", "b"))
    part = SourceRequest(place=place("c"), letters=("X-Z",))
    found = linked(
        b=DocFacts(source_lists=(late,)),
        a=DocFacts(concepts=WORLD, source_lists=(part,)),
        aa=DocFacts(source_lists=(early, early)),
    )
    assert found.source_spot(found.sources["anis"]) == Spot("aa", 0)
    nowhere = linked(a=DocFacts(concepts=WORLD, source_lists=(part,)))
    assert nowhere.source_spot(nowhere.sources["anis"]) is None


def test_what_is_said_comes_strongest_first() -> None:
    """What is said of a concept is in the order of strength from both ends."""
    document = facts(
        relations=(
            relation("ketamine blocks nmda", certainty="low"),
            relation("ketamine treats nmda", status="supported"),
            relation("ketamine related-to nmda", certainty="high"),
        )
    )
    found = linked(a=document)
    order = ["treats", "related-to", "blocks"]
    assert [item.relation.predicate for item in found.outgoing["ketamine"]] == order
    assert [item.relation.predicate for item in found.incoming["nmda"]] == order
