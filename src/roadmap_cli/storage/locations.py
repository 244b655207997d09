"""Where the program keeps what belongs to a person."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.storage.folders import Folders, find_folders


class Locations(NamedTuple):
    """The three folders: *data* cannot be replaced, *cache* can be deleted at any time, *config* is for taste."""

    data: Path
    cache: Path
    config: Path

    @property
    def progress(self) -> Path:
        """Give the folder of the journal."""
        return self.data / "progress"

    @property
    def safety(self) -> Path:
        """Give the folder that mirrors the journal."""
        return self.data / "safety"

    @property
    def quarantine(self) -> Path:
        """Give the folder for bytes that could not be read."""
        return self.data / "quarantine"

    @property
    def own_content(self) -> Path:
        """Give the folder of the person's own skills and roadmaps."""
        return self.data / "content"

    @property
    def own_roadmaps(self) -> Path:
        """Give the folder in it in which the files lie that are loaded."""
        return self.own_content / "roadmaps"

    @property
    def drafts(self) -> Path:
        """Give the folder for texts that are being edited and cannot be installed yet."""
        return self.data / "drafts"

    @property
    def backups(self) -> Path:
        """Give the folder for whole copies."""
        return self.data / "backups"

    @property
    def device(self) -> Path:
        """Give the file that says which device this is."""
        return self.data / "device.json"

    @property
    def lock(self) -> Path:
        """Give the file that writers lock."""
        return self.data / "lock"

    @property
    def sync_settings(self) -> Path:
        """Give the file that says with what this device syncs."""
        return self.data / "sync.json"

    @property
    def sync_repository(self) -> Path:
        """Give the repository that `sync` works in; it can be deleted at any time."""
        return self.data / "sync.git"

    @property
    def sync_lock(self) -> Path:
        """Give the file that a sync locks."""
        return self.data / "sync.lock"


def find_locations(environment: Mapping[str, str]) -> Locations:
    """Find the three folders as `find_folders` does."""
    return locations_in(find_folders(environment))


def locations_in(folders: Folders) -> Locations:
    """Give what lies in *folders*."""
    return Locations(Path(folders.data), Path(folders.cache), Path(folders.config))
