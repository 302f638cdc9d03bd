"""The PDF, as XeLaTeX makes it."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from sphinx_concept_graph import load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

pytestmark = pytest.mark.latex


def run_latexmk(latexmk: str, folder: Path) -> None:
    """Make the PDF with a clock that stands still."""
    clock = {"SOURCE_DATE_EPOCH": "1700000000", "FORCE_SOURCE_DATE": "1"}
    command = [latexmk, "-xelatex", "-quiet", "-halt-on-error", "-interaction=nonstopmode"]
    subprocess.run(
        [*command, "ketamine.tex"],
        cwd=folder,
        env={**os.environ, **clock},
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def made(book: Project, latexmk: str) -> Path:
    """Return the folder in which XeLaTeX has run."""
    built = book.build("latex")
    run_latexmk(latexmk, built.out)
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


def test_no_page_is_blank(pdf: PdfReader) -> None:
    """Every page says something below its head."""
    assert [number for number, page in enumerate(pdf.pages) if len(page.extract_text()) < 50] == []


def test_the_index_goes_from_a_to_z(made: Path) -> None:
    """Names and synonyms of concepts are in the index, with pages."""
    index = (made / "ketamine.ind").read_text(encoding="utf-8")
    for name in ("NMDA receptor", "racemic ketamine", "Spravato", "midazolam"):
        assert re.search(rf"\\item {name},", index, re.IGNORECASE), name


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


def test_every_node_of_a_figure_is_a_link(book: Project, made: Path, pdf: PdfReader) -> None:
    """The drawing of the amygdala links itself and each of its neighbours, near its entry."""
    graph = load(book.build("html").out / "graph.json")
    edges = [edge for edge in graph.edges(data="kind") if edge[2] == "relation"]
    ends = {end for edge in edges if "amygdala" in edge for end in edge[:2]}
    assert len(ends) > 2
    tex = (made / "ketamine.tex").read_text(encoding="utf-8")
    entry = tex[tex.index(r"\label{\detokenize{concepts/brain-regions:concept-amygdala}}") :]
    figure = entry.partition(r"\begin{tikzpicture}")[2].partition(r"\end{tikzpicture}")[0]
    linked = re.findall(r"\\hyperref\[\\detokenize\{[^}]*:concept-([^}]*)\}\]", figure)
    assert set(linked) == ends
    labels = (made / "ketamine.aux").read_text(encoding="utf-8")
    page = begins(made, pdf, "concepts/brain-regions:concept-amygdala")
    notes = (note for number in range(page, page + 4) for note in link_notes(pdf, number))
    here = {str(note.get("/A", {}).get("/D")) for note in notes}
    for end in ends:
        label = re.search(
            rf"newlabel{{[^}}]*:concept-{end}}}.*{{([^}}]*)}}{{}}}}$", labels, re.MULTILINE
        )
        assert label, end
        assert label[1] in here, end


def test_page_numbers_are_right(made: Path, pdf: PdfReader) -> None:
    """The number printed after a name is the page on which its entry begins."""
    name = "Esketamine nasal spray"
    entry = begins(made, pdf, "concepts/medicines:concept-esketamine-nasal-spray")
    assert f"{name}medicinalproduct·".replace(" ", "") in squeezed(pdf, entry)
    near = (squeezed(pdf, number) for number in range(entry - 30, entry + 60))
    mentions = (re.findall(rf"•{name.replace(' ', '')}\(p\.(\d+)\)", page) for page in near)
    printed = {number for found in mentions for number in found}
    assert printed == {pdf.page_labels[entry]}


def begins(made: Path, pdf: PdfReader, label: str) -> int:
    """Return the index of the page on which a labelled entry begins."""
    labels = (made / "ketamine.aux").read_text(encoding="utf-8")
    found = re.search(rf"newlabel{{{label}}}{{{{.*?}}{{(\d+)}}", labels)
    assert found
    return pdf.page_labels.index(found[1])


def squeezed(pdf: PdfReader, number: int) -> str:
    """Return the text of a page without any space: readers of PDF guess at spaces."""
    return "".join(pdf.pages[number].extract_text().split())
