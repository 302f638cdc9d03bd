"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

from sphinx_concept_graph import core, exchange

MODULES = [
    f"{room.__name__}.{module.name}"
    for room in (core, exchange)
    for module in iter_modules(room.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    """Every example in the docstrings of a module gives what it says."""
    assert doctest.testmod(import_module(name)).failed == 0


def test_the_notation_is_shown_by_examples() -> None:
    """Each parser of the notation has an example."""
    module = import_module("sphinx_concept_graph.core.notation")
    assert doctest.testmod(module).attempted == 6
