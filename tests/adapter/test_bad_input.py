"""What authors get wrong: each mistake is told once, at its place, and readers see the gap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

    Make = Callable[..., Project]

#: Twelve lines; what a case adds begins in line 13.
TEA: Final = """\
Tea
===

.. concept:: Green tea
   :aliases: sencha

   A drink.

.. concept:: Kettle

   A vessel.

"""
CONF: Final = """\
extensions = ["sphinx_concept_graph"]
html_theme = "basic"
smartquotes = False
concept_vocabulary = "words.yaml"
concept_bibliography = ["books.bib"]
"""
WORDS: Final = """\
study-types:
  tasting: {label: tasting, level: human}
qualifiers:
  season: {label: season}
prefixes:
  WIKIDATA: {label: Wikidata, url: "https://www.wikidata.org/wiki/{id}", pattern: "Q\\\\d+"}
"""
BOOKS: Final = """\
@book{lee2020, author = {Lee, Ann}, title = {Steam}, publisher = {Leaf}, year = {2020}}
"""
STATEMENT: Final = "subject [not] predicate object, names with spaces in double quotes"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One mistake, all it makes Sphinx say, and what readers see in its place."""

    text: str = ""
    told: tuple[str, ...]
    seen: tuple[str, ...]
    page: str = "index"
    files: tuple[tuple[str, str], ...] = ()


def one(text: str, told: str, *seen: str) -> Case:
    """Return a case that ends the page, told at the first line it adds."""
    return Case(text=text, told=(f"index.rst:13: WARNING: {told}",), seen=seen)


