"""The folder of content files: where it lies, what is in it, and the content that they make together.

A warm start passes through here, so the parser and the schemas are imported only when files are
really parsed.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import BadDataError, RoadmapError

FOLDERS: Final = ("skills", "guides", "roadmaps")
SINGLE_FILES: Final = ("content.yaml", "projects.yaml", "technologies.yaml")
ENDING: Final = ".yaml"

# One byte more than the parser takes, so that it sees that there is too much.
_READ_LIMIT: Final = 4 * 1024 * 1024 + 1


def data_root() -> Path:
    """Give the folder of the bundled content: the installed package's, or else the checkout's.

    The file's own path stands for `importlib.resources`, which is slow to import and gives the
    same folder wherever the package lies unpacked.
    """
    package = Path(__file__).parent.parent
    installed = package / "data"
    if installed.is_dir():
        return installed
    checkout = package.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "data").is_dir():
        return checkout / "data"
    message = f"The bundled roadmaps are missing from {package}; install roadmap-cli again."
    raise RoadmapError(message)


def read_files(root: Path) -> dict[str, bytes]:
    """Read all content files below *root*, in order, by their names with forward slashes."""
    top = os.fspath(root)
    names = [name for name in SINGLE_FILES if os.path.isfile(os.path.join(top, name))]  # noqa: PTH113, PTH118 - start-up
    for folder in FOLDERS:
        names.extend(f"{folder}/{name}" for name in _names(top, folder))
    return {name: _read(top, name) for name in names}


def read_content(root: Path) -> Content:
    """Read, validate and check all content below *root*; raise a BadDataError about the first thing that is wrong."""
    return content_of(read_files(root), root)


def content_of(files: Mapping[str, bytes], root: Path) -> Content:
    """Validate and check *files*, which read_files has read below *root*."""
    from roadmap_cli.storage.content_checks import checked_content  # noqa: PLC0415 - pydantic and yaml, cold only
    from roadmap_cli.storage.content_drafts import draft_of  # noqa: PLC0415
    from roadmap_cli.storage.strict_yaml import read_document  # noqa: PLC0415

    top = os.fspath(root)
    documents = {name: read_document(raw, path=shown_path(top, name)) for name, raw in files.items()}
    return checked_content(draft_of(documents, shown_path(top, SINGLE_FILES[0])))


def shown_path(top: str, name: str) -> str:
    """Give the path of the file *name* below *top* as a person sees it, short below the working folder."""
    whole = os.path.abspath(os.path.join(top, *name.split("/")))  # noqa: PTH100, PTH118 - strings all along
    try:
        here = os.getcwd()  # noqa: PTH109
    except OSError:
        return whole
    return whole.removeprefix(os.path.join(here, ""))  # noqa: PTH118


def _names(top: str, folder: str) -> list[str]:
    try:
        with os.scandir(os.path.join(top, folder)) as entries:  # noqa: PTH118
            files = [entry.name for entry in entries if not entry.name.startswith(".") and entry.is_file()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _unreadable(top, folder, error) from None
    for name in files:
        if name.endswith(".yml"):
            message = f"Content files end in {ENDING}; rename it, or it is not read."
            raise BadDataError(message, path=shown_path(top, f"{folder}/{name}"))
    return sorted(name for name in files if name.endswith(ENDING))


def _read(top: str, name: str) -> bytes:
    try:
        with open(os.path.join(top, name), "rb") as file:  # noqa: PTH118, PTH123
            return file.read(_READ_LIMIT)
    except OSError as error:
        raise _unreadable(top, name, error) from None


def _unreadable(top: str, name: str, error: OSError) -> BadDataError:
    reason = error.strerror or type(error).__name__
    message = f"It cannot be read ({reason}); check that it is there and that you may read it."
    return BadDataError(message, path=shown_path(top, name))
