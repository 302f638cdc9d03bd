"""The tea project, built once for each builder that a test asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Project


@pytest.fixture(scope="session")
def tea(root_project: Callable[[str], Project]) -> Callable[[str], Built]:
    """Return a function that builds the tea project, once for each builder."""
    project = root_project("tea")
    built: dict[str, Built] = {}

    def build(builder: str) -> Built:
        if builder not in built:
            # Sphinx wants doctrees of their own for gettext.
            own = "doctrees-gettext" if builder == "gettext" else "doctrees"
            built[builder] = project.build(builder, doctrees=own)
        return built[builder]

    return build


@pytest.fixture(scope="session")
def golden() -> Path:
    """Return where the expected texts are."""
    return Path(__file__).resolve().parents[1] / "golden" / "build"
