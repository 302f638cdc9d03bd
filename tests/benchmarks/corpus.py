"""Writes one synthetic project in several dialects; the output depends on the arguments alone."""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

PER_PAGE: Final = 50
RELATIONS_EACH: Final = 4
MENTIONS_EACH: Final = 3
SOURCES: Final = 200
TYPES: Final = ("thing", "process", "event", "place")
PREDICATES: Final = ("related-to", "causes", "precedes", "located-in")
WORDS: Final = (
    "amber",
    "basin",
    "cedar",
    "delta",
    "ember",
    "fjord",
    "grove",
    "heath",
    "islet",
    "jetty",
    "knoll",
    "ledge",
    "marsh",
    "notch",
    "orchard",
    "pebble",
    "quarry",
    "ridge",
    "shore",
    "thicket",
    "upland",
    "valley",
    "willow",
    "yonder",
    "zephyr",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One concept of the corpus; other concepts are known by number."""

    number: int
    title: str
    type: str
    sentences: tuple[str, str]
    #: Predicate and object.
    relations: tuple[tuple[str, int], ...]
    mentions: tuple[int, ...]

    @property
    def id(self) -> str:
        """The id in every dialect."""
        return f"c-{self.number:06d}"


def make_corpus(size: int, seed: int = 1) -> list[Item]:
    """Return ``size`` concepts; each relates to earlier ones, so that nothing runs in a circle."""
    chance = random.Random(seed)  # noqa: S311 -- a corpus, not a secret
    return [_item(number, size, chance) for number in range(size)]


def _item(number: int, size: int, chance: random.Random) -> Item:
    first, second = (" ".join(chance.choices(WORDS, k=9)) for _ in range(2))
    return Item(
        number=number,
        title=f"{chance.choice(WORDS).title()} {chance.choice(WORDS)} {number:06d}",
        type=chance.choice(TYPES),
        sentences=(f"The {first} stands here.", f"It {second} like"),
        relations=tuple(sorted(_relations(number, chance))),
        mentions=tuple(chance.randrange(size) for _ in range(MENTIONS_EACH)),
    )


def _relations(number: int, chance: random.Random) -> list[tuple[str, int]]:
    """Return predicates and objects: half of the objects are near, half anywhere before."""
    found: set[int] = set()
    while len(found) < min(RELATIONS_EACH, number):
        near = chance.random() < 0.5
        found.add(chance.randrange(max(0, number - 2 * PER_PAGE) if near else 0, number))
    return [(chance.choice(PREDICATES), other) for other in sorted(found)]


def plain(item: Item, corpus: Sequence[Item], *, evidence: bool) -> str:  # noqa: ARG001
    """Write a section with a label, relations as a field list: the floor."""
    by_name: dict[str, list[str]] = {}
    for name, other in item.relations:
        by_name.setdefault(name, []).append(f":ref:`{corpus[other].id}`")
    fields = "".join(f":{name}: {', '.join(refs)}\n" for name, refs in sorted(by_name.items()))
    refs = ", ".join(f":ref:`{corpus[other].id}`" for other in item.mentions)
    title = f".. _{item.id}:\n\n{item.title}\n{'-' * len(item.title)}\n\n"
    text = f"{item.sentences[0]}\n{item.sentences[1]} {refs}.\n\n"
    return f"{title}{text}:type: {item.type}\n{fields}"


def concept(item: Item, corpus: Sequence[Item], *, evidence: bool) -> str:
    """Write a concept with nested relations, with or without two sources on each."""
    refs = ", ".join(f":concept:`{corpus[other].id}`" for other in item.mentions)
    head = f".. concept:: {item.title}\n   :id: {item.id}\n   :type: {item.type}\n\n"
    text = f"   {item.sentences[0]}\n   {item.sentences[1]} {refs}.\n\n"
    relations = ""
    for name, other in item.relations:
        relations += f"   .. relation:: {name} {corpus[other].id}\n"
        if evidence:
            keys = (f"s{(item.number + other + shift) % SOURCES}" for shift in (0, 7))
            relations += f"      :supports: {'; '.join(keys)}\n      :certainty: low\n"
        relations += "\n"
    return head + text + relations


def needs(item: Item, corpus: Sequence[Item], *, evidence: bool) -> str:  # noqa: ARG001
    """Write a need of sphinx-needs, relations as its links."""
    by_name: dict[str, list[str]] = {}
    for name, other in item.relations:
        by_name.setdefault(name.replace("-", "_"), []).append(corpus[other].id.upper())
    links = "".join(f"   :{name}: {', '.join(ids)}\n" for name, ids in sorted(by_name.items()))
    refs = ", ".join(f":need:`{corpus[other].id.upper()}`" for other in item.mentions)
    head = f".. {item.type}:: {item.title}\n   :id: {item.id.upper()}\n{links}\n"
    return f"{head}   {item.sentences[0]}\n   {item.sentences[1]} {refs}.\n\n"


WRITERS: Final = {"plain": plain, "needs": needs, "concept": concept}


def write_project(
    out: Path, dialect: str, size: int, *, evidence: bool = False, figures: bool = False
) -> None:
    """Write a whole project; ``figures`` draws one in every entry."""
    out.mkdir(parents=True, exist_ok=True)
    corpus = make_corpus(size)
    names = []
    for start in range(0, size, PER_PAGE):
        name = f"page-{start // PER_PAGE:04d}"
        items = corpus[start : start + PER_PAGE]
        entries = (WRITERS[dialect](item, corpus, evidence=evidence) for item in items)
        text = f"{name}\n{'=' * len(name)}\n\n" + "\n".join(entries)
        (out / f"{name}.rst").write_text(text, encoding="utf-8")
        names.append(name)
    if evidence and dialect == "concept":
        names.append("sources")
        (out / "sources.rst").write_text("Sources\n=======\n\n.. source-list::\n")
        (out / "references.bib").write_text(_bibliography())
    toctree = "".join(f"   {name}\n" for name in names)
    (out / "index.rst").write_text(f"Index\n=====\n\n.. toctree::\n\n{toctree}")
    (out / "conf.py").write_text(_settings(dialect, evidence=evidence, figures=figures))


def _settings(dialect: str, *, evidence: bool, figures: bool) -> str:
    lines = ["project = 'bench'", "html_theme = 'alabaster'"]
    if dialect == "needs":
        lines += _needs_settings()
    if dialect == "concept":
        lines.append("extensions = ['sphinx_concept_graph']")
        lines.append(f"concept_figures = {figures}")
        if evidence:
            lines.append("concept_bibliography = ['references.bib']")
    return "\n".join(lines) + "\n"


def _needs_settings() -> list[str]:
    types = [
        {
            "directive": name,
            "title": name.title(),
            "prefix": "C_",
            "color": "#bfd8d2",
            "style": "node",
        }
        for name in TYPES
    ]
    names = (name.replace("-", "_") for name in PREDICATES)
    links = {name: {"incoming": f"{name} of", "outgoing": name} for name in names}
    return [
        "extensions = ['sphinx_needs']",
        f"needs_types = {types!r}",
        f"needs_links = {links!r}",
        "needs_id_regex = '^C-[0-9]{6}$'",
    ]


def _bibliography() -> str:
    entry = (
        "@article{{s{n},\n  author = {{Author{n}, Ann and Other, Bob}},\n  title = {{Title {n}}},\n"
        "  journal = {{Journal}},\n  year = {{{year}}},\n  doi = {{10.1000/{n}}},\n}}\n"
    )
    return "\n".join(entry.format(n=n, year=1980 + n % 40) for n in range(SOURCES))


def main() -> None:
    """Write a project from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dialect", choices=sorted(WRITERS), default="concept")
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--evidence", action="store_true")
    parser.add_argument("--figures", action="store_true")
    args = parser.parse_args()
    write_project(args.out, args.dialect, args.size, evidence=args.evidence, figures=args.figures)


if __name__ == "__main__":
    main()
