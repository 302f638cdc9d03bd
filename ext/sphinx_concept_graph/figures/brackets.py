"""Layouts of one concept's relations: two-sided brackets, a tree, and one narrow column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx_concept_graph.figures.arrange import (
    MARGIN,
    Sheet,
    Sides,
    beside,
    beside_width,
    tree,
    tree_width,
)
from sphinx_concept_graph.figures.columns import Column, measure, narrowest
from sphinx_concept_graph.figures.model import PRINT, SCREEN
from sphinx_concept_graph.figures.sides import branches, by_port, two_sides

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_concept_graph.figures.model import BracketFigure, Diagram, Group, Style
    from sphinx_concept_graph.figures.sides import Branch

# Widest label and widest box, in sizes of their text.
_LABEL = 7.2
_BOX = 14.6
_SHEET_HEIGHT = 520.0
_SHEET_WIDTH = 450.0


class _Plan(NamedTuple):
    """Measured sides, and whether some word had to be broken."""

    sides: Sides
    tight: bool


def layout(figure: BracketFigure, *, width: float = 736, style: Style = SCREEN) -> Diagram:
    """Brackets on both sides of the centre; a tree below it where words would be broken."""
    both = two_sides(branches(figure))
    sheet = Sheet(figure=figure, style=style, width=width)
    plan = _plan(sheet, both, beside_width)
    if plan.tight:
        return tree(sheet, _plan(sheet, both, tree_width).sides)
    return beside(sheet, plan.sides)


def narrow(figure: BracketFigure, *, width: float = 340, style: Style = SCREEN) -> Diagram:
    """One column under the centre, for a telephone."""
    sheet = Sheet(figure=figure, style=style, width=width)
    return tree(sheet, _plan(sheet, ((), by_port(branches(figure))), tree_width).sides)


def fitted(
    figure: BracketFigure,
    *,
    width: float = _SHEET_WIDTH,
    height: float = _SHEET_HEIGHT,
    style: Style = PRINT,
) -> Diagram:
    """A layout for a printed page: groups are shortened, and counted, until it is low enough."""
    low, high = 1, max((len(group.members) for group in figure.groups), default=1)
    whole = layout(figure, width=width, style=style)
    best = whole if whole.height <= height else None
    while best is None or (low < high and best is not whole):
        cap = (low + high) // 2
        drawn = layout(shortened(figure, cap), width=width, style=style)
        if drawn.height <= height or cap == low:
            best = drawn
        low, high = (cap + 1, high) if drawn.height <= height else (low, cap)
    return best


def shortened(figure: BracketFigure, most: int) -> BracketFigure:
    """The figure with at most so many members a group; the others are counted as hidden."""
    return replace(figure, groups=tuple(_shortened(group, most) for group in figure.groups))


def _shortened(group: Group, most: int) -> Group:
    # One relation left over takes no less room than its count would.
    if len(group.members) + (1 if group.hidden else 0) <= most + 1:
        return group
    left_out = len(group.members) - most
    return replace(group, members=group.members[:most], hidden=group.hidden + left_out)


def _plan(
    sheet: Sheet,
    both: tuple[tuple[Branch, ...], tuple[Branch, ...]],
    total: Callable[[Sheet, Sides], float],
) -> _Plan:
    """Measure both sides as wide as they like, and again in their shares if that is too wide."""
    widest = _BOX * sheet.style.text
    sides = Sides(*(_measured(sheet, side, widest) for side in both))
    over = total(sheet, sides) - (sheet.width - 2 * MARGIN)
    if over <= 0:
        return _Plan(sides, tight=False)
    least = [narrowest(side, sheet.style) for side in both]
    shares = _shares(sides, least, over)
    tight = any(need > share + 0.01 for need, share in zip(least, shares, strict=True))
    return _Plan(Sides(*(_measured(sheet, *pair) for pair in zip(both, shares, strict=True))), tight)


def _measured(sheet: Sheet, side: tuple[Branch, ...], box_width: float) -> Column:
    return measure(
        side,
        label_width=_LABEL * sheet.style.small,
        box_width=max(box_width, 3 * sheet.style.text),
        style=sheet.style,
        more=sheet.figure.more,
    )


def _shares(sides: Sides, least: list[float], over: float) -> tuple[float, float]:
    """Box widths, `over` less in all: the wider side gives way first, down to its `least`."""
    left, right = (column.box_width if column.rows else 0.0 for column in sides)
    whole = left + right - over
    if min(left, right) * 2 <= whole:
        return (left, whole - left) if left < right else (whole - right, right)
    if max(least) * 2 <= whole:
        return whole / 2, whole / 2
    return (least[0], whole - least[0]) if least[0] > least[1] else (whole - least[1], least[1])
