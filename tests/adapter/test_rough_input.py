"""What no author means to write: slips of notation, empty and huge input, files that go away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.adapter.test_bad_input import STATEMENT, Case, flat, one, project_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

    Make = Callable[..., Project]

SOURCES: Final = "\n.. source-list::\n"
CASES: Final = {
    "concept-without-title": one(
        ".. concept::\n\n   A vessel of clay.\n\nAfter.\n",
        'cannot read ".. concept::"; expected: a title [concept.notation]',
        "concept [?] A vessel of clay. After.",
    ),
    "relation-without-statement": one(
        ".. relation::\n\n   It boils.\n\nAfter.\n",
        f'cannot read ".. relation::"; expected: {STATEMENT} [concept.notation]',
        "relation [?] It boils. After.",
    ),
    "claim-without-sentence": one(
        ".. claim::\n\nAfter.\n",
        'cannot read ".. claim::"; expected: a sentence [concept.notation]',
        "claim [?] After.",
    ),
    "figure-without-concept": one(
        ".. concept-graph::\n\nAfter.\n",
        'cannot read ".. concept-graph::"; expected: a concept [concept.notation]',
        "concept-graph [?] After.",
    ),
    "path-without-ends": one(
        ".. concept-path::\n\nAfter.\n",
        'cannot read ".. concept-path::"; expected: start -> goal [concept.notation]',
        "concept-path [?] After.",
    ),
    "options-after-an-empty-line": one(
        ".. relation:: kettle causes green-tea\n\n   :supports: lee2020\n\nAfter.\n",
        'cannot read ":supports:"; expected: options on the lines below the first,'
        " with no empty line between [concept.notation]",
        "lee2020 After.",
    ),
    "qualifier-without-value": one(
        ".. relation:: kettle causes green-tea\n   :season:\n\nAfter.\n",
        'cannot read ":season:"; expected: a value [concept.notation]',
        "causes * Green tea",
    ),
    "option-misspelt": one(
        ".. relation:: kettle causes green-tea\n   :suports: lee2020\n",
        'the vocabulary has no qualifier "suports"; did you mean "supports"?'
        " [concept.unknown_qualifier]",
        "Green tea (suports [?]: lee2020)",
    ),
    "source-twice": one(
        f".. relation:: kettle causes green-tea\n   :supports: lee2020; lee2020\n{SOURCES}",
        'the source "lee2020" is named twice here; it counts once [concept.duplicate_source]',
        "Green tea. Evidence: Lee 2020.",
    ),
    "commas-between-concepts": one(
        ".. claim:: Tea warms\n   :about: green-tea, kettle\n",
        'no concept is called "green-tea, kettle"; several are separated by ";"'
        " [concept.unknown_concept]",
        "About: green-tea, kettle [?]",
    ),
    "commas-between-sources": one(
        f"See :source:`lee2020, poe`.\n{SOURCES}",
        'no bibliography has the source "lee2020, poe"; several are separated by ";"'
        " [concept.unknown_source]",
        "See lee2020, poe [?].",
    ),
    "name-without-quotes": one(
        ".. relation:: causes Green tea\n",
        f'cannot read "causes Green tea"; expected: {STATEMENT} [concept.notation]',
        "causes [?]",
    ),
    "former-id-in-use": one(
        ".. concept:: Cup\n   :formerly: kettle\n\n   Small.\n",
        'the id "kettle" is already taken at index:9 [concept.duplicate_id]',
        "Cup",
        "Small.",
    ),
    "path-to-itself": one(
        ".. concept-path:: kettle -> Kettle\n",
        '"kettle -> kettle" relates a concept to itself [concept.self_loop]',
        "No chain of statements connects Kettle with Kettle.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_is_told_once_and_seen(project: Make, name: str) -> None:
    """Each slip is told in these words, on every build, and the page keeps all that was written."""
    case = CASES[name]
    made = project_of(case, project)
    built = made.build("text")
    assert built.warnings == list(case.told)
    assert made.build("text").warnings == list(case.told)
    text, html = flat(built.read("index.txt")), made.build("html").page("index.html").words
    for expected in case.seen:
        assert expected in text
        assert expected in html


def test_an_unknown_type_is_told_once(project: Make) -> None:
    """A type that is not declared brings no further complaints about domain and range."""
    words = "predicates:\n  pours: {label: pours, domain: [thing], range: [thing]}\n"
    text = ".. concept:: Cup\n   :type: thnig\n\n   Small.\n\n.. relation:: cup pours cup-2\n"
    text += "\n.. concept:: Cup 2\n   :type: thing\n\n   Large.\n"
    case = Case(text=text, told=(), seen=(), files=(("words.yaml", words),))
    told = 'index.rst:13: WARNING: the vocabulary has no type "thnig"; did you mean "thing"?'
    told += " [concept.unknown_type]"
    assert project_of(case, project).build("text").warnings == [told]


@pytest.mark.parametrize(
    ("text", "option"),
    [
        (".. concept:: Cup\n   :id: cup\n   :id: mug\n\n   Small.\n", "id"),
        (".. relation:: kettle causes green-tea\n   :status: a\n   :status: b\n", "status"),
        (".. claim:: Tea warms\n   :about: kettle\n   :about: kettle\n", "about"),
    ],
)
def test_an_option_twice(project: Make, text: str, option: str) -> None:
    """Of an option that comes twice the first one counts, and a warning says so."""
    built = project_of(Case(text=f"{text}\nAfter.\n", told=(), seen=()), project).build("text")
    assert built.warnings[0] == (
        f'index.rst:13: WARNING: cannot read ":{option}:"; expected: each option once'
        " [concept.notation]"
    )
    assert "A vessel." in built.read("index.txt")
    assert "After." in built.read("index.txt")


TITLES: Final = {
    "markup": ("*<&%$#_{}^~\\\\|`` =", "*<&%$#_{}^~\\|`` ="),
    "long": ("word " * 2000, "word word"),
    "one long word": ("x" * 10_000, "x" * 1000),
    "from right to left": ("קפה שחור", "קפה שחור"),
    "joined letters": ("قهوة تركية", "قهوة تركية"),
}


@pytest.mark.parametrize("builder", ["html", "latex", "text", "man", "texinfo"])
@pytest.mark.parametrize("name", TITLES)
def test_any_title(project: Make, name: str, builder: str) -> None:
    """A concept may be called anything; it has an entry, a link and a figure all the same."""
    written, _ = TITLES[name]
    text = f".. concept:: {written}\n   :id: odd\n\n   Strange.\n\nSee :concept:`odd`.\n"
    text += "\n.. relation:: odd causes kettle\n\nAfter.\n"
    built = project_of(Case(text=text, told=(), seen=()), project).build(builder)
    allowed = {"index.rst:13: WARNING: Inline emphasis start-string without end-string. [docutils]"}
    assert set(built.warnings) <= (allowed if name == "markup" else set())


@pytest.mark.parametrize("name", TITLES)
def test_any_title_is_read(project: Make, name: str) -> None:
    """A reader sees the title as it was written, in the entry and where it is mentioned."""
    written, read = TITLES[name]
    text = f".. concept:: {written}\n   :id: odd\n\n   Strange.\n\nSee :concept:`odd`.\n"
    built = project_of(Case(text=text, told=(), seen=()), project).build("html")
    page = built.page("index.html")
    # docutils makes its own links of markup that does not end, in contents lists as well.
    assert page.errors == [] or name == "markup"
    assert read in page.words.replace("* <", "*<")
    assert "See " + read[:1] in page.words


def test_a_broken_directive_inside(project: Make) -> None:
    """An error in a body is docutils' own; entry, relation and claim around it stay whole."""
    text = """\
.. concept:: Cup

   A cup.

   .. nonsense:: x

   .. relation:: causes green-tea

      .. image::

      Prose.

.. claim:: Cups warm
   :id: warm

   .. nonsense:: y

   Weighed.
"""
    built = project_of(Case(text=text, told=(), seen=()), project).build("text")
    errors = [line for line in built.warnings if line.startswith("index.rst")]
    assert errors == [
        'index.rst:17: ERROR: Unknown directive type "nonsense".',
        'index.rst:21: ERROR: Error in "image" directive:',
        'index.rst:28: ERROR: Unknown directive type "nonsense".',
    ]
    read = flat(built.read("index.txt"))
    for words in ("A cup.", "causes * Green tea Prose.", "“Cups warm” Weighed."):
        assert words in read


