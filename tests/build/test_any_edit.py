"""Whatever is edited, built by turns or killed: what remains is a clean build."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from tests.conftest import Project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx

#: `make test-long` asks for more.
SEQUENCES: Final = int(os.environ.get("SEQUENCES", "16"))
STEPS: Final = 6

IDS: Final = ("tea", "milk", "cup", "pot")
TITLES: Final = ("Green tea", "Milk", "Cup", "Tea *pot*")
PAGES: Final = ("one", "two", "sub/three")
PREDICATES: Final = ("warms", "related-to", "nobody-knows")
SOURCES: Final = ("", "lee2020", "poe1999 [tasting]", "lee2020; nobody1900")
NAMES: Final = (*IDS, "Cup", "brew", "gone")

#: What Sphinx writes with times or paths of its own in it.
OWN: Final = {".buildinfo", ".buildinfo.bak"}


@dataclass(frozen=True, kw_only=True)
class Said:
    """A relation as written in an entry."""

    predicate: str = "warms"
    object: str = "cup"
    negated: bool = False
    place: str = ""
    supports: str = "lee2020"
    certainty: str = "high"

    def text(self) -> str:
        """Return its lines."""
        words = f'{"not " * self.negated}{self.predicate} "{self.object}"'
        options = {"place": self.place, "supports": self.supports, "certainty": self.certainty}
        lines = "".join(f"      :{name}: {value}\n" for name, value in options.items() if value)
        return f"   .. relation:: {words}\n{lines}\n"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A concept as written on a page."""

    page: str
    title: str
    type: str = "thing"
    aliases: str = ""
    definition: str = "It is warm."
    said: tuple[Said, ...] = (Said(),)

    def text(self, id_: str) -> str:
        """Return its lines."""
        options = {"id": id_, "type": self.type, "aliases": self.aliases}
        lines = "".join(f"   :{name}: {value}\n" for name, value in options.items() if value)
        body = "".join(relation.text() for relation in self.said)
        return f".. concept:: {self.title}\n{lines}\n   {self.definition}\n\n{body}"


@dataclass(frozen=True, kw_only=True)
class Book:
    """Everything an author can edit."""

    entries: dict[str, Entry] = field(
        default_factory=lambda: {
            "tea": Entry(page="one", title="Green tea"),
            "cup": Entry(page="two", title="Cup", said=()),
            "milk": Entry(page="two", title="Milk", said=(Said(predicate="related-to"),)),
        }
    )
    #: Title and words of each page, in the order of the contents.
    pages: dict[str, tuple[str, str]] = field(
        default_factory=lambda: {"one": ("One", "tea"), "two": ("Two", "brew")}
    )
    status: str = "supported"
    caption: str = "Around it"
    label: str = "warms"
    year: str = "2020"
    figures: bool = True

    def files(self) -> dict[str, str]:
        """Return the sources."""
        contents = "".join(f"   {name}\n" for name in (*self.pages, "lists", "sources"))
        found = {f"{name}.rst": self._page(name) for name in self.pages}
        return {
            **found,
            "conf.py": CONF.format(figures=self.figures),
            "words.yaml": WORDS.format(label=self.label),
            "books.bib": BOOKS.format(year=self.year),
            **{f"words/{slug}.txt": text for slug, text in self._included()},
            "index.rst": f"Book\n====\n\n.. toctree::\n   :caption: {self.caption}\n\n{contents}",
            "lists.rst": LISTS.format(status=self.status, caption=self.caption),
            "sources.rst": "Sources\n=======\n\n.. source-list::\n   :letters: A-L\n",
        }

    def _included(self) -> Iterator[tuple[str, str]]:
        """Yield the words of each page, which stand in a file of their own."""
        for name, (_, mention) in self.pages.items():
            yield name.replace("/", "-"), f"See :concept:`{mention}` and :source:`lee2020`.\n"

    def _page(self, name: str) -> str:
        title, _ = self.pages[name]
        here = ((id_, entry) for id_, entry in self.entries.items() if entry.page == name)
        entries = "\n".join(entry.text(id_) for id_, entry in here)
        words = f".. include:: /words/{name.replace('/', '-')}.txt"
        return f"{title}\n{'=' * len(title)}\n\n{words}\n\n{entries}"


