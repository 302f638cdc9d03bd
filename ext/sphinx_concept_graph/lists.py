"""Draws lists that authors ask for: tables of relations, concepts, the vocabulary."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_concept_graph.cards import badge, evidence, limits_words
from sphinx_concept_graph.drawing import bullets, joined, marks_nodes, paragraph, shown_of
from sphinx_concept_graph.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_concept_graph.core.views import (
        ListItem,
        ListView,
        Row,
        TableView,
        TermLine,
        TermSection,
    )
    from sphinx_concept_graph.drawing import Nodes, Pen

#: Relative widths, for print.
_WIDTHS = {"evidence": 30, "object": 20, "subject": 16, "qualifiers": 16}


def draw_table(view: TableView, pen: Pen) -> nodes.tgroup:
    """Return the body of a table of relations."""
    group = nodes.tgroup(cols=len(view.columns))
    group += [nodes.colspec(colwidth=_WIDTHS.get(name, 14)) for name in view.columns]
    usual = _titles()
    titles = zip_longest(view.columns, view.headings, fillvalue="")
    head = (_entry([nodes.Text(title or usual[name])]) for name, title in titles)
    group += nodes.thead("", nodes.row("", *head))
    rows = (_row(row, view.columns, pen) for row in view.rows)
    group += nodes.tbody("", *rows)
    return group


def _titles() -> dict[str, str]:
    return {
        "subject": _("Subject"),
        "predicate": _("Relation"),
        "object": _("Object"),
        "finding": _("Finding"),
        "status": _("Status"),
        "certainty": _("Certainty"),
        "qualifiers": _("Limits"),
        "evidence": _("Evidence"),
    }


def _row(row: Row, columns: Sequence[str], pen: Pen) -> nodes.row:
    return nodes.row("", *(_entry(_cell(row, name, columns, pen)) for name in columns))


def _entry(content: Nodes) -> nodes.entry:
    return nodes.entry("", paragraph(*content)) if content else nodes.entry()


def _cell(row: Row, column: str, columns: Sequence[str], pen: Pen) -> Nodes:
    line = row.line
    if column == "subject":
        return [pen.link(row.subject)]
    if column == "predicate":
        # The words lead to where the evidence is printed.
        words = badge(line) if line.badge else nodes.Text(row.words)
        return [pen.link(line.home, words) if line.home else words]
    if column == "object":
        return _object(row, columns, pen)
    if column == "qualifiers":
        return [nodes.Text(limits_words(line, pen))] if line.qualifiers else []
    if column == "evidence":
        return evidence(line.cites, pen, under_heading=True)
    return marks_nodes((m for m in line.marks if m.axis == column), under_heading=True)


def _object(row: Row, columns: Sequence[str], pen: Pen) -> Nodes:
    """Return the object with everything that limits the statement."""
    found: Nodes = [pen.link(row.line.other)]
    if row.line.qualifiers and "qualifiers" not in columns:
        found.append(nodes.Text(f" ({limits_words(row.line, pen)})"))
    if levels := [mark for mark in row.line.marks if mark.axis in {"level", "disputed"}]:
        found += [nodes.Text(" · "), *marks_nodes(levels)]
    return found


def draw_list(view: ListView, pen: Pen) -> Nodes:
    """Return concepts with shape, title and definition."""
    items = view.items
    if not items:
        return [paragraph(nodes.Text(_("Nothing to list.")))]
    left_out = shown_of(len(items), view.total)
    if any(item.date for item in items):
        return [_timeline(items, pen), *left_out]
    lines = ([_item(item, pen)] for item in items)
    return [bullets(lines, classes=["concept-list", "simple"]), *left_out]


def _timeline(items: Sequence[ListItem], pen: Pen) -> nodes.definition_list:
    """Return dates, each with what happened then."""
    dates = (nodes.term("", pen.date(item.date)) for item in items)
    entries = (
        nodes.definition_list_item("", when, nodes.definition("", _item(item, pen)))
        for when, item in zip(dates, items, strict=True)
    )
    return nodes.definition_list("", *entries, classes=["concept-timeline"])


def _badge(type_id: str, pen: Pen) -> Nodes:
    icon = pen.icon(type_id)
    return [nodes.inline("", "", *icon, classes=["concept-type"])] if icon else []


def _item(item: ListItem, pen: Pen) -> nodes.paragraph:
    found = paragraph(*_badge(item.type, pen), *pen.linked_with_page(item.ref))
    if item.definition:
        found += nodes.Text(f": {item.definition}")
    return found


def draw_vocabulary(sections: Sequence[TermSection], pen: Pen) -> Nodes:
    """Return each section of the vocabulary as a definition list."""
    found: Nodes = []
    names = _section_names()
    for section in sections:
        items = [_term(term, section.name, pen) for term in section.terms]
        found.append(nodes.rubric("", names[section.name]))
        found.append(nodes.definition_list("", *items, classes=["concept-vocabulary", "simple"]))
    return found


def _section_names() -> dict[str, str]:
    return {
        "types": _("Kinds of concept"),
        "predicates": _("Kinds of relation"),
        "qualifiers": _("Limits of a statement"),
        "findings": _("Findings"),
        "statuses": _("Status of a statement"),
        "certainty": _("Certainty of the evidence"),
        "study-types": _("Kinds of study"),
        "prefixes": _("Identifiers elsewhere"),
    }


def _term(term: TermLine, section: str, pen: Pen) -> nodes.definition_list_item:
    badge = _badge(term.id, pen) if section == "types" else []
    words: list[Nodes] = [[*badge, nodes.Text(term.label)]]
    if term.inverse:
        words.append([nodes.emphasis("", term.inverse)])
    body = [paragraph(nodes.Text(term.description))] if term.description else []
    name = nodes.term("", "", *joined(words, " / "))
    return nodes.definition_list_item("", name, nodes.definition("", *body))
