"""Draws the entry of a concept: head, figure, relations, claims, mentions."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_concept_graph.diagrams import draw_diagram
from sphinx_concept_graph.drawing import bullets, claim_line, joined, marks_nodes, paragraph
from sphinx_concept_graph.late import write_and_release
from sphinx_concept_graph.messages import _
from sphinx_concept_graph.nodes import concept_words
from sphinx_concept_graph.words import group_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx.writers.html5 import HTML5Translator

    from sphinx_concept_graph.core.views import (
        Card,
        Cite,
        ClaimView,
        Group,
        Identifier,
        Line,
        Ref,
        Statement,
    )
    from sphinx_concept_graph.drawing import Nodes, Pen

#: Sphinx's search leaves out what has this class. A relation is found where it is at home; in the
#: entry of its object, it would bring up every page that shows the same words.
FOUND_ELSEWHERE: Final = "no-search"
#: From this many kinds of relation on, the list of an entry begins with a way to each.
_MANY_GROUPS: Final = 9


def draw_head(card: Card, pen: Pen) -> Nodes:
    """Return type, synonyms and identifiers."""
    if card.first is not None:
        gap = nodes.inline("", f"{card.id} [?] ", classes=["concept-gap"])
        words = nodes.Text(_("This id belongs to another entry: "))
        return [paragraph(gap, words, pen.link(card.first), classes=["concept-meta"])]
    badge = nodes.inline("", "", *pen.icon(card.type), classes=["concept-type"])
    badge += pen.type_words(card.type)
    first: Nodes = [badge]
    if card.aliases:
        first += [nodes.Text(" · " + _("also called") + " "), nodes.Text("; ".join(card.aliases))]
    if card.date:
        first.append(nodes.Text(f" · {pen.date(card.date)}"))
    found: Nodes = [*pen.index(card.title, *card.aliases)]
    found.append(paragraph(*first, classes=["concept-meta"]))
    if card.identifiers:
        ids = joined([_identifier(item) for item in card.identifiers], " · ")
        found.append(paragraph(*ids, classes=["concept-meta", "concept-identifiers"]))
    return found


def _identifier(item: Identifier) -> Nodes:
    words = f"{item.label} {item.local_id}" if item.label else item.curie
    if item.url:
        return [nodes.reference("", words, refuri=item.url, internal=False)]
    return [nodes.Text(words)]


def draw_card(
    card: Card, pen: Pen, prose: Mapping[int, Nodes], *, figure: bool, maximum: int
) -> Nodes:
    """Return everything that is said of a concept; ``prose`` is what authors wrote below lines."""
    found: Nodes = draw_diagram(card, pen, maximum) if figure and card.groups else []
    own_prose = any(line.prose in prose for group in card.groups for line in group.lines)
    if pen.draws_late and not own_prose:
        words = nodes.Text(" ".join(_searched(card, pen)))
        return [*found, concept_words("", words, card=card, pen=pen)]
    return [*found, *draw_words(card, pen, prose)]


def _searched(card: Card, pen: Pen) -> Iterator[str]:
    """Yield what a search is to find in an entry.

    A relation is found where it is at home; in the entry of its object it would bring up every
    page that repeats the same words.
    """
    for group in card.groups:
        if group.direction != "in":
            yield group_words(group, pen.vocabulary)
            for line in group.lines:
                values = (value for _label, value in line.qualifiers)
                cites = (cite.ref.text for cite in line.cites)
                yield from (line.other.text, *values, *cites)
    yield from (claim.ref.text for claim in card.claims)


def html_visit_words(self: HTML5Translator, node: concept_words) -> None:
    """Write what is said of a concept; the nodes for it live no longer than that."""
    drawn = nodes.section("", *draw_words(node["card"], node["pen"], {}))
    write_and_release(self, drawn.children)
    raise nodes.SkipNode


def draw_words(card: Card, pen: Pen, prose: Mapping[int, Nodes]) -> Nodes:
    """Return relations, claims and mentions of a concept in words."""
    found: Nodes = []
    if card.groups:
        ways = _ways(card, pen)
        found += [nodes.rubric("", _("Relations")), *_contents(ways, pen)]
        found.append(draw_groups(card.groups, pen, prose, anchors=[ref.anchor for ref in ways]))
    if card.claims:
        found.append(nodes.rubric("", _("Claims")))
        found.append(bullets([paragraph(*claim_line(claim, pen))] for claim in card.claims))
    if card.mentioned_in:
        links = joined([pen.linked_with_page(ref) for ref in card.mentioned_in], "; ")
        label = nodes.strong("", _("Mentioned in:"))
        found.append(paragraph(label, nodes.Text(" "), *links, classes=["concept-mentioned"]))
    return found


def _ways(card: Card, pen: Pen) -> list[Ref]:
    """Return the ways to the groups of relations, where there are many and links can be drawn."""
    if card.own is None or len(card.groups) < _MANY_GROUPS or not pen.draws:
        return []
    words = (f"{group_words(group, pen.vocabulary)} ({len(group.lines)})" for group in card.groups)
    return [
        replace(card.own, text=text, anchor=f"{card.own.anchor}--{number}")
        for number, text in enumerate(words, start=1)
    ]


def _contents(ways: Sequence[Ref], pen: Pen) -> Nodes:
    links = joined([pen.linked_with_page(ref) for ref in ways], " · ")
    return [paragraph(*links, classes=["concept-contents"])] if links else []


def draw_groups(
    groups: Iterable[Group],
    pen: Pen,
    prose: Mapping[int, Nodes] | None = None,
    *,
    anchors: Sequence[str] = (),
) -> nodes.definition_list:
    """Return the relations in words: one term for each predicate and end, with its anchor."""
    below = prose or {}
    items = []
    for group, anchor in zip_longest(groups, anchors):
        term = nodes.term("", group_words(group, pen.vocabulary), ids=[anchor] if anchor else [])
        lines = bullets([draw_line(line, pen), *below.get(line.prose, ())] for line in group.lines)
        words = nodes.definition("", lines)
        if group.direction == "in":
            words["classes"].append(FOUND_ELSEWHERE)
        items.append(nodes.definition_list_item("", term, words))
    return nodes.definition_list("", *items, classes=["concept-relations", "simple"])


def draw_line(line: Line, pen: Pen) -> nodes.paragraph:
    """Return one relation: the other end, the judgements, the evidence or the way to it."""
    found = paragraph()
    if pen.marks_blocks:
        found["ids"] += line.anchors
    else:
        found += _targets(line)
    found += pen.linked_with_page(line.other)
    found += judgement(line, pen)
    if line.cites:
        found += [nodes.Text(". "), *evidence(line.cites, pen)]
    elif line.home:
        label = nodes.Text(_("evidence"))
        found += [nodes.Text(" · "), pen.link(line.home, label, classes=["concept-home"])]
        found += pen.page(line.home)
    return found


def _targets(line: Line) -> Nodes:
    return [nodes.target(ids=[anchor]) for anchor in line.anchors]


def judgement(line: Line, pen: Pen) -> Nodes:
    """Return qualifiers and judgements of a relation."""
    found: Nodes = []
    if line.badge:
        found += [nodes.Text(" · "), badge(line, limits_words(line, pen))]
    elif line.qualifiers:
        words = f" ({limits_words(line, pen)})"
        found.append(nodes.inline("", words, classes=["concept-qualifiers"]))
    if line.marks:
        found += [nodes.Text(" · "), *marks_nodes(line.marks)]
    return found


def badge(line: Line, limits: str = "") -> nodes.inline:
    """Return the words that set a statement off, such as "approved: France, June 2020"."""
    words, name = line.badge or ("", "")
    found = nodes.inline("", "", nodes.strong("", words))
    found["classes"] += ["concept-badge", f"concept-badge-{name}"]
    if limits:
        found += nodes.Text(f": {limits}")
    return found


def limits_words(line: Line, pen: Pen) -> str:
    """Return what limits a statement, such as "dose: low; species: rat".

    A badge says of itself what it is about, so that the values are enough.
    """
    values = [(label, pen.date_in(value)) for label, value in line.qualifiers]
    if line.badge:
        return ", ".join(value for _label, value in values)
    return "; ".join(f"{label}: {value}" for label, value in values)


def evidence(cites: Sequence[Cite], pen: Pen, *, under_heading: bool = False) -> Nodes:
    """Return the sources for and against, each with its kind of study."""
    box = nodes.inline("", "", classes=["concept-evidence"])
    first = "" if under_heading else _("Evidence:") + " "
    labels = {"supports": first, "disputes": _("Against:") + " "}
    sentences: list[Nodes] = []
    for stance, label in labels.items():
        items = [_cite(cite, pen) for cite in cites if cite.stance == stance]
        if items:
            sentences.append([nodes.Text(label), *joined(items, "; "), nodes.Text(".")])
    box += joined(sentences, " ")
    return [box]


def _cite(cite: Cite, pen: Pen) -> Nodes:
    found: Nodes = [pen.link(cite.ref, classes=["concept-source"])]
    if cite.study_type:
        found.append(nodes.Text(f" ({cite.study_type})"))
    if cite.retracted:
        found += [
            nodes.Text(" "),
            nodes.strong("", _("retracted: %(why)s") % {"why": cite.retracted}),
        ]
    return found


def draw_statement(statement: Statement, prose: Nodes, pen: Pen) -> Nodes:
    """Return a relation shown where it is written: sentence, author's prose, evidence."""
    line = statement.line
    sentence = paragraph(classes=["concept-sentence"])
    sentence += _targets(line)
    words = f" {statement.words} [?] " if statement.unknown else f" {statement.words} "
    sentence += [pen.link(statement.subject), nodes.Text(words), *pen.linked_with_page(line.other)]
    sentence += judgement(line, pen)
    if line.cites:
        sentence += [nodes.Text(". "), *evidence(line.cites, pen)]
    return [nodes.container("", sentence, *prose, classes=["concept-statement"])]


