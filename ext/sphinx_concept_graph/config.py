"""The settings of conf.py as plain data, and the vocabulary they lead to."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx.errors import ConfigError

from sphinx_concept_graph.messages import __

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_concept_graph.core.vocabulary import Vocabulary

DEFAULT_VOCABULARY: Final = Path(__file__).with_name("vocabulary.yaml")


class Setting(NamedTuple):
    """One value of conf.py."""

    name: str
    default: object
    #: What Sphinx does when it changes: "env" reads all pages again, "html" writes all again.
    rebuild: str
    types: tuple[type, ...]
    description: str


SETTINGS: Final = (
    Setting(
        name="concept_vocabulary",
        default="",
        rebuild="env",
        types=(str,),
        description="Vocabulary file, relative to the source directory; extends the default.",
    ),
    Setting(
        name="concept_bibliography",
        default=[],
        rebuild="",
        types=(list, tuple),
        description="BibTeX files, relative to the source directory.",
    ),
    Setting(
        name="concept_short_names",
        default=True,
        rebuild="env",
        types=(bool,),
        description="Also register the directives and roles without the prefix of the domain.",
    ),
    Setting(
        name="concept_figures",
        default=True,
        rebuild="env",
        types=(bool,),
        description="Draw the relations of a concept in its entry.",
    ),
    Setting(
        name="concept_figure_maximum",
        default=24,
        rebuild="env",
        types=(int,),
        description="Most relations one figure draws; the rest is counted and linked.",
    ),
    Setting(
        name="concept_list_maximum",
        default=500,
        rebuild="env",
        types=(int,),
        description="Most entries of one list or table; what is left out is counted. 0: no limit.",
    ),
    Setting(
        name="concept_autolink",
        default=False,
        rebuild="env",
        types=(bool,),
        description="Link the first mention of each concept in each section.",
    ),
    Setting(
        name="concept_refresh_navigation",
        default=False,
        rebuild="",
        types=(bool,),
        description="Write all pages when titles, headings or the order of pages change.",
    ),
    Setting(
        name="concept_require",
        default=[],
        rebuild="env",
        types=(list, tuple),
        description="What must be there: evidence, definition, relation, chapter, identifier.",
    ),
    Setting(
        name="concept_has_graphviz",
        default=False,
        rebuild="env",
        types=(bool,),
        description="Set by the extension: whether figures can be laid out in layers.",
    ),
    Setting(
        name="concept_vocabulary_digest",
        default="",
        rebuild="env",
        types=(str,),
        description="Set by the extension: changes with the vocabulary file.",
    ),
)


def register(app: Sphinx) -> None:
    """Register all settings."""
    for setting in SETTINGS:
        app.add_config_value(
            setting.name,
            setting.default,
            setting.rebuild,  # type: ignore[arg-type] # a literal kept in a table
            types=frozenset(setting.types),
            description=setting.description,
        )


def check_types(_app: Sphinx, config: Config) -> None:
    """Stop at once when a setting cannot be used; the first handler of ``config-inited``."""
    for setting in SETTINGS:
        value = getattr(config, setting.name)
        plain = not isinstance(value, (list, tuple)) or all(isinstance(v, str) for v in value)
        if not (isinstance(value, setting.types) and plain and _is_count(value, setting)):
            words = {
                bool: "True or False",
                int: "a number, 0 or more",
                str: "text",
                list: "a list of texts",
            }
            raise ConfigError(
                __("%(setting)s is %(value)r; it must be %(form)s")
                % {"setting": setting.name, "value": value, "form": words[setting.types[0]]}
            )


def _is_count(value: object, setting: Setting) -> bool:
    """Tell whether a number is 0 or more; ``True`` is none. What is no number passes."""
    if int not in setting.types:
        return True
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def check_vocabulary(app: Sphinx, config: Config) -> None:
    """Stop at once when the vocabulary cannot be used; otherwise note what it says.

    Connected to ``config-inited``: a changed digest makes Sphinx read all pages again.
    """
    texts = _vocabulary_texts(Path(app.srcdir), config)
    if config.concept_vocabulary:
        _check_texts(texts)
    config.concept_vocabulary_digest = sha256(repr(texts).encode()).hexdigest()


def _check_texts(texts: tuple[tuple[str, str], ...]) -> None:
    from sphinx_concept_graph.exchange.yaml_nodes import VocabularyError  # noqa: PLC0415 -- as below

    try:
        _parse(texts)
    except VocabularyError as error:
        raise ConfigError(__("The vocabulary cannot be used: %(why)s") % {"why": error}) from error


def look_for_graphviz(_app: Sphinx, config: Config) -> None:
    """Note whether the extra for figures in layers is installed, without loading it."""
    config.concept_has_graphviz = find_spec("pygraphviz") is not None


def check_requirements(_app: Sphinx, config: Config) -> None:
    """Stop at once when a project requires something unknown."""
    if not config.concept_require:
        return
    from sphinx_concept_graph.core.graph_checks import REQUIREMENTS  # noqa: PLC0415 -- loads late

    for name in config.concept_require:
        if name not in REQUIREMENTS:
            known = ", ".join(REQUIREMENTS)
            raise ConfigError(
                __('concept_require names "%(name)s"; it can name %(known)s')
                % {"name": name, "known": known}
            )


def vocabulary(srcdir: Path, config: Config) -> Vocabulary:
    """Return the vocabulary of the project; it is parsed once per content."""
    return _parse(_vocabulary_texts(srcdir, config))


def bibliography_files(srcdir: Path, config: Config) -> tuple[tuple[str, Path], ...]:
    """Return the .bib files as (name in messages, path)."""
    return tuple((str(name), srcdir / name) for name in config.concept_bibliography)


def _vocabulary_texts(srcdir: Path, config: Config) -> tuple[tuple[str, str], ...]:
    texts = [(DEFAULT_VOCABULARY.name, DEFAULT_VOCABULARY.read_text(encoding="utf-8"))]
    name = config.concept_vocabulary
    if name:
        texts.append((name, _read(srcdir / name, name)))
    return tuple(texts)


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(
            __('concept_vocabulary names "%(name)s", which cannot be read: %(why)s')
            % {"name": name, "why": reason}
        ) from error


@lru_cache(maxsize=8)
def _parse(texts: tuple[tuple[str, str], ...]) -> Vocabulary:
    # Loads late: a project without concepts reads no vocabulary.
    from sphinx_concept_graph.exchange.vocabulary_yaml import read_vocabulary  # noqa: PLC0415

    return read_vocabulary(texts)
