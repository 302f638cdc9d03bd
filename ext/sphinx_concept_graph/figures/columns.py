"""Measuring: the text of a side wrapped into boxes and stacked into rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_concept_graph.figures.metrics import BOLD, clean, longest_word, text_width, wrap
from sphinx_concept_graph.figures.shapes import inner_width, outer_size

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.model import End, FigureNode, Member, Style
    from sphinx_concept_graph.figures.sides import Branch

LEADING = 1.24
MEMBER_GAP = 8.0
GROUP_GAP = 20.0
LABEL_ROOM = 6.0
NOTE_LINES = 8
_LEAST_BOX = 64.0
NOTE_JOINT = " \N{MIDDLE DOT} "


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A measured box; `member` is None for the one that stands for hidden relations."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]
    name: str
    width: float
    height: float
    member: Member | None = None
    y: float = 0.0

    @property
    def middle(self) -> float:
        """Height of the box's middle in its column."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A measured branch: its label, its boxes, and where in the column they stand."""

    branch: Branch
    label: tuple[str, ...]
    label_width: float
    label_height: float
    slots: tuple[Slot, ...]

    @property
    def middle(self) -> float:
        """Height of the row's line in the column."""
        return (self.slots[0].middle + self.slots[-1].middle) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The measured rows of one side, all boxes equally wide."""

    rows: tuple[Row, ...]
    label_width: float
    box_width: float
    height: float

    @property
    def ports(self) -> tuple[End, ...]:
        """The end marks at the centre, from the top."""
        return tuple(dict.fromkeys(row.branch.port for row in self.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Widest label and box of a column, its text sizes, and the words for hidden relations."""

    label: float
    box: float
    style: Style
    more: str


def measure(found: tuple[Branch, ...], limits: Limits) -> Column:
    """Wrap and stack the branches of one side."""
    rows: list[Row] = []
    below = 0.0
    for branch in found:
        row, below = _row(branch, limits, below)
        rows.append(row)
    widths = [slot.width for row in rows for slot in row.slots]
    return Column(
        rows=tuple(rows),
        label_width=max((row.label_width for row in rows), default=0.0),
        box_width=min(max([*widths, _LEAST_BOX * limits.style.unit]), limits.box),
        height=max(below - GROUP_GAP * limits.style.unit, 0.0),
    )


def narrowest(found: tuple[Branch, ...], style: Style) -> float:
    """The box width at which no word of the branches has to be broken."""
    nodes = [member.node for branch in found for member in branch.members]
    least = _LEAST_BOX * style.unit if found else 0.0
    return max([least, *(unbroken(node, style) for node in nodes)])


def unbroken(node: FigureNode, style: Style) -> float:
    """The width at which the longest word of a node stays whole."""
    word = longest_word(node.label, style.text)
    return outer_size(node.shape, word, 2 * style.text * LEADING, style.unit)[0]


def node_slot(
    node: FigureNode,
    limit: float,
    style: Style,
    *,
    member: Member | None = None,
    bold: bool = False,
) -> Slot:
    """The box of a node in at most the given width, with the notes of the member that it is."""
    notes = member.notes if member else ()
    wider = BOLD if bold else 1.0
    room = inner_width(node.shape, limit, style.unit)
    lines = wrap(node.label, room / wider, style.text)
    small = _packed(notes, room / BOLD, style.small)
    widths = [text_width(line, style.text) * wider for line in lines]
    widths += [text_width(line, style.small) * BOLD for line in small]
    height = (len(lines) * style.text + len(small) * style.small) * LEADING
    width, tall = outer_size(node.shape, max(widths), height, style.unit)
    name = " ".join([clean(node.label), *map(clean, notes), f"({clean(node.type_label)})"])
    return Slot(
        lines=lines, notes=small, name=name, width=min(width, limit), height=tall, member=member
    )


def _packed(notes: tuple[str, ...], room: float, size: float) -> tuple[str, ...]:
    """Notes on as few lines as they need, none cut short."""
    lines: list[str] = []
    for note in filter(None, map(clean, notes)):
        pieces = wrap(note, room, size, most=NOTE_LINES)
        joined = f"{lines[-1]}{NOTE_JOINT}{pieces[0]}" if lines else ""
        if lines and len(pieces) == 1 and text_width(joined, size) <= room:
            lines[-1] = joined
        else:
            lines += pieces
    return tuple(lines)


def _row(branch: Branch, limits: Limits, top: float) -> tuple[Row, float]:
    """One measured row beginning at `top`, and where the next one may begin."""
    style = limits.style
    label = wrap(branch.label, limits.label, style.small) if clean(branch.label) else ()
    widest = max((text_width(line, style.small) for line in label), default=0.0)
    tall = len(label) * style.small * LEADING
    slots = _slots(branch, limits)
    gaps = MEMBER_GAP * style.unit * (len(slots) - 1)
    stacked = sum(slot.height for slot in slots) + gaps
    row = Row(
        branch=branch,
        label=label,
        label_width=widest + (LABEL_ROOM * style.unit if label else 0.0),
        label_height=tall,
        slots=_stacked(slots, top + max(tall - stacked, 0.0) / 2, MEMBER_GAP * style.unit),
    )
    return row, top + max(stacked, tall) + GROUP_GAP * style.unit


def _slots(branch: Branch, limits: Limits) -> list[Slot]:
    """The boxes of a branch, unplaced, the count of hidden relations last."""
    slots = [
        node_slot(member.node, limits.box, limits.style, member=member) for member in branch.members
    ]
    if branch.hidden:
        text = limits.more.replace("{count}", str(branch.hidden))
        slots.append(_more_slot(text, limits.box, limits.style))
    return slots


def _more_slot(text: str, limit: float, style: Style) -> Slot:
    room = inner_width("rectangle", limit, style.unit)
    lines = wrap(text, room, style.small)
    width = max(text_width(line, style.small) for line in lines)
    height = len(lines) * style.small * LEADING + 4.0 * style.unit
    full = min(width + 8.0 * style.unit, limit)
    return Slot(lines=lines, notes=(), name=clean(text), width=full, height=height)


def _stacked(slots: list[Slot], top: float, gap: float) -> tuple[Slot, ...]:
    placed: list[Slot] = []
    for slot in slots:
        placed.append(replace(slot, y=top))
        top += slot.height + gap
    return tuple(placed)
