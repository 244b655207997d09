"""What facts mean: how bad they are, in one sentence, and what to do."""

from datetime import UTC, datetime

import pytest

from factories import make_catalogue, make_event, make_skill
from roadmap_cli.domain.examination import MENDABLE, Examination, Mended, Place, Repair, Room, Seen, Sight
from roadmap_cli.services.diagnosis import FIX, Diagnosis, diagnose
from roadmap_cli.services.problems import Severity
from roadmap_cli.services.sight_words import DONE, WORDS

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CATALOGUE = make_catalogue(make_skill("http", topics="verbs", formerly="web"), "sql")
TOKEN = "ghp_" + "aB3dE6gH9jK2mN5pQ8sT1vW4xY7zA0cD3fG6"


def diagnosis_of(*seen: Seen, events: tuple[object, ...] = (), room: Room | None = None) -> Diagnosis:
    places = {event.id: Place("/data/progress/a.json", line) for line, event in enumerate(events, 2)}
    examination = Examination("/data", seen, events, places, room=room)
    return diagnose(examination, catalogue=CATALOGUE, moment=NOW)


@pytest.mark.parametrize("sight", Sight)
def test_each_thing_that_can_be_seen_is_said_in_one_sentence(sight: Sight) -> None:
    """Nothing is left unfilled, and what the doctor can put right says so; what was put right is told too."""
    found = diagnosis_of(Seen(sight, "/data/x", 3, "Words", 2)).problems
    (problem,) = found

    assert problem.code == sight.value
    assert not problem.message[0].islower()
    assert problem.message.endswith(".")
    assert "{" not in problem.message
    assert (problem.path, problem.line) == ("/data/x", 3)
    assert (problem.fix == FIX) == (sight in MENDABLE)
    assert sight in WORDS or sight is Sight.INVALID_EVENT
    assert (sight in DONE) == (sight in MENDABLE)


@pytest.mark.parametrize("sight", sorted(MENDABLE))
def test_what_was_put_right_is_said_in_one_sentence(sight: Sight) -> None:
    """With how many events it saved and where the old bytes lie, where there is such a thing."""
    repair = Repair((Mended(sight, "/data/x", 1, "/data/quarantine/x"),) * 2, "/data/backups/b.zip")

    done = diagnose(Examination("/data"), catalogue=CATALOGUE, moment=NOW, repair=repair)

    (fixed,) = done.fixed
    assert (fixed.code, fixed.path, done.backup) == (sight.value, "/data/x", "/data/backups/b.zip")
    assert fixed.message.endswith(".")
    assert "{" not in fixed.message


def test_information_is_no_reason_to_fail() -> None:
    """Another program's file is told, and all is well; one warning more and it is not."""
    other = Seen(Sight.OTHER_FILE, "/data/progress/x.json")

    assert diagnosis_of(other).is_well
    assert diagnosis_of().is_well
    assert not diagnosis_of(other, Seen(Sight.LEFTOVER_FILE, "/data/.x.tmp")).is_well


def test_the_worst_comes_first() -> None:
    """Errors, warnings, information; within these by file and line."""
    found = diagnosis_of(
        Seen(Sight.OTHER_FILE, "/a"),
        Seen(Sight.LEFTOVER_FILE, "/b"),
        Seen(Sight.DAMAGED_FILE, "/d"),
        Seen(Sight.DAMAGED_FILE, "/c", 9),
        Seen(Sight.DAMAGED_FILE, "/c", 2),
    )

    assert [(problem.severity, problem.path, problem.line) for problem in found.problems] == [
        (Severity.ERROR, "/c", 2),
        (Severity.ERROR, "/c", 9),
        (Severity.ERROR, "/d", None),
        (Severity.WARNING, "/b", None),
        (Severity.INFO, "/a", None),
    ]


