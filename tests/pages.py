"""Pages as browsers take them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "i", "q", "small", "span", "strong"})
#: Elements without an end; the drawings close theirs at once.
EMPTY = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
BLOCKS = frozenset({"div", "dl", "figure", "h1", "h2", "h3", "ol", "p", "section", "table", "ul"})
UNREAD = frozenset({"head", "script", "style", "svg"})


class Page(HTMLParser):
    """One page: its elements, the words that are read, and what is wrong with its markup."""

    def __init__(self, text: str) -> None:
        """Read a whole page."""
        super().__init__()
        #: Start tags in order: name and attributes, also those inside drawings.
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.errors: list[str] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self.feed(text)
        self.close()
        self.errors += [f"<{tag}> is never closed" for tag in self._open]

    @property
    def ids(self) -> list[str]:
        """Return the ids of all elements, in order."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> list[str]:
        """Return where all links lead, those of drawings included."""
        links = (attributes for name, attributes in self.tags if name == "a")
        return [attributes["href"] for attributes in links if "href" in attributes]

    @property
    def words(self) -> str:
        """Return what is read, in one line; drawings and permalinks are left out."""
        return " ".join("".join(self._words).replace("\u00b6", " ").split())

    @property
    def lines(self) -> list[str]:
        """Return what is read, a line for each block; an item of a list begins with an asterisk."""
        text = "".join(self._words).replace("\u00b6", " ").replace("\n", " ").replace("\f", "\n")
        return [line for line in (" ".join(one.split()) for one in text.split("\n")) if line]

    def classes(self, name: str) -> list[dict[str, str]]:
        """Return the attributes of the elements of one class."""
        return [found for _, found in self.tags if name in found.get("class", "").split()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and whether it may stand where it stands."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "a" and "a" in self._open:
            self.errors.append("a link in a link")
        if tag in BLOCKS and {"p", "span"} & set(self._open) and "svg" not in self._open:
            self.errors.append(f"<{tag}> inside <{self._open[-1]}>")
        if tag not in EMPTY:
            self._open.append(tag)
        if tag not in INLINE:
            self._words.append("\f * " if tag == "li" else "\f ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element."""
        if self._open and self._open[-1] == tag:
            self._open.pop()
        elif tag not in EMPTY:
            self.errors.append(f"</{tag}> after {self._open[-3:]}")
        if tag not in INLINE:
            self._words.append("\f ")

    def handle_data(self, data: str) -> None:
        """Note words that are read."""
        if not UNREAD & set(self._open):
            self._words.append(data)


def site(out: Path) -> dict[Path, Page]:
    """Return every page of a site, parsed."""
    return {path: Page(path.read_text(encoding="utf-8")) for path in sorted(out.rglob("*.html"))}


def dead_links(pages: dict[Path, Page]) -> list[str]:
    """Return the links within a site that lead to no file, or to no id of a page."""
    return [
        f"{path.name}: {link}"
        for path, page in pages.items()
        for link in page.links
        if not _arrives(link, path, pages)
    ]


def _arrives(link: str, path: Path, pages: dict[Path, Page]) -> bool:
    address = urlsplit(link)
    if address.scheme:
        return True
    # In one long page Sphinx writes the marks of page and place after one another.
    place = unquote(address.fragment).rpartition("#")[2]
    target = (path.parent / unquote(address.path)).resolve() if address.path else path
    target = target / "index.html" if target.is_dir() else target
    return target.is_file() and (not place or (target in pages and place in pages[target].ids))