CASES: Final = {
    "concept-in-role": one(
        "See :concept:`gren tea`.\n",
        'no concept is called "gren tea"; did you mean "Green tea"? [concept.unknown_concept]',
        "See gren tea [?].",
    ),
    "concept-in-role-like-nothing": one(
        "See :concept:`our cup <xylophone>`.\n",
        'no concept is called "xylophone" [concept.unknown_concept]',
        "See our cup [?].",
    ),
    "concept-as-object": one(
        ".. relation:: kettle causes gren-tea\n",
        'no concept is called "gren-tea"; did you mean "green-tea"? [concept.unknown_concept]',
        "causes * gren-tea [?]",
    ),
    "concept-as-subject": one(
        ".. relation:: kettel causes green-tea\n",
        'no concept is called "kettel"; did you mean "Kettle"? [concept.unknown_concept]',
        "kettel [?] causes Green tea",
    ),
    "concept-as-subject-of-prose": one(
        ".. relation:: kettel causes green-tea\n\n   It boils.\n",
        'no concept is called "kettel"; did you mean "Kettle"? [concept.unknown_concept]',
        "kettel [?] causes Green tea",
        "It boils.",
    ),
    "concept-about": one(
        ".. claim:: Tea warms\n   :about: gren-tea; kettle\n",
        'no concept is called "gren-tea"; did you mean "green-tea"? [concept.unknown_concept]',
        "About: gren-tea [?]; Kettle",
    ),
    "concept-in-figure": one(
        ".. concept-graph:: kettel\n",
        'no concept is called "kettel"; did you mean "Kettle"? [concept.unknown_concept]',
        "kettel [?]: no relations to draw.",
    ),
    "concept-in-section-title": one(
        "About :concept:`gren tea`\n-------------------------\n\nText.\n",
        'no concept is called "gren tea"; did you mean "Green tea"? [concept.unknown_concept]',
        "About gren tea [?]",
    ),
    "concept-in-concept-title": one(
        ".. concept:: A :concept:`gren tea` cup\n\n   Small.\n",
        'no concept is called "gren tea"; did you mean "Green tea"? [concept.unknown_concept]',
        "A gren tea [?] cup",
    ),
    "concept-in-caption": one(
        ".. concept-graph:: kettle\n   :caption: Near :concept:`gren tea`\n",
        'no concept is called "gren tea"; did you mean "Green tea"? [concept.unknown_concept]',
        "Near gren tea [?]",
    ),
    "claim": one(
        "See :claim:`tea-warms`.\n",
        'no claim has the id "tea-warms" [concept.unknown_claim]',
        "See tea-warms [?].",
    ),
    "claim-in-title": one(
        "Why :claim:`tea-warms`\n----------------------\n\nText.\n",
        'no claim has the id "tea-warms" [concept.unknown_claim]',
        "Why tea-warms [?]",
    ),
    "relation": one(
        "See :relation:`how <kettle causes green-tea>`.\n",
        'no relation states "kettle causes green-tea" [concept.unknown_relation]',
        "See how [?].",
    ),
    "relation-unreadable": one(
        "See :relation:`kettle`.\n",
        f'cannot read "kettle"; expected: {STATEMENT} [concept.notation]',
        "See kettle [?].",
    ),
    "relation-of-claim": one(
        ".. claim:: Tea warms\n   :states: kettle causes green-tea\n",
        'no relation states "kettle causes green-tea" [concept.unknown_relation]',
        "States: kettle causes green-tea [?]",
    ),
    "source-in-role": one(
        "See :source:`le2020`.\n\n.. source-list::\n",
        'no bibliography has the source "le2020"; did you mean "lee2020"? [concept.unknown_source]',
        "See le2020 [?].",
    ),
    "source-as-evidence": one(
        ".. relation:: kettle causes green-tea\n   :disputes: le2020\n\n.. source-list::\n",
        'no bibliography has the source "le2020"; did you mean "lee2020"? [concept.unknown_source]',
        "Against: le2020 [?].",
    ),
    "source-role-empty": one(
        "See :source:`;`.\n",
        'no bibliography has the source ";" [concept.unknown_source]',
        "See ; [?].",
    ),
    "study-type": one(
        ".. relation:: kettle causes green-tea\n   :supports: lee2020 [tastign]\n"
        "\n.. source-list::\n",
        'the vocabulary has no study type "tastign"; did you mean "tasting"?'
        " [concept.unknown_study_type]",
        "Lee 2020 (tastign [?])",
    ),
    "study-type-of-source": Case(
        text=".. relation:: kettle causes green-tea\n   :supports: lee2020\n\n.. source-list::\n",
        told=(
            (
                'books.bib:1: WARNING: the vocabulary has no study type "tastign"; did you mean'
                ' "tasting"? [concept.unknown_study_type]'
            ),
        ),
        seen=("Kind of study: tastign [?]",),
        files=(("books.bib", BOOKS.replace("lee2020,", "lee2020, studytype = {tastign},")),),
    ),
    "evidence-unreadable": one(
        ".. relation:: kettle causes green-tea\n   :supports: le 2020 [tasting\n",
        'cannot read "le 2020 [tasting"; expected: source keys separated by ";", each with'
        " an optional [study type] [concept.notation]",
        "le 2020 [tasting [?]",
    ),
    "type": one(
        ".. concept:: Cup\n   :type: thnig\n\n   Small.\n",
        'the vocabulary has no type "thnig"; did you mean "thing"? [concept.unknown_type]',
        "thnig [?]",
    ),
    "predicate": one(
        ".. relation:: kettle cuases green-tea\n",
        'the vocabulary has no predicate "cuases"; did you mean "causes"?'
        " [concept.unknown_predicate]",
        "cuases [?] * Green tea",
    ),
    "predicate-in-prose": one(
        ".. relation:: kettle cuases green-tea\n\n   It boils.\n",
        'the vocabulary has no predicate "cuases"; did you mean "causes"?'
        " [concept.unknown_predicate]",
        "Kettle cuases [?] Green tea",
    ),
    "qualifier": one(
        ".. relation:: kettle causes green-tea\n   :seasn: winter\n",
        'the vocabulary has no qualifier "seasn"; did you mean "season"?'
        " [concept.unknown_qualifier]",
        "Green tea (seasn [?]: winter)",
    ),
    "status": one(
        ".. relation:: kettle causes green-tea\n   :status: suported\n",
        'the vocabulary has no status "suported"; did you mean "supported"?'
        " [concept.unknown_status]",
        "Green tea · suported [?]",
    ),
    "status-of-claim": one(
        ".. claim:: Tea warms\n   :status: suported\n",
        'the vocabulary has no status "suported"; did you mean "supported"?'
        " [concept.unknown_status]",
        "suported [?].",
    ),
    "certainty": one(
        ".. relation:: kettle causes green-tea\n   :certainty: hihg\n   :supports: lee2020\n"
        "\n.. source-list::\n",
        'the vocabulary has no certainty "hihg"; did you mean "high"? [concept.unknown_certainty]',
        "Green tea · hihg [?]",
    ),
    "finding": one(
        ".. relation:: kettle causes green-tea\n   :finding: increase\n",
        'the vocabulary has no finding "increase"; did you mean "increases"?'
        " [concept.unknown_finding]",
        "Green tea · found: increase [?]",
    ),
    "figure-type": one(
        ".. concept-graph:: kettle\n   :types: thnig\n",
        'the vocabulary has no type "thnig"; did you mean "thing"? [concept.unknown_type]',
        "Kettle: no relations to draw.",
    ),
    "figure-predicate": one(
        ".. concept-graph:: kettle\n   :predicates: cuases\n",
        'the vocabulary has no predicate "cuases"; did you mean "causes"?'
        " [concept.unknown_predicate]",
        "Kettle: no relations to draw.",
    ),
    "prefix": one(
        ".. concept:: Cup\n   :xrefs: WIKDATA:Q81727\n\n   Small.\n",
        'the vocabulary has no prefix "WIKDATA"; did you mean "WIKIDATA"? [concept.unknown_prefix]',
        "WIKDATA Q81727",
    ),
    "identifier": one(
        ".. concept:: Cup\n   :xrefs: WIKIDATA:81727\n\n   Small.\n",
        r'"WIKIDATA:81727" does not have the form Q\d+ [concept.malformed_identifier]',
        "Wikidata 81727",
    ),
    "identifier-without-prefix": one(
        ".. concept:: Cup\n   :xrefs: Q81727\n\n   Small.\n",
        'cannot read "Q81727"; expected: PREFIX:identifier [concept.notation]',
        "Q81727",
    ),
    "same-concept-on-a-page": one(
        ".. concept:: Kettle\n\n   Another vessel.\n",
        'the id "kettle" is already taken at index:9 [concept.duplicate_id]',
        "kettle [?] This id belongs to another entry: Kettle",
        "Another vessel.",
    ),
    "same-concept-on-two-pages": Case(
        files=(("pot.rst", ":orphan:\n\nPot\n===\n\n.. concept:: Kettle\n\n   A pot.\n"),),
        told=(
            (
                "pot.rst:6: WARNING: "
                'the id "kettle" is already taken at index:9 [concept.duplicate_id]'
            ),
        ),
        seen=("kettle [?] This id belongs to another entry: Kettle", "A pot."),
        page="pot",
    ),
    "same-claim": Case(
        text=".. claim:: Tea warms\n   :id: warm\n\n.. claim:: Tea cools\n   :id: warm\n",
        told=(
            (
                "index.rst:16: WARNING: "
                'the id "warm" is already taken at index:13 [concept.duplicate_id]'
            ),
        ),
        seen=("“Tea cools”", "Tea warms [?]"),
    ),
    "same-relation": Case(
        text=".. relation:: kettle causes green-tea\n\n.. relation:: Kettle causes sencha\n",
        told=(
            (
                'index.rst:15: WARNING: "kettle causes green-tea" is already stated at index:13'
                " [concept.duplicate_relation]"
            ),
        ),
        seen=("Kettle causes Green tea",),
    ),
    "same-symmetric-relation": Case(
        text=".. relation:: kettle related-to sencha\n\n.. relation:: sencha related-to kettle\n",
        told=(
            (
                'index.rst:15: WARNING: "green-tea related-to kettle" is already stated at index:13'
                " [concept.duplicate_relation]"
            ),
        ),
        seen=("Green tea is related to Kettle",),
    ),
    "two-readings": Case(
        text=".. concept:: Gyokuro\n   :aliases: sencha\n\n   Shaded.\n\nSee :concept:`sencha`.\n",
        told=(
            (
                'index.rst:18: WARNING: "sencha" can mean green-tea, gyokuro; write the id'
                " [concept.ambiguous_name]"
            ),
        ),
        seen=("See sencha [?].",),
    ),
    "statement-too-short": one(
        ".. relation:: kettle causes\n",
        f'cannot read "kettle causes"; expected: {STATEMENT} [concept.notation]',
        "kettle causes [?]",
    ),
    "statement-too-long": one(
        ".. relation:: kettle causes green tea\n\n   It boils.\n",
        f'cannot read "kettle causes green tea"; expected: {STATEMENT} [concept.notation]',
        "kettle causes green tea [?]",
        "It boils.",
    ),
    "statement-with-one-quote": one(
        '.. relation:: kettle causes "green tea\n',
        'cannot read "kettle causes "green tea"; expected: double quotes in pairs'
        " [concept.notation]",
        'kettle causes "green tea [?]',
    ),
    "concept-in-list": one(
        "* .. concept:: Cup\n\n     Small.\n",
        'the concept "cup" cannot be a section here; it is shown as a box [concept.section]',
        "Small.",
    ),
    "concept-in-admonition": Case(
        text=".. note::\n\n   .. concept:: Cup\n\n      Small.\n",
        told=(
            (
                'index.rst:15: WARNING: the concept "cup" cannot be a section here;'
                " it is shown as a box [concept.section]"
            ),
        ),
        seen=("Small.",),
    ),
    "concept-in-table": Case(
        text=".. list-table::\n\n   * - .. concept:: Cup\n\n          Small.\n     - tin\n",
        told=(
            (
                'index.rst:15: WARNING: the concept "cup" cannot be a section here;'
                " it is shown as a box [concept.section]"
            ),
        ),
        seen=("Small.",),
    ),
    "no-source-list": one(
        ".. relation:: kettle causes green-tea\n   :supports: lee2020\n",
        'no page lists the source "lee2020", which is cited; add a source-list,'
        " or its letter to one [concept.no_source_list]",
        "Evidence: Lee 2020.",
    ),
    "included-file": Case(
        text=".. include:: part.txt\n",
        files=(("part.txt", "One line.\n\nSee :concept:`gren tea`.\n"),),
        told=(
            (
                'part.txt:3: WARNING: no concept is called "gren tea"; did you mean "Green tea"?'
                " [concept.unknown_concept]"
            ),
        ),
        seen=("See gren tea [?].",),
    ),
    "marks-of-other-languages": one(
        "See :concept:`100 %s <b>{0}</b> \\\\x`.\n",
        'no concept is called "100 %s <b>{0}</b> \\x" [concept.unknown_concept]',
        "See 100 %s <b>{0}</b> \\x [?].",
    ),
    "bib-entry-broken": Case(
        text="See :source:`lee2020; poe2021`.\n\n.. source-list::\n",
        files=(("books.bib", BOOKS + "@book{poe2021, title = {Sand\n"),),
        told=(
            (
                "books.bib:2: WARNING: syntax error in line 2: premature end of file"
                " [concept.bibliography]"
            ),
        ),
        seen=("See Lee 2020; poe2021",),
    ),
    "bib-entry-twice": Case(
        text="See :source:`lee2020`.\n\n.. source-list::\n",
        files=(("books.bib", BOOKS + BOOKS),),
        told=("books.bib:2: WARNING: repeated bibliography entry: lee2020 [concept.bibliography]",),
        seen=("See Lee 2020.",),
    ),
    "bib-name": Case(
        text="See :source:`poe2021`.\n\n.. source-list::\n",
        files=(
            (
                "books.bib",
                BOOKS + "@book{poe2021, author = {A, B, C, D}, title = {S}, year = {1999}}\n",
            ),
        ),
        told=("books.bib:2: WARNING: Too many commas in 'A, B, C, D' [concept.bibliography]",),
        seen=("See A 1999.",),
    ),
}


