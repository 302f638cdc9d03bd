"""Draws view values as stock docutils nodes, for every builder alike."""

from __future__ import annotations

import re
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.texescape import escape as escape_tex

from sphinx_concept_graph.core.dates import is_dated
from sphinx_concept_graph.messages import _
from sphinx_concept_graph.nodes import concept_icon, mark_gap
from sphinx_concept_graph.words import date_words, mark_words, short_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.builders import Builder

    from sphinx_concept_graph.core.views import ClaimLine, Mark, Ref
    from sphinx_concept_graph.core.vocabulary import Vocabulary
    from sphinx_concept_graph.domain import ConceptDomain

Nodes = list[nodes.Node]


class Pen:
    """Knows the page being drawn and how its builder reaches others."""

    def __init__(self, builder: Builder, docname: str, numbers: Iterator[int]) -> None:
        """Keep what every reference needs; ``numbers`` count the drawings of one output file."""
        self.builder = builder
        self.docname = docname
        self.is_latex = builder.format == "latex"
        #: Books have pages that cannot be folded.
        self.folds = builder.format == "html" and builder.name != "epub"
        #: For the other builders the words beside a drawing say the same.
        self.draws = builder.format in {"html", "latex"}
        #: Where a block can be led to; the other writers know ids of targets and headings only.
        self.marks_blocks = builder.format == "html"
        #: Where words can wait for the writer: nothing but the search looks at the page before it.
        self.draws_late = builder.format == "html" and getattr(builder, "search", False)
        #: A manual page prints the address of every link, and its own anchors help nobody.
        self.links_within = builder.format != "man"
        self._numbers = numbers
        self._bases: dict[str, str | None] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the vocabulary of the project."""
        domain: ConceptDomain = self.builder.env.domains["concept"]  # type: ignore[assignment]
        return domain.vocabulary

    def next_number(self) -> int:
        """Return a number that is new in this file, the same in every build."""
        return next(self._numbers)

    def uri(self, ref: Ref) -> str:
        """Return the address of a place as seen from this page; empty when not in this output."""
        base = self._base(ref.docname) if ref.docname else None
        if base is None:
            return ""
        # In a single file the page is an anchor already; the nearer one counts, and the first
        # page has none.
        if base.startswith("#") and ref.docname == self.builder.config.root_doc:
            base = "#"
        page = base.partition("#")[0] if ref.anchor else base
        return f"{page}#{ref.anchor}" if ref.anchor else page

    def _base(self, docname: str) -> str | None:
        """Return the address of a page, asked for once; none when it is not in this output."""
        if docname not in self._bases:
            try:
                self._bases[docname] = self.builder.get_relative_uri(self.docname, docname)
            except NoUri:
                self._bases[docname] = None
        return self._bases[docname]

    def link(self, ref: Ref, *content: nodes.Node, classes: Sequence[str] = ()) -> nodes.Node:
        """Return a reference, plain text where it leads nowhere, or a visible gap."""
        words = content or (nodes.Text(ref.text),)
        if place := self._place(ref):
            return nodes.reference("", "", *words, classes=list(classes), internal=True, **place)
        inner = nodes.inline("", "", *words, classes=list(classes))
        if ref.gap:
            mark_gap(inner)
        return inner

    def _place(self, ref: Ref) -> dict[str, str]:
        """Return the attribute that leads to a place; none where it cannot be reached."""
        if ref.gap or not self.links_within:
            return {}
        if ref.docname == self.docname and ref.anchor:
            return {"refid": ref.anchor}
        uri = self.uri(ref)
        return {"refuri": uri} if uri else {}

    def linked_with_page(self, ref: Ref) -> Nodes:
        """Return a reference, in print with the number of its page."""
        return [self.link(ref), *self.page(ref)]

    def page(self, ref: Ref) -> Nodes:
        """Return, in print, the number of the page a reference leads to."""
        label = self.label(ref) if self.is_latex else ""
        text = rf"\conceptpage{{\detokenize{{{label}}}}}"
        return [nodes.raw("", text, format="latex")] if label else []

    def index(self, *names: str) -> Nodes:
        """Return, in print, entries of the index from A to Z."""
        if not self.is_latex:
            return []
        # The quotation mark takes the meaning from the signs of makeindex, itself included.
        safe = (re.sub(r'["@!|]', r'"\g<0>', escape_tex(name, "xelatex")) for name in names)
        return [nodes.raw("", "".join(rf"\index{{{name}}}" for name in safe), format="latex")]

    def label(self, ref: Ref) -> str:
        """Return the LaTeX label of a place, or empty text when this document does not hold it."""
        if not self.uri(ref):
            return ""
        return f"{ref.docname}:{ref.anchor or ':doc'}"

    def permalink(self, ids: Sequence[str]) -> Nodes:
        """Return the sign that leads to a place on this page, as headings have it in HTML."""
        config = self.builder.config
        if not (ids and config.html_permalinks and getattr(self.builder, "add_permalinks", False)):
            return []
        title = escape(_("Link to this claim"))
        link = f'<a class="headerlink" href="#{ids[0]}" title="{title}">'
        return [nodes.raw("", f"{link}{config.html_permalinks_icon}</a>", format="html")]

    def icon(self, type_id: str) -> Nodes:
        """Return the shape of a type, where there are drawings."""
        kind = self.vocabulary.types.get(type_id) if self.draws else None
        return [concept_icon(shape=kind.shape, colour=kind.colour)] if kind else []

    def date(self, text: str) -> str:
        """Return a date in the words of the book's language."""
        return date_words(text, self.builder.config.language)

    def date_in(self, value: str) -> str:
        """Return a value as it is, or in words where it is the date of a day or a month."""
        return self.date(value) if is_dated(value) else value

    def type_words(self, type_id: str) -> Nodes:
        """Return the word for a type; one the vocabulary does not know shows as a gap."""
        kind = self.vocabulary.types.get(type_id)
        if kind is not None:
            return [nodes.Text(kind.label)]
        return [nodes.inline("", f"{type_id} [?]", classes=["concept-gap"])]


