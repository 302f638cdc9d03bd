"""Tables, lists, paths and the vocabulary, as readers see them; automatic links; former ids."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import pytest
from tests.conftest import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Project]

TEA: Final = """\
Tea
===

.. concept:: Green tea
   :type: thing
   :aliases: NMT; sencha

   A drink.

   .. relation:: causes sleep
      :finding: no-difference
      :certainty: low
      :formerly: old-relation

.. concept:: Sleep
   :type: process
   :formerly: slumber

   A state.

.. concept:: Bed
   :type: place

   Furniture.

   .. relation:: related-to sleep
      :status: contested

.. concept:: House
   :type: place

   A building.

   .. relation:: bed located-in house

"""


ALL: Final = {"Bed", "Green tea", "House", "Sleep"}
#: The certainty is there for tables to select by.
SILENT: Final = ["concept.certainty_without_evidence"]


def text_of(project: Make, text: str, **settings: object) -> str:
    """Return what readers of plain text see of what a case adds."""
    page = {"index.rst": TEA + "The end\n=======\n\n" + text}
    made = project(page, suppress_warnings=SILENT, **settings).build("text")
    assert made.warnings == []
    return " ".join(made.read("index.txt").partition("The end")[2].split())


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        ("", ["Green tea", "Bed", "Bed"]),
        (":subject: bed", ["Bed", "Bed"]),
        (":object: sleep", ["Bed", "Green tea"]),
        (":types: thing", ["Green tea"]),
        (":predicates: located-in", ["Bed"]),
        (":certainty: low", ["Green tea"]),
        (":status: contested", ["Bed"]),
        (":finding: no-difference", ["Green tea"]),
    ],
)
def test_tables_select(project: Make, options: str, rows: list[str]) -> None:
    """A table has the relations that fit every option."""
    shown = text_of(project, f".. concept-table::\n   :columns: subject; object\n   {options}\n")
    cells = [cell.strip() for cell in shown.split("|")]
    assert sorted(cell for cell in cells if cell in {"Green tea", "Bed"}) == sorted(rows)


def test_tables_say_what_limits_a_statement(project: Make) -> None:
    """Columns are as asked, in the author's order, and the caption stands with them."""
    options = ":columns: object; finding; certainty\n   :caption: All\n   :subject: NMT"
    shown = text_of(project, f".. concept-table::\n   {options}\n")
    order = [shown.index(word) for word in ("All", "Object", "Finding", "Certainty")]
    assert order == sorted(order)
    assert "| no difference " in shown
    assert "low certainty" in shown


def test_an_empty_table_says_so(project: Make) -> None:
    """A table nothing fits is a sentence, not an empty frame."""
    assert "No relation fits." in text_of(project, ".. concept-table::\n   :subject: house\n")


@pytest.mark.parametrize(
    ("letters", "shown"),
    [("A-B", {"Bed"}), ("G; h", {"Green tea", "House"}), ("other", set()), ("C-Z; B", ALL)],
)
def test_lists_and_tables_by_letter(project: Make, letters: str, shown: set[str]) -> None:
    """Lists and tables can be divided by first letters; a table by those of its subjects."""
    found = text_of(project, f".. concept-list::\n   :letters: {letters}\n")
    assert {name for name in ALL if f"* {name}:" in found} == shown
    options = f":columns: subject\n   :letters: {letters}"
    cells = text_of(project, f".. concept-table::\n   {options}\n").split("|")
    assert {cell.strip() for cell in cells} & ALL == shown - {"House", "Sleep"}


def test_letters_that_are_none(project: Make) -> None:
    """What names no letters is told, and the list has all."""
    page = {"index.rst": f"{TEA}\n.. concept-list::\n   :letters: A to C\n"}
    made = project(page, suppress_warnings=SILENT).build("text")
    (told,) = made.warnings
    assert 'cannot read "A to C"; expected: letters such as A-F, X or other' in told
    assert "* Sleep: A state." in made.read("index.txt")


