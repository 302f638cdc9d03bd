"""Reads YAML nodes as text; whatever has another form is an error with file and line."""

from __future__ import annotations

import re

import yaml

#: Ids of the vocabulary; "not" makes a statement negative.
_ID = re.compile(r"(?!not$)[\w.]+(-[\w.]+)*")


class VocabularyError(ValueError):
    """A vocabulary file says something that cannot be used; reads as one sentence."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        """Keep where and why."""
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


def read_mapping(
    node: yaml.Node,
    name: str,
    what: str,
    allowed: tuple[str, ...] | None = None,
    *,
    ids: bool = False,
) -> dict[str, yaml.Node]:
    """Read keys and values; a key that is repeated, not allowed or not an id is an error."""
    if isinstance(node, yaml.ScalarNode) and not node.value:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise error_at(node, name, f"{what} must be a mapping of keys to values")
    found: dict[str, yaml.Node] = {}
    for key_node, value in node.value:
        key = read_scalar(key_node, name, what)
        if key in found:
            raise error_at(key_node, name, f'"{key}" is declared twice in {what}')
        if allowed is not None and key not in allowed:
            reason = f'{what} has no "{key}"; it can have {", ".join(allowed)}'
            raise error_at(key_node, name, reason)
        if ids and not _ID.fullmatch(key):
            reason = f'"{key}" cannot be an id; use letters, digits and hyphens'
            raise error_at(key_node, name, reason)
        found[key] = value
    return found


def read_sequence(node: yaml.Node, name: str, what: str) -> tuple[str, ...]:
    """Read a list of texts."""
    if not isinstance(node, yaml.SequenceNode):
        raise error_at(node, name, f"{what} must be a list, such as [first, second]")
    return tuple(read_scalar(item, name, what) for item in node.value)


def read_scalar(node: yaml.Node, name: str, what: str) -> str:
    """Read one text; numbers and booleans stay as they are written."""
    if not isinstance(node, yaml.ScalarNode):
        raise error_at(node, name, f"{what} must be text")
    return str(node.value)


def error_at(node: yaml.Node, name: str, reason: str) -> VocabularyError:
    """Return the error that blames a node."""
    return VocabularyError(name, line_of(node), reason)


def line_of(node: yaml.Node) -> int:
    """Return the line of a node, counted from 1."""
    return int(node.start_mark.line) + 1