def test_a_file_that_goes_away(project: Make) -> None:
    """With a file its concepts go, what named them shows the gap, and nothing breaks."""
    files = (("pot.rst", ":orphan:\n\nPot\n===\n\n.. concept:: Pot\n\n   Of clay.\n"),)
    text = "See :concept:`pot`.\n\n.. relation:: kettle precedes pot\n"
    made = project_of(Case(text=text, told=(), seen=(), files=files), project)
    assert made.build().warnings == []
    made.write({"pot.rst": None})
    built = made.build()
    assert sorted(built.warnings) == [
        'index.rst:13: WARNING: no concept is called "pot" [concept.unknown_concept]',
        'index.rst:15: WARNING: no concept is called "pot" [concept.unknown_concept]',
    ]
    page = built.page("index.html")
    assert "See pot [?]." in page.words
    assert "came before * pot [?]" in page.words


def test_two_lists_of_sources(project: Make) -> None:
    """Links to sources lead to the first list; a second one repeats no id."""
    files = (("more.rst", f":orphan:\n\nMore\n====\n{SOURCES}"),)
    text = f"See :source:`lee2020`.\n{SOURCES}{SOURCES}"
    made = project_of(Case(text=text, told=(), seen=(), files=files), project)
    built = made.build()
    assert built.warnings == []
    index, more = built.page("index.html"), built.page("more.html")
    assert index.ids.count("source-lee2020") == 1
    assert "source-lee2020" not in more.ids
    made.write({"index.rst": "Tea\n===\n\nSee :source:`lee2020`.\n"})
    built = made.build()
    assert "source-lee2020" in built.page("more.html").ids
    assert "more.html#source-lee2020" in built.page("index.html").links


