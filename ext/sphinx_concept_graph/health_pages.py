"""Draws what is thin or missing in the content, for those who write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_concept_graph.drawing import bullets, paragraph, quoted, shown_of
from sphinx_concept_graph.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_concept_graph.core.views import HealthItem, HealthSection
    from sphinx_concept_graph.drawing import Nodes, Pen


def draw_health(sections: Sequence[HealthSection], pen: Pen) -> Nodes:
    """Return each section with the number of what it lists, and what that means."""
    found: Nodes = []
    words = _section_words()
    for section in sections:
        title, meaning = words[section.name]
        found.append(nodes.rubric("", f"{title}: {section.total}"))
        found.append(paragraph(nodes.Text(meaning)))
        if section.items:
            items = ([_item(item, pen)] for item in section.items)
            found.append(bullets(items, classes=["concept-health", "simple"]))
            found += shown_of(len(section.items), section.total)
    return found


def _item(item: HealthItem, pen: Pen) -> nodes.paragraph:
    link = pen.link(item.ref)
    found = paragraph(*(quoted(link) if item.quoted else [link]))
    names = _field_words()
    note = item.note or ", ".join(names.get(name, name) for name in item.missing)
    if note:
        found += nodes.Text(f" · {note}")
    return found


def _section_words() -> dict[str, tuple[str, str]]:
    return {
        "one-source": (
            _("Claims that rest on one source"),
            _("Nobody else has been cited for them."),
        ),
        "certainty": (
            _("Relations without certainty"),
            _("The evidence is named, but nobody has judged how sure it makes us."),
        ),
        "definition": (
            _("Concepts without a definition"),
            _("Their entry does not begin by saying what they are."),
        ),
        "relation": (_("Concepts without a relation"), _("Nothing connects them to the rest.")),
        "chapter": (_("Concepts without a chapter"), _("No page but their own speaks of them.")),
        "level": (
            _("Findings in animals or cells that do not say so"),
            _("Beside the mark, the words themselves should name them."),
        ),
        "unread": (
            _("Graded, though no supporting source was read"),
            _("The findings are known from the words of others, or not at all."),
        ),
        "unverified": (
            _("Sources with gaps"),
            _("What could not be confirmed is left out of the citation."),
        ),
    }


def _field_words() -> dict[str, str]:
    return {
        "authors": _("further authors"),
        "author": _("authors"),
        "title": _("title"),
        "journal": _("journal"),
        "year": _("year"),
        "volume": _("volume"),
        "pages": _("pages"),
        "identifier": _("identifier"),
    }
