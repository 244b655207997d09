"""Names of files and folders, as people type them."""

from pathlib import Path

from roadmap_cli.domain.errors import UsageError


def path_of(text: str) -> Path:
    """Read the name of a file or folder; raise UsageError for what an unset variable or a habit leaves."""
    if not text.strip():
        message = "The name of the file is empty; give one."
        raise UsageError(message)
    if text == "-":
        message = "'-' names no file here; one that is called so is './-'."
        raise UsageError(message)
    return Path(text)
