"""What authors are told: one text per kind of issue, logged with place and subtype."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx.locale import get_translation
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx_concept_graph.core.issues import Issue, IssueKind
    from sphinx_concept_graph.core.values import Place

#: Name of the message catalogue.
CATALOGUE: Final = "sphinx_concept_graph"
#: Texts in documents, and texts on the console.
_ = get_translation(CATALOGUE)
__ = get_translation(CATALOGUE, "console")

#: First half of the name by which a warning is suppressed: ``concept.<kind>``.
WARNING_TYPE: Final = "concept"

logger = logging.getLogger(__name__)

_MEAN = __('; did you mean "%(near)s"?')

#: Kind, and which sentence of the kind -> text. "near" stands for the plain sentence and a guess.
_TEXTS: Final[dict[tuple[IssueKind, str], str]] = {
    ("unknown_concept", ""): __('no concept is called "%(name)s"'),
    ("ambiguous_name", ""): __('"%(name)s" can mean %(ids)s; write the id'),
    ("duplicate_id", ""): __('the id "%(id)s" is already taken at %(first)s'),
    ("duplicate_relation", ""): __('"%(statement)s" is already stated at %(first)s'),
    ("unknown_claim", ""): __('no claim has the id "%(name)s"'),
    ("unknown_relation", ""): __('no relation states "%(name)s"'),
    ("unknown_source", ""): __('no bibliography has the source "%(name)s"'),
    ("unknown_type", ""): __('the vocabulary has no type "%(name)s"'),
    ("unknown_predicate", ""): __('the vocabulary has no predicate "%(name)s"'),
    ("unknown_qualifier", ""): __('the vocabulary has no qualifier "%(name)s"'),
    ("unknown_study_type", ""): __('the vocabulary has no study type "%(name)s"'),
    ("unknown_status", ""): __('the vocabulary has no status "%(name)s"'),
    ("unknown_certainty", ""): __('the vocabulary has no certainty "%(name)s"'),
    ("unknown_finding", ""): __('the vocabulary has no finding "%(name)s"'),
    ("unknown_prefix", ""): __('the vocabulary has no prefix "%(name)s"'),
    ("malformed_identifier", ""): __('"%(name)s" does not have the form %(expected)s'),
    ("notation", ""): __('cannot read "%(text)s"; expected: %(expected)s'),
    ("section", ""): __('the concept "%(id)s" cannot be a section here; it is shown as a box'),
    ("bibliography", ""): __("%(reason)s"),
    ("no_source_list", ""): __("sources are cited, but no page lists them; add a source-list"),
    ("shared_identifier", ""): __('"%(name)s" is also an identifier of %(first)s'),
    ("domain", ""): __('"%(predicate)s" starts from %(allowed)s, but %(id)s is a %(type)s'),
    ("range", ""): __('"%(predicate)s" leads to %(allowed)s, but %(id)s is a %(type)s'),
    ("self_loop", ""): __('"%(statement)s" relates a concept to itself'),
    ("cycle", ""): __('"%(predicate)s" runs in a circle: %(path)s'),
    ("contradiction", ""): __(
        '"%(statement)s" is asserted at %(other)s, and neither side is disputed'
    ),
    ("verdict", ""): __(
        'the claim "%(id)s" is judged %(status)s, but "%(statement)s" is judged %(other)s'
    ),
    ("certainty_without_evidence", ""): __('"%(statement)s" has a certainty but no source'),
    ("retracted_source", ""): __('"%(statement)s" rests on %(name)s, which was retracted'),
    ("no_evidence", ""): __('"%(statement)s" names no source'),
    ("no_definition", ""): __('the concept "%(id)s" has no definition'),
    ("no_relation", ""): __('the concept "%(id)s" has no relation'),
    ("no_chapter", ""): __('no other page mentions the concept "%(id)s"'),
    ("no_identifier", ""): __('the source "%(name)s" has no DOI, PubMed number or address'),
}


def warn(issue: Issue, srcdir: str) -> None:
    """Log one issue as a warning that can be suppressed by its kind."""
    values = dict(issue.values)
    text = __(_TEXTS[issue.kind, ""])
    if issue.case == "near":
        text += __(_MEAN)
    logger.warning(
        text,
        *([values] if values else []),  # logging takes an empty mapping for a text with no place
        type=WARNING_TYPE,
        subtype=issue.kind,
        location=_location(issue.place, srcdir),
    )


def _location(place: Place, srcdir: str) -> str | tuple[str | None, int | None]:
    if place.path:
        return f"{srcdir}/{place.path}:{place.line}"
    return place.docname, place.line or None
