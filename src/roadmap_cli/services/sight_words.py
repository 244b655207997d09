"""What each thing that can be seen means: how bad it is, one sentence about it, and what to do."""

from collections.abc import Mapping
from typing import NamedTuple

from roadmap_cli.domain.examination import Sight
from roadmap_cli.services.problems import Severity


class Words(NamedTuple):
    """How bad it is, the sentence, in which a sight's own words and numbers are filled in, and what to do."""

    severity: Severity
    message: str
    fix: str | None = None


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_NEWER = "Install the newer version of the program on this machine."
_CLOSE = "Look after the disk and the file's permissions, then run `roadmap doctor` again."
_BY_HAND = "Move it out of the folder by hand; what is so large is no file of this program."
_SYNC_AGAIN = "Run `roadmap sync REMOTE` with the address of your remote."

WORDS: Mapping[Sight, Words] = {
    Sight.DAMAGED_FILE: Words(_ERROR, "This file of the journal is damaged: {detail}{served}."),
    Sight.FILE_TOO_LARGE: Words(_ERROR, "This file is larger than {number} MiB and is not read.", _BY_HAND),
    Sight.UNREADABLE_FILE: Words(_ERROR, "This file cannot be read ({detail}).", _CLOSE),
    Sight.UNREADABLE_FOLDER: Words(_ERROR, "The folder of the journal cannot be read ({detail}).", _CLOSE),
    Sight.NEWER_OWN_FORMAT: Words(
        _ERROR,
        "A newer version of the program wrote this device's own file (format {number}), so nothing can be added to it.",
        _NEWER,
    ),
    Sight.NEWER_FORMAT: Words(
        _WARNING,
        "A newer version of the program wrote this file (format {number}); it is read as far as it can be.",
        _NEWER,
    ),
    Sight.DIFFERING_COPIES: Words(_WARNING, "There are copies of event {detail} that differ; one of them counts."),
    Sight.UNPURGED_TEXT: Words(
        _INFO,
        "The text of a purged event still stands here; the device that writes it takes it out with the next save.",
    ),
    Sight.MISNAMED_FILE: Words(_WARNING, "No device writes under this name: {alone}."),
    Sight.CONFLICT_COPY: Words(_WARNING, "This is a second copy of a file, as a sync in conflict makes it: {alone}."),
    Sight.VANISHED_EVENTS: Words(_WARNING, "{events} {stand} in this safety copy and in no file any more."),
    Sight.DAMAGED_SAFETY_COPY: Words(_WARNING, "This safety copy is damaged: {detail}."),
    Sight.NO_SAFETY_COPY: Words(_INFO, "The safety copy of this file is not complete yet."),
    Sight.LEFTOVER_FILE: Words(_WARNING, "A write that was killed left this file behind."),
    Sight.OTHER_FILE: Words(_INFO, "This is another program's file and is ignored."),
    Sight.NOT_DOWNLOADED: Words(
        _INFO, "{detail} is not downloaded yet.", "Let the program that syncs the folder download it."
    ),
    Sight.STRANGE_DEVICE: Words(_INFO, "The header names a device that is no proper device id; the events count."),
    Sight.SHARED_DEVICE_ID: Words(_WARNING, "Another machine writes under the id of this device ({detail}) too."),
    Sight.SHARED_NUMBER: Words(
        _INFO, "Two machines wrote as {detail} once: two events bear the number {number}, and both count."
    ),
    Sight.COPIED_FOLDER: Words(
        _INFO, "This folder was copied or restored from another place; the next write gives this device a new id."
    ),
    Sight.DAMAGED_DEVICE_FILE: Words(_WARNING, "The file that says which device this is is damaged."),
    Sight.OPEN_PERMISSIONS: Words(_WARNING, "Other accounts on this machine can get in here (mode {number:04o})."),
    Sight.CLOSED_PERMISSIONS: Words(_WARNING, "Your own account may not use this (mode {number:04o})."),
    Sight.NOT_WRITABLE: Words(
        _ERROR, "This account may not write here.", "Change the owner of the folder, or set ROADMAP_HOME to another."
    ),
    Sight.DAMAGED_SYNC_SETTINGS: Words(_WARNING, "What this device syncs with cannot be read.", _SYNC_AGAIN),
    Sight.DAMAGED_SYNC_REPOSITORY: Words(
        _WARNING, "This is no whole repository any more.", "Delete the folder: the next `roadmap sync` makes it anew."
    ),
    Sight.GIT_LOCK: Words(
        _WARNING,
        "A git that was stopped left this lock behind.",
        "If no sync is running, delete the file, or run `roadmap sync`.",
    ),
    Sight.CREDENTIALS_IN_REMOTE: Words(
        _WARNING,
        "The address of the remote holds a password or a token.",
        "Name the address without it to `roadmap sync`, and let git's credential helper keep the secret.",
    ),
}
"""What there is to say of each thing; what can be mended has the fix in common."""

DONE: Mapping[Sight, str] = {
    Sight.DAMAGED_FILE: "It was damaged: {events} {were} saved, and its bytes lie in {kept}.",
    Sight.DIFFERING_COPIES: "The copies of one event say the same now.",
    Sight.VANISHED_EVENTS: "{events} that had vanished {were} taken back.",
    Sight.CONFLICT_COPY: "The copy was folded in, {events} of it new, and lies in {kept} now.",
    Sight.MISNAMED_FILE: "The file was folded in, {events} of it new, and lies in {kept} now.",
    Sight.DAMAGED_SAFETY_COPY: "The safety copy was made anew; its damaged bytes lie in {kept}.",
    Sight.NO_SAFETY_COPY: "Its safety copy is complete.",
    Sight.LEFTOVER_FILE: "It was moved to {kept}.",
    Sight.SHARED_DEVICE_ID: "This device writes under a new id from now on.",
    Sight.COPIED_FOLDER: "This device writes under a new id from now on.",
    Sight.DAMAGED_DEVICE_FILE: "This device writes under a new id from now on.",
    Sight.OPEN_PERMISSIONS: "Only you can get in now.",
    Sight.CLOSED_PERMISSIONS: "Your account may use it again.",
}
"""What was done about each thing that can be put right."""
