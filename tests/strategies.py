"""Facts that tests make up, by hand and by Hypothesis."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st

import sphinx_concept_graph
from sphinx_concept_graph.core.facts import (
    DocFacts,
    GraphRequest,
    ListRequest,
    SourceRequest,
    TableRequest,
)
from sphinx_concept_graph.core.linking import link
from sphinx_concept_graph.core.notation import parse_evidence, parse_statement
from sphinx_concept_graph.core.values import (
    Assessment,
    Claim,
    Concept,
    Evidence,
    Mention,
    Place,
    Relation,
    Source,
    relation_id,
    slug,
)
from sphinx_concept_graph.core.viewing import Viewer
from sphinx_concept_graph.core.vocabulary import (
    COLOURS,
    LEVELS,
    LINES,
    SHAPES,
    Certainty,
    ConceptType,
    Predicate,
    Status,
    StudyType,
    Term,
    Vocabulary,
)
from sphinx_concept_graph.exchange.vocabulary_yaml import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.views import Card, GraphView, Line, PageView

T = TypeVar("T")

#: Enough examples for small worlds, and no clock: a busy machine is no failure.
steady = settings(deadline=None, max_examples=25)

DEFAULT = Path(sphinx_concept_graph.__file__).with_name("vocabulary.yaml")
OWN = """
types:
  drug: {label: medicine, plural: medicines, shape: pill, colour: rose}
  receptor: {label: receptor, shape: hexagon, colour: blue}
  condition: {label: condition, shape: chamfer, colour: orange}
predicates:
  blocks: {label: blocks, inverse: is blocked by, negated: does not block,
           inverse-negated: is not blocked by, domain: [drug], range: [receptor], sign: negative}
  treats: {label: treats, inverse: is treated with, sign: positive}
qualifiers:
  jurisdiction: {label: where}
  dose: {label: dose}
study-types:
  trial: {label: randomised trial, level: human}
  mouse: {label: study in mice, level: animal}
  dish: {label: study in cells, level: cell}
  review: {label: review}
prefixes:
  MESH: {label: MeSH, url: "https://example.org/mesh?ui={id}", pattern: "[CD][0-9]+"}
  FREE: {label: Free}