CONF: Final = """\
project = "Tea"
extensions = ["sphinx_concept_graph"]
concept_vocabulary = "words.yaml"
concept_bibliography = ["books.bib"]
concept_refresh_navigation = True
concept_figures = {figures}
html_theme = "basic"
html_copy_source = False
"""
WORDS: Final = """\
predicates:
  warms: {{label: {label}, inverse: is warmed by}}
qualifiers:
  place: {{label: place}}
study-types:
  tasting: {{label: tasting, level: human}}
"""
BOOKS: Final = """\
@book{{lee2020, author = {{Lee, Ann}}, title = {{Steam}}, year = {{{year}}}}}
@book{{poe1999, author = {{Poe, Jo}}, title = {{Sand}}, year = {{1999}}}}
"""
LISTS: Final = """\
Lists
=====

.. concept-list::

.. concept-table::
   :types: thing

.. concept-graph:: tea
   :caption: {caption}

.. concept-graph:: tea; cup; milk

.. concept-path:: tea -> milk

.. source-list::
   :letters: M-Z

.. concept-vocabulary::

.. concept-health::

.. claim:: Tea is warm
   :about: tea; brew
   :status: {status}
   :supports: lee2020
"""


class KilledError(RuntimeError):
    """Stands for a build that ends in the middle."""


def contents(out: Path) -> dict[str, bytes]:
    """Return everything in a folder."""
    found: dict[str, bytes] = {}
    for path in sorted(out.rglob("*")):
        name = str(path.relative_to(out))
        if path.is_file() and path.name not in OWN:
            found[name] = path.read_bytes()
    return found


