"""The rooms stay apart: what may import what."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parents[1] / "ext" / "sphinx_concept_graph"
PURE = ("core", "figures", "exchange")
#: Room -> what it may import beside the standard library and itself.
ALLOWED = {
    "core": {"networkx"},
    "figures": {"core", "pygraphviz"},
    "exchange": {"core", "networkx", "yaml"},
}


def modules(room: str) -> list[str]:
    """Return the names of the modules of a room."""
    return [
        f"sphinx_concept_graph.{room}.{path.stem}" for path in sorted((PACKAGE / room).glob("*.py"))
    ]


def imports(path: Path) -> Iterator[str]:
    """Yield what a module imports, those for types included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def room_of(name: str) -> str:
    """Return the room, or the library, that a module belongs to."""
    parts = name.split(".")
    return parts[1] if parts[0] == "sphinx_concept_graph" and len(parts) > 1 else parts[0]


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_load_without_sphinx(room: str) -> None:
    """Importing every module of a pure room loads neither Sphinx nor docutils."""
    lines = [f"import {name}" for name in modules(room)]
    check = "import sys; print([n for n in ('sphinx', 'docutils') if n in sys.modules])"
    code = "; ".join([f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})", *lines, check])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert len(lines) > 3


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_import_what_they_may(room: str) -> None:
    """A pure room imports the standard library, itself and what the table allows."""
    found = {
        room_of(name) for path in sorted((PACKAGE / room).glob("*.py")) for name in imports(path)
    }
    assert found - set(sys.stdlib_module_names) - {room} <= ALLOWED[room]


def test_the_domain_knows_no_directive() -> None:
    """The domain, which directives fill, imports none of them; events stand above both."""
    above = {
        "directives",
        "directive_base",
        "figure_directives",
        "listing_directives",
        "roles",
        "events",
        "registration",
    }
    for name in ("domain", "collecting", "drawing", "cards", "messages", "config"):
        assert not above & {room_of(found) for found in imports(PACKAGE / f"{name}.py")}


def test_nothing_in_the_extension_knows_the_book() -> None:
    """No module, style sheet or vocabulary of the extension speaks of the book's subject."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".css", ".yaml", ".json", ".pot"}:
            text = path.read_text(encoding="utf-8").lower()
            lines = [line for line in text.splitlines() if "ketamine" in line]
            # Examples in docstrings may name a subject; code may not.
            assert all(">>>" in line or '"""' in line or "'ketamine'" in line for line in lines)


def test_rooms_agree_on_words() -> None:
    """The shapes, colours and lines a vocabulary may name are those that figures draw."""
    from sphinx_concept_graph.core import vocabulary  # noqa: PLC0415
    from sphinx_concept_graph.figures import model, palette  # noqa: PLC0415

    assert set(vocabulary.SHAPES) == set(model.SHAPES)
    assert set(vocabulary.COLOURS) == set(palette.LIGHT)
    assert set(vocabulary.LINES) == set(model.LINES)


#: From the top down; a module loads only what stands on a lower line.
LAYERS = (
    "__init__",
    "registration",
    "directives events resolving roles transforms",
    "assets domain index_drawing page_drawing",
    "figure_directives figure_words health_pages listing_directives lists pathways",
    "source_pages summary",
    "bibliography cards collecting directive_base indices inventory navigation",
    "citation_style config diagrams drawing prose",
    "memory words",
    "collector elsewhere exchange figures late messages nodes packing publishing",
    "core",
)


def loaded(path: Path) -> Iterator[str]:
    """Yield the rooms and modules of the extension that a module loads when it runs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and id(node) not in for_types:
            if node.module == "sphinx_concept_graph":
                yield from (name.name for name in node.names)
            elif node.module.startswith("sphinx_concept_graph."):
                yield node.module.split(".")[1]


def test_the_adapter_loads_downwards() -> None:
    """Each module of the adapter has its line, and loads nothing from that line or above."""
    line = {name: number for number, names in enumerate(LAYERS) for name in names.split()}
    for path in sorted(PACKAGE.glob("*.py")):
        assert path.stem in line, f"give {path.stem} a line in LAYERS"
        # The style is made by what reads it, and shares one number with it.
        found = set(loaded(path)) - ({"bibliography"} if path.stem == "citation_style" else set())
        assert not {name for name in found if line[name] <= line[path.stem]}, path.stem


def test_every_test_is_run() -> None:
    """Pytest leaves out folders of certain names unless it is told; none of ours is left out."""
    root = Path(__file__).resolve().parents[1]
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q"]
    told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    collected = {line.partition("::")[0] for line in told.splitlines() if "::" in line}
    there = {str(path.relative_to(root)) for path in (root / "tests").rglob("test_*.py")}
    assert collected == there
