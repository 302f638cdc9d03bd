"""What can be wrong in what authors write: one list of kinds, one value for one finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from sphinx_concept_graph.core.values import Place

#: The subtype of the warning; authors suppress it as ``concept.<kind>``.
IssueKind = Literal[
    "unknown_concept",
    "ambiguous_name",
    "duplicate_id",
    "duplicate_relation",
    "duplicate_source",
    "unknown_claim",
    "unknown_relation",
    "unknown_source",
    "unknown_type",
    "unknown_predicate",
    "unknown_qualifier",
    "unknown_study_type",
    "unknown_status",
    "unknown_certainty",
    "unknown_finding",
    "unknown_prefix",
    "malformed_identifier",
    "notation",
    "section",
    "bibliography",
    "no_source_list",
    "list_length",
    "no_graphviz",
    "shared_identifier",
    "domain",
    "range",
    "self_loop",
    "cycle",
    "contradiction",
    "verdict",
    "certainty_without_evidence",
    "retracted_source",
    "no_evidence",
    "no_definition",
    "no_relation",
    "no_chapter",
    "no_identifier",
]

ISSUE_KINDS: Final[tuple[IssueKind, ...]] = get_args(IssueKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing an author should mend; ``values`` fill the message of its kind."""

    kind: IssueKind
    place: Place
    #: Which hint follows the sentence of the kind; empty for none.
    case: str = ""
    values: tuple[tuple[str, str], ...] = ()
