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


def N_(text: str) -> str:  # noqa: N802 -- the name under which catalogues are extracted
    """Mark a text for translation; it is translated when it is shown."""
    return text


#: What can be expected in place of what cannot be read; the core says it in these words.
FORMS: Final = (
    N_("subject [not] predicate object, names with spaces in double quotes"),
    N_('source keys separated by ";", each with an optional [study type]'),
    N_("double quotes in pairs"),
    N_("start -> goal"),
    N_("PREFIX:identifier"),
    N_("options on the lines below the first, with no empty line between"),
    N_("an empty line between the options and the text"),
    N_("each option once"),
    N_("one option and its text on each line"),
    N_("letters such as A-F, X or other"),
    N_("a title"),
    N_("a sentence"),
    N_("a concept"),
    N_("a value"),
)

#: What follows the plain sentence: a guess, or what separates several names.
_HINTS: Final = {
    "near": N_('; did you mean "%(near)s"?'),
    "comma": N_('; several are separated by ";"'),
    "cut": N_("; the first %(shown)s are shown; divide it by types or letters"),
    "counted": N_("; what rests on each source is only counted; divide it by letters"),
}

_TEXTS: Final[dict[IssueKind, str]] = {
    "unknown_concept": N_('no concept is called "%(name)s"'),
    "ambiguous_name": N_('"%(name)s" can mean %(ids)s; write the id'),
    "duplicate_id": N_('the id "%(id)s" is already taken at %(first)s'),
    "duplicate_relation": N_('"%(statement)s" is already stated at %(first)s'),
    "unknown_claim": N_('no claim has the id "%(name)s"'),
    "unknown_relation": N_('no relation states "%(name)s"'),
    "unknown_source": N_('no bibliography has the source "%(name)s"'),
    "duplicate_source": N_('the source "%(name)s" is named twice here; it counts once'),
    "unknown_type": N_('the vocabulary has no type "%(name)s"'),
    "unknown_predicate": N_('the vocabulary has no predicate "%(name)s"'),
    "unknown_qualifier": N_('the vocabulary has no qualifier "%(name)s"'),
    "unknown_study_type": N_('the vocabulary has no study type "%(name)s"'),
    "unknown_status": N_('the vocabulary has no status "%(name)s"'),
    "unknown_certainty": N_('the vocabulary has no certainty "%(name)s"'),
    "unknown_finding": N_('the vocabulary has no finding "%(name)s"'),
    "unknown_prefix": N_('the vocabulary has no prefix "%(name)s"'),
    "malformed_identifier": N_('"%(name)s" does not have the form %(expected)s'),
    "notation": N_('cannot read "%(text)s"; expected: %(expected)s'),
    "section": N_('the concept "%(id)s" cannot be a section here; it is shown as a box'),
    "bibliography": N_("%(reason)s"),
    "no_source_list": N_(
        'no page lists the source "%(name)s", which is cited;'
        " add a source-list, or its letter to one"
    ),
    "list_length": N_("%(total)s entries are too many for one list"),
    "no_graphviz": N_(
        "figures in layers need Graphviz, which comes with sphinx-concept-graph[layered];"
        " each concept is drawn on its own"
    ),
    "shared_identifier": N_('"%(name)s" is also an identifier of %(first)s'),
    "domain": N_('"%(predicate)s" starts from %(allowed)s, but %(id)s is a %(type)s'),
    "range": N_('"%(predicate)s" leads to %(allowed)s, but %(id)s is a %(type)s'),
    "self_loop": N_('"%(statement)s" relates a concept to itself'),
    "cycle": N_('"%(predicate)s" runs in a circle: %(path)s'),
    "contradiction": N_('"%(statement)s" is asserted at %(other)s, and neither side is disputed'),
    "verdict": N_(
        'the claim "%(id)s" is judged %(status)s, but "%(statement)s" is judged %(other)s'
    ),
    "certainty_without_evidence": N_('"%(statement)s" has a certainty but no source'),
    "retracted_source": N_('"%(statement)s" rests on %(name)s, which was retracted'),
    "no_evidence": N_('"%(statement)s" names no source'),
    "no_definition": N_('the concept "%(id)s" has no definition'),
    "no_relation": N_('the concept "%(id)s" has no relation'),
    "no_chapter": N_('no other page mentions the concept "%(id)s"'),
    "no_identifier": N_('the source "%(name)s" has no DOI, PubMed number or address'),
}


def warn(issue: Issue, srcdir: str) -> None:
    """Log one issue as a warning that can be suppressed by its kind."""
    values = dict(issue.values)
    if values.get("expected") in FORMS:
        values["expected"] = __(values["expected"])
    text = __(_TEXTS[issue.kind])
    if issue.case:
        text += __(_HINTS[issue.case])
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