def test_a_box_has_one_id(project: Make) -> None:
    """A concept that is shown as a box has its id once."""
    case = Case(text="* .. concept:: Cup\n\n     Small.\n", told=(), seen=())
    page = project_of(case, project).build().page("index.html")
    assert page.ids.count("concept-cup") == 1


def test_a_present_id_keeps_its_address(project: Make) -> None:
    """A former id takes no address from the concept that has it now, whichever comes first."""
    text = ".. concept:: Cup\n   :formerly: mug\n\n   Small.\n\n.. concept:: Mug\n\n   Large.\n"
    built = project_of(Case(text=text, told=(), seen=()), project).build()
    page = built.read("index.html")
    assert 'id="concept-mug"' in page
    assert page.index("Small.") < page.index('id="concept-mug"') < page.index("Large.")


def test_options_that_nobody_knows(project: Make) -> None:
    """An unknown option is a warning that names those there are; the entry stays whole."""
    text = ".. concept:: Cup\n   :colour: red\n   :type: thing\n\n   Small.\n"
    built = project_of(Case(text=text, told=(), seen=()), project).build("text")
    assert built.warnings == [
        (
            'index.rst:13: WARNING: cannot read ":colour:"; expected: :id:, :type:, :aliases:,'
            " :xrefs:, :date:, :formerly: [concept.notation]"
        )
    ]
    assert "Small." in built.read("index.txt")


def test_text_right_below_the_options(project: Make) -> None:
    """It is kept as text, and what is wrong in it has its own line."""
    text = ".. concept:: Cup\n   :type: thing\n   Small.\n\n   .. relation:: causes nobody\n"
    built = project_of(Case(text=text, told=(), seen=()), project).build("text")
    assert [line.partition("[concept.")[2] for line in built.warnings] == [
        "notation]",
        "unknown_concept]",
    ]
    assert built.warnings[1].startswith("index.rst:17: ")
    assert "Small." in built.read("index.txt")
