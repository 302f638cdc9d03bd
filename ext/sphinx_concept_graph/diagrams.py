"""Places a figure in a page, and writes it for HTML and LaTeX."""

from __future__ import annotations

from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_concept_graph.figures.concept_figure import (
    Words,
    figure_of_groups,
    figure_of_network,
    node_of,
)
from sphinx_concept_graph.figures.svg import icon, svg
from sphinx_concept_graph.figures.svgfile import svg_file
from sphinx_concept_graph.figures.tikz import tikz, tikz_icon
from sphinx_concept_graph.figures.variants import in_print, on_phone, on_screen
from sphinx_concept_graph.messages import _
from sphinx_concept_graph.nodes import concept_diagram
from sphinx_concept_graph.publishing import write_text
from sphinx_concept_graph.words import group_words, no_difference, short_words

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

    from sphinx_concept_graph.core.views import Card, NetworkEntry, NetworkView, Ref
    from sphinx_concept_graph.core.vocabulary import Vocabulary
    from sphinx_concept_graph.drawing import Nodes, Pen
    from sphinx_concept_graph.figures.model import Diagram
    from sphinx_concept_graph.figures.variants import Figure
    from sphinx_concept_graph.nodes import concept_icon


def draw_diagram(card: Card, pen: Pen, maximum: int, *, description: str = "") -> Nodes:
    """Return the drawing of a card's relations, with the places its nodes lead to.

    Builders without drawings get nothing: the words beside it say the same.
    """
    if not pen.draws:
        return []
    words = figure_words(pen.vocabulary)
    figure = figure_of_groups(
        node_of(card.id, card.title, card.type, pen.vocabulary),
        card.groups,
        pen.vocabulary,
        words,
        maximum=maximum,
        title=_("Relations of %(title)s") % {"title": card.title},
        description=description or _described(card, pen),
    )
    refs = {line.other.id: line.other for group in card.groups for line in group.lines}
    if card.own:
        # The centre, and what a cap left out, lead to the entry.
        refs[card.id] = card.own
    return [_diagram(figure, refs, pen)]


def draw_network(view: NetworkView, pen: Pen, *, description: str = "") -> Nodes:
    """Return the drawing of several concepts, with the places its nodes lead to."""
    if not pen.draws:
        return []
    refs = {entry.ref.id: entry.ref for entry in view.entries}
    names = "; ".join(refs[id_].text for id_ in view.centres)
    told = (_sentences(entry, pen) for entry in view.entries if entry.groups)
    figure = figure_of_network(
        view,
        pen.vocabulary,
        figure_words(pen.vocabulary),
        title=_("Relations of %(title)s") % {"title": names},
        description=description or " ".join(told),
    )
    return [_diagram(figure, refs, pen)]


def _sentences(entry: NetworkEntry, pen: Pen) -> str:
    """Return the relations of one subject in a sentence."""
    groups = (
        f"{group_words(group, pen.vocabulary)} {', '.join(line.other.text for line in group.lines)}"
        for group in entry.groups
    )
    return f"{entry.ref.text} {'; '.join(groups)}."


def _diagram(figure: Figure, refs: dict[str, Ref], pen: Pen) -> concept_diagram:
    return concept_diagram(
        figure=figure,
        uid=f"cg-{pen.next_number()}",
        uris={id_: _address(ref, pen) for id_, ref in refs.items() if id_},
        labels={id_: pen.label(ref) for id_, ref in refs.items() if id_},
    )


def _described(card: Card, pen: Pen) -> str:
    """Return the groups and their sizes in a sentence."""
    groups = (f"{group_words(group, pen.vocabulary)} ({len(group.lines)})" for group in card.groups)
    return f"{card.title}: {'; '.join(groups)}."


def _address(ref: Ref, pen: Pen) -> str:
    return f"#{ref.anchor}" if ref.docname == pen.docname else pen.uri(ref)


def html_visit_diagram(self: HTML5Translator, node: concept_diagram) -> None:
    """Write a wide and a narrow drawing; the style sheet shows the one that fits."""
    if self.builder.name == "epub":
        self.body += [_picture(self.builder, one) for one in on_screen(node["figure"])]
        raise nodes.SkipNode
    figure, uris, uid = node["figure"], node["uris"], node["uid"]
    self.body.append('<div class="cg-drawing">\n')
    for kind, diagrams in (("wide", on_screen(figure)), ("narrow", on_phone(figure))):
        for number, diagram in enumerate(diagrams):
            name = f"{uid}-{kind}-{number}" if number else f"{uid}-{kind}"
            drawn = svg(diagram, lambda id_: uris.get(id_, ""), uid=name, classes=f"cg-{kind}")
            self.body.append(drawn + "\n")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def _picture(builder: StandaloneHTMLBuilder, diagram: Diagram) -> str:
    """Write a drawing as a file, as readers of books want it, and return the element for it."""
    drawn = svg_file(diagram)
    name = f"concept-{sha256(drawn.encode()).hexdigest()[:16]}.svg"
    write_text(Path(builder.outdir) / builder.imagedir / name, drawn)
    alt = escape(diagram.description, quote=True)
    return f'<img class="cg-picture" src="{builder.imgpath}/{name}" alt="{alt}" />\n'


def latex_visit_diagram(self: LaTeXTranslator, node: concept_diagram) -> None:
    """Write the drawing from the same values, each node a link."""
    labels = node["labels"]
    for diagram in in_print(node["figure"]):
        drawn = tikz(diagram, lambda id_: labels.get(id_, ""))
        self.body.append("\n\\begin{center}\n" + drawn + "\n\\end{center}\n")
    raise nodes.SkipNode


def html_visit_icon(self: HTML5Translator, node: concept_icon) -> None:
    """Write the shape of a type; in books the word stands alone."""
    if self.builder.name == "epub":
        raise nodes.SkipNode
    self.body.append(icon(node["shape"], node["colour"]))
    raise nodes.SkipNode


def latex_visit_icon(self: LaTeXTranslator, node: concept_icon) -> None:
    """Write the shape of a type."""
    self.body.append(tikz_icon(node["shape"], node["colour"]) + "~")
    raise nodes.SkipNode


def figure_words(vocabulary: Vocabulary) -> Words:
    """Return the words a figure needs, in the language of the book."""
    return Words(
        mark=short_words,
        no_difference=no_difference(vocabulary),
        more=_("+ {count} more"),
        others=_("other kinds"),
        unset=_("certainty not assessed"),
        ends={
            "arrow": _("reads this way"),
            "tee": _("holds back"),
            "circle": _("no difference, or denied"),
        },
    )