"""
VOCABULARY = read_vocabulary([("default.yaml", DEFAULT.read_text("utf-8")), ("own.yaml", OWN)])
SOURCES = {
    key: Source(key=key, label=f"{key.capitalize()} 2001", study_type=kind)
    for key, kind in (
        ("anis", "trial"),
        ("berman", "mouse"),
        ("chen", "dish"),
        ("duman", "review"),
        ("evans", ""),
    )
}


# -- by hand -------------------------------------------------------------------------------


def place(doc: str = "a", line: int = 1) -> Place:
    """Return a place."""
    return Place(docname=doc, line=line)


def concept(id_: str, title: str = "", *, doc: str = "a", line: int = 1, **more: Any) -> Concept:  # noqa: ANN401
    """Return a concept; the title is also the written one unless ``more`` says otherwise."""
    title = title or id_.replace("-", " ").capitalize()
    known: dict[str, Any] = {"type": "drug", "written_title": title, "anchor": f"concept-{id_}"}
    return Concept(id=id_, title=title, place=place(doc, line), **{**known, **more})


def assessment(supports: str = "", disputes: str = "", **more: str) -> Assessment:
    """Return an assessment from evidence as authors write it."""
    items = parse_evidence(supports, "supports") + parse_evidence(disputes, "disputes")
    return Assessment(evidence=items, **more)


def relation(  # noqa: PLR0913 -- one per option that tests set
    statement: str,
    *,
    doc: str = "a",
    line: int = 1,
    supports: str = "",
    disputes: str = "",
    certainty: str = "",
    status: str = "",
    qualifiers: Mapping[str, str] | None = None,
    **more: Any,  # noqa: ANN401
) -> Relation:
    """Return a relation as written."""
    parsed = parse_statement(statement)
    return Relation(
        subject=parsed.subject,
        predicate=parsed.predicate,
        object=parsed.object,
        negated=parsed.negated,
        qualifiers=tuple(sorted((qualifiers or {}).items())),
        assessment=assessment(supports, disputes, certainty=certainty, status=status),
        place=place(doc, line),
        **more,
    )


def claim(id_: str, title: str = "", *, doc: str = "a", line: int = 1, **more: Any) -> Claim:  # noqa: ANN401
    """Return a claim."""
    words = title or f"The words of {id_}"
    return Claim(id=id_, title=words, anchor=f"claim-{id_}", place=place(doc, line), **more)


def mention(kind: Any, target: str, *, doc: str = "a", line: int = 1) -> Mention:  # noqa: ANN401
    """Return a mention."""
    return Mention(kind=kind, target=target, place=place(doc, line))


def linked(**documents: DocFacts) -> Knowledge:
    """Link documents with the vocabulary and the sources of the tests."""
    return link(documents, VOCABULARY, SOURCES)


def viewer(knowledge: Knowledge) -> Viewer:
    """Return a viewer; the title of page x is "Page x"."""
    return Viewer(knowledge, {name: f"Page {name}" for name in knowledge.facts})


def pages(knowledge: Knowledge) -> dict[str, PageView]:
    """Return what each page shows, the sources aside."""
    views = viewer(knowledge)
    return {name: views.page(name) for name in knowledge.facts}


def lines(page: PageView) -> list[Line]:
    """Return every line a page shows, in entries, in place and beside figures."""
    shown: list[Card | GraphView] = [*page.cards, *page.graphs]
    groups = [group for one in shown for group in one.groups]
    in_place = [statement.line for statement in page.statements if statement]
    return [*(line for group in groups for line in group.lines), *in_place]


# -- by Hypothesis -------------------------------------------------------------------------

DOCNAMES = ("a", "b", "c/d", "e")
IDS = ("ketamine", "nmda-receptor", "depression", "sleep")
FORMER = (relation_id("ketamine", "blocks", "nmda-receptor"), "old--relation")
#: Ids, other spellings, names that several concepts may bear, and one that nobody bears.
NAMES = (*IDS, "Ketamine", "KET", "NMDA receptor", "the thing", "old-name", "nobody at all")


def some(pool: tuple[str, ...], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    """Generate a few different words of a pool."""
    return st.lists(st.sampled_from(pool), unique=True, max_size=most).map(tuple)


def ids() -> st.SearchStrategy[str]:
    """Generate ids that a vocabulary accepts."""
    return st.from_regex(r"[a-z]{1,6}(-[a-z]{1,4})?", fullmatch=True).filter(lambda x: x != "not")


def texts() -> st.SearchStrategy[str]:
    """Generate one line of any text that is not blank."""
    return st.text(min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    """Generate vocabularies of a few words in each section."""
    names = draw(st.lists(ids(), unique=True, min_size=1, max_size=3))
    shape, colour = st.sampled_from(SHAPES), st.sampled_from(COLOURS)
    types = [ConceptType(id=n, label=n, shape=draw(shape), colour=draw(colour)) for n in names]
    return Vocabulary(
        types={item.id: item for item in types},
        predicates={name: draw(predicates(name)) for name in draw(st.lists(ids(), max_size=3))},
        qualifiers=_terms(draw, lambda name: Term(id=name, label=name)),
        study_types=_terms(draw, lambda name: _study_type(draw, name)),
        statuses=_terms(draw, lambda name: Status(id=name, label=name)),
        certainty=_terms(draw, lambda name: _certainty(draw, name)),
        findings=_terms(draw, lambda name: Term(id=name, label=name)),
    )


def _terms(draw: st.DrawFn, make: Callable[[str], T]) -> dict[str, T]:
    return {name: make(name) for name in draw(st.lists(ids(), unique=True, max_size=3))}


def _study_type(draw: st.DrawFn, name: str) -> StudyType:
    level: Any = draw(st.sampled_from(LEVELS))
    return StudyType(id=name, label=name, level=level)


def _certainty(draw: st.DrawFn, name: str) -> Certainty:
    return Certainty(id=name, label=name, line=draw(st.sampled_from(LINES)))


@st.composite
def predicates(draw: st.DrawFn, id_: str) -> Predicate:
    """Generate a predicate whose four labels differ."""
    return Predicate(
        id=id_,
        label=f"{id_}s",
        inverse=f"is {id_}ed by",
        negated=f"does not {id_}",
        inverse_negated=f"is not {id_}ed by",
        symmetric=draw(st.booleans()),
    )


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """Generate an item of evidence; now and then its source or study type is unknown."""
    stance: Any = draw(st.sampled_from(("supports", "disputes")))
    kinds = ("", "", "trial", "mouse", "dish", "review", "hearsay")
    return Evidence(
        source=draw(st.sampled_from((*SOURCES, "nobody"))),
        stance=stance,
        study_type=draw(st.sampled_from(kinds)),
    )


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Generate assessments, the empty one among them."""
    return Assessment(
        evidence=tuple(draw(st.lists(evidence(), max_size=3))),
        certainty=draw(st.sampled_from(("", *VOCABULARY.certainty, "sure"))),
        status=draw(st.sampled_from(("", *VOCABULARY.statuses, "maybe"))),
    )


