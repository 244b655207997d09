"""What tells whether the journal's files have changed, without opening one."""

import os
from typing import NamedTuple

from roadmap_cli.storage.kept_answers import RESOLUTION

__all__ = ["RESOLUTION", "FileFacts", "facts_of"]

_KIND, _REGULAR = 0o170000, 0o100000


class FileFacts(NamedTuple):
    """A file's name, inode, size in bytes, and the times of its last change in nanoseconds."""

    name: str
    inode: int
    size: int
    modified: int
    changed: int

    @property
    def newest(self) -> int:
        """Give the later of the two times."""
        return max(self.modified, self.changed)


def facts_of(folder: str) -> tuple[FileFacts, ...] | None:
    """Look at the journal files in *folder*, in order of their names; none where it is not there.

    None where it cannot be looked at, which never matches what was kept of it.
    """
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if _counts(entry.name)]
    except FileNotFoundError:
        # Nothing was ever written; or a link leads to a disk that is not there, which reading tells apart.
        is_link = os.path.islink(folder) or os.path.islink(os.path.dirname(folder))  # noqa: PTH114, PTH120 - pathlib costs start-up time
        return None if is_link else ()
    except OSError:
        return None
    try:
        return tuple(sorted(facts for facts in map(_facts, entries) if facts is not None))
    except OSError:
        return None


def _counts(name: str) -> bool:
    # Placeholders of a sync engine count too: a file that comes or goes behind one is told to the person.
    return name.endswith(".icloud") or (name.lower().endswith(".json") and not name.startswith("."))


def _facts(entry: "os.DirEntry[str]") -> FileFacts | None:
    stat = entry.stat()
    if stat.st_mode & _KIND != _REGULAR:
        return None
    return FileFacts(entry.name, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
