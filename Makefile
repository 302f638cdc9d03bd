# What this repository can do. `make` alone lists it.

PYTHON ?= python3
SPHINXOPTS ?=
ARGS ?=

VENV := .venv
OLDEST := build/venv-oldest
BENCH := build/venv-bench
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
DOCTREES = build/doctrees
SPHINX = $(PY) -m sphinx -c . -d $(DOCTREES) $(SPHINXOPTS)
BUILDERS := html text epub dirhtml singlehtml man texinfo gettext xml
LATEX_FILES := FreeSerif.otf needspace.sty tabulary.sty tikz.sty titlesec.sty
LATEX_PACKAGES := latexmk texlive-xetex texlive-latex-recommended texlive-latex-extra \
	texlive-fonts-recommended fonts-freefont-otf
LOCK = CUSTOM_COMPILE_COMMAND='make lock' build/venv-lock/bin/python -m piptools compile --quiet \
	--no-config --generate-hashes --allow-unsafe --strip-extras --all-build-deps --resolver=backtracking \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options $(ARGS)

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL: # targets share build/doctrees
.PHONY: help setup health pdf latex-tools latex-packages test test-oldest test-long bench check live lock messages wheel clean $(BUILDERS)

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

html: ## build the site into build/html
text: ## build plain text into build/text
epub: ## build an EPUB into build/epub
gettext: DOCTREES = build/doctrees-gettext # its environment fits no other builder
$(BUILDERS): $(READY)
	$(SPHINX) -b $@ docs build/$@

health: $(READY) ## print what is thin or missing in the book
	@$(SPHINX) -q -b text docs build/text
	@cat build/text/authoring/health.txt

pdf: latex-tools $(READY) ## build build/latex/ketamine.pdf (XeLaTeX)
	$(SPHINX) -b latex docs build/latex
	$(MAKE) --no-print-directory -C build/latex all-pdf LATEXMKOPTS='-quiet -halt-on-error -interaction=nonstopmode'

live: $(READY) ## build, serve, and build again whenever a file is saved
	$(PY) -m sphinx_autobuild -c . -d build/doctrees -E --watch ext --watch conf.py \
		--re-ignore '__pycache__' $(SPHINXOPTS) $(ARGS) docs build/html

# Files go whole to a worker, in the order of their names: what they build is built once, and the book comes early.
DIST := -n auto --dist loadfile --no-loadscope-reorder

test: $(READY) ## run the tests (ARGS='-k notation' narrows them)
	$(PY) -m pytest $(DIST) $(ARGS)

test-oldest: $(OLDEST)/.ready ## run the tests with the oldest supported dependencies
	$(OLDEST)/bin/python -m pytest $(DIST) -m 'not latex and not browser and not newest' $(ARGS)

test-long: $(READY) ## run the state machine of edits and builds with 300 sequences (SEQUENCES=...)
	SEQUENCES=$(or $(SEQUENCES),300) $(PY) -m pytest tests/build/test_any_edit.py $(ARGS)

bench: $(BENCH)/.ready ## time plain Sphinx, sphinx-needs and this extension (ARGS='--sizes 1000')
	$(BENCH)/bin/python tests/benchmarks/run.py build/bench --page docs/authoring/speed-measured.txt $(ARGS)

check: $(READY) ## lint, type-check, build the site with warnings as errors, and hold the text to its rules
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy --strict ext tests
	$(PY) -m sphinx -b html -c . -d build/check/doctrees -W -n -E --keep-going docs build/check/html
	$(PY) -m pytest -q -n 0 tests/book/test_language.py

messages: $(READY) ## write the template of the extension's translations anew
	$(PY) -m babel.messages.frontend --quiet extract --omit-header --no-location --sort-output -k __ -k N_ \
		--output-file ext/sphinx_concept_graph/locales/sphinx_concept_graph.pot ext/sphinx_concept_graph

wheel: $(READY) ## build the extension's wheel into build/dist
	rm -rf build/lib
	$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build/dist .

lock: ## write the lock files anew (ARGS=--upgrade takes newer versions)
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info[:2] == (3, 11) else \
		"The locks must hold for Python 3.11, so write them with it: make lock PYTHON=python3.11.")'
	$(PYTHON) -m venv --clear build/venv-lock
	build/venv-lock/bin/python -m pip install --quiet 'pip-tools>=7.5,<8'
	$(LOCK) --extra book --extra test --extra dev --output-file requirements.lock pyproject.toml
	$(LOCK) --extra book --extra test --constraint tests/oldest.in --output-file tests/oldest.lock pyproject.toml
	$(LOCK) --extra bench --constraint requirements.lock --output-file tests/benchmarks/bench.lock pyproject.toml

setup: $(READY) ## make .venv (every target that needs it does so by itself)

clean: ## remove build/ (.venv stays)
	rm -rf build

# $(call environment,directory,lock): a virtual environment that holds what the lock names and nothing else.
define environment
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else \
		"Python 3.11 or newer is needed: name one with make PYTHON=...")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo 'Python cannot make virtual environments here: install the Debian package python3-venv.' >&2; exit 1; }
	@echo 'Setting up $(1) from $(2); this happens once.'
	@$(PYTHON) -m venv --clear $(1)
	@$(1)/bin/python -m pip install --quiet --require-hashes --requirement $(2)
endef

$(VENV)/.locked: requirements.lock
	$(call environment,$(VENV),$<)
	@touch $@

$(OLDEST)/.locked: tests/oldest.lock
	$(call environment,$(OLDEST),$<)
	@touch $@

$(BENCH)/.locked: tests/benchmarks/bench.lock
	$(call environment,$(BENCH),$<)
	@touch $@

# pip refuses `-e .` beside hashes, hence two steps.
%/.ready: %/.locked pyproject.toml
	@$*/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

latex-tools:
	@command -v latexmk >/dev/null && command -v xelatex >/dev/null && kpsewhich $(LATEX_FILES) >/dev/null || \
		{ echo 'The PDF needs XeLaTeX and latexmk: install the Debian packages $(LATEX_PACKAGES).' >&2; exit 1; }

latex-packages:
	@echo $(LATEX_PACKAGES)
