"""What a killed sync or a bad disk leaves in the repository that `sync` works in."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from roadmap_cli.storage.durable_io import DiskIO, make_folders
from roadmap_cli.storage.locations import Locations

_PATIENCE = 1.0
_STEP = 0.05


def remove_stale_locks(repository: Path, sleep: Callable[[float], None]) -> None:
    """Remove the locks that a killed git left behind; hold the lock of the sync meanwhile.

    A git that outlived its killed parent has a second to end first.
    """
    waited = 0.0
    while (locks := _locks(repository)) and waited < _PATIENCE:
        sleep(_STEP)
        waited += _STEP
    for lock in locks:
        with suppress(OSError):
            lock.unlink()


def _locks(repository: Path) -> list[Path]:
    # Objects have no locks, and there may be thousands of them.
    return [*repository.glob("*.lock"), *(repository / "refs").rglob("*.lock")]


def set_aside(disk: DiskIO, locations: Locations) -> None:
    """Move the repository, or what is left of one, into quarantine; it is only a copy, and is made anew."""
    repository = locations.sync_repository
    if not os.path.lexists(repository):
        return
    make_folders(disk, locations.quarantine)
    repository.rename(locations.quarantine / f"{repository.name}.{os.urandom(4).hex()}")
