"""What is wrong with the whole: each check tells it once, at its place, and can be silenced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

    Make = Callable[..., Project]

CONF: Final = """\
extensions = ["sphinx_concept_graph"]
html_theme = "basic"
concept_vocabulary = "words.yaml"
concept_bibliography = ["books.bib"]
"""
WORDS: Final = """\
types:
  drink: {label: drink}
  infusion: {label: infusion, parent: drink}
  person: {label: person}
predicates:
  made-from: {label: is made from, domain: [drink], range: [thing], acyclic: true}
  likes: {label: likes}
prefixes:
  Q: {label: Q, pattern: "Q\\\\d+"}
"""
BOOKS: Final = """\
@book{lee, author = {Lee, Ann}, title = {Steam}, year = {2020}, doi = {10.1/2}}
@book{poe, author = {Poe, Jo}, title = {Sand}, year = {1999}, retracted = {made up}, doi = {10.1/3}}
@book{roe, author = {Roe, Al}, title = {Rain}, year = {2001}}
"""
#: 25 lines; what a case adds begins in line 26.
START: Final = """\
Tea
===

.. concept:: Green tea
   :type: infusion
   :xrefs: Q:Q1

   A drink.

.. concept:: Leaf
   :type: thing

   It grows.

.. concept:: Ann
   :type: person

   She likes :concept:`green-tea`, :concept:`leaf`.

.. relation:: green-tea made-from leaf
   :supports: lee

.. relation:: ann likes green-tea
   :supports: lee

"""
VERDICT: Final = (
    'the claim "leaves" is judged not-supported, but "ann likes leaf" is judged supported'
)
CASES: Final = {
    "shared_identifier": (
        ".. concept:: Tea\n   :type: drink\n   :xrefs: Q:Q1\n\n   Any.\n",
        [(26, '"Q:Q1" is also an identifier of green-tea')],
    ),
    "domain": (
        ".. relation:: ann made-from leaf\n",
        [(26, '"made-from" starts from drink, but ann is a person')],
    ),
    "range": (
        ".. relation:: green-tea made-from ann\n",
        [(26, '"made-from" leads to thing, but ann is a person')],
    ),
    "self_loop": (
        ".. relation:: ann likes ann\n",
        [(26, '"ann likes ann" relates a concept to itself')],
    ),
    "cycle": (
        """\
.. concept:: Tin
   :type: thing

   A box.

   .. relation:: part-of leaf

.. relation:: leaf part-of tin
""",
        [(31, '"part-of" runs in a circle: leaf → tin → leaf')],
    ),
    "contradiction": (
        ".. relation:: ann not likes green-tea\n   :supports: lee\n",
        [(26, '"ann not likes green-tea" is asserted at index:23, and neither side is disputed')],
    ),
    "verdict": (
        """\
.. relation:: ann likes leaf
   :status: supported

.. claim:: Ann likes leaves
   :id: leaves
   :states: ann likes leaf
   :status: not-supported
""",
        [
            (
                29,
                VERDICT,
            )
        ],
    ),
    "certainty_without_evidence": (
        ".. relation:: ann likes leaf\n   :certainty: low\n",
        [(26, '"ann likes leaf" has a certainty but no source')],
    ),
    "retracted_source": (
        ".. relation:: ann likes leaf\n   :supports: poe\n",
        [(26, '"ann likes leaf" rests on poe, which was retracted')],
    ),
}


def project_of(text: str, make: Make, **settings: object) -> Project:
    """Return the project of a case; the list of sources stands on a page of its own."""
    lines = {"conf.py": CONF, "words.yaml": WORDS, "books.bib": BOOKS}
    sources = ":orphan:\n\nSources\n=======\n\n.. source-list::\n"
    return make({**lines, "index.rst": START + text, "sources.rst": sources}, **settings)


@pytest.mark.parametrize("kind", CASES)
def test_each_check_tells_in_these_words(project: Make, kind: str) -> None:
    """A check tells its finding at its place, on an unchanged build as well."""
    text, told = CASES[kind]
    expected = [f"index.rst:{line}: WARNING: {words} [concept.{kind}]" for line, words in told]
    made = project_of(text, project)
    assert made.build("text").warnings == expected
    assert made.build("text").warnings == expected


@pytest.mark.parametrize("kind", CASES)
def test_each_check_can_be_silenced(project: Make, kind: str) -> None:
    """Naming the kind in conf.py silences the check."""
    made = project_of(CASES[kind][0], project, suppress_warnings=[f"concept.{kind}"])
    assert made.build("text").warnings == []


def test_a_disputed_pair_is_no_contradiction(project: Make) -> None:
    """Both sides may stand when one is contested."""
    text = ".. relation:: ann not likes green-tea\n   :supports: lee\n   :status: contested\n"
    assert project_of(text, project).build("text").warnings == []


CUP: Final = ".. concept:: Cup\n   :type: thing\n\n"
REQUIRED: Final = {
    "evidence": (
        ".. relation:: ann likes leaf\n",
        [(26, '"ann likes leaf" names no source', "no_evidence")],
    ),
    "definition": (
        f"{CUP}.. relation:: ann likes cup\n   :supports: lee\n",
        [(26, 'the concept "cup" has no definition', "no_definition")],
    ),
    "relation": (
        f"{CUP}   A cup.\n",
        [(26, 'the concept "cup" has no relation', "no_relation")],
    ),
    "chapter": (
        "",
        [
            (line, f'no other page mentions the concept "{name}"', "no_chapter")
            for line, name in ((15, "ann"), (4, "green-tea"), (10, "leaf"))
        ],
    ),
    "identifier": (
        ".. relation:: ann likes leaf\n   :supports: roe\n",
        [(26, 'the source "roe" has no DOI, PubMed number or address', "no_identifier")],
    ),
}


@pytest.mark.parametrize("name", REQUIRED)
def test_what_a_project_requires_must_be_there(project: Make, name: str) -> None:
    """A requirement is checked where the project asks for it, and nowhere else."""
    text, told = REQUIRED[name]
    made = project_of(text, project)
    assert made.build("text").warnings == []
    asked = made.build("text", concept_require=[name]).warnings
    assert asked == [f"index.rst:{n}: WARNING: {words} [concept.{kind}]" for n, words, kind in told]


def test_an_unknown_requirement_stops_at_once(project: Make) -> None:
    """A requirement nobody knows is refused in one sentence."""
    expected = (
        'concept_require names "proof"; it can name evidence, definition, relation, chapter,'
        " identifier"
    )
    with pytest.raises(ConfigError, match=re.escape(expected)):
        project_of("", project, concept_require=["proof"]).build("text")