def test_long_lists_say_what_they_leave_out(project: Make) -> None:
    """A list or table with too many entries shows the first, and says so; authors are told."""
    lists = ".. concept-table::\n\n.. concept-list::\n\n.. concept-health::\n"
    page = {"index.rst": f"{TEA}The end\n=======\n\n{lists}"}
    made = project(page, suppress_warnings=SILENT, concept_list_maximum=2)
    built = made.build("text")
    told = [line.partition("WARNING: ")[2] for line in built.warnings]
    tail = "the first 2 are shown; divide it by types or letters [concept.list_length]"
    assert told == [f"{count} entries are too many for one list; {tail}" for count in (3, 4)]
    shown = " ".join(built.read("index.txt").partition("The end")[2].split())
    assert "The first 2 of 3 are shown." in shown
    assert "* Bed: Furniture. * Green tea: A drink. The first 2 of 4 are shown." in shown
    assert "Concepts without a chapter: 4 ]- " in shown
    assert shown.count("The first 2 of 4 are shown.") == 2
    assert made.build("text").warnings == built.warnings
    whole = made.build("text", concept_list_maximum=0)
    assert whole.warnings == []
    assert "are shown" not in whole.read("index.txt")


def test_a_divided_list_of_sources(project: Make) -> None:
    """Each source stands where its letter is, and links lead there."""
    made = project(
        {
            "index.rst": THIN + "   :letters: A-K\n\n.. toctree::\n\n   more\n",
            "more.rst": "More\n====\n\n.. source-list::\n   :letters: L-Z; other\n",
            "books.bib": BIB,
        },
        concept_bibliography=["books.bib"],
    ).build("html")
    assert made.warnings == []
    assert "more.html#source-lee2020" in made.page("index.html").links
    assert "source-lee2020" not in made.page("index.html").ids
    assert "source-lee2020" in made.page("more.html").ids


def test_a_long_list_of_sources_counts(project: Make) -> None:
    """Where too much rests on the sources of a list, each has numbers in place of names."""
    more = "".join(
        f".. relation:: cup related-to tea\n   :{option}: lee2020\n   :setting: {number}\n\n"
        for number, option in enumerate(("supports", "supports", "disputes"))
    )
    words = "qualifiers:\n  setting: {label: setting}\n"
    made = project(
        {"index.rst": f"{THIN}\n{more}", "books.bib": BIB, "w.yaml": words},
        concept_bibliography=["books.bib"],
        concept_vocabulary="w.yaml",
        concept_list_maximum=1,
    ).build("text")
    (told,) = made.warnings
    assert "5 entries are too many for one list; what rests on each source is only" in told
    assert "Relations: 3 · Claims: 1 · Speaks against: 1 · Pages: 1" in made.read("index.txt")


def test_lists_and_vocabulary(project: Make) -> None:
    """Concepts are listed with their definitions, words of the vocabulary with what they mean."""
    shown = text_of(project, ".. concept-list::\n   :types: place\n\n.. concept-vocabulary::\n")
    assert "* Bed: Furniture. * House: A building." in shown
    assert "is found in / *is the site of* The first is somewhere in the second." in shown
    assert "came before" not in shown
    assert "came before" in text_of(project, ".. concept-vocabulary::\n   :all:\n")


def test_a_timeline(project: Make) -> None:
    """Dates are written as people of the book's language write them, the earliest first."""
    dates = {"Later": "1964-08-03", "Early": "1962", "Middle": "1964-08", "Never": ""}
    entries = "".join(
        f".. concept:: {title}\n   :type: event\n   :date: {date}\n\n   It came.\n\n"
        for title, date in dates.items()
    )
    shown = text_of(project, f"{entries}.. concept-list::\n   :order: date\n", language="en_GB")
    expected = "1962 Early: It came. August 1964 Middle: It came. 3 August 1964 Later: It came."
    assert shown.endswith(expected)
    assert "event · 3 August 1964" in shown


def test_a_date_that_is_none(project: Make) -> None:
    """What is no date is told with the expected form, and left out."""
    page = ".. concept:: A\n   :type: event\n   :date: last May\n\n   It came.\n"
    made = project({"index.rst": f"T\n=\n\n{page}"}).build("text")
    assert len(made.warnings) == 1
    assert '"last May"' in made.warnings[0]
    assert "1964-08-03" in made.warnings[0]
    assert "last May" not in made.read("index.txt")


