"""Words of our own that readers see; whole phrases, translatable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from sphinx_concept_graph.core.dates import parse_date
from sphinx_concept_graph.core.values import NO_DIFFERENCE
from sphinx_concept_graph.messages import _

if TYPE_CHECKING:
    from sphinx_concept_graph.core.views import Group, Mark
    from sphinx_concept_graph.core.vocabulary import Vocabulary


def mark_words(mark: Mark) -> str:
    """Return a judgement in words; one the vocabulary does not know shows as a gap."""
    if mark.axis == "level":
        return level_words(mark.id)
    if mark.axis == "disputed":
        return _("disputed")
    words = mark.label or f"{mark.id} [?]"
    return _("found: %(finding)s") % {"finding": words} if mark.axis == "finding" else words


def short_words(mark: Mark) -> str:
    """Return a judgement in as few words as a box has room for."""
    return mark.label or mark_words(mark)


def level_words(level: str) -> str:
    """Say that no support for a statement comes from people."""
    phrases = {
        "animal": _("support from animals only"),
        "cell": _("support from cells only"),
        "animal-cell": _("support from animals and cells only"),
    }
    return str(phrases[level])


def date_words(text: str, language: str) -> str:
    """Return a date as people write it, such as "3 August 1964", "August 1964" or "1964"."""
    day, precision = parse_date(text)
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    if precision == "day":
        return format_date(day, "long", locale=locale)
    return format_skeleton({"year": "y", "month": "yMMMM"}[precision], day, locale=locale)


def group_words(group: Group, vocabulary: Vocabulary) -> str:
    """Return the words above a group of relations; they never hide that nothing differed."""
    words = f"{group.words} [?]" if group.unknown else group.words
    return f"{words}: {no_difference(vocabulary)}" if group.no_difference else words


def no_difference(vocabulary: Vocabulary) -> str:
    """Return the project's words for the finding that nothing differed."""
    found = vocabulary.findings.get(NO_DIFFERENCE)
    return found.label if found else NO_DIFFERENCE
