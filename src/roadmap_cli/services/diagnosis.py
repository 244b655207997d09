"""What is wrong with a person's data, in words: how bad it is, where, and what to do about it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.examination import MENDABLE, UNMENDED, Examination, Mended, Repair, Room, Seen, Sight
from roadmap_cli.services.problems import Problem, Severity, events_text
from roadmap_cli.services.sight_words import DONE, WORDS
from roadmap_cli.services.suspect_events import suspects

FIX = "roadmap doctor --fix"
"""The command that puts right what can be put right."""

LITTLE_ROOM = 50 * 2**20
"""Bytes below which a disk is called full, whatever its size."""

SMALL_SHARE, AMPLE_ROOM = 0.01, 2**30
"""The share of a disk below which it is called full, unless that is as many bytes as this."""

STALE = timedelta(minutes=10)
"""How old a lock of git is that nothing holds any more."""

_MEBIBYTE = 2**20
_STILL = "Correct that line if you know what it should say; otherwise it may stay as it is."


class Fixed(NamedTuple):
    """Something that was put right, and what was done."""

    code: str
    message: str
    path: str


class Checked(NamedTuple):
    """How much was looked at."""

    files: int
    safety_copies: int
    events: int
    devices: int


class Diagnosis(NamedTuple):
    """What is wrong with the data in *folder*, the worst first, and what was put right just now.

    *backup* is the copy that was made before that.
    """

    folder: str
    problems: tuple[Problem, ...]
    fixed: tuple[Fixed, ...]
    backup: str | None
    checked: Checked

    @property
    def is_well(self) -> bool:
        """Tell whether nothing is wrong: there is nothing, or nothing but information."""
        return all(problem.severity is Severity.INFO for problem in self.problems)


def diagnose(
    examination: Examination, *, catalogue: Catalogue, moment: datetime, repair: Repair = UNMENDED
) -> Diagnosis:
    """Say what *examination* means at *moment* (with its time zone), after *repair* where one was made."""
    problems = [
        *(_problem(one) for one in examination.seen if not _is_in_use(one, moment)),
        *_room_problems(examination.folder, examination.room),
        *suspects(
            examination.events,
            examination.places,
            catalogue=catalogue,
            moment=moment,
            folder=examination.folder,
        ),
    ]
    order = list(Severity)
    problems.sort(key=lambda one: (order.index(one.severity), one.path, one.line or 0, one.code, one.message))
    devices = {event.device for event in examination.events}
    checked = Checked(examination.files, examination.safety_copies, len(examination.events), len(devices))
    fixed = tuple(dict.fromkeys(map(_fixed, repair.mended)))
    return Diagnosis(examination.folder, tuple(problems), fixed, repair.backup, checked)


def _problem(one: Seen) -> Problem:
    if one.sight is Sight.INVALID_EVENT:
        return _invalid(one)
    words = WORDS[one.sight]
    message = words.message.format(
        detail=one.detail,
        number=one.number,
        events=events_text(one.number),
        stand="stands" if one.number == 1 else "stand",
        alone=_alone(one.number),
        served="; its safety copy counts in its place" if one.number else "",
    )
    fix = FIX if one.sight in MENDABLE else words.fix
    return Problem(str(one.sight), message, one.path, one.line, None, fix, words.severity)


def _alone(number: int) -> str:
    if not number:
        return "all that it holds stands elsewhere too"
    return f"{events_text(number)} in it {'stands' if number == 1 else 'stand'} nowhere else"


def _invalid(one: Seen) -> Problem:
    message = f"This event is kept but not used, because {one.detail}."
    if not one.detail:
        message = f"{events_text(one.number)} more in this file are kept but not used."
    return Problem(str(one.sight), message, one.path, one.line, None, _STILL, Severity.WARNING)


def _is_in_use(one: Seen, moment: datetime) -> bool:
    return one.sight is Sight.GIT_LOCK and moment.timestamp() - one.number < STALE.total_seconds()


def _fixed(one: Mended) -> Fixed:
    were = "was" if one.number == 1 else "were"
    message = DONE[one.sight].format(events=events_text(one.number), were=were, kept=one.kept)
    return Fixed(str(one.sight), message, one.path)


def _room_problems(folder: str, room: Room | None) -> Iterator[Problem]:
    if room is None:
        return
    is_full = room.free < LITTLE_ROOM or room.free < min(SMALL_SHARE * room.total, AMPLE_ROOM)
    if is_full:
        message = f"The disk has only {room.free // _MEBIBYTE} MiB free."
        fix = "Free some space: a full disk takes no more ticks."
        yield Problem("little_room", message, folder, None, None, fix, Severity.WARNING)
