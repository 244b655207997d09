"""The folder of content files: where it lies, what is in it, and the content that they make together.

A warm start passes through here, so the parser and the schemas are imported only when files are
really parsed.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import BadDataError, RoadmapError
from roadmap_cli.storage.folders import content_folder, package_folder

if TYPE_CHECKING:
    from roadmap_cli.storage.folders import StrPath
    from roadmap_cli.storage.strict_yaml import Document

FOLDERS: Final = ("skills", "resources", "guides", "roadmaps")
SINGLE_FILES: Final = ("content.yaml", "projects.yaml", "technologies.yaml", "phrases.yaml")
CORE: Final = ("content.yaml", "projects.yaml", "skills/", "roadmaps/")
ENDING: Final = ".yaml"
MOST_PROBLEMS: Final = 500
"""How many things are told that are wrong in one folder; who mends these sees the others."""

# One byte more than the parser takes, so that it sees that there is too much.
_READ_LIMIT: Final = 4 * 1024 * 1024 + 1


def data_root() -> str:
    """Give the folder of the bundled content."""
    if found := content_folder():
        return found
    message = f"The bundled roadmaps are missing from {package_folder()}; install roadmap-cli again."
    raise RoadmapError(message)


def is_whole_content(root: "StrPath") -> bool:
    """Tell whether *root* holds content of its own kind, with its date, and not files of one's own."""
    return os.path.isfile(os.path.join(root, SINGLE_FILES[0]))  # noqa: PTH113, PTH118 - pathlib costs start-up time


def read_files(root: "StrPath") -> dict[str, bytes]:
    """Read all content files below *root*, in order, by their names with forward slashes."""
    files: dict[str, bytes] = {}
    for name, raw in _files(root):
        if isinstance(raw, BadDataError):
            raise raw
        files[name] = raw
    return files


def read_content(root: "StrPath") -> Content:
    """Read, validate and check all content below *root*; raise a BadDataError about the first thing that is wrong."""
    return content_of(read_files(root), root)


def content_of(files: Mapping[str, bytes], root: "StrPath", parsed: "dict[str, Document] | None" = None) -> Content:
    """Validate and check *files*, which read_files has read below *root*; what is *parsed* is not parsed again."""
    content, problems = _examined(files.items(), root, parsed)
    for problem in problems:
        raise problem
    return content


def core_of(files: Mapping[str, bytes], root: "StrPath", parsed: "dict[str, Document]") -> Content:
    """Validate and check the skills, projects and roadmaps of *files* alone, as if the others could not be read.

    They are a third of the content, and all that most commands look at. What is parsed is put into *parsed*.
    """
    core = {name: raw for name, raw in files.items() if name.startswith(CORE)}
    content, problems = _examined(core.items(), root, parsed, without=files.keys() - core.keys())
    for problem in problems:
        raise problem
    return content


def examine(root: "StrPath") -> tuple[Content, tuple[BadDataError, ...]]:
    """Read all content below *root*; give what of it can be understood, and what is wrong, by path and line.

    The content may not fit together where something is wrong: it is good for counting. What is wrong
    only because something else is wrong is left out; of more than 500 things the first that are met are told.
    """
    content, problems = _examined(_files(root), root)
    told = sorted(islice(problems, MOST_PROBLEMS), key=lambda fault: fault.place)
    if next(problems, None) is not None:
        message = f"More than {MOST_PROBLEMS} things are wrong in the folder; mend those first."
        told.append(BadDataError(message, path=os.fspath(root)))
    return content, tuple(told)


def _examined(
    files: Iterable[tuple[str, bytes | BadDataError]],
    root: "StrPath",
    parsed: "dict[str, Document] | None" = None,
    *,
    without: Iterable[str] = (),
) -> tuple[Content, Iterator[BadDataError]]:
    from roadmap_cli.storage.content_checks import check_content, content_of_draft  # noqa: PLC0415 - cold only
    from roadmap_cli.storage.content_drafts import draft_of  # noqa: PLC0415 - pydantic and yaml
    from roadmap_cli.storage.strict_yaml import read_document  # noqa: PLC0415

    top = os.fspath(root)
    unread: dict[str, BadDataError] = {}
    documents = {} if parsed is None else parsed
    for name, raw in files:
        try:
            if isinstance(raw, BadDataError):
                raise raw
            if name not in documents:
                documents[name] = read_document(raw, path=shown_path(top, name))
        except BadDataError as problem:
            unread[name] = problem
    draft = draft_of(documents, shown_path(top, SINGLE_FILES[0]), unread=(*unread, *without))
    content = content_of_draft(draft)
    return content, chain(unread.values(), draft.faults, check_content(draft, content.catalogue))


def shown_path(top: str, name: str) -> str:
    """Give the path of the file *name* below *top* as a person sees it, short below the working folder."""
    whole = os.path.abspath(os.path.join(top, *name.split("/")))  # noqa: PTH100, PTH118 - strings all along
    try:
        here = os.getcwd()  # noqa: PTH109
    except OSError:
        return whole
    return whole.removeprefix(os.path.join(here, ""))  # noqa: PTH118


def _files(root: "StrPath") -> Iterator[tuple[str, bytes | BadDataError]]:
    """Give each content file below *root* by its name, or what is wrong with it or with its folder."""
    top = os.fspath(root)
    for name in SINGLE_FILES:
        if os.path.isfile(os.path.join(top, name)):  # noqa: PTH113, PTH118 - start-up
            yield name, _read(top, name)
    for folder in FOLDERS:
        try:
            with os.scandir(os.path.join(top, folder)) as entries:  # noqa: PTH118
                names = sorted(entry.name for entry in entries if not entry.name.startswith(".") and entry.is_file())
        except FileNotFoundError:
            continue
        except OSError as error:
            yield folder, _unreadable(top, folder, error)
            continue
        for name in names:
            path = f"{folder}/{name}"
            if name.endswith(ENDING):
                yield path, _read(top, path)
            elif name.endswith(".yml"):
                message = f"Content files end in {ENDING}; rename it, or it is not read."
                yield path, BadDataError(message, path=shown_path(top, path))


def _read(top: str, name: str) -> bytes | BadDataError:
    try:
        with open(os.path.join(top, name), "rb") as file:  # noqa: PTH118, PTH123
            return file.read(_READ_LIMIT)
    except OSError as error:
        return _unreadable(top, name, error)


def _unreadable(top: str, name: str, error: OSError) -> BadDataError:
    reason = error.strerror or type(error).__name__
    message = f"It cannot be read ({reason}); check that it is there and that you may read it."
    return BadDataError(message, path=shown_path(top, name))
