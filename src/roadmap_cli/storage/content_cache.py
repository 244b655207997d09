"""Content compiled once: decoded from the cache as long as no byte of it has changed, made anew otherwise.

What most commands look at is compiled first and alone; the first that looks at anything else compiles it all.
The cache is never trusted and never an error: what is stale, damaged, unreadable or not writable
costs the time to parse the files again and nothing else.
"""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from roadmap_cli.domain.content import Content
from roadmap_cli.storage.cache_file import UNREADABLE, key_of, read_cached, store
from roadmap_cli.storage.collector import collector_paused
from roadmap_cli.storage.content_codec import core_parts, decode, encode
from roadmap_cli.storage.content_files import content_of, core_of, read_files

if TYPE_CHECKING:
    from roadmap_cli.storage.folders import StrPath
    from roadmap_cli.storage.strict_yaml import Document

FORMAT: Final = 4
"""Raised whenever what the cache holds, or how, changes without a new version of the program."""

FILE_NAME: Final = "content.json"


def load_content(root: "StrPath", cache_folder: "StrPath") -> Content:
    """Give the content below *root*, out of *cache_folder* where it is cached there; only bad content raises."""
    return load_keyed(root, cache_folder)[0]


def load_keyed(root: "StrPath", cache_folder: "StrPath") -> tuple[Content, str]:
    """Give the content below *root* as load_content does, and the key that another one has when any byte changes.

    What the cache gives is decoded when it is first looked at; what turns out damaged then is made of
    the files again, and so is what it does not hold yet.
    """
    files = read_files(root)
    key = _key(files)
    path = os.path.join(cache_folder, FILE_NAME)  # noqa: PTH118 - pathlib costs start-up time

    parsed: dict[str, Document] = {}

    def make_whole() -> Content:
        content = content_of(files, root, parsed)
        store(path, key, encode(content))
        return content

    parts = read_cached(path, key)
    with collector_paused():
        if parts is not None:
            try:
                return decode(parts, make_whole), key
            except UNREADABLE:
                pass
        core = core_parts(core_of(files, root, parsed))
        store(path, key, core)
        return decode(core, make_whole), key


def _key(files: Mapping[str, bytes]) -> str:
    parts = (part for name, raw in files.items() for part in (name.encode("utf-8", "surrogateescape"), raw))
    return key_of(f"content {FORMAT}", parts)
