"""The same events add up to the same progress everywhere, and an undo takes back exactly what RELIABILITY says."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import law, make_event, make_status, make_undo
from roadmap_cli.domain.events import CLOCK, GOAL, PAUSE, TIME, Event, Status
from roadmap_cli.domain.fold import LONGEST_RUN, cancelled, fold, fold_onto, in_order
from roadmap_cli.domain.progress import Link, Note, Pause, Progress, RunningClock, TimeEntry
from strategies import histories


def undone(events: Sequence[Event]) -> set[str]:
    """Give what is taken back, by the definition: an undo in force cancels what it names and sorts before it."""
    latest_first = sorted(events, key=lambda event: (event.n, event.device, event.id), reverse=True)
    gone: set[str] = set()
    for place, undo in enumerate(latest_first):
        if undo.kind == "undo" and undo.id not in gone:
            target = undo.data["target"]
            gone |= {event.id for event in latest_first[place + 1 :] if target in (event.id, event.data.get("batch"))}
    return gone


def in_force(events: Sequence[Event], kind: str) -> list[Event]:
    """Give the events of a kind that hold, in order."""
    gone = undone(events)
    ordered = sorted(events, key=lambda event: (event.n, event.device, event.id))
    return [event for event in ordered if event.kind == kind and event.id not in gone]


@law
@given(histories(), st.data())
def test_progress_depends_on_the_set_of_events_alone(events: list[Event], data: st.DataObject) -> None:
    """Neither the order of events nor their distribution over files changes what they add up to."""
    shuffled = data.draw(st.permutations(events))
    cut = data.draw(st.integers(0, len(events)))

    assert fold(events) == fold(shuffled) == fold([*shuffled[cut:], *shuffled[:cut]])


@law
@given(histories())
def test_an_undo_in_force_cancels_what_it_names_and_follows(events: list[Event]) -> None:
    """Whatever undoes whatever, only undos that hold count, and only for what sorts before them."""
    assert undone(events) == cancelled(in_order(events))


@law
@given(histories())
def test_the_last_status_of_an_item_wins(events: list[Event]) -> None:
    """Of the statuses that hold and are known the last in order counts, with its day."""
    expected = {event.skill: event for event in in_force(events, "status") if event.data["to"] in tuple(Status)}

    progress = fold(events)

    assert {item: event.data["to"] for item, event in expected.items()} == progress.statuses
    assert {item: event.day for item, event in expected.items()} == progress.days


@law
@given(histories())
def test_notes_links_and_minutes_add_up(events: list[Event]) -> None:
    """Every note and link that holds is kept in order, and the minutes that are more than none add up."""
    notes: dict[str | None, tuple[Note, ...]] = {}
    for event in in_force(events, "note"):
        notes[event.skill] = (*notes.get(event.skill, ()), Note(event.id, event.day, event.data["text"]))
    links: dict[str | None, tuple[Link, ...]] = {}
    for event in in_force(events, "link"):
        link = Link(event.id, event.day, event.data["url"], event.data["role"])
        links[event.skill] = (*links.get(event.skill, ()), link)
    minutes: dict[str | None, int] = {}
    for event in in_force(events, "time"):
        if event.data["minutes"] > 0:
            minutes[event.skill] = minutes.get(event.skill, 0) + event.data["minutes"]

    progress = fold(events)

    assert notes == progress.notes
    assert links == progress.links
    assert minutes == progress.minutes


@law
@given(histories())
def test_the_last_choice_wins(events: list[Event]) -> None:
    """The main roadmap and each following are what was chosen last."""
    progress = fold(events)

    assert {event.data["roadmap"]: event.data["on"] for event in in_force(events, "follow")} == progress.followed
    assert next((event.data["value"] for event in reversed(in_force(events, "main"))), None) == progress.main


def test_minutes_of_an_item_add_up_and_those_that_were_taken_back_do_not_count() -> None:
    """Time is logged as often as one likes, from any device."""
    logged = [make_event("time", "http", n=n, device=device, minutes=n * 10) for n, device in enumerate("aab", 1)]

    assert fold(logged).minutes == {"http": 60}
    assert fold([*logged, make_undo(logged[1], n=4)]).minutes == {"http": 40}


def test_nothing_adds_up_to_no_progress() -> None:
    """A journal without events is a person who has not begun."""
    assert Progress() == fold([])


def test_order_is_by_counter_then_device_then_id() -> None:
    """The clock orders nothing: an event with a smaller counter comes first, whatever its time says."""
    late = make_event("note", "http", n=1, device="b", name="0" * 32, day="2030-01-01")
    tied = [make_event("note", "http", n=2, device=device, name=name * 32) for device, name in ("a2", "b0", "b1")]
    events = [late, *tied]

    assert [event.id for event in events] == [event.id for event in in_order(reversed(events))]


def test_an_undo_of_itself_does_nothing() -> None:
    """An event that names itself is no reason to cancel anything."""
    loop = make_undo("f" * 32, n=2, name="f" * 32)

    assert fold([make_status("http", "done"), loop]).statuses == {"http": Status.DONE}
    assert not cancelled([loop])


def test_an_undo_does_not_reach_forward() -> None:
    """What sorts after an undo stays, even where the undo names it."""
    later = make_status("http", "done", n=5)

    assert fold([make_undo(later, n=4), later]).statuses == {"http": Status.DONE}


def test_two_undos_of_each_other_cancel_only_backwards() -> None:
    """Of two undos that name each other the later one holds and the earlier one is gone."""
    done = make_status("http", "done", n=1)
    first = make_undo("b" * 32, n=2, name="a" * 32)
    second = make_undo("a" * 32, n=3, name="b" * 32)

    assert frozenset({"a" * 32}) == cancelled([done, first, second])


def test_an_undo_of_something_unknown_waits() -> None:
    """An undo whose target is not here yet does nothing until it arrives."""
    done = make_status("http", "done", n=1)
    undo = make_undo(done, n=2)

    assert Progress() == fold([undo])
    assert fold([undo, done]).statuses == {}


def test_two_devices_that_undo_the_same_undo_it_once() -> None:
    """A second undo of the same event takes nothing more back, and taking one of them back changes nothing."""
    first, second = make_status("http", "learning", n=1), make_status("http", "done", n=2)
    here, there = make_undo(second, n=3, device="here"), make_undo(second, n=3, device="there")
    redo_here = make_undo(here, n=4, device="here")

    assert fold([first, second, here, there]).statuses == {"http": Status.LEARNING}
    assert fold([first, second, here, there, redo_here]).statuses == {"http": Status.LEARNING}


def test_an_undo_of_a_batch_takes_the_whole_command_back() -> None:
    """A target that is a batch cancels each event of it, and an event of it alone cancels only that one."""
    batch = [make_status(item, "done", n=n, batch="command") for n, item in enumerate(("http", "sql"), 1)]

    assert fold([*batch, make_undo("command", n=3)]).statuses == {}
    assert fold([*batch, make_undo(batch[0], n=3)]).statuses == {"sql": Status.DONE}


@pytest.mark.parametrize(("undos", "expected"), [(2_000, {"http": Status.DONE}), (2_001, {})])
def test_a_long_chain_of_undos_ends_as_its_length_says(undos: int, expected: dict[str, Status]) -> None:
    """An even number of undos, each of the one before, leaves the event in force; an odd one does not."""
    chain = [make_status("http", "done", n=1)]
    for n in range(2, undos + 2):
        chain.append(make_undo(chain[-1], n=n))

    assert all(undo.data["target"] == before.id for before, undo in pairwise(chain))
    assert expected == fold(chain).statuses


def test_what_this_version_does_not_know_is_passed_over() -> None:
    """Unknown kinds, values and types change nothing, and a batch of any type is borne."""
    strange = [
        make_event("pause", None, n=2, **{"from": "2026-01-01"}),
        make_event("status", "http", n=3, to="mastered"),
        make_event("status", "http", n=4, to=["done"]),
        make_event("status", None, n=5, to="done"),
        make_event("time", "http", n=6, minutes="90"),
        make_event("time", "http", n=7, minutes=True),
        make_event("note", "http", n=8, text=7),
        make_event("link", "http", n=9, url=None),
        make_event("follow", None, n=10, roadmap=3, on=True),
        make_event("main", None, n=11, value={}),
        make_event("undo", None, n=12, target=["x"]),
        make_event("undo", None, n=13),
        make_event("note", "http", n=14, batch={"a": 1}),
    ]

    progress = fold([make_status("http", "done", n=1), *strange])

    assert Progress({"http": Status.DONE}, {"http": "2026-11-20"}) == progress


def test_a_follow_that_is_not_plainly_on_is_off() -> None:
    """Only true follows a roadmap."""
    events = [make_event("follow", n=n, roadmap=str(n), on=on) for n, on in enumerate((True, False, 1, "yes", None))]

    assert fold(events).followed == {"0": True, "1": False, "2": False, "3": False, "4": False}


def test_milestones_that_were_reached_stay_whatever_follows() -> None:
    """What a status records as reached is kept when the status changes again, and goes with an undo."""
    reached = make_status("http", "done", n=1, reached=["way:apply", 3])
    reset = make_status("http", "none", n=2)

    assert frozenset({"way:apply"}) == fold([reached, reset]).reached
    assert frozenset() == fold([reached, make_undo(reached, n=2)]).reached


def test_time_keeps_what_it_is_made_of() -> None:
    """Each entry of time has its day and its note; an `on` that is no day is the day of the event."""
    events = [
        make_event(TIME, "docker", n=1, name="a" * 32, minutes=90, on="2026-11-01", note="volumes"),
        make_event(TIME, "docker", n=2, name="b" * 32, minutes=30, on="soon"),
        make_event(TIME, "docker", n=3, minutes=-5, on="2026-11-01"),
    ]

    progress = fold(events)

    assert progress.minutes == {"docker": 120}
    assert progress.entries == {
        "docker": (TimeEntry("a" * 32, "2026-11-01", 90, "volumes"), TimeEntry("b" * 32, "2026-11-20", 30, None))
    }


def at(hour: str, state: str, item: str | None = "docker", *, n: int, **data: object) -> Event:
    """Make a start or a stop of the clock at an hour of 20 November."""
    return make_event(CLOCK, item, n=n, state=state, **data)._replace(at=f"2026-11-20T{hour}:00Z")


@pytest.mark.parametrize(
    ("events", "minutes"),
    [
        ([at("10:00", "start", n=1), at("10:45", "stop", n=2)], {"docker": 45}),
        ([at("10:00", "start", n=1), at("10:45", "stop", n=2, minutes=30)], {"docker": 30}),
        (
            [at("10:00", "start", n=1), at("10:45", "start", "sql", n=2), at("11:00", "stop", n=3)],
            {"docker": 45, "sql": 15},
        ),
        ([at("01:00", "start", n=1), at("23:00", "stop", n=2)], {"docker": LONGEST_RUN}),
        ([at("10:45", "start", n=1), at("10:00", "stop", n=2)], {}),
        ([at("10:00", "stop", n=1)], {}),
        ([at("10:00", "start", n=1), at("10:20", "pause", n=2), at("10:45", "stop", None, n=3)], {"docker": 45}),
    ],
    ids=["a pair", "said", "a later start", "forgotten", "a clock set back", "no start", "unknown"],
)
def test_a_clock_counts_from_its_start_to_what_closes_it(events: list[Event], minutes: dict[str, int]) -> None:
    """A stop or a later start closes the clock that runs; what the person says counts before what was measured."""
    progress = fold(events)

    assert progress.minutes == minutes
    assert progress.clock is None


def test_a_clock_runs_until_it_is_closed() -> None:
    """A start without an end is the clock that runs now."""
    start = at("10:00", "start", n=1)

    assert fold([start]).clock == RunningClock(start.id, "docker", start.at, "2026-11-20")


def test_the_last_goal_holds_and_pauses_add_up() -> None:
    """A goal replaces the one before, none ends it; each pause counts, and one that ends before it begins does not."""
    events = [
        make_event(GOAL, n=1, value={"by": "2027-01-01"}),
        make_event(GOAL, n=2, value={"by": "2027-06-01"}),
        make_event(GOAL, n=3, value="soon"),
        make_event(PAUSE, n=4, name="c" * 32, **{"from": "2026-12-20", "to": "2027-01-03"}, reason="holidays"),
        make_event(PAUSE, n=5, **{"from": "2027-01-03", "to": "2026-12-20"}),
    ]

    progress = fold(events)

    assert progress.goal == {"by": "2027-06-01"}
    assert progress.pauses == (Pause("c" * 32, "2026-12-20", "2027-01-03", "holidays"),)
    assert fold([*events, make_event(GOAL, n=6, value=None)]).goal is None


@law
@given(histories())
def test_the_minutes_of_a_day_are_those_of_its_entries(events: list[Event]) -> None:
    """What is kept of the last day says what the entries say, and of no other day anything else."""
    progress = fold(events)

    of_days: dict[str, dict[str, int]] = {"0001-01-01": {}, "9999-12-31": {}}
    for item, entries in progress.entries.items():
        for entry in entries:
            minutes = of_days.setdefault(entry.day, {})
            minutes[item] = minutes.get(item, 0) + entry.minutes
    assert {day: dict(progress.minutes_on(day)) for day in of_days} == of_days


@law
@given(histories(), st.integers(0, 30))
def test_a_fold_can_be_continued(events: list[Event], cut: int) -> None:
    """Folding a first part and then the rest onto it is folding the whole, when both know what is taken back."""
    ordered = in_order(events)
    taken_back = cancelled(ordered)

    first = fold_onto(Progress(), ordered[:cut], taken_back)

    assert fold_onto(first, ordered[cut:], taken_back) == fold(events)