THIN: Final = """\
T
=

.. concept:: Tea
   :type: thing

   .. relation:: causes sleep
      :supports: lee2020

.. concept:: Sleep
   :type: process

   A state.

.. concept:: Cup
   :type: thing

   Pottery.

.. claim:: Tea is old
   :id: old
   :about: cup
   :supports: lee2020
   :certainty: high

.. source-list::
"""
BIB: Final = """\
@article{lee2020, author = {Lee, Ann and others}, title = {A}, journal = {J}, year = {2020},
  read = {second-hand}}
"""


def test_health(project: Make) -> None:
    """A page for those who write lists what is thin or missing, with numbers."""
    files = {"index.rst": THIN + "\n.. concept-health::\n", "books.bib": BIB}
    made = project(files, concept_bibliography=["books.bib"]).build("text")
    shown = " ".join(made.read("index.txt").split())
    health = shown[shown.index("-[ Claims that rest on one source") :]
    for words in (
        "Claims that rest on one source: 1 ]- Nobody else has been cited for them. * “Tea is old”",
        "Relations without certainty: 1 ]-",
        "* Tea causes Sleep",
        "Concepts without a definition: 1 ]-",
        "Concepts without a relation: 1 ]- Nothing connects them to the rest. * Cup",
        "Concepts without a chapter: 3 ]-",
        "Findings in animals or cells that do not say so: 0 ]-",
        "* “Tea is old” · high certainty",
        "* Lee et al. 2020 · further authors, volume, pages, identifier",
    ):
        assert words in health, words


def test_health_in_part(project: Make) -> None:
    """Authors choose the sections; a word that names none is a warning."""
    page = THIN.replace("high", "low") + "\n.. concept-health::\n   :sections: unread; luck\n"
    files = {"index.rst": page, "books.bib": BIB}
    made = project(files, concept_bibliography=["books.bib"]).build("text")
    assert ['"luck"' in line for line in made.warnings] == [True]
    assert "no supporting source was read: 1" in made.read("index.txt")
    assert "Concepts without" not in made.read("index.txt")


def test_a_figure_of_several_concepts(project: Make) -> None:
    """What is drawn is told, subject by subject, and drawn for wide pages and telephones."""
    text = '.. concept-graph:: "green tea"; bed; house\n   :include: sleep\n'
    shown = text_of(project, text.replace('"', ""))
    assert "* **Green tea** causes: no difference * Sleep" in shown
    assert "* **Bed** is found in * House is related to * Sleep · contested" in shown
    made = project({"index.rst": TEA + text.replace('"', "")}, suppress_warnings=SILENT)
    page = made.build("html", concept_figures=False).page("index.html")
    assert len(page.classes("cg-wide")) == 1
    assert len(page.classes("cg-narrow")) == 2


def test_a_figure_of_several_says_all_it_was_asked_for(project: Make) -> None:
    """Names that fit nothing show as gaps, and what nothing joins is told."""
    text = ".. concept-graph:: bed; sleep; green tea; cupboard\n   :exclude: green tea\n"
    made = project(
        {"index.rst": TEA + text}, suppress_warnings=[*SILENT, "concept.unknown_concept"]
    )
    words = " ".join(made.build("text").read("index.txt").partition("A building.")[2].split())
    assert "* **Bed** is related to * Sleep · contested" in words
    assert "* **Green tea**: no relation to the others is shown." in words
    assert "* cupboard [?]" in words


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("house; green tea", "House; Green tea: no relations to draw."),
        ("bed; bed", "is related to * Sleep · contested"),
        ("sleep; bed; sleep", "* **Bed** is related to * Sleep · contested"),
    ],
)
def test_a_figure_of_few(project: Make, argument: str, said: str) -> None:
    """What nothing joins is named whole; a name that comes twice counts once."""
    assert said in text_of(project, f".. concept-graph:: {argument}\n")


def test_a_figure_of_nothing(project: Make) -> None:
    """An argument without a name is told, with its line."""
    made = project({"index.rst": TEA + ".. concept-graph:: ;\n"}, suppress_warnings=SILENT)
    (told,) = made.build("text").warnings
    assert 'cannot read ";"; expected: a concept' in told
    assert told.startswith("index.rst:")