@st.composite
def concepts(draw: st.DrawFn, where: Place | None = None) -> Concept:
    """Generate concepts that may share ids, titles and aliases."""
    id_ = draw(st.sampled_from(IDS))
    return Concept(
        id=id_,
        title=draw(st.sampled_from((id_.capitalize(), "Ketamine", "The thing"))),
        written_title=draw(st.sampled_from((id_.capitalize(), "the thing"))),
        type=draw(st.sampled_from(("drug", "receptor", "spirit"))),
        aliases=draw(some(NAMES)),
        xrefs=draw(some(("MESH:D1", "MESH:x", "NONE:1", "none"), 1)),
        formerly=draw(some(("old-name", "older-name"), 1)),
        anchor=f"concept-{id_}",
        place=where or place(),
    )


@st.composite
def relations(draw: st.DrawFn, where: Place | None = None) -> Relation:
    """Generate relations as written: any names, polarity, finding, qualifiers and evidence."""
    values = draw(some(("United States", "European Union"), 1))
    return Relation(
        subject=draw(st.sampled_from(NAMES)),
        predicate=draw(st.sampled_from(("blocks", "treats", "related-to", "haunts"))),
        object=draw(st.sampled_from(NAMES)),
        negated=draw(st.booleans()),
        finding=draw(st.sampled_from(("", "no-difference", "improves"))),
        qualifiers=tuple(("jurisdiction", value) for value in values),
        assessment=draw(assessments()),
        in_place=draw(st.booleans()),
        prose=draw(st.booleans()),
        formerly=draw(some(FORMER, 1)),
        place=where or place(),
    )


@st.composite
def claims(draw: st.DrawFn, where: Place | None = None) -> Claim:
    """Generate claims that may share ids and speak of what nobody declared."""
    title = draw(st.sampled_from(("It heals", "It resets", "It soothes")))
    stated = ("ketamine blocks nmda-receptor", "ketamine not treats depression", 'odd " quote')
    return Claim(
        id=slug(title),
        title=title,
        about=draw(some(NAMES)),
        states=draw(some(stated)),
        finding=draw(st.sampled_from(("", "no-difference", "wonder"))),
        assessment=draw(assessments()),
        formerly=draw(some(("it-heals", "it-helped"), 1)),
        anchor=f"claim-{slug(title)}",
        place=where or place(),
    )


