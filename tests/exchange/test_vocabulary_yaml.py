"""Vocabulary files: every scalar is text, every error names file and line."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from sphinx_concept_graph.exchange.vocabulary_keys import json_schema
from sphinx_concept_graph.exchange.vocabulary_yaml import read_vocabulary
from sphinx_concept_graph.exchange.yaml_nodes import VocabularyError

DEFAULT = resources.files("sphinx_concept_graph").joinpath("vocabulary.yaml").read_text()


def test_the_default_is_valid_and_complete() -> None:
    """The neutral vocabulary has words for both ends and both polarities of each predicate."""
    found = read_vocabulary([("default", DEFAULT)])
    assert list(found.types) == ["topic", "thing", "process", "event", "agent", "place"]
    assert {name: word.holds for name, word in found.statuses.items()}["not-supported"] == "no"
    for predicate in found.predicates.values():
        words = {
            predicate.words(inverse=inverse, negated=negated)
            for inverse in (False, True)
            for negated in (False, True)
        }
        assert len(words) == (2 if predicate.symmetric else 4)


def test_scalars_stay_as_they_are_written() -> None:
    """Yes, no, dates and numbers are text."""
    text = "qualifiers:\n  a: {label: no}\n  b: {label: 2019-03-05}\n  c: {label: 1.10}\n"
    found = read_vocabulary([("v", text)]).qualifiers
    assert [term.label for term in found.values()] == ["no", "2019-03-05", "1.10"]


def test_a_project_extends_and_overrides_by_key() -> None:
    """A later file changes single values of an entry and leaves the others."""
    own = "types:\n  place: {label: spot}\n  tea: {parent: thing}\n"
    found = read_vocabulary([("default", DEFAULT), ("own", own)])
    assert (found.types["place"].label, found.types["place"].shape) == ("spot", "hexagon")
    assert found.is_one_of("tea", ["thing"])
    assert not found.is_one_of("thing", ["tea"])


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("types: [", "v:1: not YAML: expected the node content, but found '<stream end>'"),
        ("- a", "v:1: the file must be a mapping of keys to values"),
        ("\ntyps: {}", 'v:2: the file has no "typs"; it can have types, predicates, qualifiers,'),
        ("types:\n  tea: {colr: rose}", 'v:2: types: tea has no "colr"; it can have label,'),
        ("types:\n  tea: {}\n  tea: {}", 'v:3: "tea" is declared twice in types'),
        ("types:\n  tea: {shape: star}", 'v:2: shape is "star"; it can be rectangle,'),
        ("types:\n  tea: {colour: pink}", 'v:2: colour is "pink"; it can be rose,'),
        ("types:\n  tea: {parent: cup}", 'v:2: parent names the type "cup", which is not declared'),
        (
            "types:\n  a: {parent: b}\n  b: {parent: a}",
            'v:3: the type "a" is its own ancestor',
        ),
        ("types:\n  a tea: {}", 'v:2: "a tea" cannot be an id; use letters, digits and hyphens'),
        ("predicates:\n  not: {}", 'v:2: "not" cannot be an id; use letters, digits and hyphens'),
        (
            "predicates:\n  a:\n    domain: tea",
            "v:3: domain must be a list, such as [first, second]",
        ),
        (
            "predicates:\n  a: {range: [tea]}",
            'v:2: range names the type "tea", which is not declared',
        ),
        ("qualifiers:\n  status: {}", 'v:2: "status" is an option of every relation already'),
        ("predicates:\n  a: {label: [x]}", "v:2: label must be text"),
        ("predicates:\n  a: {sign: both}", 'v:2: sign is "both"; it can be positive, negative'),
        (
            "study-types:\n  a: {level: dog}",
            'v:2: level is "dog"; it can be human, animal, cell, none',
        ),
        ("certainty:\n  a: {line: wavy}", 'v:2: line is "wavy"; it can be solid,'),
        ("statuses:\n  a: {holds: perhaps}", 'v:2: holds is "perhaps"; it can be yes, no, open'),
        ("prefixes:\n  A: {pattern: '('}", "v:2: pattern is not a regular expression: missing )"),
    ],
)
def test_errors_say_where_and_why(text: str, error: str) -> None:
    """A vocabulary that cannot be used is refused in one sentence."""
    with pytest.raises(VocabularyError) as caught:
        read_vocabulary([("v", text)])
    assert str(caught.value).startswith(error)


def test_the_schema_file_is_the_one_that_the_reader_means() -> None:
    """Editors complete exactly what the reader takes."""
    path = resources.files("sphinx_concept_graph").joinpath("vocabulary.schema.json")
    assert json.loads(path.read_text()) == json_schema()
