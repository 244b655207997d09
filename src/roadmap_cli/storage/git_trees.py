"""Git's trees as bytes: what stands in one, and back, without a judgement about names."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

FOLDER = b"40000"
FILE = b"100644"


class TreeEntry(NamedTuple):
    """A name in a tree, in the bytes in which it stands there."""

    mode: bytes
    name: bytes
    id: str

    @property
    def is_file(self) -> bool:
        """Tell whether it is a regular file: no link, no other repository."""
        return self.mode in {b"100644", b"100755", b"100664"}

    @property
    def is_folder(self) -> bool:
        """Tell whether it is a folder."""
        return self.mode in {b"40000", b"040000"}


def parsed_tree(content: bytes, width: int) -> Iterator[TreeEntry]:
    """Give the entries of a tree, whose ids are *width* bytes long."""
    position = 0
    while position < len(content):
        blank = content.index(b" ", position)
        zero = content.index(b"\0", blank)
        end = zero + 1 + width
        yield TreeEntry(content[position:blank], content[blank + 1 : zero], content[zero + 1 : end].hex())
        position = end


def written_tree(entries: Iterable[TreeEntry]) -> bytes:
    """Give the tree in which *entries* stand."""
    ordered = sorted(entries, key=lambda entry: entry.name + (b"/" if entry.is_folder else b""))
    return b"".join(b"%b %b\0%b" % (entry.mode, entry.name, bytes.fromhex(entry.id)) for entry in ordered)
