"""Content with a person's own files behind it, compiled once like the bundled content.

One bad file of one's own stops nothing: it is left out, and told.
"""

import os
from collections.abc import Iterator, Mapping
from json import dumps, loads
from typing import TYPE_CHECKING, Final, NamedTuple

from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.cache_file import UNREADABLE, key_of, read_cached, store
from roadmap_cli.storage.collector import collector_paused
from roadmap_cli.storage.content_codec import decode, encode
from roadmap_cli.storage.content_files import ENDING
from roadmap_cli.storage.own_files import installed_files

if TYPE_CHECKING:
    from roadmap_cli.storage.folders import StrPath

FORMAT: Final = 1
"""Raised whenever what the cache holds, or how, changes without a new version of the program."""

FILE_NAME: Final = "own.json"
NOTICES: Final = "notices"
MOST_NOTICES: Final = 3


class WithOwn(NamedTuple):
    """All content, and a sentence for each file of one's own that is left out."""

    content: Content
    notices: tuple[str, ...]


def load_with_own(bundled: Content, key: str, folder: "StrPath", cache_folder: "StrPath") -> WithOwn:
    """Give *bundled*, whose key is *key*, and behind it what is right of the files that are installed in *folder*."""
    files = installed_files(folder)
    if not files:
        return WithOwn(bundled, ())
    own_key = key_of(f"own {FORMAT}", _parts(key, files))
    path = os.path.join(cache_folder, FILE_NAME)  # noqa: PTH118 - pathlib costs start-up time

    def make_anew() -> tuple[Content, tuple[str, ...]]:
        own, notices = compile_own(files, bundled)
        store(path, own_key, {**encode(own), NOTICES: dumps(notices).encode("ascii")})
        return own, notices

    parts = read_cached(path, own_key)
    with collector_paused():
        if parts is not None:
            try:
                notices = tuple(map(str, loads(parts[NOTICES])))
                return WithOwn(bundled.with_own(decode(parts, lambda: make_anew()[0])), notices)
            except UNREADABLE:
                pass
        own, notices = make_anew()
    return WithOwn(bundled.with_own(own), notices)


def compile_own(files: Mapping[str, bytes | BadDataError], bundled: Content) -> tuple[Content, tuple[str, ...]]:
    """Give the content that *files* make, and a sentence for each that is left out."""
    from roadmap_cli.domain.own_content import content_of_own  # noqa: PLC0415 - cold only
    from roadmap_cli.storage.own_roadmaps import examine_own  # noqa: PLC0415 - pydantic and yaml

    examined = examine_own(files, bundled)
    notices = [_notice(name, faults) for name, faults in examined.faults.items()]
    more = len(notices) - MOST_NOTICES
    if more > 0:
        last = f"{more} more of your own files {'is' if more == 1 else 'are'} left out: see `roadmap validate`."
        notices[MOST_NOTICES:] = [last]
    return content_of_own(examined.files.values(), bundled.catalogue.date), tuple(notices)


def content_of_files(
    files: Mapping[str, bytes | BadDataError], bundled: Content
) -> tuple[Content, tuple[BadDataError, ...]]:
    """Give *bundled* and what is right of *files* behind it, and all that is wrong in the others."""
    from roadmap_cli.domain.own_content import content_of_own  # noqa: PLC0415 - cold only
    from roadmap_cli.storage.own_roadmaps import examine_own  # noqa: PLC0415 - pydantic and yaml

    examined = examine_own(files, bundled)
    own = content_of_own(examined.files.values(), bundled.catalogue.date)
    return bundled.with_own(own), tuple(fault for faults in examined.faults.values() for fault in faults)


def _notice(name: str, faults: tuple[BadDataError, ...]) -> str:
    stem = name.rpartition("/")[2].removesuffix(ENDING)
    return f"{faults[0]} The file is left out until you mend it: `roadmap edit {stem}`."


def _parts(key: str, files: Mapping[str, bytes | BadDataError]) -> Iterator[bytes]:
    yield key.encode("ascii")
    for name, raw in files.items():
        yield name.encode("utf-8", "surrogateescape")
        yield raw if isinstance(raw, bytes) else str(raw).encode("utf-8", "surrogateescape")
