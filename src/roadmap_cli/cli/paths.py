"""Names of files and folders, as people type them."""

from pathlib import Path

from roadmap_cli.cli.parameters import name_of


def path_of(text: str) -> Path:
    """Read the name of a file or folder as `name_of` does."""
    return Path(name_of(text))
