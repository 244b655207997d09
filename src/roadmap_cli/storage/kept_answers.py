"""Whole answers, kept for as long as nothing has changed that they were made of.

What an answer depends on is told without opening a file, as git tells it: by the name, inode, size and
times of each. Only a file that changed so shortly before the answer was made that a further change might
not show is read. This module loads nothing that the interpreter has not loaded itself.
"""

# Pathlib takes longer to load than a whole answer out of what was kept.
# ruff: noqa: PTH103, PTH105, PTH108, PTH113, PTH120, PTH123

import os

try:
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - an interpreter built without it
    from hashlib import blake2b

import roadmap_cli

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RESOLUTION = 2_000_000_000
"""Nanoseconds within which a file may change twice and show one time (two seconds at the worst, on FAT)."""

_LARGEST = 16 * 1024 * 1024
_DEEPEST = 8
_DIGEST_SIZE = 16
_TYPE, _REGULAR = 0o170000, 0o100000


class UnsureError(Exception):
    """What an answer depends on cannot be seen."""


def state_of(folders: "Iterable[str]", words: "Iterable[str]", since: int) -> str:
    """Give a number that is another one for other *words* or as soon as a file below *folders* has changed.

    Files that changed at *since* (in nanoseconds) or later are read, for they may change again unseen.
    Raises UnsureError where something cannot be looked at.
    """
    digest = blake2b(digest_size=_DIGEST_SIZE)
    for word in (roadmap_cli.__version__, *words):
        raw = word.encode("utf-8", "surrogateescape")
        digest.update(b"%d %b" % (len(raw), raw))
    try:
        for folder in folders:
            digest.update("\n".join(_facts(folder, since - RESOLUTION, 0)).encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise UnsureError from error
    return digest.hexdigest()


def _facts(folder: str, since: int, depth: int) -> "Iterator[str]":
    if depth > _DEEPEST:
        raise UnsureError
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        yield f"no {folder}"
        return
    yield folder
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        try:
            facts = entry.stat()
        except FileNotFoundError:
            yield f"{entry.name} leads nowhere"
            continue
        if facts.st_mode & _TYPE != _REGULAR:
            if entry.is_dir():
                yield from _facts(entry.path, since, depth + 1)
            continue
        modified, changed = facts.st_mtime_ns, facts.st_ctime_ns
        yield f"{entry.name} {facts.st_ino} {facts.st_size} {modified} {changed}"
        if modified > since or changed > since:
            yield _digest_of(_read(entry.path))


def read_kept(path: str, folders: "Iterable[str]", words: "Iterable[str]") -> bytes | None:
    """Give the answer that is kept at *path*; None where it is not there, damaged, or of another state."""
    try:
        if not os.path.isfile(path):  # not a pipe, which would be waited for
            return None
        header, _, rest = _read(path).partition(b"\n")
        since, _, answer = rest.partition(b"\n")
        kept, _, digest = header.decode("ascii").partition(" ")
        if digest != _digest_of(rest) or kept != state_of(folders, words, int(since)):
            return None
    except (OSError, UnsureError, ValueError):
        return None
    return answer


def keep(path: str, state: str, since: int, answer: bytes) -> None:
    """Keep *answer*, made after *state* was seen at *since*, in place of what is there, if that can be done."""
    rest = b"%d\n%b" % (since, answer)
    temporary = f"{path}.{os.getpid()}.{os.urandom(4).hex()}.tmp"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return
    try:
        with open(descriptor, "wb") as file:
            file.write(f"{state} {_digest_of(rest)}\n".encode("ascii") + rest)
        os.replace(temporary, path)
    except OSError:
        _remove(temporary)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        raw = file.read(_LARGEST)
    if len(raw) == _LARGEST:
        raise UnsureError
    return raw


def _digest_of(raw: bytes) -> str:
    return blake2b(raw, digest_size=_DIGEST_SIZE).hexdigest()
