"""Which relations share a trunk, and on which side of the centre they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_concept_graph.figures.model import BracketFigure, End, Group, Member

# An excess of so many rows makes one side a hub that is spread over both.
HUB = 8.0
_LABEL_ROWS = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Members under one label whose trunk meets the centre with one end mark, `port`."""

    group: int
    label: str
    port: End
    marked: bool
    incoming: bool
    members: tuple[Member, ...]
    hidden: int

    @property
    def rows(self) -> float:
        """About how tall the branch is, in one-line boxes."""
        return len(self.members) + (1 if self.hidden else 0) + _LABEL_ROWS

    def end_of(self, member: Member) -> End:
        """The mark at the member's own box; incoming relations end at the centre instead."""
        return member.end if self.marked else "none"


def branches(figure: BracketFigure) -> tuple[Branch, ...]:
    """All drawn branches in the figure's order; groups that hold nothing are left out."""
    parts = [part for group in figure.groups for part in _parts(group)]
    return tuple(_branch(index, *part) for index, part in enumerate(parts))


def _parts(group: Group) -> list[tuple[Group, End, tuple[Member, ...], int]]:
    """A group, split by end mark where the marks stand at the centre."""
    if not group.members and not group.hidden:
        return []
    if group.direction == "out" or not group.members:
        return [(group, "none", group.members, group.hidden)]
    ends = list(dict.fromkeys(member.end for member in group.members))
    parts = [(group, end, tuple(m for m in group.members if m.end == end), 0) for end in ends]
    return [*parts[:-1], (*parts[-1][:3], group.hidden)]


def _branch(
    index: int, group: Group, port: End, members: tuple[Member, ...], hidden: int
) -> Branch:
    return Branch(
        group=index,
        label=group.label,
        port=port,
        marked=group.direction != "in",
        incoming=group.direction == "in",
        members=members,
        hidden=hidden,
    )


def two_sides(found: Iterable[Branch]) -> tuple[tuple[Branch, ...], tuple[Branch, ...]]:
    """Left and right: incoming left, the others right, a hub spread evenly over both."""
    left: list[Branch] = []
    right: list[Branch] = []
    for branch in found:
        (left if branch.incoming else right).append(branch)
    if abs(_rows(left) - _rows(right)) > HUB:
        _spread(left, right)
    return by_port(left), by_port(right)


def by_port(found: Iterable[Branch]) -> tuple[Branch, ...]:
    """Branches of one port next to each other, so that trunks need not cross."""
    listed = list(found)
    ports = list(dict.fromkeys(branch.port for branch in listed))
    return tuple(sorted(listed, key=lambda branch: ports.index(branch.port)))


def _rows(listed: list[Branch]) -> float:
    return sum(branch.rows for branch in listed)


def _spread(left: list[Branch], right: list[Branch]) -> None:
    """Move the last branches of the taller side over, as long as that lowers the figure."""
    tall, short = (left, right) if _rows(left) > _rows(right) else (right, left)
    position = len(short)
    while tall and _rows(short) + tall[-1].rows < _rows(tall):
        short.insert(position, tall.pop())
