"""Two versions of a person's own content, united path by path against what they had in common."""

import hashlib
from collections.abc import Mapping
from enum import Enum

from roadmap_cli.storage.remote_names import LONGEST_NAME

_KEPT_OF_NAME = 100


class Verdict(Enum):
    """What becomes of a path: it stays as it is here, the remote's takes its place, or both are kept."""

    STAYS = "stays"
    TAKEN = "taken"
    BOTH = "both"


def verdict_of(base: str | None, here: str | None, there: str | None) -> Verdict:
    """Decide about a path by the ids of its content: at the last common point, here, and in the remote.

    What only one side changed counts, a deletion included; of a deletion and a change the change.
    """
    if there in {here, base}:
        return Verdict.STAYS
    if here in {base, None}:
        return Verdict.TAKEN
    return Verdict.STAYS if there is None else Verdict.BOTH


def conflict_path(path: str, device: str, content: bytes) -> str:
    """Give the path beside *path* under which this device's version is kept: a text, which nothing loads.

    It names the content too, so that two copies of one home never mean two contents by it.
    """
    above, slash, name = path.rpartition("/")
    mark = hashlib.sha256(content).hexdigest()[:8]
    ending = f".conflict-{device or 'device'}-{mark}.txt"
    kept = name.encode()[: min(_KEPT_OF_NAME, LONGEST_NAME - len(ending))].decode(errors="ignore")
    return f"{above}{slash}{kept}{ending}"


def clashes(here: Mapping[str, object], there: Mapping[str, object]) -> frozenset[str]:
    """Name the paths of either side that are a file here and a folder there."""
    found: set[str] = set()
    for ours, theirs in ((here, there), (there, here)):
        folders = {"/".join(parts[:end]) for path in ours if (parts := path.split("/")) for end in range(1, len(parts))}
        blocked = folders & set(theirs)
        found |= blocked
        found |= {path for path in ours if any(path.startswith(f"{block}/") for block in blocked)}
    return frozenset(found)
