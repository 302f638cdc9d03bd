"""A vocabulary is parsed once per content, however often it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.config import Config

from sphinx_concept_graph import config

if TYPE_CHECKING:
    from pathlib import Path

NAME = "words.yaml"


def settings(name: str = NAME) -> Config:
    """Return the settings of a project with a vocabulary file."""
    found = Config()
    found.add("concept_vocabulary", name, "env", (str,))
    return found


def test_the_same_content_is_the_same_object(tmp_path: Path) -> None:
    """Asking again, also from another folder, gives the vocabulary that was parsed before."""
    folders = (tmp_path / "one", tmp_path / "other")
    for folder in folders:
        folder.mkdir()
        (folder / NAME).write_text("types: {tea: {label: Tea}}", encoding="utf-8")
    one, again = (config.vocabulary(folders[0], settings()) for _ in range(2))
    assert one is again
    assert config.vocabulary(folders[1], settings()) is one


def test_changed_content_is_read_again(tmp_path: Path) -> None:
    """A changed file is seen at once, and the old content is known when it comes back."""
    path = tmp_path / NAME
    found = []
    for label in ("Tea", "Infusion", "Tea"):
        path.write_text(f"types: {{tea: {{label: {label}}}}}", encoding="utf-8")
        found.append(config.vocabulary(tmp_path, settings()))
    assert [words.types["tea"].label for words in found] == ["Tea", "Infusion", "Tea"]
    assert found[0] is found[2]


def test_without_a_file_there_is_the_default(tmp_path: Path) -> None:
    """A project that names no file has the neutral vocabulary."""
    found = config.vocabulary(tmp_path, settings(""))
    assert "topic" in found.types
    assert "tea" not in found.types
