"""What the wheel holds, what the locks promise, and what `make` says when a tool is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from email import message_from_string
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import sphinx_concept_graph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "ext" / "sphinx_concept_graph"
WHEEL_INPUTS = ("pyproject.toml", "README.md", "LICENSE", "ext")
LOCKS = ("requirements.lock", "tests/oldest.lock")
ADDRESS = re.compile(r"://| @ |^-|(?<!\S)[~/]", re.MULTILINE)  # an index, a path, a pip option


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command outside any surrounding `make`; output is captured as text."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        command, cwd=cwd, env=outer | environment, capture_output=True, text=True, check=False
    )


def pyproject() -> dict[str, Any]:
    """Return pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def dependencies() -> list[Requirement]:
    """Return the run-time dependencies that pyproject.toml declares."""
    return [Requirement(line) for line in pyproject()["project"]["dependencies"]]


def locked(lock: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Yield each requirement of a lock file with its hashes."""
    logical_lines = (ROOT / lock).read_text("utf-8").replace("\\\n", " ").splitlines()
    for line in logical_lines:
        if line and not line.lstrip().startswith("#"):
            requirement, *hashes = line.split("--hash=")
            yield Requirement(requirement), [value.strip() for value in hashes]


def pins(lock: str) -> dict[str, Version]:
    """Return the version of each distribution that a lock file names."""
    return {
        canonicalize_name(requirement.name): Version(next(iter(requirement.specifier)).version)
        for requirement, _ in locked(lock)
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of its sources, with the build backend of this environment."""
    source = tmp_path_factory.mktemp("source")
    for name in WHEEL_INPUTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    built = run(
        *(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index"),
        *("--wheel-dir", source / "dist", "."),
        cwd=source,
    )

    assert built.returncode == 0, built.stderr
    (path,) = (source / "dist").glob("*.whl")
    return path


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    """Return the wheel's METADATA."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_string(archive.read(name).decode("utf-8"))


def test_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    """Every file of the package, its data included, is in the wheel; nothing else is."""
    ours = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert ours == packed


def test_wheel_is_typed_and_carries_its_licence(wheel: Path) -> None:
    """Type checkers and lawyers find what they look for."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert "sphinx_concept_graph/py.typed" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_metadata_says_what_pyproject_says(metadata: Message) -> None:
    """Name, licence, Python version and run-time dependencies reach the wheel."""
    required = {
        requirement.name
        for requirement in map(Requirement, metadata.get_all("Requires-Dist", []))
        if requirement.marker is None
    }

    assert metadata["Name"] == "sphinx-concept-graph"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert required == {requirement.name for requirement in dependencies()}


def test_one_version_everywhere(metadata: Message) -> None:
    """Package, wheel and citation name the same version."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))

    assert sphinx_concept_graph.__version__ == metadata["Version"] == citation["version"]


def test_unpacked_wheel_can_be_imported(wheel: Path, tmp_path: Path) -> None:
    """The wheel works away from the repository."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); "
        "import sphinx_concept_graph as package; "
        "print(package.__file__, package.__version__, callable(package.setup))"
    )
    done = run(sys.executable, "-I", "-c", program, cwd=tmp_path)
    module = tmp_path / "sphinx_concept_graph" / "__init__.py"

    assert f"{module} {sphinx_concept_graph.__version__} True\n" == done.stdout, done.stderr


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_is_exact_hashed_and_free_of_addresses(lock: str) -> None:
    """A lock installs the same files anywhere and names no machine and no index."""
    assert ADDRESS.search((ROOT / lock).read_text("utf-8")) is None
    for requirement, hashes in locked(lock):
        assert [bound.operator for bound in requirement.specifier] == ["=="], requirement
        assert hashes, requirement
        assert all(value.startswith("sha256:") for value in hashes), requirement


def test_lock_covers_what_pyproject_declares() -> None:
    """Run-time, book, test and development dependencies and the build backend are locked."""
    table = pyproject()
    extras = table["project"]["optional-dependencies"]
    lines = [*extras["book"], *extras["test"], *extras["dev"], *table["build-system"]["requires"]]
    versions = pins("requirements.lock")

    for requirement in [*dependencies(), *map(Requirement, lines)]:
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)])


def test_oldest_lock_has_the_lower_bounds() -> None:
    """`make test-oldest` runs with the lowest versions that pyproject.toml admits."""
    versions = pins("tests/oldest.lock")

    for requirement in dependencies():
        (lowest,) = (Version(b.version) for b in requirement.specifier if b.operator == ">=")
        assert versions[canonicalize_name(requirement.name)] == lowest


def test_make_names_the_package_that_brings_venv(tmp_path: Path) -> None:
    """Without ensurepip, as on Debian without python3-venv, one sentence helps."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\n', "utf-8")
    python.chmod(0o755)
    done = run("make", "html", f"PYTHON={python}", cwd=tmp_path)
    said = [line for line in done.stderr.splitlines() if not line.startswith("make")]

    assert done.returncode != 0
    assert len(said) == 1
    assert "python3-venv" in said[0]
    assert not (tmp_path / ".venv").exists()


def test_make_pdf_names_the_packages_that_bring_latex(tmp_path: Path) -> None:
    """Without XeLaTeX nothing is set up or built, and one sentence names the Debian packages."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    make = shutil.which("make") or "make"
    done = run(make, "pdf", cwd=tmp_path, PATH=str(tmp_path))
    said = [line for line in done.stderr.splitlines() if not line.startswith("make")]

    assert done.returncode != 0
    assert len(said) == 1
    assert "latexmk texlive-xetex" in said[0]
    assert [path.name for path in tmp_path.iterdir()] == ["Makefile"]
