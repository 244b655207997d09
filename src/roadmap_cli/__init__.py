"""A learning tracker for the command line."""

__version__ = "0.1.0"
