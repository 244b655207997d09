"""All files of the journal, read one after the other into one set of events."""

import errno
import re
from dataclasses import dataclass, field
from pathlib import Path

from roadmap_cli.domain.errors import BadDataError, NotSavedError, quote
from roadmap_cli.domain.events import Event
from roadmap_cli.storage.collector import collector_paused
from roadmap_cli.storage.durable_io import DiskIO, is_dangling
from roadmap_cli.storage.event_lines import preferred
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_file import FileEvents, JournalFile, damaged, open_journal_file, read_events

SIZE_LIMIT = 64 * 1024 * 1024
"""The largest file in bytes that is read; a busy month takes a thousandth of it."""

# The first few tell what kind of damage it is; hundreds of lines would only hide it.
_TOLD = 3

# What iCloud leaves in the place of a file that it moved off the disk.
_PLACEHOLDER = ".json.icloud"


@dataclass(slots=True)
class Survey:
    """What is known so far: each event once, what there is to tell, and how many events are invalid.

    *own* is the file that is to be added to, *own_content* its bytes, both None where there is no
    such file, and *own_ids* are the ids of its valid events.
    """

    events: dict[str, Event] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    set_aside: int = 0
    own: JournalFile | None = None
    own_content: bytes | None = None
    own_ids: frozenset[str] = frozenset()
    reader: EventReader = field(default_factory=EventReader)


def survey_all(disk: DiskIO, folder: Path) -> Survey:
    """Read every file; raise `BadDataError` for the first that is damaged or cannot be read."""
    survey = Survey()
    path = folder
    try:
        with collector_paused():
            for name in _journal_names(disk, folder, survey):
                path = folder / name
                _add_file(disk, path, survey)
    except OSError as error:
        raise _unreadable(path, error) from error
    return survey


def survey_for_writing(disk: DiskIO, own: Path, device: str) -> Survey:
    """Read every file in order to add to *own*: those of *device* must be whole, damage to another's is only told.

    Raises `BadDataError` if a file of *device* is damaged, `NotSavedError` if *own* is not downloaded,
    `OSError` if the folder or a file of *device* cannot be read.
    """
    survey = Survey()
    own_names = re.compile(rf"{re.escape(device)}\.\d{{4}}-\d\d\.json")
    for name in _journal_names(disk, own.parent, survey, target=own.name):
        path = own.parent / name
        is_own = own_names.fullmatch(name) is not None
        try:
            is_used = _add_file(disk, path, survey, is_target=name == own.name)
            if is_own and not is_used:
                raise damaged(str(path), "its schema has another name")
        except (BadDataError, OSError) as error:
            if is_own:
                raise
            reason = _unreadable(path, error) if isinstance(error, OSError) else error
            survey.notices.append(f"Another device's file was not used. {reason}")
    return survey


def _journal_names(disk: DiskIO, folder: Path, survey: Survey, *, target: str = "") -> list[str]:
    try:
        names = disk.names(folder)
    except FileNotFoundError:
        # A link that leads nowhere is a disk that is not there, which is not the same as no progress.
        if is_dangling(folder) or is_dangling(folder.parent):
            raise
        return []
    for name in names:
        if name.startswith(".") and name.endswith(_PLACEHOLDER):
            original = name[1:].removesuffix(".icloud")
            if original == target:
                message = f"{folder / original} is not downloaded yet: wait for the sync to finish, then try again."
                raise NotSavedError(message)
            survey.notices.append(f"{quote(original)} is not downloaded yet, so what it holds is not counted.")
    return [name for name in names if name.lower().endswith(".json") and not name.startswith(".")]


def _add_file(disk: DiskIO, path: Path, survey: Survey, *, is_target: bool = False) -> bool:
    """Add what the file holds to the survey; tell whether it is a file of the journal."""
    try:
        content = disk.read(path, SIZE_LIMIT)
    except FileNotFoundError:
        # A sync engine may rename a file between the listing and here; under its new name it is read next time.
        return True
    file = open_journal_file(content, str(path))
    if file is None:
        survey.notices.append(f"{quote(path.name)} is another program's file and is ignored.")
        return False
    if is_target:
        survey.own, survey.own_content = file, content
    # Two copies of ten years of events in memory are one too many.
    del content
    found = read_events(file, survey.reader)
    if is_target:
        survey.own_ids = frozenset(event.id for event in found.events)
    for event in found.events:
        known = survey.events.setdefault(event.id, event)
        if known is not event:
            survey.events[event.id] = preferred(known, event)
    survey.set_aside += len(found.set_aside)
    survey.notices += _notices(path.name, file, found)
    return True


def _notices(name: str, file: JournalFile, found: FileEvents) -> list[str]:
    notices = [f"{quote(name)}: {notice}." for notice in file.notices]
    for line, reason in found.set_aside[:_TOLD]:
        notices.append(f"{quote(name)}, line {line}: this event is kept but not used, because {reason}.")
    if len(found.set_aside) > _TOLD:
        notices.append(f"{quote(name)}: {len(found.set_aside) - _TOLD} more events are kept but not used.")
    return notices


def _unreadable(path: Path, error: OSError) -> BadDataError:
    if error.errno == errno.EFBIG:
        return damaged(str(path), f"it is larger than {SIZE_LIMIT // 2**20} MiB")
    reason = error.strerror or type(error).__name__
    message = f"this part of the journal cannot be read ({reason}): see to that, then try again."
    return BadDataError(message, path=str(path))
