"""TikZ pictures: balanced, escaped, linked, within the page."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_concept_graph.figures import PREAMBLE, fitted, layout, tikz, tikz_icon
from sphinx_concept_graph.figures.model import SHAPES
from sphinx_concept_graph.figures.palette import INK_LIGHT, LIGHT
from sphinx_concept_graph.figures.tikz import latex_text

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import DataObject, SearchStrategy

    from sphinx_concept_graph.figures.model import BracketFigure


def balanced(source: str) -> bool:
    """Whether unescaped braces are nested and closed."""
    depth = 0
    for brace in re.findall(r"\\.|[{}]", source):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_any_text_is_balanced(
    any_figure: SearchStrategy[BracketFigure], words: SearchStrategy[str], data: DataObject
) -> None:
    """Any text gives balanced braces and no comment."""
    figure, label = data.draw(any_figure), data.draw(words)
    source = tikz(fitted(figure), lambda _: label)
    assert balanced(source)
    assert "%" not in source.replace(r"\%", "")
    assert "\0" not in source
    assert source.count(r"\begin{tikzpicture}") == source.count(r"\end{tikzpicture}") == 1


def test_specials_are_escaped() -> None:
    """Every character that LaTeX reads is made harmless."""
    assert latex_text(r"\input{x} 5 % a_b^c ~ #1 & $x$") == (
        r"\textbackslash{}input\{x\} 5 \% a\_b\textasciicircum{}c "
        r"\textasciitilde{} \#1 \& \$x\$"
    )
    assert latex_text("a--b---c 'd' \"e\"") == (
        r"a-{}-b-{}-{}-c 'd' \textquotedbl{}e\textquotedbl{}"
    )
    assert latex_text("α → β\0\n神") == "α → β 神"


def test_the_balance_check_can_fail() -> None:
    """The check sees a missing brace."""
    assert not balanced("{a")
    assert not balanced("}{")
    assert balanced(r"{\{}")


def test_links(samples: dict[str, BracketFigure]) -> None:
    """Each line of a node is a link; an unsafe label is none."""
    diagram = fitted(samples["receptor"])
    source = tikz(diagram, lambda id_: f"concepts:concept-{id_}")
    assert r"\hyperref[\detokenize{concepts:concept-ketamine}]" in source
    lines = sum(len(box.lines) + len(box.notes) for box in diagram.boxes)
    assert source.count(r"\hyperref") == lines
    assert r"\hyperref" not in tikz(diagram, lambda _: "")
    assert r"\hyperref" not in tikz(diagram, lambda _: "a}b%")


def test_print_keeps_its_sizes_and_a_wide_drawing_is_scaled(
    samples: dict[str, BracketFigure],
) -> None:
    """Print is drawn at its size; a screen layout shrinks to the page."""
    figure = samples["medicine"]
    source = tikz(fitted(figure), str)
    assert "x=1pt, y=-1pt" in source
    assert min(float(size) for size in re.findall(r"\\fontsize\{([\d.]+)\}", source)) >= 9
    wide = tikz(layout(figure), str)
    scale = float(re.findall(r"x=([\d.]+)pt", wide)[0])
    assert scale * layout(figure).width <= 455
    assert scale * layout(figure).height <= 555


def test_the_preamble_defines_what_is_used(samples: dict[str, BracketFigure]) -> None:
    """Each style and colour of a picture is defined."""
    defined = set(re.findall(r"\\definecolor\{(cg-[\w-]+)\}", PREAMBLE))
    assert defined == {f"cg-{name}" for name in (*LIGHT, *INK_LIGHT)}
    styles = set(re.findall(r"(cg[\w-]*)/\.style", PREAMBLE))
    source = "".join(tikz(fitted(figure), str) for figure in samples.values())
    source += "".join(tikz_icon(shape, "rose") for shape in SHAPES)
    used = set(re.findall(r"\\path\[(cg[\w-]*)\]", source))
    assert used == {*styles} - {"cg"}
    colours = re.findall(r"(?:fill=|draw=|\\fill\[|\\draw\[|\{)(cg-[\w-]+)", source)
    assert {"cg-ink", "cg-on-fill", "cg-rose"} <= set(colours) <= defined
    assert balanced(PREAMBLE)


def test_icons_differ_by_shape() -> None:
    """Nine shapes, nine icons."""
    assert len({tikz_icon(shape, "rose") for shape in SHAPES}) == len(SHAPES)


@pytest.mark.latex
@pytest.mark.skipif(not shutil.which("xelatex"), reason="needs XeLaTeX")
def test_xelatex_takes_every_sample(
    samples: dict[str, BracketFigure], hub: BracketFigure, tmp_path: Path
) -> None:
    """XeLaTeX sets the samples within the page."""
    odd = replace(samples["receptor"].centre, label="\\end{document} % # & ~ ^ _ $ { } \" ' `")
    figures = [*samples.values(), hub, replace(samples["receptor"], centre=odd)]
    drawn = "\n\n".join(tikz(fitted(figure), lambda _: "here") for figure in figures)
    icons = " ".join(tikz_icon(shape, "teal") for shape in SHAPES)
    (tmp_path / "figures.tex").write_text(
        "\\documentclass[a4paper]{article}\\usepackage[margin=1in]{geometry}\\usepackage{xcolor}"
        f"\\usepackage{{hyperref}}\n{PREAMBLE}\\begin{{document}}\\section{{A}}\\label{{here}}\n"
        f"{icons}\n\n\\setlength\\parindent{{0pt}}\n{drawn}\n\\end{{document}}\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "figures.tex"],  # noqa: S607
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    assert "Overfull" not in (tmp_path / "figures.log").read_text(encoding="utf-8")
