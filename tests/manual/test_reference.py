"""The reference page says what the code does: nothing is missing, nothing is made up."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
import yaml

from sphinx_concept_graph.config import SETTINGS
from sphinx_concept_graph.core.facts import (
    COLUMNS,
    HEALTH_SECTIONS,
    LIST_ORDERS,
    ORDERS,
    SECTIONS,
)
from sphinx_concept_graph.core.graph_checks import REQUIREMENTS
from sphinx_concept_graph.core.issues import ISSUE_KINDS
from sphinx_concept_graph.directives import DIRECTIVES
from sphinx_concept_graph.exchange.vocabulary_keys import CHOICES, KEYS
from sphinx_concept_graph.roles import ROLES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "authoring" / "reference.rst").read_text(
    encoding="utf-8"
)


def between(start: str, end: str) -> str:
    """Return a part of the page."""
    return PAGE.partition(start)[2].partition(end)[0]


def terms(text: str) -> set[str]:
    """Return the literals that begin a line: what a part of the page defines."""
    lines = (line for line in text.splitlines() if line.startswith("``"))
    return {found for line in lines for found in re.findall(r"``([^`]+)``", line)}


def part_of(name: str) -> str:
    """Return the part of the page under a heading of literals."""
    end = r"(?=^``[^\n]*\n\^+\n|^\w[^\n]*\n-+\n|\Z)"
    found = re.search(rf"^``{name}``[^\n]*\n\^+\n(.*?){end}", PAGE, re.MULTILINE | re.DOTALL)
    assert found, name
    return found[1]


@pytest.mark.parametrize("name", DIRECTIVES)
def test_directives(name: str) -> None:
    """Each directive is described with its options, and with no others."""
    options = {f":{option}:" for option in DIRECTIVES[name].known_options()}
    assert {term for term in terms(part_of(name)) if term.startswith(":")} == options


def test_no_other_directive_is_described() -> None:
    """Headings of the part on directives are those of the code."""
    part = between("\nDirectives\n", "\nRoles\n")
    assert set(re.findall(r"^``([\w-]+)``\n\^+", part, re.MULTILINE)) == set(DIRECTIVES)


def test_roles_and_settings() -> None:
    """Roles, settings and requirements are those of the code."""
    roles = terms(between("\nRoles\n", "\nSettings\n"))
    assert roles - {":any:", "concept_short_names = False"} == {f":{name}:" for name in ROLES}
    settings = {setting.name for setting in SETTINGS} - {
        "concept_vocabulary_digest",
        "concept_has_graphviz",
    }
    part = between("\nSettings\n", "\nSources\n")
    assert terms(part) & {name for name in terms(part) if name.startswith("concept_")} == settings
    assert all(f"``{name}``" in part for name in REQUIREMENTS)


def test_words_that_options_take() -> None:
    """Columns, orders and sections are those of the code."""
    assert all(f"``{word}``" in part_of("concept-table") for word in (*COLUMNS, *ORDERS))
    assert all(f"``{word}``" in part_of("concept-vocabulary") for word in SECTIONS)
    assert all(f"``{word}``" in part_of("concept-list") for word in LIST_ORDERS)
    assert all(f"``{word}``" in part_of("concept-health") for word in HEALTH_SECTIONS)


def test_warnings() -> None:
    """Each kind of warning is explained, and no other."""
    part = between(".. warnings-begin", ".. warnings-end")
    assert terms(part) == {f"concept.{kind}" for kind in ISSUE_KINDS}


def test_vocabulary_keys() -> None:
    """Each key of each section is explained, with all words it can be."""
    part = between(".. vocabulary-keys-begin", ".. vocabulary-keys-end")
    headings = re.findall(r"^(``[^\n]*)\n\^+$", part, re.MULTILINE)
    assert {name for line in headings for name in re.findall(r"``([\w-]+)``", line)} == set(KEYS)
    assert terms(part) == set(KEYS) | {key for keys in KEYS.values() for key in keys}
    words = {word for key, found in CHOICES.items() for word in found if word != "false"}
    assert all(f"``{word}``" in part for word in words)


def test_neutral_vocabulary() -> None:
    """The words of the neutral vocabulary are listed in its order."""
    text = resources.files("sphinx_concept_graph").joinpath("vocabulary.yaml").read_text("utf-8")
    declared = {name: list(words) for name, words in yaml.safe_load(text).items() if words}
    part = between(".. neutral-begin", ".. neutral-end")
    listed = re.findall(r"^([\w-]+)\n   (.+)$", part, re.MULTILINE)
    assert {name: re.findall(r"``([^`]+)``", words) for name, words in listed} == declared
