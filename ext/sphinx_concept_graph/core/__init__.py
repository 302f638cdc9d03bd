"""What is true: values, vocabulary, notation, linking, graph; no Sphinx, no docutils."""
