"""Small projects built by Sphinx itself, and the tools that some tests need."""

from __future__ import annotations

import ctypes.util
import os
import re
import shutil
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from tests.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

pytest_plugins = ["sphinx.testing.fixtures"]

# One submission is judged by the same examples every time; at home they are new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).resolve().parents[1]
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
THREE_LINES = 'extensions = ["sphinx_concept_graph"]\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What one run of Sphinx left behind."""

    out: Path
    #: One line each, in order, with paths relative to the sources and without colour.
    warnings: list[str]
    status: str
    code: int

    def read(self, name: str) -> str:
        """Return a file of the output."""
        return (self.out / name).read_text(encoding="utf-8")

    def page(self, name: str) -> Page:
        """Return a page of the output, parsed."""
        return Page(self.read(name))


@dataclass(slots=True, kw_only=True)
class Project:
    """Sources in a folder of their own; each builder has its output folder, all share doctrees."""

    source: Path
    base: Path
    conf: Path | None = None
    settings: dict[str, Any] = field(default_factory=dict)

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files below the sources; ``None`` deletes one."""
        for name, text in files.items():
            path = self.source / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def build(  # noqa: PLR0913 -- as many as the command has
        self,
        builder: str = "html",
        *,
        out: str = "",
        doctrees: str = "doctrees",
        parallel: int = 0,
        prepare: Callable[[Sphinx], object] | None = None,
        files: Sequence[Path] = (),
        **settings: object,
    ) -> Built:
        """Run Sphinx in this process; ``prepare`` gets the application before it builds."""
        streams = StringIO(), StringIO()
        target = self.base / (out or builder)
        conf = self.conf or self.source
        with patch_docutils(conf), docutils_namespace():
            app = Sphinx(
                self.source,
                conf,
                target,
                self.base / doctrees,
                builder,
                confoverrides={**self.settings, **settings},
                status=streams[0],
                warning=streams[1],
                warningiserror=True,
                parallel=parallel,
            )
            if prepare is not None:
                prepare(app)
            app.build(filenames=files)
        return Built(
            out=target,
            warnings=self.lines(streams[1].getvalue()),
            status=COLOUR.sub("", streams[0].getvalue()),
            code=app.statuscode,
        )

    def lines(self, text: str) -> list[str]:
        """Return what Sphinx wrote, line by line, as any machine would show it."""
        plain = COLOUR.sub("", text).replace(f"{self.source}{os.sep}", "")
        return [line for line in plain.splitlines() if line]


@pytest.fixture(scope="session")
def rootdir() -> Path:
    """Return where the test projects are."""
    return ROOT / "tests" / "roots"


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Mapping[str, str]], Project]:
    """Return a function that makes a project of {file: text}; three lines are the least."""

    def make(files: Mapping[str, str], **settings: object) -> Project:
        made = Project(source=tmp_path / "source", base=tmp_path / "build", settings=settings)
        made.write({"conf.py": THREE_LINES, **files})
        return made

    return make


@pytest.fixture(scope="session")
def root_project(
    rootdir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Project]:
    """Return a function that makes a project from a copy of one of the roots."""

    def make(name: str) -> Project:
        base = tmp_path_factory.mktemp(name)
        shutil.copytree(rootdir / f"test-{name}", base / "source")
        return Project(source=base / "source", base=base / "build")

    return make


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the real book with its real settings; output goes to a temporary folder."""
    return Project(source=ROOT / "docs", base=tmp_path_factory.mktemp("book"), conf=ROOT)


def need(found: object, what: str) -> None:
    """Skip without a tool, or fail where everything has to be there."""
    if found:
        return
    if os.environ.get("CONCEPT_GRAPH_NO_SKIP"):
        pytest.fail(f"{what} is missing, and nothing may be skipped")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def latexmk() -> str:
    """Return latexmk; skip without it or without XeLaTeX."""
    need(shutil.which("xelatex"), "XeLaTeX")
    found = shutil.which("latexmk")
    need(found, "latexmk")
    return found or ""


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return Debian's Chromium; skip without it or without what drives it."""
    found = shutil.which("chromium")
    need(found, "Chromium")
    need(ctypes.util.find_library("atomic"), "libatomic, which Playwright's Node.js needs")
    return found or ""


@pytest.fixture(scope="session")
def java() -> str:
    """Return Java; skip without it."""
    found = shutil.which("java")
    need(found, "Java")
    return found or ""


@pytest.fixture(scope="session")
def epubcheck(java: str) -> list[str]:
    """Return the command that checks an EPUB; skip without it."""
    jar = Path("/usr/share/java/epubcheck.jar")
    need(jar.is_file(), "EPUBCheck")
    return [java, "-jar", str(jar)]


@pytest.fixture(scope="session")
def vnu(java: str) -> list[str]:
    """Return the command of the Nu HTML checker; skip without it."""
    jar = ROOT / "build" / "npm" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    need(jar.is_file(), "the Nu HTML checker (npm install --prefix build/npm vnu-jar)")
    return [java, "-jar", str(jar)]
