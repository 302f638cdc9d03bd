"""Reads .bib files with pybtex, and prints entries in a style that keeps titles as written."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from itertools import count, product
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, Final

from sphinx_concept_graph.core.issues import Issue
from sphinx_concept_graph.core.values import Place, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from docutils import nodes
    from pybtex.database import BibliographyData, Entry, Person

#: Fields that are for authors only.
PRIVATE: Final = frozenset({"annote", "keywords", "abstract", "file"})
#: Fields of our own, read but not printed as part of the citation.
OWN: Final = frozenset({"studytype", "retracted", "verified", "read", "shortauthor"})
#: Fields that are addresses, not LaTeX.
RAW: Final = frozenset({"doi", "pmid", "url", "eprint"})
#: A citation names this many authors before it says "et al.".
NAMED_AUTHORS: Final = 3

Bibliography = tuple[dict[str, Source], tuple[Issue, ...]]


def read_bibliography(files: Iterable[tuple[str, Path]]) -> Bibliography:
    """Read (name in messages, path) pairs into sources by key, and what is wrong with them."""
    sources: dict[str, Source] = {}
    issues: list[Issue] = []
    for name, path in files:
        for key, source in _read_file(name, path, issues).items():
            if key in sources:
                line = _line_of(key, path.read_text(encoding="utf-8"))
                issues.append(_issue(name, line, f'the key "{key}" is in two bibliographies'))
            else:
                sources[key] = source
    return _told_apart(sources), tuple(issues)


def digest_of(files: Iterable[tuple[str, Path]]) -> str:
    """Return a digest of names and contents; a file that cannot be read counts as empty."""
    digest = sha256()
    for name, path in files:
        digest.update(name.encode())
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def _read_file(name: str, path: Path, issues: list[Issue]) -> dict[str, Source]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        issues.append(_issue(name, 1, f"the bibliography cannot be read: {reason}"))
        return {}
    found: dict[str, Source] = {}
    for key, entry in _parse(name, text, issues).entries.items():
        try:
            found[key] = _source(key, entry, Place(docname="", path=name, line=_line_of(key, text)))
        except Exception as error:  # noqa: BLE001 -- pybtex raises many kinds; one entry is lost, not the build
            line = _line_of(key, text)
            issues.append(_issue(name, line, f'the entry "{key}" cannot be used: {error}'))
    return found


def _parse(name: str, text: str, issues: list[Issue]) -> BibliographyData:
    from pybtex.database.input.bibtex import Parser  # noqa: PLC0415 -- only where there are sources
    from pybtex.errors import capture  # noqa: PLC0415
    from pybtex.exceptions import PybtexError  # noqa: PLC0415

    parser = Parser(encoding="utf-8")
    with capture() as errors:
        try:
            data = parser.parse_string(text)
        except PybtexError as broken:
            errors.append(broken)
            data = parser.data
    issues += [_issue(name, _error_line(error, text), str(error)) for error in errors]
    return data


def _error_line(error: Exception, text: str) -> int:
    """Return the line of a parse error; a repeated key is found by its second place."""
    line = getattr(error, "lineno", None)
    if isinstance(line, int):
        return line
    if found := re.search(r"entry: (\S+)", str(error)):
        return _line_of(found[1], text, last=True)
    quoted = re.search("'(.+)'", str(error))
    return text.count("\n", 0, max(text.find(quoted[1]), 0)) + 1 if quoted else 1


def _line_of(key: str, text: str, *, last: bool = False) -> int:
    found = list(re.finditer(rf"@\w+\s*[{{(]\s*{re.escape(key)}\s*,", text, re.IGNORECASE))
    return text.count("\n", 0, found[-1 if last else 0].start()) + 1 if found else 1


def _issue(name: str, line: int, reason: str) -> Issue:
    place = Place(docname="", line=line, path=name)
    return Issue(kind="bibliography", place=place, values=(("reason", reason),))


def _source(key: str, entry: Entry, place: Place) -> Source:
    fields = {name.lower(): value for name, value in entry.fields.items()}
    printed = {
        name: value for name, value in fields.items() if name not in PRIVATE and name not in OWN
    }
    for role, people in entry.persons.items():
        printed[role] = " and ".join(str(person) for person in people)
    return Source(
        key=key,
        label=_label(key, entry, fields),
        title=_plain(fields.get("title", "")),
        year=_plain(fields.get("year", "")),
        study_type=fields.get("studytype", "").strip(),
        retracted=_plain(fields.get("retracted", "")),
        verified=_plain(fields.get("verified", "")),
        read=_plain(fields.get("read", "")),
        doi=fields.get("doi", ""),
        pmid=fields.get("pmid", ""),
        url=fields.get("url", ""),
        entry=(("", entry.type), *sorted(printed.items())),
        place=place,
    )


def _plain(text: str) -> str:
    from pybtex.richtext import Text  # noqa: PLC0415

    return " ".join(str(Text.from_latex(_tex(text))).split())


def _tex(text: str) -> str:
    """Return LaTeX in which a bare percent sign is one, and not the start of a comment."""
    return re.sub(r"(?<!\\)%", r"\\%", text)


def _label(key: str, entry: Entry, fields: Mapping[str, str]) -> str:
    year = _plain(fields.get("year", "")) or "n.d."
    if short := fields.get("shortauthor"):
        return f"{_plain(short)} {year}"
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [_family(person) for person in people]
    return f"{_joined(names) or key} {year}"


def _family(person: Person) -> str:
    parts = [*person.rich_prelast_names, *person.rich_last_names]
    return " ".join(str(part) for part in parts)


def _joined(names: list[str]) -> str:
    if len(names) == 2 and names[1] != "others":  # noqa: PLR2004
        return f"{names[0]} and {names[1]}"
    return f"{names[0]} et al." if len(names) > 1 else "".join(names)


def _told_apart(sources: Mapping[str, Source]) -> dict[str, Source]:
    """Add a letter to labels that two sources share, in the order of their keys."""
    by_label: dict[str, list[str]] = {}
    for key in sorted(sources):
        by_label.setdefault(sources[key].label, []).append(key)
    taken = set(by_label)
    found = {}
    for label, keys in by_label.items():
        letters = (name for name in _letters() if label + name not in taken)
        for key in keys:
            own = label + next(letters) if len(keys) > 1 else label
            found[key] = replace(sources[key], label=own)
    return dict(sorted(found.items()))


def _letters() -> Iterator[str]:
    """Yield a to z, then aa to zz, and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def citation(key: str, entry: tuple[tuple[str, str], ...]) -> nodes.paragraph:
    """Return one entry as a paragraph; what pybtex cannot print shows as its plain fields.

    An entry that lacks a field of its kind, such as the publisher of a book, is printed as one of
    the kind that lacks none.
    """
    from docutils import nodes  # noqa: PLC0415
    from pybtex_docutils import Backend  # noqa: PLC0415

    fields = dict(entry)
    for kind in (fields[""], "misc"):
        with suppress(Exception):  # a field is missing or not LaTeX; nothing of the entry is lost
            formatted = _style().format_entry(key, _as_entry(key, {**fields, "": kind}))
            paragraph: nodes.paragraph = Backend().paragraph(formatted)
            return paragraph
    known = (value for name, value in fields.items() if name)
    return nodes.paragraph("", ". ".join(known) + ".")


def _as_entry(key: str, fields: Mapping[str, str]) -> Entry:
    from pybtex.bibtex.utils import split_name_list  # noqa: PLC0415
    from pybtex.database import Entry, Person  # noqa: PLC0415

    roles = ("author", "editor")
    persons = {
        role: [Person(name) for name in split_name_list(fields[role])]
        for role in roles
        if role in fields
    }
    rest = {
        name: value if name in RAW else _tex(value)
        for name, value in fields.items()
        if name and name not in roles
    }
    entry = Entry(fields[""], fields=rest, persons=persons)
    entry.key = key
    return entry


@lru_cache(maxsize=1)
def _style() -> Any:  # noqa: ANN401 -- the class is made on first use, so that pybtex loads late
    """Return the one style object; making it looks up plug-ins, which costs milliseconds."""
    from sphinx_concept_graph.citation_style import PlainStyle  # noqa: PLC0415

    return PlainStyle()
