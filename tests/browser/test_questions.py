"""The questions that people come with find their answers."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.browser.test_pages import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "book" / "questions.yaml").read_text(encoding="utf-8")
)
#: Most clicks from the home page, and most results of a search that somebody looks at.
CLICKS = 2
RESULTS = 3


def words(page: Page) -> str:
    """Return what a page says, folded words included."""
    return re.sub(r"\s+", " ", page.locator("article").first.text_content() or "")


def asked(page: Page, home: str, question: dict[str, Any]) -> list[str]:
    """Go where somebody with a question would go; return the words of the pages in reach."""
    if "search" not in question:
        assert len(question["clicks"]) <= CLICKS
        for name in question["clicks"]:
            page.locator("article").get_by_role("link", name=name, exact=True).first.click()
        return [words(page)]
    page.goto(f"{home}search.html?q={question['search']}")
    page.wait_for_selector("ul.search li a")
    links = page.eval_on_selector_all("ul.search li > a", "all => all.map(one => one.href)")
    pages = list(dict.fromkeys(link.partition("?")[0].partition("#")[0] for link in links))
    return [words(page) for link in pages[:RESULTS] if page.goto(link)]


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Page:
    """Return a window in which all questions are asked, one after the other."""
    return opened(browser, address)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one["ask"])
def test_the_answer_is_near(reader: Page, address: str, question: dict[str, Any]) -> None:
    """Two clicks or one search lead to the sentence that answers."""
    reader.goto(address)
    found = asked(reader, address, question)
    assert any(question["answer"] in text for text in found)


def test_everybody_is_asked() -> None:
    """Eight questions each of a patient or relative, a clinician and a student."""
    assert Counter(one["who"] for one in QUESTIONS) == {
        "patient": 8,
        "clinician": 8,
        "student": 8,
    }
