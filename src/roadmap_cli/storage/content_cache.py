"""Content compiled once: decoded from the cache as long as no file has changed, made anew otherwise.

The cache is never trusted and never an error: what is stale, damaged, unreadable or not writable
costs the time to parse the files again and nothing else.
"""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import roadmap_cli
from roadmap_cli.domain.content import Content
from roadmap_cli.storage.content_codec import decode, encode
from roadmap_cli.storage.content_files import content_of, read_files

try:
    # The part of hashlib that is needed, without OpenSSL, which takes longer to load than all the content.
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - an interpreter built without it
    from hashlib import blake2b

FORMAT: Final = 1
"""Raised whenever what the cache holds, or how, changes without a new version of the program."""

FILE_NAME: Final = "content.json"

_DIGEST_SIZE: Final = 16
_MAX_BYTES: Final = 64 * 1024 * 1024


def load_content(root: Path, cache_folder: Path) -> Content:
    """Give the content below *root*, out of *cache_folder* where it is cached there; only bad content raises."""
    files = read_files(root)
    key = _key(files)
    path = os.path.join(cache_folder, FILE_NAME)  # noqa: PTH118 - pathlib costs start-up time
    with _collector_paused():
        content = _cached(path, key)
        if content is None:
            content = content_of(files, root)
            _store(path, key, encode(content))
    return content


def _key(files: Mapping[str, bytes]) -> str:
    version = getattr(roadmap_cli, "__version__", "")
    digest = blake2b(f"{FORMAT} {version}".encode(), digest_size=_DIGEST_SIZE)
    for name, raw in files.items():
        # The lengths keep apart what is name and what is content.
        digest.update(f"\n{len(name)} {len(raw)} {name}".encode("utf-8", "surrogateescape"))
        digest.update(raw)
    return digest.hexdigest()


def _header(key: str, payload: bytes) -> bytes:
    digest = blake2b(payload, digest_size=_DIGEST_SIZE).hexdigest()
    return f'{{"schema":"roadmap.content","key":"{key}","digest":"{digest}"}}'.encode()


def _cached(path: str, key: str) -> Content | None:
    try:
        # Not a folder and not a pipe, which would be waited for.
        if not os.path.isfile(path):  # noqa: PTH113
            return None
        with open(path, "rb") as file:  # noqa: PTH123
            header, _, payload = file.read(_MAX_BYTES).partition(b"\n")
        return decode(payload) if header == _header(key, payload) else None
    except (OSError, LookupError, TypeError, ValueError, RecursionError):
        return None


def _store(path: str, key: str, payload: bytes) -> None:
    folder = os.path.dirname(path)  # noqa: PTH120
    temporary = f"{path}.{os.getpid()}.{os.urandom(4).hex()}.tmp"
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:  # noqa: PTH123
                file.write(_header(key, payload) + b"\n" + payload)
            os.replace(temporary, path)  # noqa: PTH105
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            raise


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking the thousands of values that are being made and all stay."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