def project_of(case: Case, make: Make, **settings: object) -> Project:
    """Return the project of a case."""
    files = {"conf.py": CONF, "index.rst": TEA + case.text, "words.yaml": WORDS, "books.bib": BOOKS}
    return make({**files, **dict(case.files)}, **settings)


def flat(text: str) -> str:
    """Return plain text in one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", CASES)
def test_is_told_in_these_words_on_every_build(project: Make, name: str) -> None:
    """A mistake is told in these words, and told again when nothing was changed."""
    case = CASES[name]
    built = project_of(case, project)
    first = built.build()
    assert first.warnings == list(case.told)
    assert first.code == 1
    assert built.build().warnings == list(case.told)


@pytest.mark.parametrize("name", CASES)
def test_is_silent_when_its_kind_is_suppressed(project: Make, name: str) -> None:
    """Each warning has a kind, and naming all kinds of a case in conf.py silences it."""
    case = CASES[name]
    kinds = sorted({re.findall(r"\[([\w.]+)\]$", line)[0] for line in case.told})
    assert all(kind.startswith("concept.") for kind in kinds)
    built = project_of(case, project, suppress_warnings=kinds).build("text")
    assert built.warnings == []
    assert built.code == 0


@pytest.mark.parametrize("name", CASES)
def test_readers_see_the_gap(project: Make, name: str) -> None:
    """What a name could not become is in the page, in plain text and in HTML."""
    case = CASES[name]
    made = project_of(case, project)
    text = flat(made.build("text").read(f"{case.page}.txt"))
    html = made.build("html").page(f"{case.page}.html").words
    for expected in case.seen:
        assert expected in text
        assert expected in html


def test_missing_bibliography(project: Make) -> None:
    """A bibliography that is not there is one warning, beside those of its sources."""
    case = Case(text="See :source:`lee2020`.\n", told=(), seen=())
    made = project_of(case, project, concept_bibliography=["gone.bib"])
    assert made.build().warnings == [
        (
            "gone.bib:1: WARNING: the bibliography cannot be read: No such file or directory"
            " [concept.bibliography]"
        ),
        'index.rst:13: WARNING: no bibliography has the source "lee2020" [concept.unknown_source]',
    ]


def test_key_in_two_bibliographies(project: Make) -> None:
    """A key that two files declare is told at its second place, and the first one counts."""
    files = (("more.bib", "\n" + BOOKS.replace("Steam", "Sand")),)
    case = Case(text="See :source:`lee2020`.\n\n.. source-list::\n", files=files, told=(), seen=())
    built = project_of(case, project, concept_bibliography=["books.bib", "more.bib"]).build("text")
    assert built.warnings == [
        'more.bib:2: WARNING: the key "lee2020" is in two bibliographies [concept.bibliography]'
    ]
    assert "Steam" in built.read("index.txt")


def test_mistakes_in_markdown_have_their_line_too(project: Make) -> None:
    """Under MyST, names in text, titles and directives are told at the lines of the file."""
    page = "# Tea\n\n```{concept} Kettle\n:type: thnig\n\nA {concept}`cup`.\n```\n\n{claim}`x`\n"
    conf = 'extensions = ["myst_parser", "sphinx_concept_graph"]\nhtml_theme = "basic"\n'
    built = project({"conf.py": conf, "index.md": page}).build()
    assert sorted(built.warnings) == [
        (
            'index.md:3: WARNING: the vocabulary has no type "thnig"; did you mean "thing"?'
            " [concept.unknown_type]"
        ),
        'index.md:6: WARNING: no concept is called "cup" [concept.unknown_concept]',
        'index.md:9: WARNING: no claim has the id "x" [concept.unknown_claim]',
    ]


VOCABULARIES: Final = {
    "unknown-key": (
        "types:\n  cup: {lable: cup}\n",
        'words.yaml:2: types: cup has no "lable"; it can have ',
    ),
    "unknown-section": ("kinds: {}\n", 'words.yaml:1: the file has no "kinds"; it can have '),
    "unknown-colour": (
        "types:\n  cup:\n    colour: puce\n",
        'words.yaml:3: colour is "puce"; it can be ',
    ),
    "unknown-parent": (
        "types:\n  cup: {parent: bowl}\n",
        'words.yaml:2: parent names the type "bowl", which is not declared',
    ),
    "own-ancestor": (
        "types:\n  cup: {parent: bowl}\n  bowl: {parent: cup}\n",
        'words.yaml:3: the type "cup" is its own ancestor',
    ),
    "twice": (
        "types:\n  cup: {label: cup}\n  cup: {label: mug}\n",
        'words.yaml:3: "cup" is declared twice in types',
    ),
    "pattern": (
        "prefixes:\n  A: {pattern: '['}\n",
        "words.yaml:2: pattern is not a regular expression: ",
    ),
    "not-yaml": ("types:\n  cup: {label: cup\n", "words.yaml:3: not YAML: "),
    "not-a-mapping": ("types: [cup]\n", "words.yaml:1: types must be a mapping of keys to values"),
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_broken_vocabulary_stops_at_once(project: Make, name: str) -> None:
    """A vocabulary that cannot be used stops the build with one sentence: file, line, reason."""
    text, reason = VOCABULARIES[name]
    case = Case(files=(("words.yaml", text),), told=(), seen=())
    with pytest.raises(ConfigError) as caught:
        project_of(case, project).build()
    assert str(caught.value).startswith(f"The vocabulary cannot be used: {reason}")
    assert "\n" not in str(caught.value)


def test_missing_vocabulary_stops_at_once(project: Make) -> None:
    """A vocabulary that is not there stops the build with the setting and the file."""
    case = Case(told=(), seen=())
    with pytest.raises(ConfigError) as caught:
        project_of(case, project, concept_vocabulary="gone.yaml").build()
    assert str(caught.value) == (
        'concept_vocabulary names "gone.yaml", which cannot be read: No such file or directory'
    )


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("concept_vocabulary", 3),
        ("concept_vocabulary", ["words.yaml"]),
        ("concept_bibliography", None),
        ("concept_bibliography", [3]),
        ("concept_figures", []),
        ("concept_list_maximum", -1),
        ("concept_figure_maximum", True),
    ],
)
def test_setting_of_another_type_stops_at_once(project: Make, setting: str, value: object) -> None:
    """A setting that cannot be used stops the build with a sentence that names it."""
    text = ".. relation:: kettle causes green-tea\n"
    made = project_of(Case(text=text, told=(), seen=()), project, **{setting: value})
    with pytest.raises(ConfigError, match=setting):
        made.build()
