"""What a remote's tree holds for us: the journal, the person's content, and what is neither."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from roadmap_cli.domain.errors import OtherFilesError, quote
from roadmap_cli.domain.remote_addresses import masked
from roadmap_cli.storage.git_repository import GitRepository
from roadmap_cli.storage.git_trees import TreeEntry
from roadmap_cli.storage.remote_names import DEEPEST, collisions, is_content_path, is_journal_name

JOURNAL = "progress"
CONTENT = "content"

_WELCOME = ("readme", "license", "licence", ".git")
_NAMED = 3


class RemoteFiles(NamedTuple):
    """Ids of files by name in *journal* and by path in *content*; *notices* tell what is left alone, and why."""

    tree: str | None
    journal: Mapping[str, str]
    content: Mapping[str, str]
    notices: tuple[str, ...]


NO_FILES = RemoteFiles(None, {}, {}, ())


def files_in(repository: GitRepository, commit: str) -> RemoteFiles:
    """Find what is ours in the tree of *commit*."""
    tree = repository.tree_of(commit)
    folders = {_text(entry): entry.id for entry in repository.entries(tree) if entry.is_folder}
    found: dict[str, dict[str, str]] = {JOURNAL: {}, CONTENT: {}}
    left_alone: list[str] = []
    for folder, is_fit, deepest in ((JOURNAL, is_journal_name, 1), (CONTENT, is_content_path, DEEPEST)):
        for path, entry in _walk(repository, folders[folder], "", deepest) if folder in folders else ():
            if entry.is_file and is_fit(path):
                found[folder][path] = entry.id
            elif not path.rpartition("/")[2].startswith("."):
                left_alone.append(f"{folder}/{path}")
        for path in list(collisions(found[folder])):
            del found[folder][path]
            left_alone.append(f"{folder}/{path}")
    reason = "was left alone in the remote: its name or its kind is none that may come here."
    notices = tuple(f"{quote(path)} {reason}" for path in left_alone)
    return RemoteFiles(tree, found[JOURNAL], found[CONTENT], notices)


def _walk(repository: GitRepository, tree: str, above: str, deepest: int) -> Iterator[tuple[str, TreeEntry]]:
    for entry in repository.entries(tree):
        path = above + _text(entry)
        if entry.is_folder and deepest > 1 and "/" not in _text(entry):
            yield from _walk(repository, entry.id, f"{path}/", deepest - 1)
        else:
            yield path, entry


def _text(entry: TreeEntry) -> str:
    return entry.name.decode("utf-8", "surrogateescape")


def check_is_ours(repository: GitRepository, commit: str, address: str) -> None:
    """Raise OtherFilesError where the tree of *commit* belongs to something else than this program."""
    entries = {_text(entry): entry for entry in repository.entries(repository.tree_of(commit))}
    others = [
        name
        for name, entry in entries.items()
        if not (entry.is_folder if name in {JOURNAL, CONTENT} else name.lower().startswith(_WELCOME))
    ]
    if others:
        shown = ", ".join(map(quote, others[:_NAMED])) + (" and more" if len(others) > _NAMED else "")
        message = f"The remote {masked(address)} holds other files ({shown}), and nothing was sent to it."
        raise OtherFilesError(message, hint="Use a repository of its own for your progress.")
