"""Reads vocabulary files; every scalar is text, and every error names file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import yaml

from sphinx_concept_graph.core.values import OPTIONS
from sphinx_concept_graph.core.vocabulary import (
    Certainty,
    ConceptType,
    Predicate,
    Prefix,
    Status,
    StudyType,
    Term,
    Vocabulary,
)
from sphinx_concept_graph.exchange.vocabulary_keys import CHOICES, KEYS, LISTS, MAPPINGS
from sphinx_concept_graph.exchange.yaml_nodes import (
    VocabularyError,
    error_at,
    line_of,
    read_mapping,
    read_scalar,
    read_sequence,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Field(NamedTuple):
    """One value of an entry, with the line it was read from."""

    value: str | tuple[str, ...] | tuple[tuple[str, str], ...]
    file: str
    line: int

    def error(self, reason: str) -> VocabularyError:
        """Return the error that blames this value."""
        return VocabularyError(self.file, self.line, reason)


Entry = dict[str, Field]
Section = dict[str, Entry]
T = TypeVar("T")


def read_vocabulary(texts: Iterable[tuple[str, str]]) -> Vocabulary:
    """Read (file name, YAML text) pairs; later ones extend and override earlier ones by key.

    Raises ``VocabularyError``, with file and line, for anything that cannot be used.
    """
    sections: dict[str, Section] = {name: {} for name in KEYS}
    for name, text in texts:
        for section, entries in _read_text(text, name).items():
            for key, entry in entries.items():
                sections[section].setdefault(key, {}).update(entry)
    _check_references(sections)
    return _build(sections)


def _read_text(text: str, name: str) -> dict[str, Section]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise VocabularyError(name, line, f"not YAML: {error.problem}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        reason = f"not YAML: it has the character U+{error.character:04X}"
        raise VocabularyError(name, line, reason) from error
    if root is None:
        return {}
    return {
        section: _read_section(section, node, name)
        for section, node in read_mapping(root, name, "the file", tuple(KEYS)).items()
    }


def _read_section(section: str, node: yaml.Node, name: str) -> Section:
    entries: Section = {}
    for key, value in read_mapping(node, name, section, ids=True).items():
        if section == "qualifiers" and key in OPTIONS:
            raise error_at(value, name, f'"{key}" is an option of every relation already')
        fields = read_mapping(value, name, f"{section}: {key}", tuple(KEYS[section]))
        entries[key] = {k: _read_field(k, v, name) for k, v in fields.items()}
    return entries


def _read_field(key: str, node: yaml.Node, name: str) -> Field:
    value: Any
    if key in LISTS:
        value = read_sequence(node, name, key)
    elif key in MAPPINGS:
        pairs = read_mapping(node, name, key).items()
        value = tuple(sorted((k, read_scalar(v, name, k)) for k, v in pairs))
    else:
        value = read_scalar(node, name, key)
    found = Field(value, name, line_of(node))
    _check_value(key, found)
    return found


def _check_value(key: str, found: Field) -> None:
    choices = CHOICES.get(key)
    if choices and found.value not in choices:
        raise found.error(f'{key} is "{found.value}"; it can be {", ".join(choices)}')
    if key == "pattern":
        try:
            re.compile(str(found.value))
        except re.error as error:
            raise found.error(f"pattern is not a regular expression: {error}") from error


def _check_references(sections: Mapping[str, Section]) -> None:
    types = sections["types"]
    used = [("types", "parent"), ("predicates", "domain"), ("predicates", "range")]
    for section, key in used:
        for entry in sections[section].values():
            if key in entry:
                _check_types(key, entry[key], types)
    for type_id in types:
        _check_ancestry(type_id, types)


def _check_types(key: str, found: Field, types: Section) -> None:
    names = (found.value,) if isinstance(found.value, str) else found.value
    for name in names:
        if name not in types:
            raise found.error(f'{key} names the type "{name}", which is not declared')


def _check_ancestry(type_id: str, types: Section) -> None:
    seen = {type_id}
    entry = types[type_id]
    while "parent" in entry:
        parent = str(entry["parent"].value)
        if parent in seen:
            raise entry["parent"].error(f'the type "{parent}" is its own ancestor')
        seen.add(parent)
        entry = types[parent]


def _build(sections: Mapping[str, Section]) -> Vocabulary:
    return Vocabulary(
        types=_each(sections["types"], ConceptType),
        predicates={k: _predicate(k, e) for k, e in sections["predicates"].items()},
        qualifiers=_each(sections["qualifiers"], Term),
        study_types=_each(sections["study-types"], StudyType),
        statuses=_each(sections["statuses"], Status),
        certainty=_each(sections["certainty"], Certainty),
        findings=_each(sections["findings"], Term),
        prefixes=_each(sections["prefixes"], Prefix),
    )


def _each(section: Section, make: Callable[..., T]) -> dict[str, T]:
    return {key: make(id=key, **_fields(key, entry)) for key, entry in section.items()}


def _fields(key: str, entry: Entry) -> dict[str, Any]:
    values = {name.replace("-", "_"): found.value for name, found in entry.items()}
    values.setdefault("label", key.replace("-", " "))
    return values


def _predicate(key: str, entry: Entry) -> Predicate:
    values = _fields(key, entry)
    label = values["label"]
    inverse = values.setdefault("inverse", label if _is_true(values, "symmetric") else f"← {label}")
    values.setdefault("negated", f"not: {label}")
    values.setdefault("inverse_negated", f"not: {inverse}")
    values["symmetric"] = _is_true(values, "symmetric")
    values["acyclic"] = _is_true(values, "acyclic")
    return Predicate(id=key, **values)


def _is_true(values: Mapping[str, Any], key: str) -> bool:
    return values.get(key) == "true"