@pytest.mark.parametrize(
    ("free", "total", "is_told"),
    [
        (49 * 2**20, 10 * 2**30, True),
        (60 * 2**20, 10 * 2**30, True),
        (200 * 2**20, 10 * 2**30, False),
        (20 * 2**30, 4 * 2**40, False),
        (900 * 2**20, 4 * 2**40, True),
        (60 * 2**20, 100 * 2**20, False),
    ],
)
def test_a_disk_that_is_nearly_full_is_told(free: int, total: int, is_told: bool) -> None:
    """Below 50 MiB, or below one per cent of a disk as long as that is less than a gibibyte."""
    found = diagnosis_of(room=Room(free, total)).problems

    assert [problem.code for problem in found] == ["little_room"] * is_told


@pytest.mark.parametrize(("minutes", "is_told"), [(9, False), (11, True)])
def test_a_lock_of_git_is_told_when_nothing_can_hold_it_any_more(minutes: int, is_told: bool) -> None:
    """A sync that is under way holds locks too."""
    made = int(NOW.timestamp()) - 60 * minutes

    found = diagnosis_of(Seen(Sight.GIT_LOCK, "/data/sync.git/HEAD.lock", number=made)).problems

    assert [problem.code for problem in found] == ["git_lock"] * is_told


def test_a_secret_in_a_note_is_told_without_repeating_it() -> None:
    """The event is named, so that it can be purged."""
    event = make_event("note", "http", text=f"my token is {TOKEN}", name="9b1c2d3e" + "0" * 24)

    (problem,) = diagnosis_of(events=(event,)).problems

    assert problem.message == "Event 9b1c2d3e holds what looks like a GitHub token."
    assert (problem.code, problem.key, problem.line) == ("secret_in_text", "text", 2)
    assert (problem.fix, problem.severity) == ("roadmap purge 9b1c2d3e", Severity.WARNING)
    assert TOKEN not in repr(problem)


def test_times_to_come_are_told_once_for_each_device() -> None:
    """More than a day after now, which no time zone explains."""
    tomorrow, later = "2026-11-24T09:00:00Z", "2099-01-02T10:00:00Z"
    events = tuple(
        make_event("note", "http", device=device, text="x")._replace(at=at)
        for device, at in [("desktop", later), ("desktop", "2098-01-01T00:00:00Z"), ("laptop", tomorrow), ("phone", "")]
    )

    (problem,) = diagnosis_of(events=events).problems

    assert problem.message == "There are 2 events of 'desktop' with a time after today, up to 2099-01-02."
    assert (problem.code, problem.line, problem.severity) == ("future_time", 2, Severity.WARNING)


def test_what_nobody_knows_is_information() -> None:
    """An unknown kind and an unknown item are told once each; what went by another name is known."""
    events = (
        make_event("certificate", "http"),
        make_event("certificate", "http"),
        make_event("note", "gone", text="x"),
        make_event("note", "web", text="x"),
        make_event("note", "web/old", text="x"),
        make_event("note", "http/verbs", text="x"),
        make_event("follow", None, roadmap="nowhere", on=True),
    )

    found = diagnosis_of(events=events)

    assert found.is_well
    assert [(problem.code, problem.message) for problem in found.problems] == [
        ("unknown_kind", "There are 2 events of the kind 'certificate', which this version does not know but keeps."),
        ("unknown_item", "There is 1 event about 'gone', which no catalogue knows; nothing of it is lost."),
    ]


def test_no_sentence_quotes_a_whole_value() -> None:
    """However long a kind, an item or a device calls itself."""
    long = "x" * 5_000
    future = make_event("note", "http", device=long, text="x")._replace(at="2099-01-01T00:00:00Z")

    found = diagnosis_of(events=(make_event(long, long, **{long: TOKEN}), future)).problems

    assert len(found) == 4
    assert max(len(problem.message) for problem in found) < 200
    assert max(len(problem.key or "") for problem in found) < 100


def test_an_invalid_event_is_told_with_its_line() -> None:
    """And those that are too many to tell are counted."""
    path = "/data/progress/a.json"
    found = diagnosis_of(
        Seen(Sight.INVALID_EVENT, path, 3, "its n is no number", 1), Seen(Sight.INVALID_EVENT, path, number=80)
    ).problems

    assert [problem.message for problem in found] == [
        "80 events more in this file are kept but not used.",
        "This event is kept but not used, because its n is no number.",
    ]
