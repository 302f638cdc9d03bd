"""Words of our own can be translated, all of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx import locale

from sphinx_concept_graph import directive_base
from sphinx_concept_graph.core import notation
from sphinx_concept_graph.core.letters import LETTERS_FORM
from sphinx_concept_graph.directives import DIRECTIVES
from sphinx_concept_graph.messages import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from tests.conftest import Project

PACKAGE = Path(__file__).resolve().parents[2] / "ext" / "sphinx_concept_graph"
KEYWORDS = {"_": None, "__": None, "N_": None}


def template() -> Catalog:
    """Return the template that comes with the extension."""
    with (PACKAGE / "locales" / "sphinx_concept_graph.pot").open("rb") as file:
        return read_po(file)


def test_the_template_has_every_text() -> None:
    """The template is what the sources say; ``make messages`` writes it anew."""
    found = {text for _, _, text, _, _ in extract_from_dir(PACKAGE, keywords=KEYWORDS)}
    assert {message.id for message in template() if message.id} == found
    assert len(found) > 60


def pseudo_language(folder: Path) -> None:
    """Write a translation in which every text stands in brackets."""
    catalogue = Catalog(locale="de")
    for message in template():
        if message.id:
            catalogue.add(message.id, f"⟦{message.id}⟧")
    target = folder / "de" / "LC_MESSAGES" / "sphinx_concept_graph.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)


def test_nothing_is_left_untranslated(
    root_project: Callable[[str], Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a translated book no word of ours stands in English."""
    # Sphinx keeps catalogues for the whole process; later builds must not see these.
    monkeypatch.setattr(locale, "translators", locale.translators.copy())
    pseudo_language(tmp_path)
    made = root_project("tea")
    plain = made.build("text", out="plain", doctrees="plain-trees")
    pseudo = made.build(
        "text",
        out="pseudo",
        doctrees="pseudo-trees",
        prepare=lambda app: app.add_message_catalog("sphinx_concept_graph", str(tmp_path)),
        language="de",
    )
    ours = [str(m.id) for m in template() if m.id and "%" not in str(m.id) and len(m.id) > 8]
    english = " ".join(plain.read(path.name) for path in sorted(plain.out.glob("*.txt")))
    shown = [words for words in ours if words in english]
    assert len(shown) >= 7
    for path in sorted(pseudo.out.glob("*.txt")):
        text = " ".join(path.read_text(encoding="utf-8").split())
        bare = re.sub("⟦[^⟦⟧]*⟧", "", text)
        left = [
            words for words in shown if re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", bare)
        ]
        assert left == [], path.name


def test_nothing_on_the_console_is_left_untranslated(
    project: Callable[..., Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What authors are told, and what the log says, is in their language as well."""
    monkeypatch.setattr(locale, "translators", locale.translators.copy())
    pseudo_language(tmp_path / "words")

    def prepare(_app: object) -> None:
        locale.init([str(tmp_path / "words")], "de", "sphinx_concept_graph", "console")

    page = "Tea\n===\n\n.. concept:: Kettle\n   :type: thnig\n\n   See :concept:`gren, kettle`.\n"
    page += "\n.. relation:: kettle causes\n\nAfter a kettle.\n"
    built = project({"index.rst": page}, concept_autolink=True).build("text", prepare=prepare)
    said = [line.partition("WARNING: ")[2] for line in built.warnings]
    assert len(said) == 3
    assert "⟦subject [not] predicate object" in " ".join(said)
    for line in said:
        assert line.startswith("⟦"), line
        assert line.rpartition(" [concept.")[0].endswith("⟧"), line
    assert "⟦linked 1 names on 1 pages⟧" in built.status


def test_forms_are_those_of_the_code() -> None:
    """Whatever a warning can say was expected has a translation."""
    said = {getattr(notation, name) for name in dir(notation) if name.endswith("_FORM")}
    said |= {directive.argument_form for directive in DIRECTIVES.values()} - {""}
    said |= {directive_base.OPTIONS_FORM, directive_base.BODY_FORM}
    said |= {directive_base.ONCE, directive_base.YAML_FORM, LETTERS_FORM}
    assert said | {"double quotes in pairs", "PREFIX:identifier", "a value"} == set(FORMS)
