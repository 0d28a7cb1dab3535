"""E-postlotsen: what the municipality's e-mail guideline asks of the reader, and one click to do it."""

__version__ = "0.1.0"
