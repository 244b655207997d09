"""The person's own skills and roadmaps as `sync` sees them: files in folders, by their paths."""

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.domain.errors import quote
from roadmap_cli.storage.durable_io import DiskIO, discard, make_folders, prepare, put_in_place, remove_leftovers
from roadmap_cli.storage.remote_names import DEEPEST, is_content_path, is_passing

SIZE_LIMIT = 4 * 1024 * 1024
"""The largest file of content in bytes that travels; the loader takes none that is larger."""

_ATTEMPTS = 3


class ContentFiles(NamedTuple):
    """Files by their paths below the folder, parts separated by `/`.

    *is_there* tells whether the folder is there at all, *skipped* are paths that cannot travel, and
    *notices* say why.
    """

    files: dict[str, bytes]
    is_there: bool
    skipped: frozenset[str]
    notices: tuple[str, ...]


class ChangedMeanwhileError(Exception):
    """Somebody changed a file while it was about to be written."""


def read_own_content(disk: DiskIO, folder: Path) -> ContentFiles:
    """Read all that may travel; hidden files and what editors leave behind stay out of it without a word."""
    files: dict[str, bytes] = {}
    skipped: set[str] = set()
    notices: list[str] = []
    if not disk.is_folder(folder):
        return ContentFiles({}, is_there=False, skipped=frozenset(), notices=())
    for path, is_plain in sorted(_walk(folder, "", 1)):
        reason = "" if is_plain else "it is a link or no regular file, or lies too deep"
        if not reason and not is_content_path(path):
            reason = "its name is not one that every system can keep"
        if not reason:
            try:
                files[path] = disk.read(folder / path, SIZE_LIMIT)
                continue
            except FileNotFoundError:
                continue
            except OSError as error:
                too_large = f"it is larger than {SIZE_LIMIT // 2**20} MiB"
                reason = too_large if error.errno == errno.EFBIG else (error.strerror or "it cannot be read")
        skipped.add(path)
        notices.append(f"{quote('content/' + path)} was not sent: {reason}.")
    return ContentFiles(files, is_there=True, skipped=frozenset(skipped), notices=tuple(notices))


def _walk(folder: Path, above: str, depth: int) -> Iterator[tuple[str, bool]]:
    """Give each path below *folder*, and whether it is a regular file at a depth that may travel."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_passing(entry.name):
                continue
            path = above + entry.name
            if entry.is_dir(follow_symlinks=False) and depth < DEEPEST:
                yield from _walk(folder / entry.name, f"{path}/", depth + 1)
            else:
                yield path, entry.is_file(follow_symlinks=False)


def remove_content_leftovers(disk: DiskIO, folder: Path) -> None:
    """Remove what a killed `write_content` left behind; hold the lock of the sync meanwhile."""
    for above, _, _ in os.walk(folder):
        remove_leftovers(disk, Path(above), ".+")


def write_content(disk: DiskIO, folder: Path, path: str, content: bytes, *, before: bytes | None) -> bool:
    """Put *content* at *path* if *before* is still what stands there; tell whether the disk confirmed it.

    Raises `ChangedMeanwhileError` if it is not.
    """
    target = folder / path
    if before is None and is_in_the_way(folder, path):
        raise ChangedMeanwhileError
    make_folders(disk, target.parent)
    prepared = prepare(disk, target, content)
    if _read(disk, target) != before:
        discard(disk, prepared)
        raise ChangedMeanwhileError
    return put_in_place(disk, prepared)


def remove_content(disk: DiskIO, folder: Path, path: str, *, before: bytes) -> None:
    """Remove the file at *path* if *before* is still what stands there, and folders that are left empty."""
    target = folder / path
    if _read(disk, target) != before:
        raise ChangedMeanwhileError
    disk.remove(target)
    for above in target.parents:
        if above == folder:
            break
        with suppress(OSError):
            above.rmdir()
    disk.sync_folder(folder)


def _read(disk: DiskIO, path: Path) -> bytes | None:
    try:
        return disk.read(path, SIZE_LIMIT)
    except FileNotFoundError:
        return None


def is_in_the_way(folder: Path, path: str) -> bool:
    """Tell whether a link, a folder or a file stands where the way to a new file at *path* would lead."""
    target = folder / path
    above = [part for part in target.parents if part != folder and folder in part.parents]
    return os.path.lexists(target) or any(
        part.is_symlink() or (os.path.lexists(part) and not part.is_dir()) for part in above
    )
