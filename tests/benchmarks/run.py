"""Times this extension beside plain Sphinx and sphinx-needs on one synthetic project.

The projects are built in turn, so that every ratio comes from one repetition: on a machine with
other work only ratios mean something, and CPU more than wall. Peak memory is that of the largest
process, as the operating system accounts it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from corpus import write_project  # type: ignore[import-not-found] # beside this file
from report import write_report  # type: ignore[import-not-found] # beside this file

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Scenario -> what the project has beside relations, how it is built, whether it was built before.
VARIANTS: Final = {"full": (), "evidence": ("evidence",), "figures": ("evidence", "figures")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One build."""

    scenario: str
    dialect: str
    concepts: int
    repetition: int
    #: Seconds of the processor, user and system.
    cpu_s: float
    wall_s: float
    peak_mb: float
    #: CPU and memory against plain Sphinx in the same repetition.
    ratio_cpu: float = 1.0
    ratio_mb: float = 1.0
    #: Bytes of the pickled environment for each concept.
    environment_b: float = 0.0


def timed(command: list[str]) -> tuple[float, float, float]:
    """Run a command; return seconds of CPU, of the clock, and the peak in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(errors.decode(errors="replace"))
    wall = time.monotonic() - start
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def sphinx(source: Path, builder: str, out: str) -> list[str]:
    """Return the command that builds a project."""
    trees = source / f"trees-{out}"
    return [
        *(sys.executable, "-m", "sphinx", "-q", "-b", builder),
        *("-d", str(trees), str(source), str(source / out)),
    ]


def edit(source: Path) -> None:
    """Change one definition."""
    pages = sorted(source.glob("page-*.rst"))
    page = pages[len(pages) // 2]
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("stands here", "stood there", 1), encoding="utf-8")


def builds(dialect: str, concepts: int, work: Path) -> Iterator[tuple[str, list[str], Path]]:
    """Yield scenario, command and environment of each build of one dialect, in order."""
    for variant, features in VARIANTS.items():
        if variant != "full" and dialect != "concept":
            continue
        source = work / f"{dialect}-{variant}"
        shutil.rmtree(source, ignore_errors=True)
        options = dict.fromkeys(features, True)
        write_project(source, dialect, concepts, **options)
        environment = source / "trees-html" / "environment.pickle"
        yield variant, sphinx(source, "html", "html"), environment
        if variant == "full":
            yield "nochange", sphinx(source, "html", "html"), environment
            edit(source)
            yield "edit", sphinx(source, "html", "html"), environment
            latex = source / "trees-latex" / "environment.pickle"
            yield "latex", sphinx(source, "latex", "latex"), latex


def repetition(number: int, concepts: int, dialects: list[str], work: Path) -> Iterator[Row]:
    """Build every dialect once; plain Sphinx comes first, since the others are measured by it."""
    plain: dict[str, Row] = {}
    for dialect in dialects:
        for scenario, command, environment in builds(dialect, concepts, work):
            cpu, wall, peak = timed(command)
            row = Row(
                scenario=scenario,
                dialect=dialect,
                concepts=concepts,
                repetition=number,
                cpu_s=round(cpu, 2),
                wall_s=round(wall, 2),
                peak_mb=round(peak, 1),
                environment_b=round(environment.stat().st_size / concepts),
            )
            if dialect == "plain":
                plain[scenario] = row
            floor = plain.get(scenario) or plain["full"]
            ratios = (round(cpu / floor.cpu_s, 3), round(peak / floor.peak_mb, 3))
            row = Row(**{**asdict(row), "ratio_cpu": ratios[0], "ratio_mb": ratios[1]})
            print(
                f"{concepts:6} {dialect:8} {scenario:9} {row.cpu_s:7.2f} s {row.ratio_cpu:6.2f} x"
                f" {row.peak_mb:6.0f} MB",
                flush=True,
            )
            yield row


def start_up(work: Path, times: int = 7) -> dict[str, float]:
    """Return seconds of CPU of a project without concepts, without and with the extension."""
    found = {}
    for name, extensions in (("plain", []), ("concept", ["sphinx_concept_graph"])):
        source = work / f"start-{name}"
        shutil.rmtree(source, ignore_errors=True)
        source.mkdir(parents=True)
        conf = f"html_theme = 'alabaster'\nextensions = {extensions!r}\n"
        (source / "conf.py").write_text(conf)
        (source / "index.rst").write_text("Index\n=====\n\nWords.\n")
        runs = [timed(sphinx(source, "html", "html"))[0] for _ in range(times + 1)]
        found[name] = round(median(runs[1:]), 3)
    return found


def graph_work(sizes: list[int]) -> dict[int, dict[str, float]]:
    """Return seconds of CPU for each step on the graph alone, by number of concepts."""
    found = {}
    for size in sizes:
        command = [sys.executable, str(Path(__file__).with_name("graph_work.py")), str(size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found[size] = json.loads(done.stdout)
        print(f"graph {size:6} {found[size]}", flush=True)
    return found


def figure_work() -> dict[str, float]:
    """Return milliseconds of CPU for one figure of each kind."""
    command = [sys.executable, str(Path(__file__).with_name("figure_work.py"))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    print(f"figures {found}", flush=True)
    return found


def main() -> None:
    """Measure, print, and write ``results.json`` and the table of the manual."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for projects and results")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--dialects", nargs="+", default=["plain", "needs", "concept"])
    parser.add_argument("--repetitions", type=int, default=1)
    parser.add_argument("--page", type=Path, help="table of the manual to write")
    args = parser.parse_args()
    start = start_up(args.out)
    print("start-up", start, flush=True)
    graph = graph_work([*args.sizes, 2 * max(args.sizes)])
    figures = figure_work()
    rows: list[Row] = []
    for size in args.sizes:
        for number in range(args.repetitions):
            rows += repetition(number, size, args.dialects, args.out)
            text = json.dumps([asdict(row) for row in rows], indent=1)
            (args.out / "results.json").write_text(text + "\n", encoding="utf-8")
    if args.page:
        write_report(args.page, [asdict(row) for row in rows], start, graph, figures)


if __name__ == "__main__":
    main()
