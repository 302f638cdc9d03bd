"""What is pickled between builds keeps its shape until its version is raised."""

from __future__ import annotations

from hashlib import sha256

from sphinx_concept_graph import packing, summary
from sphinx_concept_graph.core import facts, issues, values
from sphinx_concept_graph.domain import DATA_VERSION, ConceptDomain

PICKLED = (
    values.Place,
    values.Evidence,
    values.Assessment,
    values.Concept,
    values.Relation,
    values.Claim,
    values.Source,
    values.Mention,
    issues.Issue,
    facts.GraphRequest,
    facts.PathRequest,
    facts.TableRequest,
    facts.ListRequest,
    facts.VocabularyRequest,
    facts.Prose,
    facts.DocFacts,
    packing.Packed,
    summary.Summary,
)
#: Version and digest of the shapes; a new digest wants a new version.
RECORDED = (7, "4970fbeceb667529")


def shapes() -> str:
    """Return a digest of all field names and types."""
    found = [(kind.__name__, sorted(kind.__annotations__.items())) for kind in PICKLED]
    found.append(
        ("data", [(name, type(v).__name__) for name, v in ConceptDomain.initial_data.items()])
    )
    return sha256(repr(found).encode()).hexdigest()[:16]


def test_a_new_shape_has_a_new_version() -> None:
    """Old environments are read again when what they hold has changed."""
    assert (DATA_VERSION, shapes()) == RECORDED, (
        "raise DATA_VERSION in domain.py, then record both here"
    )
