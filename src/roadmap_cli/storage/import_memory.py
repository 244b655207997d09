"""Which id each thing of an imported file got, so that it keeps it when the file is imported again.

It lies beside the person's own roadmaps, so it travels with them, and stays when one is removed.
"""

import json
from pathlib import Path
from typing import Final

from roadmap_cli.domain.identifiers import is_item_id
from roadmap_cli.domain.imports import Remembered
from roadmap_cli.storage.durable_io import DiskIO, make_folders, save
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.save_failures import saving

FOLDER: Final = "imports"
SIZE_LIMIT: Final = 4 * 1024 * 1024
SCHEMA: Final = "roadmap.import-ids"


def memory_path(locations: Locations, whole_id: str) -> Path:
    """Give the place of the ids of the roadmap *whole_id*, whether they are there or not."""
    return locations.own_content / FOLDER / f"{whole_id}.json"


def remembered(disk: DiskIO, locations: Locations, whole_id: str) -> Remembered:
    """Give what an earlier import gave; nothing where there was none or its memory is damaged."""
    try:
        document = json.loads(disk.read(memory_path(locations, whole_id), SIZE_LIMIT))
        ids = {key: item for key, item in document["ids"].items() if isinstance(item, str) and is_item_id(item)}
        titles = {key: title for key, title in document["titles"].items() if isinstance(title, str)}
        return Remembered(ids, titles)
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        # Without them ids are made of the titles again, which gives the same for all that is called as before.
        return Remembered()


def remember(disk: DiskIO, locations: Locations, whole_id: str, memory: Remembered) -> None:
    """Keep *memory* for the next import; raise `NotSavedError` where it cannot be written."""
    path = memory_path(locations, whole_id)
    document = {
        "schema": {"name": SCHEMA, "version": 1},
        "ids": dict(sorted(memory.ids.items())),
        "titles": dict(sorted(memory.titles.items())),
    }
    with saving(path):
        make_folders(disk, path.parent)
        save(disk, path, (json.dumps(document, indent=1) + "\n").encode())
