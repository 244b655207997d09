"""What there is to see of a person's data: plain facts, before anybody says what they mean."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from roadmap_cli.domain.events import Event


class Sight(StrEnum):
    """One kind of thing that can be seen in the files; its text is a code that scripts rely on."""

    DAMAGED_FILE = "damaged_file"
    FILE_TOO_LARGE = "file_too_large"
    UNREADABLE_FILE = "unreadable_file"
    UNREADABLE_FOLDER = "unreadable_folder"
    NEWER_FORMAT = "newer_format"
    NEWER_OWN_FORMAT = "newer_own_format"
    INVALID_EVENT = "invalid_event"
    DIFFERING_COPIES = "differing_copies"
    VANISHED_EVENTS = "vanished_events"
    UNPURGED_TEXT = "unpurged_text"
    CONFLICT_COPY = "conflict_copy"
    MISNAMED_FILE = "misnamed_file"
    DAMAGED_SAFETY_COPY = "damaged_safety_copy"
    NO_SAFETY_COPY = "no_safety_copy"
    LEFTOVER_FILE = "leftover_file"
    OTHER_FILE = "other_file"
    NOT_DOWNLOADED = "not_downloaded"
    STRANGE_DEVICE = "strange_device"
    SHARED_DEVICE_ID = "shared_device_id"
    SHARED_NUMBER = "shared_number"
    COPIED_FOLDER = "copied_folder"
    DAMAGED_DEVICE_FILE = "damaged_device_file"
    OPEN_PERMISSIONS = "open_permissions"
    CLOSED_PERMISSIONS = "closed_permissions"
    NOT_WRITABLE = "not_writable"
    DAMAGED_SYNC_SETTINGS = "damaged_sync_settings"
    DAMAGED_SYNC_REPOSITORY = "damaged_sync_repository"
    GIT_LOCK = "git_lock"
    CREDENTIALS_IN_REMOTE = "credentials_in_remote"


MENDABLE = frozenset(
    {
        Sight.DAMAGED_FILE,
        Sight.DIFFERING_COPIES,
        Sight.VANISHED_EVENTS,
        Sight.CONFLICT_COPY,
        Sight.MISNAMED_FILE,
        Sight.DAMAGED_SAFETY_COPY,
        Sight.NO_SAFETY_COPY,
        Sight.LEFTOVER_FILE,
        Sight.SHARED_DEVICE_ID,
        Sight.COPIED_FOLDER,
        Sight.DAMAGED_DEVICE_FILE,
        Sight.OPEN_PERMISSIONS,
        Sight.CLOSED_PERMISSIONS,
    }
)
"""What `doctor --fix` puts right, all of it."""


class Seen(NamedTuple):
    """One thing that was seen: where, with *detail* in words and *number* in figures where its kind has them."""

    sight: Sight
    path: str
    line: int | None = None
    detail: str = ""
    number: int = 0


class Place(NamedTuple):
    """Where an event stands."""

    path: str
    line: int | None


class Room(NamedTuple):
    """The bytes that a disk has, free and in all."""

    free: int
    total: int


class Examination(NamedTuple):
    """All that was seen of the data in *folder*.

    *files* and *safety_copies* count what was read, *events* holds each event once, and *places* says
    where one stands by its id. *device* is the id of this device, empty where it has written nothing.
    """

    folder: str
    seen: tuple[Seen, ...] = ()
    events: tuple[Event, ...] = ()
    places: Mapping[str, Place] = {}
    files: int = 0
    safety_copies: int = 0
    device: str = ""
    room: Room | None = None


class Mended(NamedTuple):
    """One thing that was put right: *number* is how many events that saved, *kept* where the old bytes lie."""

    sight: Sight
    path: str
    number: int = 0
    kept: str = ""


class Repair(NamedTuple):
    """What was put right, and where the copy of all that stood there before lies; none was made for nothing."""

    mended: tuple[Mended, ...] = ()
    backup: str | None = None


UNMENDED = Repair()
"""Where nothing was put right."""
