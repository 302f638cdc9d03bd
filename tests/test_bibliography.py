"""Sources from .bib files: labels, what is printed, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from sphinx_concept_graph.bibliography import citation, digest_of, read_bibliography

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_concept_graph.core.issues import Issue
    from sphinx_concept_graph.core.values import Source


def read(tmp_path: Path, text: str) -> tuple[dict[str, Source], list[str]]:
    """Read one file; return the sources and its issues as lines."""
    path = tmp_path / "a.bib"
    path.write_text(text, encoding="utf-8")
    sources, issues = read_bibliography([("a.bib", path)])
    return sources, [told(issue) for issue in issues]


def told(issue: Issue) -> str:
    """Return line and reason."""
    return f"{issue.place.path}:{issue.place.line}: {dict(issue.values)['reason']}"


def printed(source: Source) -> str:
    """Return a citation with plain spaces."""
    return citation(source.key, source.entry).astext().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("author", "label"),
    [
        ("Lee, Ann", "Lee 2020"),
        ("Lee, Ann and Poe, Jo", "Lee and Poe 2020"),
        ("Lee, Ann and Poe, Jo and Roe, Al", "Lee et al. 2020"),
        ("Lee, Ann and others", "Lee et al. 2020"),
        ("{Office of Food and Drink}", "Office of Food and Drink 2020"),
        (r"van der M{\"u}ller, Ann", "van der Müller 2020"),
        ("李, 明", "李 2020"),
    ],
)
def test_labels(tmp_path: Path, author: str, label: str) -> None:
    """A label is family name and year; two names are joined, more are cut."""
    sources, issues = read(tmp_path, f"@book{{k, author={{{author}}}, title={{T}}, year=2020}}")
    assert (sources["k"].label, issues) == (label, [])


def test_equal_labels_are_told_apart(tmp_path: Path) -> None:
    """Sources that would read alike get letters in the order of their keys."""
    entry = "@book{{{key}, author={{Lee, Ann}}, title={{T}}, year=2020}}\n"
    sources, _ = read(tmp_path, entry.format(key="b") + entry.format(key="a"))
    assert {key: source.label for key, source in sources.items()} == {
        "a": "Lee 2020a",
        "b": "Lee 2020b",
    }


def test_broken_entries_are_told_and_the_others_kept(tmp_path: Path) -> None:
    """A bad entry is an issue with its line; the good ones stay."""
    good = "@book{good, author={Lee, Ann}, title={T}, year=2020}\n"
    sources, issues = read(
        tmp_path, f"{good}\n@book{{bad, title=}}\n\n@book{{GOOD, title={{U}}}}\n"
    )
    assert sources["good"].label == "Lee 2020"
    assert issues[0].startswith("a.bib:3: ")
    assert any(line.startswith("a.bib:5: ") for line in issues)


def test_private_fields_are_never_printed(tmp_path: Path) -> None:
    """What is for authors only reaches neither the citation nor the source."""
    text = "@article{k, author={Lee, Ann}, title={T}, year=2020, journal={J}, annote={secret},"
    sources, _ = read(
        tmp_path, text + " keywords={hidden}, studytype={trial}, verified={abstract}}"
    )
    source = sources["k"]
    assert (source.study_type, source.verified) == ("trial", "abstract")
    assert "secret" not in repr(source)
    assert "hidden" not in repr(source)
    assert printed(source) == "A. Lee. T. J, 2020."


def test_titles_stay_as_written_and_addresses_work(tmp_path: Path) -> None:
    """No letter of a title changes its case; a DOI leads to its page."""
    text = (
        "@article{k, author={Lee, Ann and Poe, Jo and Roe, Al and Doe, Ed},"
        " title={On H2O: A Study},"
        " journal={J}, volume=3, year=2020, doi={10.1/a(b)<c>}, pmid={12}}"
    )
    sources, _ = read(tmp_path, text)
    shown = citation("k", sources["k"].entry)
    assert printed(sources["k"]) == (
        "A. Lee, J. Poe, A. Roe et al. On H2O: A Study. J, 3, 2020. doi:10.1/a(b)<c>, PMID 12."
    )
    links = [node["refuri"] for node in shown.findall(nodes.reference)]
    assert links == ["https://doi.org/10.1/a(b)%3Cc%3E", "https://pubmed.ncbi.nlm.nih.gov/12/"]


@pytest.mark.parametrize("kind", ["misc", "online", "techreport", "unpublished", "nonsense"])
def test_no_entry_is_lost(tmp_path: Path, kind: str) -> None:
    """An entry of any kind, however little it has, prints what it has."""
    sources, _ = read(tmp_path, f"@{kind}{{k, title={{Only a title}}}}")
    assert "Only a title" in citation("k", sources["k"].entry).astext()


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    """Another content, another name or a lost file give another digest."""
    path = tmp_path / "a.bib"
    path.write_text("@book{a}")
    first = digest_of([("a.bib", path)])
    assert digest_of([("a.bib", path)]) == first
    assert digest_of([("b.bib", path)]) != first
    path.write_text("@book{b}")
    second = digest_of([("a.bib", path)])
    path.unlink()
    assert len({first, second, digest_of([("a.bib", path)])}) == 3