def label_claim(words: nodes.paragraph) -> None:
    """Set off the words that are judged: a label before them, quotation marks around them."""
    label = nodes.strong("", _("Claim:"), classes=["concept-label"])
    words.insert(0, [label, nodes.Text(" \u201c")])
    words += nodes.Text("\u201d")


def draw_verdict(claim: ClaimView, pen: Pen) -> Nodes:
    """Return judgement, evidence and subjects of a claim."""
    if claim.first is not None:
        gap = nodes.inline("", " [?]", classes=["concept-gap"])
        return [paragraph(pen.link(claim.first), gap)]
    found = paragraph(nodes.strong("", _("Verdict:")), classes=["concept-verdict"])
    found += nodes.Text(" ")
    if not any(mark.axis == "status" for mark in claim.marks):
        found += nodes.Text(_("none given") + (" · " if claim.marks else ""))
    found += marks_nodes(claim.marks)
    found += nodes.Text(".")
    if claim.cites:
        found += [nodes.Text(" "), *evidence(claim.cites, pen)]
    blocks: Nodes = [found]
    for label, refs in ((_("About:"), claim.about), (_("States:"), claim.states)):
        if refs:
            links = joined([[pen.link(ref)] for ref in refs], "; ")
            blocks.append(paragraph(nodes.Text(f"{label} "), *links, classes=["concept-about"]))
    return blocks
