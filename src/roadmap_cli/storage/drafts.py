"""Texts that are being edited: kept until they are installed, whatever happens meanwhile."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.storage.durable_io import DiskIO, make_folders, save
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.own_schema_document import write_schema_beside
from roadmap_cli.storage.save_failures import saving


class TextDraft(NamedTuple):
    """Where a text lies that is being edited; one *is_left_over* from an earlier time is gone on with."""

    path: Path
    is_left_over: bool


def begin_draft(disk: DiskIO, locations: Locations, source: Path) -> TextDraft:
    """Copy the file at *source* to where it can be edited, unless a text that was left there is waiting."""
    path = locations.drafts / source.name
    with saving(path):
        make_folders(disk, path.parent)
        is_left_over = path.exists() and path.read_bytes() != source.read_bytes()
        if not is_left_over:
            save(disk, path, source.read_bytes())
        write_schema_beside(path)
    return TextDraft(path, is_left_over)


def drop_draft(locations: Locations, name: str, installed: bytes) -> None:
    """Remove the draft *name*, whose text is *installed*; one that was changed meanwhile stays."""
    path = locations.drafts / name
    with suppress(OSError):
        if path.read_bytes() == installed:
            path.unlink()
