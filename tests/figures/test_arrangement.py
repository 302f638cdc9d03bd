"""Where things stand: sides, ports, trees, printed pages."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time

from sphinx_concept_graph.figures import (
    PRINT,
    BracketFigure,
    Group,
    fitted,
    layout,
    narrow,
    shortened,
)


def test_incoming_left_and_outgoing_right(samples: dict[str, BracketFigure]) -> None:
    """A small figure reads from left to right."""
    drawn = layout(samples["receptor"])
    places = {box.node_id: box.x for box in drawn.boxes}
    assert places["ketamine"] < places["nmda-receptor"] < places["insula"]


def test_a_hub_is_spread_over_both_sides(hub: BracketFigure) -> None:
    """Neither side carries much more than the other."""
    drawn = layout(hub)
    middle = next(box for box in drawn.boxes if box.focus)
    left = sum(box.x < middle.x for box in drawn.boxes)
    assert 0.35 < left / len(drawn.boxes) < 0.65


def test_ends_of_incoming_relations_stand_at_the_centre(samples: dict[str, BracketFigure]) -> None:
    """A tee stands at what is blocked, not at what blocks."""
    drawn = layout(samples["receptor"])
    centre = next(box for box in drawn.boxes if box.focus)
    tees = [one for one in drawn.connectors if one.mark and one.mark.end == "tee"]
    assert len(tees) == 1
    assert tees[0].mark
    assert abs(tees[0].mark.tip.x - centre.x) < 2
    assert tees[0].mark.towards == (1.0, 0.0)


def test_different_ends_of_incoming_relations_are_kept_apart(
    samples: dict[str, BracketFigure],
) -> None:
    """Each kind of end has its own port and trunk."""
    drawn = layout(samples["medicine"])
    trunks = [one for one in drawn.connectors if one.structural and one.mark]
    assert sorted(one.end for one in trunks) == ["arrow", "circle", "tee"]
    tips = sorted(one.mark.tip.y for one in trunks if one.mark)
    assert all(below - above >= 12 for above, below in itertools.pairwise(tips))


def test_no_difference_is_never_an_arrow(samples: dict[str, BracketFigure]) -> None:
    """No effect has an open circle and a word, in every layout."""
    for draw in (layout, narrow, fitted):
        drawn = draw(samples["medicine"])
        line = next(one for one in drawn.connectors if one.node_id == "ampa-receptor")
        assert line.end == "circle"
        assert line.mark
        assert line.mark.end == "circle"
        box = next(box for box in drawn.boxes if box.node_id == "ampa-receptor")
        assert box.notes == ("no difference",)


def test_one_label_for_a_group(samples: dict[str, BracketFigure]) -> None:
    """A predicate is written once for all its members."""
    drawn = layout(samples["receptor"])
    labels = sorted(label.text for label in drawn.labels)
    assert labels == ["blocks", "expressed in", "mediates", "part of"]


def test_empty_groups_and_no_groups(samples: dict[str, BracketFigure]) -> None:
    """A concept without relations is drawn alone."""
    receptor = samples["receptor"]
    alone = BracketFigure(centre=receptor.centre, groups=(), title="t", description="d")
    empty = BracketFigure(
        centre=receptor.centre,
        groups=(Group(label="x", direction="out", members=()),),
        title="t",
        description="d",
    )
    assert len(layout(alone).boxes) == len(narrow(alone).boxes) == 1
    assert layout(alone) == layout(empty)


def test_a_word_too_long_for_the_sides_makes_a_tree(samples: dict[str, BracketFigure]) -> None:
    """The layout changes before a word is broken."""
    drawn = layout(samples["medicine"], width=450, style=PRINT)
    focus = next(box for box in drawn.boxes if box.focus)
    assert all(box.y >= focus.y + focus.height for box in drawn.boxes if not box.focus)
    shown = {word for box in drawn.boxes for line in box.lines for word in line.split()}
    assert "Electroencephalography" in shown


def test_a_printed_hub_is_cut_and_counted(hub: BracketFigure) -> None:
    """Print keeps height and text size; what is left out is counted."""
    drawn = fitted(hub)
    assert drawn.height <= 545
    assert drawn.style.small >= 9
    total = sum(len(group.members) + group.hidden for group in hub.groups)
    counted = sum(box.more or 1 for box in drawn.boxes if not box.focus)
    assert counted == total
    taller = fitted(hub, height=2000)
    assert len(taller.boxes) > len(drawn.boxes)


def test_shortening_shares_fairly(hub: BracketFigure) -> None:
    """Groups lose their last members, as evenly as can be."""
    short = shortened(hub, 20)
    assert {len(group.members) for group in short.groups} == {1, 2}
    for before, after in zip(hub.groups, short.groups, strict=True):
        assert len(before.members) + before.hidden == len(after.members) + after.hidden
        assert after.members == before.members[: len(after.members)]


def test_the_same_bytes_for_every_hash_seed() -> None:
    """No output follows the order of a set."""
    code = (
        "from sphinx_concept_graph.figures import *;"
        "n = lambda i: FigureNode(id=i, label=i, shape='pill', colour='rose', type_label='t');"
        "m = tuple(Member(node=n(f'n{i}'), line='thin', end=('arrow', 'tee', 'circle')[i % 3])"
        " for i in range(9));"
        "g = tuple(Group(label=d, direction=d, members=m, hidden=2)"
        " for d in ('in', 'out', 'both'));"
        "f = BracketFigure(centre=n('c'), groups=g, title='t', description='d');"
        "print(svg(layout(f), str, uid='u'), svg(narrow(f), str, uid='u'), tikz(fitted(f), str))"
    )
    path = os.pathsep.join(entry for entry in sys.path if entry)
    drawn = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(drawn) == 1
    assert len(drawn.pop()) > 5000


def test_a_layout_is_quick(hub: BracketFigure) -> None:
    """A hub of 55 relations takes milliseconds."""
    layout(hub)
    times = []
    for _ in range(5):
        start = time.process_time()
        layout(hub)
        times.append(time.process_time() - start)
    # About 3 ms; the limit only catches a change of kind.
    assert min(times) < 0.05