def marks_nodes(marks: Iterable[Mark], *, under_heading: bool = False) -> Nodes:
    """Return the judgements, each in its own span, separated by a dot.

    A heading that names the axis makes words such as "found:" needless.
    """
    words = short_words if under_heading else mark_words
    return joined([[_mark(mark, words(mark))] for mark in marks], " · ")


def _mark(mark: Mark, words: str) -> nodes.inline:
    classes = ["concept-mark", f"concept-{mark.axis}", f"concept-{mark.axis}-{mark.id}"]
    return nodes.inline("", words, classes=classes)


def quoted(*words: nodes.Node) -> Nodes:
    """Set words that are judged, and not said, in quotation marks."""
    return [nodes.Text("\u201c"), *words, nodes.Text("\u201d")]


def claim_line(claim: ClaimLine, pen: Pen) -> Nodes:
    """Return the words of a claim with the way to it, and its verdict."""
    found: Nodes = [*quoted(pen.link(claim.ref)), *pen.page(claim.ref)]
    if claim.marks:
        found += [nodes.Text(" · "), *marks_nodes(claim.marks)]
    return found


def shown_of(shown: int, total: int) -> Nodes:
    """Return a note below a list that does not show all that it could."""
    if shown >= total:
        return []
    words = _("The first %(shown)d of %(total)d are shown.")
    note = paragraph(nodes.Text(words % {"shown": shown, "total": total}), classes=["concept-cut"])
    return [note]


def joined(parts: Sequence[Nodes], separator: str) -> Nodes:
    """Put a separator between parts."""
    found: Nodes = []
    for part in parts:
        if found:
            found.append(nodes.Text(separator))
        found += part
    return found


def paragraph(*children: nodes.Node, classes: Sequence[str] = ()) -> nodes.paragraph:
    """Return a paragraph with classes."""
    return nodes.paragraph("", "", *children, classes=list(classes))


def bullets(
    items: Iterable[Sequence[nodes.Node]], classes: Sequence[str] = ()
) -> nodes.bullet_list:
    """Return a bullet list; each item is a list of block nodes."""
    entries = (nodes.list_item("", *item) for item in items)
    return nodes.bullet_list("", *entries, classes=list(classes), bullet="*")
