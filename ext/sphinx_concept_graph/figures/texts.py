"""Where each line of text stands: shared by every output format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_concept_graph.figures.columns import LEADING
from sphinx_concept_graph.figures.shapes import frame_of, text_middle

if TYPE_CHECKING:
    from sphinx_concept_graph.figures.model import Box, Label, Style

# Half the height of a capital, in sizes: what centres a line of text.
_HALF_CAPITAL = 0.355


class TextLine(NamedTuple):
    """One line, centred about x on a baseline; a note is small print."""

    x: float
    baseline: float
    text: str
    note: bool


def in_box(box: Box, style: Style) -> list[TextLine]:
    """The label and the notes of a box."""
    sizes = [box_size(box, style)] * len(box.lines) + [style.small] * len(box.notes)
    frame = frame_of(box, style.unit)
    x = frame.middle.x if box.more else text_middle(box.shape, frame)
    top = frame.middle.y - sum(sizes) * LEADING / 2
    lines: list[TextLine] = []
    for index, (text, size) in enumerate(zip(box.lines + box.notes, sizes, strict=True)):
        baseline = top + size * (LEADING / 2 + _HALF_CAPITAL)
        lines.append(TextLine(x, baseline, text, index >= len(box.lines)))
        top += size * LEADING
    return lines


def box_size(box: Box, style: Style) -> float:
    """Text size of a box's label."""
    return style.small if box.more else style.text


def in_label(label: Label, style: Style) -> list[TextLine]:
    """The lines of a label and its notes."""
    step = style.small * LEADING
    texts = label.lines + label.notes
    first = label.y + label.height / 2 - step * len(texts) / 2
    x = label.x + label.width / 2
    base = step / 2 + style.small * _HALF_CAPITAL
    return [
        TextLine(x, first + index * step + base, line, note=index >= len(label.lines))
        for index, line in enumerate(texts)
    ]
