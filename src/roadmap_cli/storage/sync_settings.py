"""With what this device syncs, and when it last did."""

import json
import shlex
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeGuard

from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.remote_addresses import checked_remote, masked
from roadmap_cli.storage.durable_io import DiskIO, save
from roadmap_cli.storage.remote_names import is_branch, is_content_path

HERE = "refs/heads/here"
"""The ref in the repository of the sync that leads to what this device last united."""

_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """The *remote*'s address, its *branch*, and when the last sync ended (UTC, ISO 8601), if one has.

    *left_alone* are paths of content that the remote has and that could not come here.
    """

    remote: str
    branch: str
    synced: str | None = None
    left_alone: tuple[str, ...] = ()


def load_sync_settings(disk: DiskIO, path: Path) -> SyncSettings | None:
    """Read the settings; None where there are none, or they are damaged and the remote has to be named again."""
    try:
        found = json.loads(disk.read(path, _LIMIT))
        match found:
            case {"remote": str(remote), "branch": str(branch)} if is_branch(branch):
                synced, paths = found.get("synced"), found.get("left_alone")
                left_alone = filter(is_content_path, filter(_is_text, paths if isinstance(paths, list) else ()))
                return SyncSettings(
                    checked_remote(remote), branch, synced if _is_text(synced) else None, tuple(left_alone)
                )
            case _:
                return None
    except (FileNotFoundError, ValueError, RecursionError, UsageError):
        return None


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str)


def save_sync_settings(disk: DiskIO, path: Path, settings: SyncSettings) -> None:
    """Keep the settings; the disk has them when this returns."""
    save(disk, path, (json.dumps(asdict(settings)) + "\n").encode())


def command_to_begin_anew(settings: SyncSettings, repository: Path) -> str:
    """Give the command that leaves the remote what it holds now, and nothing of how it came to that."""
    git = f"git --git-dir={shlex.quote(str(repository))}"
    commit = f"$({git} commit-tree -m 'Begin anew' '{HERE}^{{tree}}')"
    return f"{git} push --force {shlex.quote(masked(settings.remote))} {commit}:refs/heads/{settings.branch}"
