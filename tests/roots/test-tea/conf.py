project = "Tea"
author = "Tea drinkers"
copyright = "Tea drinkers"
version = release = "1.0"
language = "en"

extensions = ["myst_parser", "sphinx_concept_graph"]
concept_vocabulary = "words.yaml"
concept_bibliography = ["books.bib", "more.bib"]

nitpicky = True
numfig = True
html_theme = "basic"
latex_engine = "xelatex"
latex_use_xindy = False
# One of the sources was withdrawn, on purpose.
suppress_warnings = ["concept.retracted_source"]