@st.composite
def mentions(draw: st.DrawFn, where: Place | None = None) -> Mention:
    """Generate mentions of every kind."""
    kind: Any = draw(st.sampled_from(("concept", "relation", "claim", "source")))
    pools = {
        "concept": NAMES,
        "relation": ("ketamine blocks nmda-receptor", "sleep related-to depression", "x"),
        "claim": ("it-heals", "it-heels", "nothing"),
        "source": (*SOURCES, "nobody"),
    }
    return Mention(kind=kind, target=draw(st.sampled_from(pools[kind])), place=where or place())


@st.composite
def graph_requests(draw: st.DrawFn, where: Place | None = None) -> GraphRequest:
    """Generate requests for figures."""
    where = where or place()
    return GraphRequest(
        centres=draw(_named(where, 1, 2)),
        depth=draw(st.sampled_from((-1, -1, 0, 1, 2))),
        certainty=draw(st.sampled_from(("", "", "low", "sure"))),
        direction=draw(st.sampled_from(("", "", "out", "in"))),
        include=draw(_named(where, 0, 1)),
        exclude=draw(_named(where, 0, 1)),
        layout=draw(st.sampled_from(("", "", "brackets", "layered"))),
        maximum=draw(st.sampled_from((0, 1, 2, 24))),
        types=draw(some(("drug", "receptor", "spirit"), 1)),
        predicates=draw(some(("blocks", "related-to", "haunts"), 1)),
    )


def _named(where: Place, least: int, most: int) -> st.SearchStrategy[tuple[Mention, ...]]:
    names = st.lists(st.sampled_from(NAMES), min_size=least, max_size=most)
    return names.map(
        lambda found: tuple(Mention(kind="concept", target=one, place=where) for one in found)
    )


@st.composite
def tables(draw: st.DrawFn, where: Place | None = None) -> TableRequest:
    """Generate requests for tables."""
    return TableRequest(
        place=where or place(),
        subjects=draw(some(NAMES, 1)),
        types=draw(some(("drug", "receptor", "spirit"), 1)),
        predicates=draw(some(("blocks", "related-to", "haunts"), 1)),
        status=draw(some(("contested", "maybe"), 1)),
        order=draw(st.sampled_from(("", "strength", "subject", "predicate", "object"))),
    )


@st.composite
def lists(draw: st.DrawFn, where: Place | None = None) -> ListRequest:
    """Generate requests for lists of concepts."""
    return ListRequest(place=where or place(), types=draw(some(("drug", "topic", "spirit"), 1)))


@st.composite
def source_requests(draw: st.DrawFn, where: Place | None = None) -> SourceRequest:
    """Generate requests for lists of sources, some for a part of the alphabet."""
    letters = draw(st.sampled_from(((), ("A-B",), ("C-K", "other"), ("é",))))
    return SourceRequest(place=where or place(), letters=letters)


@st.composite
def doc_facts(draw: st.DrawFn, docname: str) -> DocFacts:
    """Generate the facts of one document; each stands on a line of its own."""
    numbers = iter(range(1, 1000))

    def here() -> Place:
        return Place(docname=docname, line=next(numbers))

    def several(make: Callable[[Place], st.SearchStrategy[Any]], most: int) -> tuple[Any, ...]:
        return tuple(draw(make(here())) for _ in range(draw(st.integers(0, most))))

    return DocFacts(
        concepts=several(concepts, 3),
        relations=several(relations, 4),
        claims=several(claims, 2),
        mentions=several(mentions, 3),
        graphs=several(graph_requests, 1),
        tables=several(tables, 1),
        lists=several(lists, 1),
        source_lists=several(source_requests, 2),
    )


@st.composite
def documents(draw: st.DrawFn) -> dict[str, DocFacts]:
    """Generate small projects: the facts of up to four documents, in any order of reading."""
    names = draw(st.lists(st.sampled_from(DOCNAMES), unique=True, min_size=1, max_size=4))
    return {name: draw(doc_facts(name)) for name in names}


def projects() -> st.SearchStrategy[Knowledge]:
    """Generate linked projects."""
    return documents().map(lambda facts: link(facts, VOCABULARY, SOURCES))
