"""What a vocabulary file may say: one table for the reader, the JSON Schema and the manual."""

from __future__ import annotations

from typing import Any, Final

from sphinx_concept_graph.core.vocabulary import COLOURS, HOLDS, LEVELS, LINES, SHAPES

_LABEL: Final = "What readers see; the id with spaces when it is left out."
_DESCRIPTION: Final = "What it means, in a plain sentence for readers."
_BIOLINK: Final = "The nearest term of the Biolink Model, for exports."

#: Section -> key of an entry -> what the key says.
KEYS: Final[dict[str, dict[str, str]]] = {
    "types": {
        "label": _LABEL,
        "plural": "The label for several of them.",
        "description": _DESCRIPTION,
        "parent": "The type this one is a kind of.",
        "shape": "The shape of its box in figures.",
        "colour": "The colour of its box in figures.",
        "biolink": _BIOLINK,
    },
    "predicates": {
        "label": _LABEL,
        "inverse": "The label as read from the object.",
        "negated": "The label when the statement is denied.",
        "inverse-negated": "The label of a denied statement as read from the object.",
        "description": _DESCRIPTION,
        "badge": "One or two words that set such a statement off: a licence, for instance.",
        "negated-badge": "The same for a statement that is denied.",
        "domain": "Types the subject may have; any when it is left out.",
        "range": "Types the object may have; any when it is left out.",
        "symmetric": "True when the statement reads the same from both ends.",
        "acyclic": "True when a chain of such statements must not lead back to its start.",
        "sign": "Whether the subject furthers the object or holds it back.",
        "biolink": _BIOLINK,
        "biolink-qualifiers": "Qualifiers that go with the Biolink term.",
    },
    "qualifiers": {"label": _LABEL, "description": _DESCRIPTION},
    "study-types": {
        "label": _LABEL,
        "description": _DESCRIPTION,
        "level": "In whom or in what such studies are made.",
        "words": "Words, one of which tells readers that a finding comes from such studies.",
    },
    "statuses": {
        "label": _LABEL,
        "description": _DESCRIPTION,
        "holds": "Whether a statement with this verdict is taken to be true.",
    },
    "certainty": {
        "label": _LABEL,
        "description": _DESCRIPTION,
        "line": "The line such a relation is drawn with.",
    },
    "findings": {"label": _LABEL, "description": _DESCRIPTION},
    "prefixes": {
        "label": _LABEL,
        "url": "Address of an identifier; {id} stands for the part after the colon.",
        "pattern": "Regular expression that the part after the colon must match.",
    },
}

#: Keys that hold a list.
LISTS: Final = ("domain", "range", "words")
#: Keys that hold a mapping.
MAPPINGS: Final = ("biolink-qualifiers",)
#: Keys that hold one of a few words.
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "shape": SHAPES,
    "colour": COLOURS,
    "level": LEVELS,
    "line": LINES,
    "holds": HOLDS,
    "sign": ("positive", "negative"),
    "symmetric": ("true", "false"),
    "acyclic": ("true", "false"),
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema by which editors complete and check a vocabulary file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Vocabulary of sphinx-concept-graph",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _section(keys) for name, keys in KEYS.items()},
    }


def _section(keys: dict[str, str]) -> dict[str, Any]:
    properties = {key: {"description": text, **_value(key)} for key, text in keys.items()}
    entry = {"type": "object", "additionalProperties": False, "properties": properties}
    return {"type": "object", "additionalProperties": entry}


def _value(key: str) -> dict[str, Any]:
    if key in LISTS:
        return {"type": "array", "items": {"type": "string"}}
    if key in MAPPINGS:
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if key in CHOICES:
        # YAML's own true and false are what authors write.
        words = [{"true": True, "false": False}.get(word, word) for word in CHOICES[key]]
        return {"enum": words}
    return {"type": "string"}
