"""The book's pages in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tests.conftest import Project

pytestmark = pytest.mark.browser

ENTRY = "concepts/ketamine.html"


def opened(browser: Browser, url: str, width: int = 1200, **options: object) -> Page:
    """Open one page in a window of its own."""
    window = browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
    page = window.new_page()
    page.goto(url)
    return page


def test_an_entry_needs_no_script(browser: Browser, address: str) -> None:
    """Without JavaScript the entry has its figure, its words and its sources."""
    page = opened(browser, address + ENTRY, java_script_enabled=False)
    entry = page.locator("#concept-ketamine")
    assert entry.locator("svg.cg-wide a").count() >= 7
    assert entry.locator("dl.concept-relations > dt").count() >= 6
    assert "Evidence:" in entry.inner_text()


@pytest.mark.parametrize(
    ("width", "shown", "hidden"), [(1200, "wide", "narrow"), (360, "narrow", "wide")]
)
def test_the_figure_fits_the_screen(
    browser: Browser, address: str, width: int, shown: str, hidden: str
) -> None:
    """A wide screen gets the wide drawing, a telephone the narrow one."""
    page = opened(browser, address + ENTRY, width)
    entry = page.locator("#concept-ketamine")
    assert entry.locator(f"svg.cg-{shown}").is_visible()
    assert not entry.locator(f"svg.cg-{hidden}").is_visible()


def test_a_telephone_scrolls_one_way(browser: Browser, address: str, book: Project) -> None:
    """At 360 pixels no page is wider than the screen."""
    page = opened(browser, address, 360)
    wide = {}
    names = sorted(
        path.relative_to(book.base / "html") for path in book.base.glob("html/**/*.html")
    )
    assert len(names) > 12
    for name in names:
        page.goto(f"{address}{name}")
        wide[str(name)] = page.evaluate("document.documentElement.scrollWidth")
    assert {name: width for name, width in wide.items() if width > 360} == {}


def luminance(colour: str) -> float:
    """Return the relative luminance of ``rgb(r, g, b)``."""
    parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "what", [".concept-meta", ".concept-evidence", ".concept-mark", ".concept-type"]
)
def test_words_can_be_read_in_light_and_dark(
    browser: Browser, address: str, scheme: str, what: str
) -> None:
    """Text of an entry has a contrast of 4.5 to 1 at least."""
    page = opened(browser, address + ENTRY, color_scheme=scheme)
    ink = page.eval_on_selector(what, "node => getComputedStyle(node).color")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    darker, lighter = sorted((luminance(ink), luminance(ground)))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
    assert (luminance(ground) < 0.2) is (scheme == "dark")


def test_the_keyboard_reaches_the_figure(browser: Browser, address: str) -> None:
    """Tab comes to a node, shows where it is, and Enter follows the link."""
    page = opened(browser, address + ENTRY)
    node = page.locator("#concept-ketamine svg.cg-wide a", has_text="NMDA receptor")
    page.locator("#concept-ketamine svg.cg-wide a").first.focus()
    for _ in range(40):
        if node.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    outline = node.evaluate("node => getComputedStyle(node).outlineStyle")
    other = page.locator("#concept-ketamine svg.cg-wide a:not(:focus)").first
    assert outline == "solid"
    assert other.evaluate("node => getComputedStyle(node).outlineStyle") == "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/concepts/receptors.html#concept-nmda-receptor")


@pytest.mark.parametrize(("width", "kind"), [(1200, "wide"), (360, "narrow")])
def test_a_click_on_a_node_leads_to_its_entry(
    browser: Browser, address: str, width: int, kind: str
) -> None:
    """Each box of a drawing leads to the entry of its concept, on any screen."""
    page = opened(browser, address + ENTRY, width)
    page.locator(f"#concept-ketamine svg.cg-{kind} a", has_text="Norketamine").click()
    page.wait_for_url("**/concepts/molecules.html#concept-norketamine")
    assert page.locator("#concept-norketamine").is_visible()


def test_pages_work_from_a_folder(browser: Browser, address: str, book: Project) -> None:
    """Opened as a file, without a server, an entry has its drawing and its links."""
    assert address
    page = opened(browser, (book.base / "html" / ENTRY).as_uri())
    assert page.locator("#concept-ketamine svg.cg-wide").is_visible()
    page.locator("#concept-ketamine dl.concept-relations a", has_text="NMDA receptor").first.click()
    page.wait_for_url("file://**/receptors.html#concept-nmda-receptor")


@pytest.mark.parametrize("word", ["NMDAR", "Ketalar"])
def test_the_search_knows_synonyms(browser: Browser, address: str, word: str) -> None:
    """A synonym is found, and its concept comes first."""
    page = opened(browser, f"{address}search.html?q={word}")
    first = page.locator("ul.search li a").first
    first.wait_for()
    assert "#concept-" in (first.get_attribute("href") or "")


def test_nothing_is_fetched_from_elsewhere(browser: Browser, address: str) -> None:
    """A page asks its own server for everything."""
    window = browser.new_context()
    page = window.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + ENTRY)
    assert len(asked) > 3
    assert [url for url in asked if not url.startswith(address)] == []


def test_print_is_light(browser: Browser, address: str) -> None:
    """On paper a dark page has the light colours."""
    page = opened(browser, address + ENTRY, color_scheme="dark")
    page.emulate_media(media="print")
    ink = page.eval_on_selector(".cg-wide .cg-label", "node => getComputedStyle(node).fill")
    assert luminance(ink) < 0.2


def test_words_below_a_figure_can_be_folded(browser: Browser, address: str) -> None:
    """Many begin folded; the keyboard opens them, and paper shows them in any case."""
    page = opened(browser, f"{address}parts/how-it-works.html")
    fold = page.locator("#figure-inside-the-cell + details")
    words = fold.locator("dl.concept-relations").first
    assert not words.is_visible()
    page.emulate_media(media="print")
    assert words.bounding_box()
    assert words.evaluate("node => node.checkVisibility({contentVisibilityAuto: true})")
    page.emulate_media(media="screen")
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert words.is_visible()


@pytest.mark.parametrize("width", [1200, 360])
def test_words_of_figures_are_large_enough(browser: Browser, address: str, width: int) -> None:
    """No word of a figure is smaller than 12 pixels, however many concepts it shows."""
    page = opened(browser, f"{address}parts/how-it-works.html", width)
    sizes = page.evaluate(
        """() => [...document.querySelectorAll("svg.cg-figure text")]
            .filter(node => node.checkVisibility())
            .map(node => parseFloat(getComputedStyle(node).fontSize)
                * node.getScreenCTM().a)"""
    )
    assert len(sizes) > 20
    assert min(sizes) >= 11.5


@pytest.mark.parametrize(
    ("where", "sign", "words"),
    [
        ("parts/depression.html", "#claim-ch-kads", "In the KADS trial, ketamine under the skin"),
        ("concepts/receptors.html", "#concept-nmda-receptor", "\u201cNMDA receptor\u201d"),
    ],
)
def test_the_sign_beside_a_thing_tells_how_to_cite_it(
    browser: Browser, address: str, where: str, sign: str, words: str
) -> None:
    """A click on the sign of a claim or a concept shows title, version, date and address there."""
    page = opened(browser, address + where)
    box = page.locator(".cite-this")
    assert page.title().partition(" - ")[0] in box.inner_text()
    mark = page.locator(f"{sign} .headerlink").first
    mark.dispatch_event("click")
    assert words in box.inner_text()
    assert "version 0.1.0" in box.inner_text()
    assert f"{address}{where}{sign}" in box.inner_text()
    assert box.evaluate("node => node.previousElementSibling.querySelector('.headerlink') !== null")


def test_a_telephone_reads_tables_line_by_line(browser: Browser, address: str) -> None:
    """At 360 pixels a row of a table is text that wraps, and nothing of it is off the screen."""
    page = opened(browser, f"{address}parts/uses.html", 360)
    cells = page.locator("#table-uses-status td")
    assert cells.count() > 20
    boxes = cells.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(boxes) <= 360
    assert page.locator("#table-uses-status th").first.evaluate("node => node.offsetHeight") > 0
