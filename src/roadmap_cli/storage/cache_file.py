"""Files that only save time: never trusted, never an error, made anew at any doubt."""

import os
from collections.abc import Iterable
from contextlib import suppress

try:
    # The part of hashlib that is needed, without OpenSSL, which takes longer to load than all the content.
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - an interpreter built without it
    from hashlib import blake2b

import roadmap_cli

_DIGEST_SIZE = 16
_MAX_BYTES = 64 * 1024 * 1024


def key_of(kind: str, parts: Iterable[bytes]) -> str:
    """Give a number that is another one for other *parts*, another *kind*, or another version of the program."""
    digest = blake2b(f"{kind} {roadmap_cli.__version__}".encode(), digest_size=_DIGEST_SIZE)
    for part in parts:
        # The length keeps apart where one part ends and the next begins.
        digest.update(f"\n{len(part)} ".encode())
        digest.update(part)
    return digest.hexdigest()


def read_cached(path: str, key: str) -> bytes | None:
    """Give what was stored under *key*; None where it is not there, stale, damaged or unreadable."""
    try:
        # Not a folder and not a pipe, which would be waited for.
        if not os.path.isfile(path):  # noqa: PTH113 - pathlib costs start-up time
            return None
        with open(path, "rb") as file:  # noqa: PTH123 - the same
            header, _, payload = file.read(_MAX_BYTES).partition(b"\n")
    except (OSError, ValueError):
        return None
    return payload if header == _header(key, payload) else None


def store(path: str, key: str, payload: bytes, *, unless_changed_since: int | None = None) -> None:
    """Keep *payload* under *key* in place of what is there, if that can be done.

    Nothing is kept where the clock of the file system stands less than two seconds after
    *unless_changed_since* (nanoseconds): a file that changes twice within the resolution of its times
    (two seconds at the worst, on FAT) would look as if it had changed once.
    """
    temporary = f"{path}.{os.getpid()}.{os.urandom(4).hex()}.tmp"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120 - the same
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:  # noqa: PTH123 - the same
                file.write(_header(key, payload) + b"\n" + payload)
            if unless_changed_since is None or os.stat(temporary).st_mtime_ns > unless_changed_since + 2_000_000_000:  # noqa: PTH116 - the same
                os.replace(temporary, path)  # noqa: PTH105 - the same
            else:
                os.unlink(temporary)  # noqa: PTH108 - the same
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108 - the same
            raise


def _header(key: str, payload: bytes) -> bytes:
    digest = blake2b(payload, digest_size=_DIGEST_SIZE).hexdigest()
    return f'{{"schema":"roadmap.cache","key":"{key}","digest":"{digest}"}}'.encode()
