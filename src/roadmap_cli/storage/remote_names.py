"""Which names out of a remote's tree may become files here: a stranger may have chosen them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from roadmap_cli.domain.identifiers import is_reserved

LONGEST_NAME = 200
DEEPEST = 4
_FORBIDDEN = frozenset('/\\:*?"<>|')
_BRANCH = re.compile(r"(?!.*(?:\.\.|//|\.lock(?:/|$)|/\.|\./|\.$|/$))[A-Za-z0-9_][A-Za-z0-9._/+-]{0,199}")


def is_safe(name: str) -> bool:
    """Tell whether *name* names a plain, visible file or folder on every system, and nothing else."""
    return (
        0 < len(name.encode("utf-8", "replace")) <= LONGEST_NAME
        and name.isprintable()
        and _FORBIDDEN.isdisjoint(name)
        and not name.startswith((".", "-", " ", "~"))
        and not name.endswith((".", " "))
        and not is_reserved(name)
    )


def is_journal_name(name: str) -> bool:
    """Tell whether *name* may name a file of the journal."""
    return is_safe(name) and name.lower().endswith(".json")


def is_content_path(path: str) -> bool:
    """Tell whether *path*, its parts separated by `/`, may name a file of a person's own content."""
    parts = path.split("/")
    return len(parts) <= DEEPEST and all(map(is_safe, parts)) and not any(map(is_passing, parts))


def is_passing(name: str) -> bool:
    """Tell whether *name* is hidden, or what editors and sync engines leave behind: that never travels."""
    return name.startswith(".") or name.endswith((".tmp", "~"))


def is_branch(name: str) -> bool:
    """Tell whether *name* is a branch's plain name."""
    return _BRANCH.fullmatch(name) is not None


def folded(path: str) -> str:
    """Give what two paths have in common that some file systems take for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def collisions(paths: Iterable[str]) -> Iterator[str]:
    """Name each of *paths* that some file systems take for one named before, in their order."""
    seen: dict[str, str] = {}
    for path in paths:
        if seen.setdefault(folded(path), path) != path:
            yield path
