"""The page that the book began from: quotation, verdict and our own wording stand together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import pytest
import yaml

from sphinx_concept_graph import load

if TYPE_CHECKING:
    from tests.conftest import Project

PAGE = "parts/the-page-we-began-from"


class Statement(TypedDict):
    """One statement of that page, as the fact base weighs it."""

    id: str
    quote: str
    verdict: str
    better: str


STATEMENTS: list[Statement] = yaml.safe_load(
    Path(__file__).with_name("statements.yaml").read_text(encoding="utf-8")
)


def plain(text: str) -> str:
    """Return text in one line, with straight quotation marks and without the stars of bold type."""
    straight = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"", "*")
    # Plain text breaks lines after hyphens.
    return re.sub(r"(?<=\w)- (?=\w)", "-", " ".join(text.translate(straight).split()))


def boxes(words: str) -> dict[str, str]:
    """Return the words of each box by the quotation that it begins with."""
    parts = (part.split('" Better: ', 1) for part in plain(words).split('Claim: "')[1:])
    return {part[0]: part[1] for part in parts if len(part) == 2}


@pytest.fixture(scope="module")
def shown(book: Project) -> dict[str, dict[str, str]]:
    """Return the boxes of the page in each builder."""
    return {
        "html": boxes(book.build("html").page(f"{PAGE}.html").words),
        "text": boxes(book.build("text").read(f"{PAGE}.txt")),
    }


@pytest.mark.parametrize("builder", ["html", "text"])
def test_every_statement_has_its_box_and_nothing_else(
    shown: dict[str, dict[str, str]], builder: str
) -> None:
    """The page shows these statements, in the order in which that page made them."""
    assert list(shown[builder]) == [statement["quote"] for statement in STATEMENTS]


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda one: one["id"])
def test_quotation_verdict_and_wording_stand_together(
    shown: dict[str, dict[str, str]], builder: str, statement: Statement
) -> None:
    """Below the quotation comes our wording, then the verdict on the quotation."""
    box = shown[builder][statement["quote"]]
    assert box.startswith(statement["better"])
    verdict = box.partition(" Verdict: ")[2]
    assert verdict.startswith((f"{statement['verdict']}.", f"{statement['verdict']} ·"))


def test_the_data_say_the_same(book: Project) -> None:
    """In the published graph the quotation is the title, and the status is the quotation's."""
    graph = load(book.build("html").out / "graph.json")
    told = {
        data["title"]: (name, data["status"])
        for name, data in graph.nodes(data=True)
        if data["kind"] == "claim" and data["docname"] == PAGE
    }
    assert {plain(title): found for title, found in told.items()} == {
        statement["quote"]: (
            f"claim:{statement['id']}",
            statement["verdict"].replace("with a caveat", "with-caveat").replace(" ", "-"),
        )
        for statement in STATEMENTS
    }


def test_a_quotation_is_never_told_as_our_own(book: Project) -> None:
    """Wherever the list of sources names a statement of that page, it stands in quotation marks."""
    words = plain(book.build("html").page("sources.html").words)
    ours = re.sub(r'"[^"]*"', "", words)
    for statement in STATEMENTS:
        assert statement["quote"] in words
        assert statement["quote"] not in ours
