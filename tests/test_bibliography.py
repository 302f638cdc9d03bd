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


def test_fields_without_a_name_or_year(tmp_path: Path) -> None:
    """Without author and year a label is the key; an editor or a short name stands in."""
    text = (
        "@misc{bare, title={T}}\n"
        "@book{edited, editor={Poe, Jo}, title={T}}\n"
        "@misc{short, shortauthor={OFD}, author={{Office of Food}}, title={T}, year=2001}\n"
    )
    sources, issues = read(tmp_path, text)
    labels = {key: source.label for key, source in sources.items()}
    assert labels == {"bare": "bare n.d.", "edited": "Poe n.d.", "short": "OFD 2001"}
    assert issues == []


def test_labels_are_never_equal(tmp_path: Path) -> None:
    """However many sources would read alike, each has a label of its own made of letters."""
    keys = [f"k{number:02}" for number in range(30)]
    entry = "@misc{{{}, author={{Lee, Ann}}, title={{T}}, year=2020}}\n"
    sources, _ = read(tmp_path, "".join(map(entry.format, keys)))
    endings = [source.label.removeprefix("Lee 2020") for source in sources.values()]
    assert len(set(endings)) == len(keys)
    assert all(ending.isalpha() for ending in endings)


def test_a_letter_of_the_author_is_no_letter_of_ours(tmp_path: Path) -> None:
    """A year that is written with a letter does not meet one that was given a letter."""
    entry = "@misc{{{}, author={{Lee, Ann}}, title={{T}}, year={{{}}}}}\n"
    years = {"a": "2020", "b": "2020", "c": "2020a"}
    sources, _ = read(tmp_path, "".join(entry.format(*item) for item in years.items()))
    assert len({source.label for source in sources.values()}) == len(years)


@pytest.mark.parametrize("field", ["title", "retracted", "verified"])
def test_a_percent_sign_loses_nothing(tmp_path: Path, field: str) -> None:
    """What stands after a percent sign is kept or told of, escaped or not."""
    texts = {"plain": "50% of all cups", "escaped": r"50\% of all cups"}
    found = {}
    for name, text in texts.items():
        fields = {"title": "T", field: text}
        body = ", ".join(f"{key}={{{value}}}" for key, value in fields.items())
        sources, issues = read(tmp_path, f"@misc{{k, {body}}}")
        found[name] = issues or [getattr(sources["k"], field)]
        if field == "title":
            assert issues or "of all cups" in printed(sources["k"])
    assert found["escaped"] == ["50% of all cups"]
    assert found["plain"] == ["50% of all cups"] or "a.bib:1" in found["plain"][0]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file is an issue under the name in conf.py; the other files are read."""
    path = tmp_path / "b.bib"
    path.write_text("@misc{k, title={T}}", encoding="utf-8")
    sources, issues = read_bibliography([("x/a.bib", tmp_path / "a.bib"), ("b.bib", path)])
    assert list(sources) == ["k"]
    assert [told(issue) for issue in issues] == [
        "x/a.bib:1: the bibliography cannot be read: No such file or directory"
    ]


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    """A file in another encoding is an issue, not a traceback."""
    path = tmp_path / "a.bib"
    path.write_bytes("@misc{k, title={Thé}}".encode("latin-1"))
    sources, issues = read_bibliography([("a.bib", path)])
    assert not sources
    assert [issue.kind for issue in issues] == ["bibliography"]


def test_a_key_in_two_files_is_told_where_it_comes_again(tmp_path: Path) -> None:
    """Of two files with one key the first is kept, and the issue names the line in the second."""
    files = []
    for name, text in (("a.bib", "@misc{k, title={A}}"), ("b.bib", "\n\n@misc{k, title={B}}")):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        files.append((name, path))
    sources, issues = read_bibliography(files)
    assert sources["k"].title == "A"
    assert [told(issue) for issue in issues] == ['b.bib:3: the key "k" is in two bibliographies']


@pytest.mark.parametrize(
    ("entry", "kept", "line"),
    [
        ("@misc{bad, title={T} year=2020}", True, 3),
        ("@misc{bad, title={T}, month=foo}", True, 3),
        ("@misc{bad,\n title={T},\n author={A, B, C, D}}", True, 5),
        ("@misc{bad, title={T}}\n@misc{bad, title={U}}", True, 4),
        ("@misc{a bad, title={T}}", False, 3),
        ('@misc{bad, title="T } x"}', True, 3),
    ],
)
def test_each_mistake_has_its_line(
    tmp_path: Path,
    entry: str,
    kept: bool,  # noqa: FBT001
    line: int,
) -> None:
    """A mistake is told once with its line; what stands before and after it is read."""
    good = "@misc{{{}, title={{T}}}}\n"
    text = good.format("before") + f"\n{entry}\n" + good.format("after")
    sources, issues = read(tmp_path, text)
    assert {"before", "after"} <= set(sources)
    assert ("bad" in sources) is kept
    assert [told_.startswith(f"a.bib:{line}: ") for told_ in issues] == [True]


@pytest.mark.parametrize("kind", ["article", "book", "inproceedings", "online", "report"])
def test_private_fields_stay_private_when_others_are_missing(tmp_path: Path, kind: str) -> None:
    """Also a citation that can only be its plain fields leaves out what is for authors."""
    private = "annote={secret}, Keywords={secret}, ABSTRACT={secret}, file={secret}"
    sources, _ = read(tmp_path, f"@{kind}{{k, title={{T}}, {private}, studytype={{secret}}}}")
    assert "T" in printed(sources["k"])
    assert "secret" not in printed(sources["k"])
    assert "secret" not in repr(sources["k"].entry)


def test_a_book_without_a_publisher_is_printed_as_what_needs_none(tmp_path: Path) -> None:
    """What the kind of an entry lacks costs neither its form nor the reading of its LaTeX."""
    entry = "@book{e, author = {{\\'E}luard, Paul}, title = {A nice cup}, year = {1946}}"
    sources, issues = read(tmp_path, entry)
    assert not issues
    assert printed(sources["e"]) == "P. Éluard. A nice cup. 1946."
