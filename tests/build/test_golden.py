"""The entries of the tea project as every builder leaves them, word for word."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from tests.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Built

    Tea = Callable[[str], Built]

#: Where the figures of an entry begin and end; they have golden files of their own.
_TIKZ: Final = re.compile(r"\\begin\{center\}\n\\begingroup.*?\\end\{center\}\n", re.DOTALL)
_ICON: Final = re.compile(r"\\tikz\[cg.*?;\}~?", re.DOTALL)


def lines_of_page(markup: str) -> str:
    """Return what a browser reads out, a line for each block, between the bars of the theme."""
    lines = Page(markup).lines
    start = next(n for n, line in enumerate(lines) if line.endswith("Green tea"))
    end = next(n for n, line in enumerate(lines) if "wakes people up”" in line and n > start + 60)
    return "\n".join(lines[start : end + 1])


def html(built: Built) -> str:
    """Return the page of drinks."""
    found = [path for path in built.out.rglob("*.html") if "Gr\u00fcner" in path.read_text("utf-8")]
    page = next(path for path in found if path.name != "concept-index.html")
    return lines_of_page(page.read_text("utf-8"))


def epub(built: Built) -> str:
    """Return the page of drinks inside the book."""
    (path,) = built.out.glob("*.epub")
    with ZipFile(path) as book:
        return lines_of_page(book.read("drinks.xhtml").decode())


def latex(built: Built) -> str:
    """Return the first entry, without its drawing."""
    text = _ICON.sub("", _TIKZ.sub("", built.read("tea.tex")))
    start = text.index(r"\label{\detokenize{drinks:concept-green-tea}}")
    return text[start : text.index(r"\label{\detokenize{drinks:concept-matcha")]


def man(built: Built) -> str:
    """Return the first entry."""
    return built.read("tea.1").partition(".SS Green tea")[2].partition(".SS ")[0]


def texinfo(built: Built) -> str:
    """Return the first entry."""
    return built.read("tea.texi").partition("@section Green tea")[2].partition("@node")[0]


def xml(built: Built) -> str:
    """Return the words of the first entry, a line for each block."""
    root = ET.fromstring(built.read("drinks.xml"))
    entry = next(one for one in root.iter("section") if "concept" in one.get("classes", ""))
    blocks = [one for one in entry.iter() if one.tag in {"paragraph", "title", "term", "rubric"}]
    return "\n".join(f"{one.tag}: {' '.join(''.join(one.itertext()).split())}" for one in blocks)


def gettext(built: Built) -> str:
    """Return the messages for translators."""
    return "\n".join(re.findall(r"^msgid (.+)$", built.read("drinks.pot"), re.MULTILINE))


READERS: Final = {
    "html": html,
    "dirhtml": html,
    "singlehtml": html,
    "epub": epub,
    "latex": latex,
    "man": man,
    "texinfo": texinfo,
    "xml": xml,
    "gettext": gettext,
}


#: What other versions of Sphinx and docutils write otherwise, in markup of their own.
NEWEST: Final = {"latex", "man", "texinfo"}
CASES: Final = [
    pytest.param(name, marks=[pytest.mark.newest] if name in NEWEST else []) for name in READERS
]


@pytest.mark.parametrize("builder", CASES)
def test_entries_read_as_they_should(tea: Tea, golden: Path, builder: str) -> None:
    """Relations and evidence are in the output of each builder, in these words and this order."""
    found = READERS[builder](tea(builder))
    expected = golden / f"tea-drinks.{builder}"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(f"{found}\n", encoding="utf-8")
    assert f"{found}\n" == expected.read_text(encoding="utf-8")
