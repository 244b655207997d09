"""Files that only save time: never trusted, never an error, made anew at any doubt.

Such a file holds parts, each read and checked when it is first asked for, below one line that says under
which key they were kept, where each of them ends and what its bytes add up to.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from json import dumps, loads

try:
    # The part of hashlib that is needed, without OpenSSL, which takes longer to load than all the content.
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - an interpreter built without it
    from hashlib import blake2b

import roadmap_cli

_DIGEST_SIZE = 16
_LONGEST_HEADER = 1024 * 1024
_BEFORE_DIGEST = b'{"schema":"roadmap.cache","digest":"'
_BEFORE_TABLE = b'","table":'
_TABLE_START = len(_BEFORE_DIGEST) + 2 * _DIGEST_SIZE + len(_BEFORE_TABLE)

UNREADABLE = (AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What comes out of parts that are damaged, or that are whole and hold something else."""


def key_of(kind: str, parts: Iterable[bytes]) -> str:
    """Give a number that is another one for other *parts*, another *kind*, or another version of the program."""
    digest = blake2b(f"{kind} {roadmap_cli.__version__}".encode(), digest_size=_DIGEST_SIZE)
    for part in parts:
        # The length keeps apart where one part ends and the next begins.
        digest.update(b"\n%d " % len(part))
        digest.update(part)
    return digest.hexdigest()


class CachedParts(Mapping[str, bytes]):
    """The parts of a cache by their names, in order; one that is damaged raises ValueError when it is asked for."""

    def __init__(self, path: str, start: int, table: Iterable[tuple[str, int, str]]) -> None:
        self._path = path
        self._places: dict[str, tuple[int, int, str]] = {}
        for name, length, digest in table:
            self._places[name] = (start, length, digest)
            start += length

    def __getitem__(self, name: str) -> bytes:
        start, length, digest = self._places[name]
        try:
            with open(self._path, "rb", buffering=0) as file:  # noqa: PTH123 - pathlib costs start-up time
                file.seek(start)
                part = file.read(length)
        except OSError:
            part = b""
        # Another process may have put another file there since the table was read.
        if len(part) != length or digest_of(part) != digest:
            message = f"the part {name} is damaged"
            raise ValueError(message)
        return part

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def read_cached(path: str, key: str) -> CachedParts | None:
    """Give what was stored under *key*; None where it is not there, stale, or its first line damaged."""
    try:
        # Not a folder and not a pipe, which would be waited for.
        if not os.path.isfile(path):  # noqa: PTH113 - pathlib costs start-up time
            return None
        with open(path, "rb") as file:  # noqa: PTH123 - the same
            header = file.readline(_LONGEST_HEADER)
        table = header[_TABLE_START:-2]
        if header != _header(table):
            return None
        found, rows = loads(table)
        parts = CachedParts(path, len(header), rows)
    except (OSError, *UNREADABLE):
        return None
    return parts if found == key else None


def store(path: str, key: str, parts: Mapping[str, bytes]) -> None:
    """Keep *parts* under *key* in place of what is there, if that can be done."""
    rows = [(name, len(part), digest_of(part)) for name, part in parts.items()]
    header = _header(dumps([key, rows], separators=(",", ":")).encode("ascii"))
    temporary = f"{path}.{os.getpid()}.{os.urandom(4).hex()}.tmp"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120 - the same
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:  # noqa: PTH123 - the same
                file.write(b"".join((header, *parts.values())))
            os.replace(temporary, path)  # noqa: PTH105 - the same
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108 - the same
            raise


def _header(table: bytes) -> bytes:
    return b"".join((_BEFORE_DIGEST, digest_of(table).encode("ascii"), _BEFORE_TABLE, table, b"}\n"))


def digest_of(raw: bytes) -> str:
    """Give the number by which bytes are compared; the same that the journal's files bear."""
    return blake2b(raw, digest_size=_DIGEST_SIZE).hexdigest()