def test_each_concept_in_brackets(project: Make) -> None:
    """With brackets for several concepts each is drawn on its own, none left out."""
    text = ".. concept-graph:: bed; house; sleep\n   :layout: brackets\n"
    made = project({"index.rst": TEA + text}, suppress_warnings=SILENT, concept_figures=False)
    page = made.build("html").page("index.html")
    assert len(page.classes("cg-wide")) == 1
    text = text.replace("bed; house; sleep", "bed; house; sleep; green tea")
    made.write({"index.rst": TEA + text})
    assert len(made.build("html").page("index.html").classes("cg-wide")) == 2


def test_layers_need_graphviz(project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the author is told once, and each concept is drawn on its own."""
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    text = ".. concept-graph:: bed; house\n\n.. concept-graph:: bed; sleep\n"
    made = project({"index.rst": TEA + text}, suppress_warnings=SILENT)
    built = made.build("html")
    (told,) = built.warnings
    assert "sphinx-concept-graph[layered]" in told
    assert told.endswith("[concept.no_graphviz]")
    assert "Bed" in built.read("index.html").rpartition("cg-narrow")[2]
    monkeypatch.delitem(sys.modules, "pygraphviz")
    assert made.build("html").warnings == []


def test_paths_are_told_with_their_limits(project: Make) -> None:
    """A chain has a line for each step, and says that it is no evidence of a connection."""
    shown = text_of(project, ".. concept-path:: house -> sleep\n")
    assert "1. Bed is found in House 2. Bed is related to Sleep · contested" in shown
    assert "is not evidence that the two are connected" in shown


def test_no_difference_connects_nothing(project: Make) -> None:
    """Where only a finding of no difference joins two concepts, there is no path."""
    shown = text_of(project, '.. concept-path:: "green tea" -> sleep\n')
    assert shown.endswith("* No chain of statements connects Green tea with Sleep.")


def test_what_does_not_hold_connects_nothing(project: Make) -> None:
    """A statement that is judged not supported is no step of a path."""
    refuted = ".. relation:: house causes sleep\n   :status: not-supported\n"
    shown = text_of(project, f"{refuted}\n.. concept-path:: house -> sleep\n")
    assert "House causes Sleep" not in shown
    assert "1. Bed is found in House 2. Bed is related to Sleep" in shown


def test_a_claim_in_an_entry_is_shown_once(project: Make) -> None:
    """A claim stands where it is written; other entries that it is about list it."""
    claim = "\n   .. claim:: Home is warm\n      :about: home; bed\n"
    shown = text_of(project, f".. concept:: Home\n\n   A place.\n{claim}\nSee :concept:`bed`.\n")
    assert shown.count("Home is warm") == 1


def test_evidence_against_is_told_at_both_ends(project: Make) -> None:
    """A statement with evidence against it is called disputed, unless its status says as much."""
    books = "@book{lee2020, author = {Lee, Ann}, title = {Steam}, year = {2020}, url = {x}}\n"
    relation = ".. relation:: house causes sleep\n   :disputes: lee2020\n\n.. source-list::\n"
    made = project({"index.rst": TEA + relation, "b.bib": books}, concept_bibliography=["b.bib"])
    words = made.build("html", suppress_warnings=SILENT).page("index.html").words
    assert "causes * Sleep · disputed. Against: Lee 2020." in words
    assert "is caused by * House · disputed" in words


def test_table_columns_do_not_repeat_their_heading(project: Make) -> None:
    """Qualifiers stand in their column, when there is one, and not beside the object as well."""
    words = "qualifiers:\n  season: {label: season}\n"
    text = ".. relation:: house causes sleep\n   :season: winter\n\n.. concept-table::\n"
    made = project({"index.rst": TEA, "w.yaml": words}, concept_vocabulary="w.yaml")
    for columns, count in (("object; qualifiers", 1), ("object", 1), ("qualifiers", 1)):
        made.write({"index.rst": f"{TEA}{text}   :predicates: causes\n   :columns: {columns}\n"})
        page = made.build("html", suppress_warnings=SILENT).page("index.html").words
        table = page.rpartition("House Limits" if columns == "qualifiers" else "Object")[2]
        assert table.count("season: winter") == count, columns


def test_former_ids_still_lead_home(project: Make) -> None:
    """What had another id is found under it, in roles and in addresses."""
    words = ":concept:`slumber`, :relation:`old-relation`\n"
    made = project({"index.rst": TEA + words}, suppress_warnings=SILENT)
    page = made.build("html").page("index.html")
    assert {"concept-slumber", "relation-old-relation"} <= set(page.ids)
    assert "#concept-sleep" in page.links
    assert made.build("html").warnings == []


PROSE: Final = """\
:concept-autolink: yes

Reading
=======

Sleep and NMT, but not nmt or a bed-bug: *sleep* again. ``Sencha``, `green tea <https://example.org>`_.
The houses and a bedroom.

    A quotation on beds.

Sencha
------

Sencha twice: sencha; see :concept:`bed`, a bed.
"""


def test_names_are_linked_once_a_section(project: Make) -> None:
    """First mentions are linked, plurals too; headings, code, links and quotes are not."""
    made = project({"index.rst": TEA + ".. toctree::\n\n   text\n", "text.rst": PROSE})
    built = made.build("html")
    page = built.page("text.html")
    found = [link.partition("#")[2] for link in page.links if "#concept-" in link]
    names = ("sleep", "green-tea", "house", "green-tea", "bed")
    assert found == [f"concept-{name}" for name in names]
    assert "linked 4 names on 1 pages" in built.status
    assert "Mentioned in: Reading" in built.page("index.html").words


def test_links_follow_the_names(project: Make) -> None:
    """A page with automatic links is written again when a name it holds appears elsewhere."""
    files = {"index.rst": TEA + ".. toctree::\n\n   text\n", "text.rst": PROSE}
    made = project(files)
    made.build("html")
    more = "Furniture.\n\n.. concept:: Bedroom\n\n   A room."
    made.write({"index.rst": files["index.rst"].replace("Furniture.", more)})
    assert "#concept-bedroom" in made.build("html").read("text.html")


def test_other_projects_reach_names(
    project: Make, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A name this project lacks is looked up in the inventories of others."""
    first = project({"index.rst": TEA}).build("html")
    base = tmp_path_factory.mktemp("other")
    other = Project(source=base / "source", base=base / "build")
    inventory = first.out / "objects.inv"
    other.write(
        {
            "conf.py": (
                'extensions = ["sphinx_concept_graph", "sphinx.ext.intersphinx"]\n'
                f'intersphinx_mapping = {{"tea": ("https://example.org", {str(inventory)!r})}}\n'
            ),
            "index.rst": (
                "Other\n=====\n\n:concept:`sencha`, :concept:`Green tea`, :concept:`green-tea`\n"
            ),
        }
    )
    built = other.build("html")
    assert built.warnings == []
    links = [
        link for link in built.page("index.html").links if link.startswith("https://example.org")
    ]
    assert links == ["https://example.org/index.html#concept-green-tea"] * 3


def test_names_that_other_projects_begin_to_know(
    project: Make, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A gap is closed by the next build after another project declares the name."""
    base = tmp_path_factory.mktemp("other")
    first = project({"index.rst": TEA}, suppress_warnings=SILENT)
    inventory = first.build("html").out / "objects.inv"
    mapping = {"tea": ("https://example.org", str(inventory))}
    other = Project(source=base / "source", base=base / "build")
    extensions = ["sphinx_concept_graph", "sphinx.ext.intersphinx"]
    conf = f"extensions = {extensions}\nintersphinx_mapping = {mapping}\n"
    other.write({"conf.py": conf, "index.rst": "Other\n=====\n\n:concept:`Cheese`\n"})
    assert len(other.build("html").warnings) == 1
    first.write({"index.rst": TEA + ".. concept:: Cheese\n\n   Food.\n"})
    first.build("html")
    built = other.build("html")
    assert built.warnings == []
    assert "https://example.org/index.html#concept-cheese" in built.page("index.html").links


def test_short_names_can_be_left_to_others(project: Make) -> None:
    """Without short names only those with the domain before them work."""
    long = TEA.replace(".. concept::", ".. concept:concept::").replace(
        ".. relation::", ".. concept:relation::"
    )
    made = project({"index.rst": long + "See :concept:concept:`bed`.\n"}, concept_short_names=False)
    silent = ["concept.certainty_without_evidence"]
    assert made.build("text", suppress_warnings=silent).warnings == []
    made.write({"index.rst": "Tea\n===\n\n:concept:`bed`\n"})
    assert any("concept" in line for line in made.build("text").warnings)


def hub(project: Make, kinds: int) -> Project:
    """Return a project with one concept that has so many kinds of relation."""
    names = ("causes", "precedes", "part-of", "kind-of", "located-in", "related-to")
    told = [("a", "b", name) for name in names] + [("b", "a", name) for name in names[:5]]
    lines = [f".. relation:: {start} {name} {end}" for start, end, name in told[:kinds]]
    text = "\n\n".join([":orphan:\n\nHub\n===", ".. concept:: A", ".. concept:: B", *lines])
    return project({"index.rst": f"{text}\n"}, suppress_warnings=["concept"])


@pytest.mark.parametrize(("kinds", "ways"), [(8, 0), (9, 9)])
def test_a_long_list_of_relations_begins_with_a_way_to_each_kind(
    project: Make, kinds: int, ways: int
) -> None:
    """A hub can be read: each kind is counted and linked, and each link arrives."""
    page = hub(project, kinds).build("html").page("index.html")
    found = [link for link in page.links if link.startswith("#concept-a--")]
    assert found == [f"#concept-a--{number}" for number in range(1, ways + 1)]
    assert {link[1:] for link in found} <= set(page.ids)
    assert ("causes (1)" in page.words) == bool(ways)


def test_plain_text_needs_no_ways(project: Make) -> None:
    """Where nothing can be linked, the list begins at once."""
    assert "causes (1)" not in hub(project, 9).build("text").read("index.txt")


BADGES: Final = """\
predicates:
  related-to:
    label: may be sold for
    symmetric: true
    badge: licensed
    negated-badge: refused
qualifiers: {land: {label: land}, as-of: {label: as of}}
statuses: {contested: {label: contested}}
"""


def test_a_badge_sets_a_licence_off(project: Make) -> None:
    """Tables show the badge for the label, entries with place and date; a denial has its own."""
    columns = "predicate; object; qualifiers"
    table = f"\n\n.. concept-table::\n   :predicates: related-to\n   :columns: {columns}\n"
    denied = "\n.. relation:: house not related-to sleep\n   :as-of: 2020-05\n   :land: Peru\n"
    words = TEA.replace("      :status: contested", "      :as-of: 2019-03-05\n      :land: 2019")
    made = project(
        {"index.rst": words + denied + table, "more.yaml": BADGES},
        concept_vocabulary="more.yaml",
        suppress_warnings=SILENT,
    )
    html = made.build("html").page("index.html").words
    assert "Sleep · licensed: 2019, March 5, 2019" in html
    assert "refused: Peru, May 2020" in html
    text = " ".join(made.build("text").read("index.txt").split())
    assert "| **licensed** | Sleep | 2019, March 5," in text
    assert "| **refused** | Sleep | Peru, May 2020 |" in text


def test_columns_can_have_headings_of_their_own(project: Make) -> None:
    """Headings stand in the order of the columns; those left out are as usual."""
    options = "   :columns: subject; predicate; object\n   :headings: Who; Does what\n"
    table = f".. concept-table::\n{options}"
    text = text_of(project, table)
    assert "| Who | Does what | Object |" in text


def test_a_heading_without_a_column_is_reported(project: Make) -> None:
    """More headings than columns are a warning, and the table stays."""
    table = ".. concept-table::\n   :columns: subject; object\n   :headings: Who; What; Why\n"
    page = {"index.rst": TEA + table}
    made = project(page, suppress_warnings=SILENT).build("text")
    (warning,) = made.warnings
    assert 'cannot read "Why"' in warning
    assert "[concept.notation]" in warning
    assert "Bed" in made.read("index.txt")
