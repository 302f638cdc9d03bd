"""Every page is HTML that the Nu checker takes."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Project


def test_the_book_is_valid_html(book: Project, vnu: list[str]) -> None:
    """No page of the book has an error, inline drawings included."""
    pages = sorted(book.build("html").out.rglob("*.html"))
    command = [*vnu, "--errors-only", "--format", "gnu", *map(str, pages)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    assert len(pages) > 30
