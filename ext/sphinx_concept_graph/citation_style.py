"""How a citation is printed: titles as written, few names, then links."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pybtex.richtext import Text
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.unsrt import Style, date, pages
from pybtex.style.template import (
    FieldIsMissing,
    field,
    first_of,
    href,
    join,
    node,
    optional,
    optional_field,
    sentence,
    tag,
)

from sphinx_concept_graph.bibliography import NAMED_AUTHORS

if TYPE_CHECKING:
    from pybtex.database import Entry


@node  # type: ignore[untyped-decorator] # pybtex has no annotations
def people(_children: list[Any], context: dict[str, Any], role: str) -> Text:
    """Print the first names of a role, then "et al."; corporate names are one person."""
    persons = context["entry"].persons.get(role)
    if not persons:
        raise FieldIsMissing(role, context["entry"])
    named = [person for person in persons if str(person) != "others"]
    style = context["style"]
    shown = [style.format_name(p, style.abbreviate_names).format_data(context) for p in named]
    if len(named) < len(persons) or len(named) > NAMED_AUTHORS:
        return Text(Text(", ").join(shown[:NAMED_AUTHORS]), " et al.")
    return Text(", ").join(shown)


class PlainStyle(Style):  # type: ignore[misc]
    """The unsorted style of pybtex with titles as written, "et al." and addresses that work."""

    def __init__(self) -> None:
        """Abbreviate first names."""
        super().__init__(abbreviate_names=True)

    def format_names(self, role: str, as_sentence: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002
        """Print people; a name ends with a full stop of its own."""
        names = people(role)
        return sentence[names] if as_sentence else names

    def format_title(self, _e: Entry, which_field: str, as_sentence: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002
        """Print the title as it was written."""
        title = field(which_field)
        return sentence(capfirst=False)[title] if as_sentence else title

    def format_doi(self, _e: Entry) -> Any:  # noqa: ANN401
        """Link the DOI; its characters are escaped in the address only."""
        doi = field("doi", raw=True)
        escaped = field("doi", raw=True, apply_func=partial(quote, safe="/:;()"))
        return href(join["https://doi.org/", escaped])[join["doi:", doi]]

    def format_pubmed(self, _e: Entry) -> Any:  # noqa: ANN401
        """Link the PubMed number."""
        pmid = field("pmid", raw=True)
        return href(join["https://pubmed.ncbi.nlm.nih.gov/", pmid, "/"])[join["PMID ", pmid]]

    def format_url(self, _e: Entry) -> Any:  # noqa: ANN401
        """Print the address as its own link."""
        url = field("url", raw=True)
        return href(url)[url]

    def format_web_refs(self, e: Entry) -> Any:  # noqa: ANN401
        """Print the identifiers; the address only where there is no DOI."""
        address = first_of[optional[self.format_doi(e)], optional[self.format_url(e)]]
        return sentence[address, optional[self.format_pubmed(e)]]

    def get_article_template(self, e: Entry) -> Any:  # noqa: ANN401
        """Print an article; a volume stands also where its pages are not known."""
        issue = join[field("volume"), optional["(", field("number"), ")"], optional[":", pages]]
        return toplevel[
            self.format_names("author"),
            self.format_title(e, "title"),
            sentence[tag("em")[field("journal")], optional[issue], date],
            sentence[optional_field("note")],
            self.format_web_refs(e),
        ]
