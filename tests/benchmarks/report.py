"""Writes what was measured as tables of the manual."""

from __future__ import annotations

from math import log
from statistics import median
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path


#: Scenario -> what it is, and the most it may take of plain Sphinx's CPU.
BARS: Final = {
    "full": ("All pages, relations from both ends", 0.9),
    "evidence": ("The same with two sources on every relation", 1.3),
    "figures": ("And a figure for every concept", 1.5),
    "nochange": ("Built again, nothing changed", 1.15),
    "edit": ("Built again, one definition edited", 1.4),
    "latex": ("LaTeX, without the TeX run", 1.1),
}
DIALECTS: Final = {"plain": "Sphinx alone", "needs": "sphinx-needs", "concept": "this extension"}


def write_report(
    page: Path,
    rows: Sequence[Mapping[str, Any]],
    start: Mapping[str, float],
    graph: Mapping[int, Mapping[str, float]],
    figures: Mapping[str, float],
) -> None:
    """Write the tables, one for each size, and the few figures that need none."""
    sizes = sorted({row["concepts"] for row in rows})
    parts = [_table(size, [row for row in rows if row["concepts"] == size]) for size in sizes]
    extra = (start["concept"] - start["plain"]) * 1000
    parts.append(f"Start-up in a project without concepts: {extra:.0f} ms of CPU more.\n")
    if len(sizes) > 1:
        parts.append(_growth(rows, sizes[0], sizes[-1]))
    parts.append(_graph(graph))
    each = "; ".join(f"{kind} {took:.1f} ms" for kind, took in figures.items())
    parts.append(f"One figure, layout and SVG, CPU: {each}.\n")
    page.write_text("\n".join(parts), encoding="utf-8")


def _of(rows: Iterable[Mapping[str, Any]], key: str, **wanted: Any) -> float | None:  # noqa: ANN401
    found = [row[key] for row in rows if all(row[name] == is_ for name, is_ in wanted.items())]
    return median(found) if found else None


def _table(size: int, rows: Sequence[Mapping[str, Any]]) -> str:
    head = ".. list-table:: {:,} concepts: seconds of CPU, and times Sphinx alone"
    lines = [head.format(size), "   :header-rows: 1", "   :class: concept-table\n"]
    lines.append(_row(["", *DIALECTS.values(), "at most", "peak memory"]))
    for scenario, (words, bar) in BARS.items():
        cells = [_cell(rows, scenario, dialect) for dialect in DIALECTS]
        memory = _of(rows, "ratio_mb", scenario=scenario, dialect="concept")
        lines.append(_row([words, *cells, f"{bar} ×", f"{memory:.2f} ×" if memory else ""]))
    kept = _of(rows, "environment_b", scenario="full", dialect="concept") or 0.0
    lines.append(f"\nThe environment on disk has {kept:.0f} bytes for each concept.\n")
    return "\n".join(lines)


def _cell(rows: Sequence[Mapping[str, Any]], scenario: str, dialect: str) -> str:
    cpu = _of(rows, "cpu_s", scenario=scenario, dialect=dialect)
    ratio = _of(rows, "ratio_cpu", scenario=scenario, dialect=dialect)
    if cpu is None or ratio is None:
        return ""
    return f"{cpu:.1f} s" if dialect == "plain" else f"{cpu:.1f} s ({ratio:.2f} ×)"


def _row(cells: list[str]) -> str:
    first, *others = cells
    return "\n".join([f"   * - {first}".rstrip(), *(f"     - {cell}".rstrip() for cell in others)])


def _graph(graph: Mapping[int, Mapping[str, float]]) -> str:
    steps = "linking, checks, what each page shows, ``graph.json``"
    sizes = (f"{size:,} concepts {sum(took.values()):.1f} s" for size, took in graph.items())
    return f"Work on the graph alone ({steps}), CPU: {'; '.join(sizes)}.\n"


def _growth(rows: Sequence[Mapping[str, Any]], small: int, large: int) -> str:
    found = []
    for dialect, words in DIALECTS.items():
        wanted = {"scenario": "full", "dialect": dialect}
        few = _of(rows, "cpu_s", concepts=small, **wanted)
        many = _of(rows, "cpu_s", concepts=large, **wanted)
        if few and many:
            found.append(f"{words} {log(many / few) / log(large / small):.2f}")
    return f"Exponent of growth from {small:,} to {large:,} concepts: {'; '.join(found)}.\n"
