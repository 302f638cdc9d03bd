"""Layouts of one concept's relations: two-sided brackets, a tree, and one narrow column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_concept_graph.figures.arrange import (
    Sides,
    beside,
    beside_width,
    tree,
    tree_width,
)
from sphinx_concept_graph.figures.columns import Column, Limits, measure, narrowest
from sphinx_concept_graph.figures.metrics import longest_word
from sphinx_concept_graph.figures.model import PRINT, SCREEN
from sphinx_concept_graph.figures.page import MARGIN, BracketSheet, Sheet
from sphinx_concept_graph.figures.sides import branches, by_port, two_sides

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_concept_graph.figures.model import BracketFigure, Diagram, Group, Style
    from sphinx_concept_graph.figures.sides import Branch

# Widest label and widest box, in sizes of their text.
_LABEL = 7.2
_NARROW_LABEL = 4.5
_LONGEST = 9.5
_BOX = 14.6
_SHEET_HEIGHT = 545.0
_SHEET_WIDTH = 450.0


_Both: TypeAlias = "tuple[tuple[Branch, ...], tuple[Branch, ...]]"


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
    """A layout for a printed page: relations are left out, and counted, until it is low enough."""
    best = layout(figure, width=width, style=style)
    if best.height <= height:
        return best
    low, high = 0, sum(len(group.members) for group in figure.groups) - 1
    best = layout(shortened(figure, low), width=width, style=style)
    while low < high:
        middle = (low + high + 1) // 2
        drawn = layout(shortened(figure, middle), width=width, style=style)
        best = drawn if drawn.height <= height else best
        low, high = (middle, high) if drawn.height <= height else (low, middle - 1)
    return best


def shortened(figure: BracketFigure, total: int) -> BracketFigure:
    """The figure with about `total` members, shared fairly; the others are counted as hidden."""
    sizes = [len(group.members) for group in figure.groups]
    shown = [min(size, 1) for size in sizes]
    while sum(shown) < min(total, sum(sizes)):
        fewest = min(count for count, size in zip(shown, sizes, strict=True) if count < size)
        place = next(i for i, size in enumerate(sizes) if shown[i] == fewest and fewest < size)
        shown[place] += 1
    groups = [_first(group, count) for group, count in zip(figure.groups, shown, strict=True)]
    return replace(figure, groups=tuple(groups))


def _first(group: Group, count: int) -> Group:
    left_out = len(group.members) - count
    # The count of a single relation would take as much room as the relation.
    if left_out <= 0 or left_out + group.hidden == 1:
        return group
    return replace(group, members=group.members[:count], hidden=group.hidden + left_out)


def _plan(sheet: BracketSheet, both: _Both, total: Callable[[BracketSheet, Sides], float]) -> _Plan:
    """Measured sides; labels are broken rather than names."""
    plan = _measured(sheet, both, total, _LABEL)
    return _measured(sheet, both, total, _NARROW_LABEL) if plan.tight else plan


def _measured(
    sheet: BracketSheet, both: _Both, total: Callable[[BracketSheet, Sides], float], label: float
) -> _Plan:
    """Measure both sides as wide as they like, and again in their shares if that is too wide."""
    widest = _BOX * sheet.style.text
    sides = Sides(*(_column(sheet, side, widest, label) for side in both))
    over = total(sheet, sides) - (sheet.width - 2 * MARGIN)
    if over <= 0:
        return _Plan(sides, tight=False)
    least = [narrowest(side, sheet.style) for side in both]
    shares = _shares(sides, least, over)
    tight = any(need > share + 0.01 for need, share in zip(least, shares, strict=True))
    shared = zip(both, shares, strict=True)
    return _Plan(Sides(*(_column(sheet, side, share, label) for side, share in shared)), tight)


def _column(
    sheet: BracketSheet, side: tuple[Branch, ...], box_width: float, label: float
) -> Column:
    style = sheet.style
    words = [longest_word(branch.label, style.small) for branch in side]
    limits = Limits(
        label=max([label * style.small, *(min(w, _LONGEST * style.small) for w in words)]),
        box=max(box_width, 3 * style.text),
        style=style,
        more=sheet.figure.more,
    )
    return measure(side, limits)


def _shares(sides: Sides, least: list[float], over: float) -> tuple[float, float]:
    """Box widths, `over` less in all: the wider side gives way first, down to its `least`."""
    left, right = (column.box_width if column.rows else 0.0 for column in sides)
    whole = left + right - over
    if min(left, right) * 2 <= whole:
        return (left, whole - left) if left < right else (whole - right, right)
    if max(least) * 2 <= whole or sum(least) > whole:
        return whole / 2, whole / 2
    return (least[0], whole - least[0]) if least[0] > least[1] else (whole - least[1], least[1])