class Author(RuleBasedStateMachine):
    """Edits, builds, kills builds; each finished build must be as a clean one."""

    base: Path

    def __init__(self) -> None:
        """Begin with a book."""
        super().__init__()
        self.book = Book()
        self.project = Project(source=self.base / "source", base=self.base / "build")

    @initialize()
    def begin(self) -> None:
        """Write and build it, or take what the sequence before began with."""
        kept = self.base / "kept"
        for name in ("source", "build"):
            shutil.rmtree(self.base / name, ignore_errors=True)
        if kept.exists():
            shutil.copytree(kept / "source", self.base / "source")
            shutil.copytree(kept / "build", self.base / "build")
            return
        self.save()
        for builder in ("html", "text"):
            self.project.build(builder)
        for name in ("source", "build"):
            shutil.copytree(self.base / name, kept / name)

    def save(self) -> None:
        """Write what differs, delete what is gone."""
        wanted = self.book.files()
        source = self.project.source
        there = {str(path.relative_to(source)): path for path in source.rglob("*.*")}
        gone = {name: None for name in there.keys() - wanted.keys() if there[name].is_file()}
        changed = {
            name: text
            for name, text in wanted.items()
            if name not in there or there[name].read_text(encoding="utf-8") != text
        }
        self.project.write({**gone, **changed})

    def change(self, **new: Any) -> None:  # noqa: ANN401 -- any part of the book
        """Edit the book."""
        self.book = replace(self.book, **new)

    def entry(self, number: int, **new: Any) -> None:  # noqa: ANN401
        """Edit one entry, if there is any."""
        if names := list(self.book.entries):
            name = names[number % len(names)]
            entry = replace(self.book.entries[name], **new)
            self.change(entries={**self.book.entries, name: entry})

    def said(self, number: int, **new: Any) -> None:  # noqa: ANN401
        """Edit the last relation of an entry, or write one."""
        if names := list(self.book.entries):
            said = self.book.entries[names[number % len(names)]].said or (Said(),)
            self.entry(number, said=(*said[:-1], replace(said[-1], **new)))

    # -- edits -----------------------------------------------------------------------------

    number = st.integers(0, 3)

    @rule(number=number, title=st.sampled_from(TITLES))
    def retitle(self, number: int, title: str) -> None:
        """Rename a concept."""
        self.entry(number, title=title)

    @rule(number=number, type_=st.sampled_from(["thing", "agent", "nonsense"]))
    def retype(self, number: int, type_: str) -> None:
        """Give a concept another type."""
        self.entry(number, type=type_)

    @rule(number=number, aliases=st.sampled_from(["", "brew", "brew; Cup"]))
    def alias(self, number: int, aliases: str) -> None:
        """Give a concept other names, which may be those of another."""
        self.entry(number, aliases=aliases)

    @rule(number=number, text=st.sampled_from(["It is warm.", "It is cold.", "It\n   is.", ""]))
    def define(self, number: int, text: str) -> None:
        """Change a definition, which a list on another page shows."""
        self.entry(number, definition=text)

    @rule(id_=st.sampled_from(IDS), title=st.sampled_from(TITLES), number=number)
    def add(self, id_: str, title: str, number: int) -> None:
        """Write an entry, or write one anew."""
        if pages := list(self.book.pages):
            entry = Entry(page=pages[number % len(pages)], title=title)
            self.change(entries={**self.book.entries, id_: entry})

    @rule(number=number)
    def delete(self, number: int) -> None:
        """Delete an entry."""
        names = list(self.book.entries)
        self.change(
            entries={
                name: entry
                for index, (name, entry) in enumerate(self.book.entries.items())
                if index != number % len(names)
            }
            if names
            else {}
        )

    @rule(number=number, page=st.sampled_from(PAGES))
    def move(self, number: int, page: str) -> None:
        """Move an entry to another page; one that no page shows is gone for now."""
        self.entry(number, page=page)

    @rule(number=number, predicate=st.sampled_from(PREDICATES), object_=st.sampled_from(NAMES))
    def relate(self, number: int, predicate: str, object_: str) -> None:
        """Change what a relation says."""
        self.said(number, predicate=predicate, object=object_)

    @rule(number=number, place=st.sampled_from(["", "Japan"]), negated=st.booleans())
    def limit(self, number: int, place: str, negated: bool) -> None:  # noqa: FBT001
        """Change qualifier and polarity."""
        self.said(number, place=place, negated=negated)

    @rule(number=number, supports=st.sampled_from(SOURCES), certainty=st.sampled_from(["", "low"]))
    def assess(self, number: int, supports: str, certainty: str) -> None:
        """Change evidence and certainty."""
        self.said(number, supports=supports, certainty=certainty)

    @rule(number=number)
    def silence(self, number: int) -> None:
        """Take all relations out of an entry."""
        self.entry(number, said=())

    @rule(status=st.sampled_from(["supported", "contested", ""]))
    def judge(self, status: str) -> None:
        """Change a claim."""
        self.change(status=status)

    @rule(
        caption=st.sampled_from(["Around it", "Near :concept:`cup`"]),
        label=st.sampled_from(["warms", "heats"]),
        year=st.sampled_from(["2020", "2021"]),
        figures=st.booleans(),
    )
    def reword(self, **new: Any) -> None:  # noqa: ANN401
        """Change a caption, a word of the vocabulary, a .bib entry, a setting."""
        self.change(**new)

    @rule(page=st.sampled_from(PAGES), title=st.sampled_from(["One", "First"]), data=st.data())
    def rewrite(self, page: str, title: str, data: st.DataObject) -> None:
        """Write a page, or change its title and words."""
        mention = data.draw(st.sampled_from(NAMES))
        self.change(pages={**self.book.pages, page: (title, mention)})

    @rule(number=number)
    def drop(self, number: int) -> None:
        """Delete a page."""
        names = list(self.book.pages)
        kept = [name for index, name in enumerate(names) if index != number]
        self.change(pages={name: self.book.pages[name] for name in kept})

    @rule()
    def reorder(self) -> None:
        """Turn the order of the pages round."""
        self.change(pages=dict(reversed(self.book.pages.items())))

    # -- builds ----------------------------------------------------------------------------

    @rule(builder=st.sampled_from(["html", "text"]))
    def build(self, builder: str) -> None:
        """Build."""
        self.check(builder)

    def check(self, builder: str) -> None:
        """Build, and compare with a clean build."""
        self.save()
        built = self.project.build(builder)
        clean = Project(source=self.project.source, base=self.base / "clean")
        shutil.rmtree(clean.base, ignore_errors=True)
        expected = clean.build(builder)
        assert contents(built.out) == contents(expected.out)
        ours = [{line for line in one.warnings if "[concept." in line} for one in (built, expected)]
        assert ours[0] == ours[1]

    def teardown(self) -> None:
        """End every sequence with a finished build of each kind."""
        for builder in ("html", "text"):
            self.check(builder)

    @rule(
        event=st.sampled_from(
            ["env-before-read-docs", "doctree-read", "env-check-consistency", "doctree-resolved"]
        ),
        after=st.integers(0, 3),
        builder=st.sampled_from(["html", "text"]),
    )
    def kill(self, event: str, after: int, builder: str) -> None:
        """End a build in the middle; it may end well before that."""
        self.save()
        left = [after]

        def end(_app: Sphinx, *_what: object) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise KilledError("KilledError")

        try:
            self.project.build(builder, prepare=lambda app: app.connect(event, end))
        except Exception as error:
            if not isinstance(error, KilledError) and "KilledError" not in str(error):
                raise

    @rule(builder=st.sampled_from(["html", "text"]))
    def lose(self, builder: str) -> None:
        """Delete an output folder."""
        shutil.rmtree(self.project.base / builder, ignore_errors=True)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_any_sequence_of_edits_leaves_a_clean_build(tmp_path: Path) -> None:
    """After any edits, builders by turns, kills and losses, every byte is that of a clean build."""
    author = type("Author", (Author,), {"base": tmp_path})
    run_state_machine_as_test(
        author,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
