"""The Sphinx domain: keeps what each document says, and links it on demand."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from sphinx_concept_graph import config
from sphinx_concept_graph.bibliography import digest_of, read_bibliography
from sphinx_concept_graph.collecting import collect
from sphinx_concept_graph.collector import set_aside, without_collector
from sphinx_concept_graph.core.values import Mention, Place
from sphinx_concept_graph.indices import ConceptIndex
from sphinx_concept_graph.messages import _
from sphinx_concept_graph.nodes import mark_gap
from sphinx_concept_graph.packing import Packed, pack, unpack, unpack_rows
from sphinx_concept_graph.summary import Summary, offered_elsewhere, still_holds, summarise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.domains import Index
    from sphinx.environment import BuildEnvironment

    from sphinx_concept_graph.core.issues import Issue
    from sphinx_concept_graph.core.knowledge import Knowledge
    from sphinx_concept_graph.core.values import Source
    from sphinx_concept_graph.core.viewing import Viewer
    from sphinx_concept_graph.core.views import PageView, Ref
    from sphinx_concept_graph.core.vocabulary import Vocabulary

#: Raise it whenever the shape of what is pickled changes; a test compares the shapes.
DATA_VERSION: Final = 7

#: A build that reads less than this part of the pages is a small one.
FEW: Final = 10


class ConceptDomain(Domain):
    """Concepts, relations, claims and sources."""

    name = "concept"
    label = "Concepts"
    object_types: ClassVar[dict[str, ObjType]] = {
        "concept": ObjType(_("concept"), "concept"),
        "relation": ObjType(_("relation"), "relation"),
        "claim": ObjType(_("claim"), "claim"),
        "source": ObjType(_("source"), "source"),
    }
    indices: ClassVar[list[type[Index]]] = [ConceptIndex]
    initial_data: ClassVar[dict[str, Any]] = {
        "by_doc": {},
        "bibliography": ("", {}, ()),
        "summary": Summary(),
    }
    data_version = DATA_VERSION

    def __init__(self, env: BuildEnvironment) -> None:
        """Start clean: nothing was read in this run yet."""
        super().__init__(env)
        #: True when facts differ from those the stored warnings were made from.
        self.changed = False
        #: Document touched in this run -> outline of its facts before.
        self.outlines: dict[str, str] = {}
        #: What directives noticed in the document being read.
        self.noticed: list[Issue] = []
        self._knowledge: Knowledge | None = None
        self._viewer: Viewer | None = None
        self._objects: list[Any] | None = None
        #: Documents read in this build; they are written as well.
        self.being_read: frozenset[str] = frozenset()
        #: What draws the documents of this build, and those it has written.
        self.builder: Builder
        self.written: set[str] = set()
        #: Pages and files that no document stands for -> digest of what they are made from.
        self.made: dict[str, str] = {}
        #: Digest of titles and order of all pages, where a project wants them followed.
        self.navigation = ""

    # -- facts -----------------------------------------------------------------------------

    @property
    def by_doc(self) -> dict[str, Packed]:
        """Return the packed facts of each document; this and the two below are what is pickled."""
        return self.data["by_doc"]  # type: ignore[no-any-return]

    @property
    def bibliography(self) -> tuple[str, dict[str, Source], tuple[Issue, ...]]:
        """Return the digest of the .bib files, their sources and what is wrong with them."""
        return self.data["bibliography"]  # type: ignore[no-any-return]

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the vocabulary of the project."""
        return config.vocabulary(self.env.srcdir, self.env.config)

    def note_issue(self, issue: Issue) -> None:
        """Keep what a directive noticed until its document is collected."""
        self.noticed.append(issue)

    def clear_doc(self, docname: str) -> None:
        """Forget what one document said."""
        if (known := self.by_doc.pop(docname, None)) is not None:
            self.outlines.setdefault(docname, known.outline)
            self.forget_links()
        self.noticed.clear()

    def process_doc(self, _env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect the facts of a document from its finished, translated tree."""
        facts = collect(document, docname, tuple(self.noticed))
        self.noticed.clear()
        if facts:
            self.by_doc[docname] = pack(facts)
            self.outlines.setdefault(docname, "")
            self.forget_links()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for docname in sorted(docnames):
            if docname in otherdata["by_doc"]:
                self.by_doc[docname] = otherdata["by_doc"][docname]
                self.outlines.setdefault(docname, "")
        self.forget_links()

    def refresh_bibliography(self) -> None:
        """Read the .bib files again when their content changed."""
        files = config.bibliography_files(self.env.srcdir, self.env.config)
        digest = digest_of(files)
        if digest != self.bibliography[0]:
            self.data["bibliography"] = (digest, *read_bibliography(files))
            self.forget_links()

    # -- the linked whole ------------------------------------------------------------------

    def forget_links(self) -> None:
        """Drop what was derived; it is made again on first use."""
        self.changed = True
        self._knowledge = self._viewer = self._objects = None

    @property
    def knowledge(self) -> Knowledge:
        """Return all facts, linked."""
        if self._knowledge is None:
            with without_collector():
                self._knowledge = self._link()
            if len(self.being_read) * FEW < len(self.by_doc):
                set_aside()
        return self._knowledge

    def _link(self) -> Knowledge:
        from sphinx_concept_graph.core.linking import link  # noqa: PLC0415 -- loads late

        return link(
            {name: unpack(packed) for name, packed in self.by_doc.items()},
            self.vocabulary,
            self.bibliography[1],
            elsewhere=self._is_elsewhere,
            plurals=str(self.env.config.language or "en").startswith("en"),
        )

    @property
    def autolinks(self) -> dict[str, list[str]]:
        """Return document -> concepts linked in its text without a role, as last worked out."""
        if self._knowledge is None:
            return {}
        return {
            name: [link.concept for links in stretches for link in links]
            for name, stretches in self._knowledge.autolinks.items()
        }

    def _is_elsewhere(self, mention: Mention) -> bool:
        from sphinx_concept_graph.elsewhere import external_reference  # noqa: PLC0415

        docname = mention.place.docname
        return external_reference(self.env, mention.kind, mention.target, docname) is not None

    @property
    def summary(self) -> Summary:
        """Return what builds need of the whole, as of the last time anything changed."""
        return self.data["summary"]  # type: ignore[no-any-return]

    @property
    def needs_links(self) -> bool:
        """Tell whether anything changed that other pages, checks or lists can show."""
        if self.by_doc and self.summary.elsewhere != offered_elsewhere(self):
            return True
        return self.changed and not still_holds(self)

    def remember_links(self) -> None:
        """Link everything, and keep what an unchanged build needs without linking again."""
        self.data["summary"] = summarise(self)
        self._objects = None
        self.changed = False
        self.outlines.clear()

    def view(self, docname: str) -> PageView:
        """Return all that one page shows."""
        return self.viewer.page(docname)

    def start_reading(self, docnames: Iterable[str]) -> None:
        """Note the documents that this build reads."""
        self.being_read = frozenset(docnames)

    def start_drawing(self, builder: Builder) -> None:
        """Begin to count the pages drawn in this build."""
        self.builder = builder
        self.written, self.made, self.navigation = set(), {}, ""

    def note_written(self, docname: str) -> None:
        """Count a page as written, whether it shows anything of ours or not."""
        self.written.add(docname)

    def facts_digest(self) -> str:
        """Return a digest of all that the whole is made from."""
        vocabulary = self.env.config.concept_vocabulary_digest
        found = sha256(repr((vocabulary, self.bibliography[0])).encode())
        for docname in sorted(self.by_doc):
            found.update(docname.encode())
            found.update(self.by_doc[docname].facts)
        return found.hexdigest()

    @property
    def viewer(self) -> Viewer:
        """Return what answers how each place looks."""
        if self._viewer is None:
            from sphinx_concept_graph.core.viewing import Viewer  # noqa: PLC0415 -- loads late

            titles = {name: title.astext() for name, title in self.env.titles.items()}
            most = self.env.config.concept_list_maximum
            self._viewer = Viewer(self.knowledge, titles, list_maximum=most)
        return self._viewer

    # -- cross-references ------------------------------------------------------------------

    def find(self, kind: str, target: str) -> Ref | None:
        """Return where a name of one kind leads, or nothing."""
        mention = Mention(kind=kind, target=target, place=Place(docname=""))  # type: ignore[arg-type]
        found = self.viewer.refs.mention(mention)
        return found if found.docname else None

    def resolve_xref(  # noqa: PLR0913, PLR0917 -- the signature of Sphinx
        self,
        _env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Resolve references that Sphinx keeps itself: those in titles and from ``:any:``."""
        found = self.find(typ, target)
        if found is None:
            if node.get("refdomain") == self.name:
                mark_gap(contnode)
            return None
        if builder.format == "latex" and isinstance(node.parent, nodes.title):
            # A running head is set in capitals, the label of the link included.
            return contnode  # type: ignore[return-value] # Sphinx takes any node
        return make_refnode(builder, fromdocname, found.docname, found.anchor, contnode)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 -- the signature of Sphinx
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Resolve ``:any:`` by the names of concepts and the ids of claims."""
        kinds = ("concept", "claim")
        found = (
            (kind, self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode))
            for kind in kinds
        )
        return [(f"concept:{kind}", ref) for kind, ref in found if ref is not None]

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002, FBT001, FBT002, ARG002
        """Return what the search calls a kind of thing: "concept", without the domain's name."""
        return str(type.lname)

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """List everything that can be referred to, for the inventory and the search."""
        if self._objects is None:
            self._objects = unpack_rows(self.summary.objects)
        return self._objects
