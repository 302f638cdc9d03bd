"""The book is plain, sells nothing, spells British, and no fact stands without a source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyphen  # type: ignore[import-untyped]
import pytest
import yaml
from tests.book.prose import Passage, passages
from tests.conftest import ROOT

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from tests.conftest import Project

RULES: dict[str, Any] = yaml.safe_load(
    (ROOT / "tests" / "book" / "language.yaml").read_text(encoding="utf-8")
)
#: A limit that is this far above the page is to be lowered.
SLACK = 0.8
#: Numbers and dates, and verbs that say what brings about what.
FACT = re.compile(
    r"\d|\b(caus|becaus|lead(s|ing)? to|reduc|increas|lower|rais|harm|cure|prevent|improv|worsen)"
)
HYPHENS = pyphen.Pyphen(lang="en_GB")


@pytest.fixture(scope="module")
def prose(book: Project) -> dict[str, list[Passage]]:
    """Return the paragraphs of every chapter."""
    kept: list[Sphinx] = []
    book.build("dummy", prepare=kept.append)
    pages = sorted(name for name in kept[0].env.found_docs if "/" not in name or "parts/" in name)
    return {page: list(passages(kept[0].env, page)) for page in pages}


def grade(found: list[Passage]) -> float:
    """Return the Flesch-Kincaid grade: years of school that a text asks for."""
    sentences = [
        one
        for passage in found
        for one in re.split(r"(?<=[.!?:])\s+", passage.plain)
        if len(re.findall(r"[A-Za-z]+", one)) > 2
    ]
    words = [word for one in sentences for word in re.findall(r"[A-Za-z][A-Za-z\u2019'-]*", one)]
    syllables = sum(len(HYPHENS.positions(word)) + 1 for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize("page", RULES["grades"])
def test_plain_enough(prose: dict[str, list[Passage]], page: str) -> None:
    """No page is harder to read than it was, chapters never above 10, the brief one above 8."""
    limit = RULES["grades"][page]
    assert limit <= (8 if page == "parts/in-brief" else 10)
    assert limit - SLACK <= grade(prose[page]) <= limit


def test_every_page_has_its_grade(prose: dict[str, list[Passage]]) -> None:
    """A new page needs a limit; pages of lists have too few words for one."""
    lists = {"sources", "timeline", "vocabulary"}
    assert set(prose) - lists == set(RULES["grades"])


def test_one_word_for_one_thing(prose: dict[str, list[Passage]]) -> None:
    """The text keeps to the word list, names of concepts aside."""
    other = [word for words in RULES["terms"].values() for word in words]
    rejected = re.compile(rf"\b({'|'.join(map(re.escape, other))})\b")
    found = [
        (passage.page, said[0])
        for passage in (one for page in prose.values() for one in page)
        for said in rejected.finditer(re.sub("\u201c.*?\u201d", "", passage.plain))
    ]
    assert found == []


@pytest.mark.parametrize("kind", ["marketing", "american"])
def test_words_that_are_not_ours(prose: dict[str, list[Passage]], kind: str) -> None:
    """Outside quotation marks no word sells, and none is spelt as in America."""
    words = re.compile(rf"\b({'|'.join(map(re.escape, RULES[kind]))})\b", re.IGNORECASE)
    found = [
        (passage.page, said[0])
        for passage in (one for page in prose.values() for one in page if not one.judged)
        for said in words.finditer(re.sub("\u201c.*?\u201d|'.*?'|\".*?\"", "", passage.words))
    ]
    excused = {name for name in RULES["spoken-of"] if name.endswith(tuple(RULES[kind]))}
    assert {f"{page} {word.lower()}" for page, word in found} == excused


def test_every_fact_has_a_source(prose: dict[str, list[Passage]]) -> None:
    """A number, a date or a cause stands in a paragraph that cites, or is named as an exception."""
    bare = [
        sentence
        for page in prose.values()
        for passage in page
        if not passage.sourced
        for sentence in passage.sentences
        if FACT.search(sentence)
    ]
    excused = RULES["unsourced"]
    assert [one for one in bare if not one.startswith(tuple(excused))] == []
    assert [begin for begin in excused if not any(one.startswith(begin) for one in bare)] == []
