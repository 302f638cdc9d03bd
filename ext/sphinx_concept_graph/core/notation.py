"""The notation authors write: lists with ``;``, statements of ids, evidence items, CURIEs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_concept_graph.core.values import Evidence

if TYPE_CHECKING:
    from sphinx_concept_graph.core.values import Stance

EVIDENCE_FORM: Final = 'source keys separated by ";", each with an optional [study type]'
STATEMENT_FORM: Final = "subject [not] predicate object, names with spaces in double quotes"
PATH_FORM: Final = "start -> goal"
_TOKEN = re.compile(r'"[^"]+"|[^\s"]+')
_EVIDENCE = re.compile(r"(?P<source>[^\s\[\]]+)(?:\s*\[(?P<study_type>[^\[\]]+)\])?")
_CURIE = re.compile(r"(?P<prefix>[A-Za-z_][\w.\-]*):(?P<local>\S+)")
_EXPLICIT = re.compile(r"(?P<text>.+?)\s*<(?P<target>[^<>]+)>", re.DOTALL)


class NotationError(ValueError):
    """The text is not of the expected form; ``expected`` says which."""

    def __init__(self, text: str, expected: str) -> None:
        """Keep the text and the form it should have."""
        super().__init__(text)
        self.text = text
        self.expected = expected


class Statement(NamedTuple):
    """A statement as written; the names are not resolved yet."""

    subject: str
    predicate: str
    object: str
    negated: bool


def split_list(text: str) -> tuple[str, ...]:
    """Split at ``;``, strip, and drop what is empty.

    >>> split_list("NMDAR; N-methyl-D-aspartate receptor;")
    ('NMDAR', 'N-methyl-D-aspartate receptor')
    """
    parts = (" ".join(part.split()) for part in text.split(";"))
    return tuple(part for part in parts if part)


def parse_statement(text: str, *, subject: str = "") -> Statement:
    """Read ``subject [not] predicate object``; inside a concept the subject may be left out.

    >>> parse_statement('ketamine not treats "cluster headache"')
    Statement(subject='ketamine', predicate='treats', object='cluster headache', negated=True)
    """
    tokens = _tokens(text)
    negated = [token.casefold() for token in tokens[-3:-2]] == ["not"]
    if negated:
        del tokens[-3]
    if len(tokens) == 2 and subject:  # noqa: PLR2004 -- predicate and object
        tokens.insert(0, subject)
    names = [" ".join(token.strip('"').split()) for token in tokens]
    if len(names) != 3 or "not" in tokens or not all(names):  # noqa: PLR2004 -- three parts
        raise NotationError(text, STATEMENT_FORM)
    return Statement(names[0], names[1], names[2], negated)


def _tokens(text: str) -> list[str]:
    """Return the tokens; those in quotes keep them, so that a name can be any word."""
    if _TOKEN.sub("", text).strip():
        raise NotationError(text, "double quotes in pairs")
    return [found[0] for found in _TOKEN.finditer(text)]


def parse_evidence(text: str, stance: Stance) -> tuple[Evidence, ...]:
    """Read ``key; key [study type]``; an item of another form is kept, marked unreadable.

    >>> parse_evidence("zhang2021 [structural]", "supports")[0].study_type
    'structural'
    """
    return tuple(_evidence(item, stance) for item in split_list(text))


def _evidence(item: str, stance: Stance) -> Evidence:
    found = _EVIDENCE.fullmatch(item)
    if found is None:
        return Evidence(source=item, stance=stance, readable=False)
    return Evidence(
        source=found["source"], stance=stance, study_type=(found["study_type"] or "").strip()
    )


def split_curie(text: str) -> tuple[str, str]:
    """Split ``PREFIX:local``.

    >>> split_curie("MESH:D016202")
    ('MESH', 'D016202')
    """
    found = _CURIE.fullmatch(text)
    if found is None:
        raise NotationError(text, "PREFIX:identifier")
    return found["prefix"], found["local"]


def parse_path(text: str) -> tuple[str, str]:
    """Read ``start -> goal``; names with spaces may stand in double quotes.

    >>> parse_path('ketamine -> "chronic pain"')
    ('ketamine', 'chronic pain')
    """
    ends = [" ".join(part.strip().strip('"').split()) for part in text.split("->")]
    if len(ends) != 2 or not all(ends):  # noqa: PLR2004 -- a start and a goal
        raise NotationError(text, PATH_FORM)
    return ends[0], ends[1]


def split_explicit(text: str) -> tuple[str, str]:
    """Split ``words <target>`` into words and target; without a target both are the text.

    >>> split_explicit("its receptor <nmda-receptor>")
    ('its receptor', 'nmda-receptor')
    """
    found = _EXPLICIT.fullmatch(text)
    return (found["text"], found["target"].strip()) if found else (text, text)
