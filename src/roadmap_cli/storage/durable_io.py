"""Files that survive a crash, a full disk and a power cut: written whole and confirmed, or not at all."""

import errno
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from roadmap_cli.domain.errors import LockedError
from roadmap_cli.storage.file_lock import locked

Result = TypeVar("Result")

FOLDER_MODE = 0o700
FILE_MODE = 0o600

# Another program has the file open for a moment (a virus scanner, a sync engine, an indexer).
SHARING_VIOLATIONS = frozenset({5, 32, 33})
_PATIENCE = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.4, 0.5, 0.5, 0.5)
"""Seconds between the attempts: 2.5 together."""

# Some file systems (FUSE, CIFS) have no fsync for folders; the rename is as durable there as it gets.
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF})


class DiskIO:
    """Every step of a write, one method each, so that a test can watch a step or let it fail."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        """Wait with *sleep* (in seconds) between attempts at a file that another program holds."""
        self._sleep = sleep

    def resolve(self, path: Path) -> Path:
        """Give the place that *path* leads to when every link is followed."""
        return Path(os.path.realpath(path))

    def is_folder(self, path: Path) -> bool:
        """Tell whether a folder is there."""
        return path.is_dir()

    def names(self, folder: Path) -> list[str]:
        """List the regular files in *folder* (links to such files included), in order of their names."""
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if _is_regular(entry))

    def read(self, path: Path, limit: int) -> bytes:
        """Give the content of a file; raise EFBIG beyond *limit* bytes."""

        def attempt() -> bytes:
            with path.open("rb") as file:
                if os.fstat(file.fileno()).st_size > limit:
                    raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
                return file.read()

        return self._patiently(attempt)

    def make_folder(self, path: Path) -> None:
        """Make one folder that only its owner can enter."""
        path.mkdir(FOLDER_MODE)

    def create(self, path: Path) -> int:
        """Open a new file for writing that only its owner can read; raise EEXIST if the name is taken."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        for optional in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):
            flags |= getattr(os, optional, 0)
        return self._patiently(lambda: os.open(path, flags, FILE_MODE))

    def write(self, file: int, content: bytes) -> None:
        """Write all of *content*."""
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]

    def sync(self, file: int) -> None:
        """Return when the content of the open file is on the disk."""
        if sys.platform == "darwin":
            import fcntl  # noqa: PLC0415 - exists on some systems only

            # fsync on macOS stops at the drive's own cache.
            with suppress(OSError):
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)
                return
        os.fsync(file)

    def size(self, file: int) -> int:
        """Give the size of the open file in bytes."""
        return os.fstat(file).st_size

    def close(self, file: int) -> None:
        """Close the file."""
        os.close(file)

    def replace(self, source: Path, target: Path) -> None:
        """Put *source* in the place of *target*, in one step."""
        self._patiently(lambda: source.replace(target))

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in *folder* are on the disk, as far as the system can promise that."""
        if sys.platform == "win32":
            return
        file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(file)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(file)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        self._patiently(path.unlink)

    @contextmanager
    def lock(self, path: Path, timeout: float) -> Iterator[None]:
        """Hold the lock of *path* against every other process; raise `LockedError` after *timeout* seconds."""
        try:
            with locked(path, timeout, FILE_MODE):
                yield
        except TimeoutError as error:
            # The body may run into a time-out of its own, which is another matter.
            if error.filename != str(path):
                raise
            message = (
                f"Another process has held {path} for {timeout:g} seconds: close the other terminal, then try again."
            )
            raise LockedError(message) from None

    def _patiently(self, attempt: Callable[[], Result]) -> Result:
        for pause in _PATIENCE:
            try:
                return attempt()
            except OSError as error:
                if getattr(error, "winerror", None) not in SHARING_VIOLATIONS:
                    raise
            self._sleep(pause)
        return attempt()


def _is_regular(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError as error:
        if error.errno == errno.ELOOP:
            return False
        raise


def is_dangling(path: Path) -> bool:
    """Tell whether *path* is a link that leads nowhere: behind it is a disk that is not there now."""
    return path.is_symlink() and not path.exists()


def make_folders(disk: DiskIO, folder: Path) -> None:
    """Make *folder* and what is missing above it, each known to the disk before the next step.

    A link that leads nowhere is an error: to start afresh in its place would hide what the disk holds.
    """
    if is_dangling(folder):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    missing: list[Path] = []
    current = disk.resolve(folder)
    while not disk.is_folder(current) and current != current.parent:
        missing.append(current)
        current = current.parent
    for path in reversed(missing):
        try:
            disk.make_folder(path)
        except FileExistsError:
            # Another process may have made it meanwhile.
            if not disk.is_folder(path):
                raise
        disk.sync_folder(path.parent)


class Prepared(NamedTuple):
    """New content that lies beside the file whose place it is to take, confirmed by the disk."""

    temporary: Path
    target: Path


def prepare(disk: DiskIO, path: Path, content: bytes) -> Prepared:
    """Write *content* beside the file and have the disk confirm it; nothing is left where that fails."""
    target = disk.resolve(path)
    temporary = target.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    file = disk.create(temporary)
    try:
        _fill(disk, file, content)
    except BaseException:
        _drop(disk, temporary)
        raise
    return Prepared(temporary, target)


def put_in_place(disk: DiskIO, prepared: Prepared) -> bool:
    """Replace the file by what was prepared, in one step; tell whether the disk confirmed the new name."""
    try:
        disk.replace(prepared.temporary, prepared.target)
    except BaseException:
        _drop(disk, prepared.temporary)
        raise
    try:
        disk.sync_folder(prepared.target.parent)
    except OSError:
        return False
    return True


def discard(disk: DiskIO, prepared: Prepared) -> None:
    """Leave the file as it is after all, and remove what was prepared."""
    _drop(disk, prepared.temporary)


def save(disk: DiskIO, path: Path, content: bytes) -> bool:
    """Put *content* into the file, whole or not at all; tell whether the disk confirmed the new name."""
    return put_in_place(disk, prepare(disk, path, content))


def _drop(disk: DiskIO, temporary: Path) -> None:
    with suppress(OSError):
        disk.remove(temporary)


def _fill(disk: DiskIO, file: int, content: bytes) -> None:
    """Write all of *content* into an open file, have the disk confirm it, and close the file."""
    try:
        disk.write(file, content)
        disk.sync(file)
        size = disk.size(file)
    finally:
        disk.close(file)
    if size != len(content):
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def remove_leftovers(disk: DiskIO, folder: Path, name: str) -> None:
    """Remove what a killed `save` left of files whose names match the pattern *name*; hold the lock meanwhile."""
    leftover = re.compile(rf"\.{name}\.[0-9a-f]{{8}}\.tmp")
    for found in disk.names(folder):
        if leftover.fullmatch(found):
            # They harm nobody, so one that will not go is no reason to refuse a write.
            with suppress(OSError):
                disk.remove(folder / found)
