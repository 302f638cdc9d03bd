"""The PDF, as XeLaTeX makes it."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

pytestmark = [pytest.mark.latex, pytest.mark.xdist_group("pdf")]


@pytest.fixture(scope="module")
def made(book: Project, latexmk: str) -> Path:
    """Return the folder in which XeLaTeX has run."""
    built = book.build("latex")
    command = [latexmk, "-xelatex", "-quiet", "-halt-on-error", "-interaction=nonstopmode"]
    clock = {"SOURCE_DATE_EPOCH": "1700000000", "FORCE_SOURCE_DATE": "1"}
    subprocess.run(
        [*command, "ketamine.tex"],
        cwd=built.out,
        env={**os.environ, **clock},
        check=True,
        capture_output=True,
    )
    return built.out


@pytest.fixture(scope="module")
def pdf(made: Path) -> PdfReader:
    """Return the PDF."""
    return PdfReader(made / "ketamine.pdf")


def titles(outline: list[Any]) -> list[str]:
    """Return all bookmarks, in order."""
    found: list[str] = []
    for item in outline:
        found += titles(item) if isinstance(item, list) else [item.title]
    return found


def test_nothing_is_undefined(made: Path) -> None:
    """TeX knows every reference and every character, and nothing runs into the margin."""
    log = (made / "ketamine.log").read_text(encoding="utf-8", errors="replace")
    assert "undefined" not in log.replace("undefined control", "")
    assert "Missing character" not in log
    wide = [float(size) for size in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)]
    assert [size for size in wide if size > 5] == []


def test_bookmarks_name_chapters_and_concepts(pdf: PdfReader) -> None:
    """Chapters and concepts can be reached from the bookmarks."""
    found = titles(pdf.outline)
    for title in ("How ketamine acts", "Ketamine and depression", "NMDA receptor", "Sources"):
        assert any(title in name for name in found)


def test_metadata(pdf: PdfReader) -> None:
    """Title, author and language stand in the file."""
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Ketamine"
    assert pdf.metadata.author == "The contributors"
    assert str(pdf.root_object["/Lang"]) == "en-GB"


def test_every_link_arrives(pdf: PdfReader) -> None:
    """Each link inside the book leads to a place in it."""
    known = set(pdf.named_destinations)
    links = [str(note["/A"]["/D"]) for note in link_notes(pdf) if "/D" in note.get("/A", {})]
    assert len(links) > 200
    assert [name for name in links if name not in known] == []


def link_notes(pdf: PdfReader, page: int | None = None) -> list[Any]:
    """Return the links of a page, or of all."""
    pages = pdf.pages if page is None else [pdf.pages[page]]
    return [note.get_object() for one in pages for note in one.get("/Annots", [])]


def test_every_node_of_a_figure_is_a_link(made: Path) -> None:
    """A drawing links each box but its centre."""
    tex = (made / "ketamine.tex").read_text(encoding="utf-8")
    figures = re.findall(r"\\begin\{tikzpicture\}.*?\\end\{tikzpicture\}", tex, re.DOTALL)
    assert len(figures) >= 12
    for figure in figures:
        assert "hyperref" in figure


def test_page_numbers_are_right(pdf: PdfReader) -> None:
    """The number printed after a name is the page on which its entry begins."""
    text = [page.extract_text() for page in pdf.pages]
    labels = pdf.page_labels
    name = "Esketamine nasal spray"
    mentions = (re.findall(rf"{name}\s*\(p\.\s*(\d+)\)", page) for page in text)
    printed = {number for found in mentions for number in found}
    assert len(printed) == 1
    head = re.compile(rf"{name}\s+medicinal product ·")
    entry = next(number for number, page in enumerate(text) if head.search(page))
    assert labels[entry] == printed.pop()
