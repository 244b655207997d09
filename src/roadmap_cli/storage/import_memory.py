"""Which id each thing of an imported file got, so that it keeps it when the file is imported again.

It lies beside the person's own roadmaps, so it travels with them, and stays when one is removed.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from roadmap_cli.domain.identifiers import is_item_id
from roadmap_cli.storage.durable_io import DiskIO, make_folders, save
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.save_failures import saving

FOLDER: Final = "imports"
SIZE_LIMIT: Final = 4 * 1024 * 1024
SCHEMA: Final = "roadmap.import-ids"


def memory_path(locations: Locations, whole_id: str) -> Path:
    """Give the place of the ids of the roadmap *whole_id*, whether they are there or not."""
    return locations.own_content / FOLDER / f"{whole_id}.json"


def remembered_ids(disk: DiskIO, locations: Locations, whole_id: str) -> Mapping[str, str]:
    """Give the ids of an earlier import by the keys of its file; none where there was none or they are damaged."""
    try:
        document = json.loads(disk.read(memory_path(locations, whole_id), SIZE_LIMIT))
        found = document["ids"]
        return {key: item for key, item in found.items() if isinstance(item, str) and is_item_id(item)}
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        # Without them ids are made of the titles again, which gives the same for all that is called as before.
        return {}


def remember_ids(disk: DiskIO, locations: Locations, whole_id: str, ids: Mapping[str, str]) -> None:
    """Keep *ids* for the next import; raise `NotSavedError` where they cannot be written."""
    path = memory_path(locations, whole_id)
    document = {"schema": {"name": SCHEMA, "version": 1}, "ids": dict(sorted(ids.items()))}
    with saving(path):
        make_folders(disk, path.parent)
        save(disk, path, (json.dumps(document, indent=1) + "\n").encode())
