"""Turns the relations of a concept, as its card lists them, into a figure to lay out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from sphinx_concept_graph.figures.legend import keys
from sphinx_concept_graph.figures.model import (
    BracketFigure,
    Edge,
    FigureNode,
    Group,
    Member,
    NetworkFigure,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sphinx_concept_graph.core import views
    from sphinx_concept_graph.core.vocabulary import Certainty, Vocabulary
    from sphinx_concept_graph.figures.model import Colour, End, Line, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words a figure needs beside the author's, in the language of the book."""

    mark: Callable[[views.Mark], str]
    no_difference: str
    more: str
    #: Stands for the groups that a cap left out.
    others: str
    #: Certainty that is not set.
    unset: str
    #: What the marks at the ends of lines mean.
    ends: Mapping[End, str]


def figure_of_groups(  # noqa: PLR0913 -- a figure is made of this much
    centre: FigureNode,
    groups: Sequence[views.Group],
    vocabulary: Vocabulary,
    words: Words,
    *,
    maximum: int = 0,
    title: str = "",
    description: str = "",
) -> BracketFigure:
    """Return the figure of one concept with at most ``maximum`` relations; 0 draws all."""
    kept = groups[: _most_groups([len(group.lines) for group in groups], maximum)]
    shown = _fair_share([len(group.lines) for group in kept], maximum)
    drawn = tuple(
        _group(group, count, vocabulary, words) for group, count in zip(kept, shown, strict=True)
    )
    hidden = sum(len(group.lines) for group in groups[len(kept) :])
    rest = (Group(label=words.others, direction="out", members=(), hidden=hidden),)
    figure = BracketFigure(
        centre=centre,
        groups=drawn + rest if hidden else drawn,
        title=title,
        description=description,
        more=words.more,
    )
    return replace(figure, legend=keys(figure, lines=_lines(vocabulary, words), ends=words.ends))


def figure_of_network(
    view: views.NetworkView,
    vocabulary: Vocabulary,
    words: Words,
    *,
    title: str = "",
    description: str = "",
) -> NetworkFigure:
    """Return the figure of several concepts and the relations between them.

    The relations of a chain follow each other as its concepts do.
    """
    step = {entry.ref.id: number for number, entry in enumerate(view.entries)}
    edges = [edge for entry in view.entries for edge in _edges(entry, vocabulary, words)]
    if view.is_chain:
        edges.sort(key=lambda edge: min(step[edge.source], step[edge.target]))
    figure = NetworkFigure(
        nodes=tuple(
            node_of(entry.ref.id, entry.ref.text, entry.type, vocabulary) for entry in view.entries
        ),
        edges=tuple(edges),
        focus=view.centres if view.is_chain or set(view.centres) < set(step) else (),
        named=view.named,
        hidden=view.hidden,
        is_chain=view.is_chain,
        is_apart=view.is_apart,
        title=title,
        description=description,
        more=words.more,
    )
    return replace(figure, legend=keys(figure, lines=_lines(vocabulary, words), ends=words.ends))


def _edges(entry: views.NetworkEntry, vocabulary: Vocabulary, words: Words) -> Iterator[Edge]:
    for group in entry.groups:
        drawn = _group(group, len(group.lines), vocabulary, words)
        for member in drawn.members:
            yield Edge(
                source=entry.ref.id,
                target=member.node.id,
                label=drawn.label,
                line=member.line,
                end=member.end,
                notes=member.notes,
            )


def _lines(vocabulary: Vocabulary, words: Words) -> dict[Line, str]:
    levels = {_as_line(level): level.label for level in vocabulary.certainty.values()}
    return {**levels, "thin": words.unset}


def node_of(id_: str, label: str, type_id: str, vocabulary: Vocabulary) -> FigureNode:
    """Return a concept as drawn; an unknown type is a grey rectangle."""
    kind = vocabulary.types.get(type_id)
    return FigureNode(
        id=id_,
        label=label,
        shape=cast("Shape", kind.shape if kind else "rectangle"),
        colour=cast("Colour", kind.colour if kind else "grey"),
        type_label=kind.label if kind else type_id,
    )


def _most_groups(sizes: list[int], maximum: int) -> int:
    """Return how many groups are drawn: all, or so many that some show more than one relation.

    >>> _most_groups([5, 1, 3], 6), _most_groups([1] * 40, 24)
    (3, 16)
    """
    if not maximum or sum(sizes) <= maximum:
        return len(sizes)
    return max(maximum * 2 // 3, 1)


def _fair_share(sizes: list[int], maximum: int) -> list[int]:
    """Share the room over the groups, one relation each in turn; no more groups than room.

    >>> _fair_share([5, 1, 3], 6)
    [3, 1, 2]
    """
    if not maximum or sum(sizes) <= maximum:
        return sizes
    shown = [0] * len(sizes)
    room = maximum
    while room:
        for index, size in enumerate(sizes):
            if room and shown[index] < size:
                shown[index] += 1
                room -= 1
    return shown


def _group(group: views.Group, count: int, vocabulary: Vocabulary, words: Words) -> Group:
    label = f"{group.forward}: {words.no_difference}" if group.no_difference else group.forward
    return Group(
        label=f"{label} [?]" if group.unknown else label,
        direction=group.direction,
        members=tuple(_member(line, group, vocabulary, words) for line in group.lines[:count]),
        hidden=len(group.lines) - count,
    )


def _member(line: views.Line, group: views.Group, vocabulary: Vocabulary, words: Words) -> Member:
    label = f"{line.other.text} [?]" if line.other.gap else line.other.text
    return Member(
        node=node_of(line.other.id, label, line.other_type, vocabulary),
        line=_line(line, vocabulary),
        end=_end(line, group),
        notes=_notes(line, vocabulary, words),
    )


def _line(line: views.Line, vocabulary: Vocabulary) -> Line:
    level = next((mark.id for mark in line.marks if mark.axis == "certainty"), "")
    known = vocabulary.certainty.get(level)
    return _as_line(known) if known else "thin"


def _as_line(level: Certainty) -> Line:
    return cast("Line", level.line)


def _end(line: views.Line, group: views.Group) -> End:
    if line.negated or group.no_difference:
        return "circle"
    if group.direction == "both":
        return "none"
    return "tee" if group.sign == "negative" else "arrow"


def _notes(line: views.Line, vocabulary: Vocabulary, words: Words) -> tuple[str, ...]:
    """Return the small print: qualifiers, then whatever limits the statement."""
    first = next(iter(vocabulary.statuses), "")
    limits = [
        words.mark(mark)
        for mark in line.marks
        if mark.axis in {"level", "disputed"}
        or (mark.axis == "status" and mark.id != first)
        or (mark.axis == "finding" and mark.id == "mixed")
    ]
    values = ", ".join(value for _, value in line.qualifiers)
    return (*((f"({values})",) if values else ()), *limits)
