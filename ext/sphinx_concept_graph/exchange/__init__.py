"""Readers and writers of files, side by side; no Sphinx, no docutils."""
