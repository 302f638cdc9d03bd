"""Names in running text: which are linked, and how much work it is to find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.strategies import concept

from sphinx_concept_graph.core import autolink
from sphinx_concept_graph.core.autolink import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator


class CountingDict(dict[str, object]):
    """Counts how often something is looked up in any of them."""

    looked_up = 0

    def get(self, *args: object) -> object:
        """Look up, and count."""
        CountingDict.looked_up += 1
        return super().get(*args)  # type: ignore[call-overload]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[CountingDict]]:
    """Let every branch of the tree of names count."""
    branch = autolink._Branch
    monkeypatch.setattr(autolink, "_Branch", lambda: branch(children=CountingDict()))  # type: ignore[arg-type]
    CountingDict.looked_up = 0
    yield CountingDict
    CountingDict.looked_up = 0


@pytest.mark.parametrize("names", [100, 10_000])
@pytest.mark.parametrize("words", [1_000, 4_000])
def test_work_is_linear_in_the_text(counted: type[CountingDict], names: int, words: int) -> None:
    """Each word is looked up once for each place a name may begin, however many names there are."""
    matcher = Matcher(concept(f"c{n}", title=f"receptor {n} alpha") for n in range(names))
    counted.looked_up = 0
    text = " ".join(f"receptor {n} beta" for n in range(words // 3))
    assert list(matcher.find(text)) == []
    # "receptor", then its number, then "beta", which goes on nowhere; then the number; then "beta".
    assert counted.looked_up <= 5 * words / 3


def test_words_joined_by_hyphens_are_other_words() -> None:
    """A crane-fly is not a crane, and a non-crane neither; a hyphen of the name's own is fine."""
    matcher = Matcher([concept("crane"), concept("rice-bird", title="Rice-bird")])
    found = [link.concept for link in matcher.find("crane-fly, non-crane, rice-birds, a crane.")]
    assert found == ["rice-bird", "crane"]
