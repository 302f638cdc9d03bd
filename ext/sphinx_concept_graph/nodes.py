"""Placeholders that wait in the doctree for what is known at the end, and the diagram."""

from __future__ import annotations

from typing import Final

from docutils import nodes

#: Class of the paragraph that holds the words of a claim.
CLAIM_WORDS: Final = "concept-claim-words"


class concept_head(nodes.General, nodes.Element):  # noqa: N801 -- docutils names nodes so
    """Where type, synonyms and identifiers of a concept go; ``index`` counts in the document."""


class concept_card(nodes.General, nodes.Element):  # noqa: N801
    """Where figure, relations, claims and mentions of a concept go."""


class concept_statement(nodes.General, nodes.Element):  # noqa: N801
    """Where relations are written: one with prose, or a run of some without."""


class concept_verdict(nodes.General, nodes.Element):  # noqa: N801
    """Where the judgement and the sources of a claim go."""


class concept_figure(nodes.General, nodes.Element):  # noqa: N801
    """Where a figure goes that an author asked for."""


class concept_path(nodes.General, nodes.Element):  # noqa: N801
    """Where the chains between two concepts go."""


class concept_table(nodes.General, nodes.Element):  # noqa: N801
    """Where the body of a table of relations goes."""


class concept_list(nodes.General, nodes.Element):  # noqa: N801
    """Where a list of concepts goes."""


class concept_vocabulary(nodes.General, nodes.Element):  # noqa: N801
    """Where the words of the vocabulary go."""


class concept_health(nodes.General, nodes.Element):  # noqa: N801
    """Where a list of what is thin or missing goes."""


class concept_sources(nodes.General, nodes.Element):  # noqa: N801
    """Where the list of sources goes."""


class concept_prose(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A stretch of text in which names are linked on their own."""


class concept_mention(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A name in running text; its children are the words until it is resolved."""


class concept_diagram(nodes.General, nodes.Element):  # noqa: N801
    """A drawing: ``figure`` is what to draw, ``targets`` leads from node ids to places."""


class concept_words(nodes.General, nodes.Element):  # noqa: N801
    """What is said of a concept, drawn only while the page is written.

    ``card`` and ``pen`` draw it; the only child is the text that a search is to find.
    """


class concept_fold(nodes.General, nodes.Element):  # noqa: N801
    """Words that readers of a page can fold away; ``summary`` stays, ``open`` is how it begins."""


class concept_icon(nodes.Inline, nodes.Element):  # noqa: N801
    """The shape of a type in running text."""


PLACEHOLDERS: tuple[type[nodes.Element], ...] = (
    concept_head,
    concept_card,
    concept_statement,
    concept_verdict,
    concept_figure,
    concept_path,
    concept_table,
    concept_list,
    concept_vocabulary,
    concept_health,
    concept_sources,
    concept_prose,
    concept_mention,
)


def mark_gap(node: nodes.Element) -> None:
    """Let readers see that a name leads nowhere."""
    node["classes"].append("concept-gap")
    node += nodes.Text(" [?]")
