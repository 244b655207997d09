"""From events to progress: the result depends on the set of events alone."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Generic, TypeGuard, TypeVar

from roadmap_cli.domain.events import (
    CLOCK,
    FOLLOW,
    GOAL,
    LANGUAGE,
    LINK,
    MAIN,
    NOTE,
    PAUSE,
    STATUS,
    TIME,
    UNDO,
    Event,
    Status,
)
from roadmap_cli.domain.late_mapping import LateMapping
from roadmap_cli.domain.progress import Link, LoggedDay, Note, Pause, Progress, RunningClock, TimeEntry

LONGEST_RUN = 16 * 60
"""The most minutes that a clock counts which nobody was asked about."""

Kept = TypeVar("Kept")

_ORDER = attrgetter("n", "device", "id")
_STATUSES: Mapping[str, Status] = {status.value: status for status in Status}


def in_order(events: Iterable[Event]) -> list[Event]:
    """Sort *events* by counter, device and id: the one order on which all devices agree."""
    return sorted(events, key=_ORDER)


def cancelled(ordered: Sequence[Event]) -> frozenset[str]:
    """Give the ids of the events that an undo in force cancels.

    *ordered* comes from `in_order`. An undo names a batch or an event, and takes back what sorts
    before it; an undo of itself, of something later or of something unknown does nothing.
    """
    undos = [(place, event) for place, event in enumerate(ordered) if event.kind == UNDO]
    if not undos:
        return frozenset()
    places: dict[str, list[int]] = {
        target: [] for _, event in undos if isinstance(target := event.data.get("target"), str)
    }
    for place, event in enumerate(ordered):
        if event.id in places:
            places[event.id].append(place)
        if event.batch in places and event.batch != event.id:
            places[event.batch].append(place)
    taken_back: set[str] = set()
    for place, undo in reversed(undos):
        target = undo.data.get("target")
        if undo.id not in taken_back and isinstance(target, str):
            taken_back.update(ordered[other].id for other in places[target] if other < place)
    return frozenset(taken_back)


def fold(events: Iterable[Event]) -> Progress:
    """Compute the progress that *events*, de-duplicated by id, add up to.

    Kinds, fields and values that this version does not know are passed over.
    """
    ordered = in_order(events)
    return fold_onto(Progress(), ordered, cancelled(ordered))


def fold_onto(base: Progress, ordered: Iterable[Event], taken_back: Container[str]) -> Progress:
    """Compute the progress that *base* becomes with further events.

    *ordered* comes from `in_order`, and each of its events sorts after all that *base* is made of.
    *taken_back* holds the ids of those that do not count.
    """
    state = _State(base)
    for event in ordered:
        if event.id not in taken_back:
            state.take(event)
    return state.progress()


class _State:
    """Progress in the making."""

    def __init__(self, base: Progress) -> None:
        self.statuses = dict(base.statuses)
        self.days = dict(base.days)
        self.minutes = dict(base.minutes)
        self.followed = dict(base.followed)
        self.choices = {MAIN: base.main, LANGUAGE: base.language}
        self.reached = set(base.reached)
        self.notes = _Added(base.notes)
        self.links = _Added(base.links)
        self.entries = _Added(base.entries)
        self.pauses = list(base.pauses)
        self.goal = base.goal
        self.clock = base.clock
        self.last_logged = base.last_logged

    def take(self, event: Event) -> None:
        if take := _TAKERS.get(event.kind):
            take(self, event)

    def take_status(self, event: Event) -> None:
        status = _status(event.data.get("to"))
        if status is None or event.skill is None:
            return
        self.statuses[event.skill] = status
        self.days[event.skill] = event.day
        reached = event.data.get("reached")
        if isinstance(reached, list):
            self.reached.update(name for name in reached if isinstance(name, str))

    def take_time(self, event: Event) -> None:
        self._add_time(event, event.skill, event.data.get("minutes"))

    def take_note(self, event: Event) -> None:
        if event.skill is not None and isinstance(text := event.data.get("text"), str):
            self.notes.add(event.skill, Note(event.id, event.day, text))

    def take_link(self, event: Event) -> None:
        if event.skill is not None and isinstance(url := event.data.get("url"), str):
            role = "evidence" if event.data.get("role") == "evidence" else "resource"
            self.links.add(event.skill, Link(event.id, event.day, url, role))

    def take_follow(self, event: Event) -> None:
        if isinstance(roadmap := event.data.get("roadmap"), str):
            self.followed[roadmap] = event.data.get("on") is True

    def take_choice(self, event: Event) -> None:
        if isinstance(value := event.data.get("value"), str):
            self.choices[event.kind] = value

    def take_goal(self, event: Event) -> None:
        value = event.data.get("value")
        if value is None or isinstance(value, Mapping):
            self.goal = value

    def take_pause(self, event: Event) -> None:
        first, last = event.data.get("from"), event.data.get("to")
        if _is_day(first) and _is_day(last) and first <= last:
            self.pauses.append(Pause(event.id, first, last, _text(event.data.get("reason"))))

    def take_clock(self, event: Event) -> None:
        """Let a start or a stop close the clock that runs, and a start set the next one going."""
        state = event.data.get("state")
        if state not in {"start", "stop"}:
            return
        if self.clock:
            measured = minutes_between(self.clock.at, event.at)
            said = event.data.get("minutes") if state == "stop" else None
            self._add_time(event, self.clock.item, measured if said is None else said)
        is_begun = state == "start" and event.skill is not None
        self.clock = RunningClock(event.id, event.skill or "", event.at, event.day) if is_begun else None

    def _add_time(self, event: Event, item: str | None, minutes: Any) -> None:  # noqa: ANN401 - as it was written
        if item is None or type(minutes) is not int or minutes <= 0:
            return
        on = event.data.get("on")
        day = on if _is_day(on) else event.day
        self.minutes[item] = self.minutes.get(item, 0) + minutes
        if self.last_logged is None or day > self.last_logged.day:
            self.last_logged = LoggedDay(day, {})
        if day == self.last_logged.day:
            spent = self.last_logged.minutes
            self.last_logged = LoggedDay(day, {**spent, item: spent.get(item, 0) + minutes})
        self.entries.add(item, TimeEntry(event.id, day, minutes, _text(event.data.get("note"))))

    def progress(self) -> Progress:
        return Progress(
            statuses=self.statuses,
            days=self.days,
            minutes=self.minutes,
            notes=self.notes.whole(),
            links=self.links.whole(),
            followed=self.followed,
            main=self.choices[MAIN],
            language=self.choices[LANGUAGE],
            reached=frozenset(self.reached),
            entries=self.entries.whole(),
            pauses=tuple(self.pauses),
            goal=self.goal,
            clock=self.clock,
            last_logged=self.last_logged,
        )


_TAKERS: Mapping[str, Callable[[_State, Event], None]] = {
    STATUS: _State.take_status,
    TIME: _State.take_time,
    NOTE: _State.take_note,
    LINK: _State.take_link,
    FOLLOW: _State.take_follow,
    MAIN: _State.take_choice,
    LANGUAGE: _State.take_choice,
    GOAL: _State.take_goal,
    PAUSE: _State.take_pause,
    CLOCK: _State.take_clock,
}


class _Added(Generic[Kept]):
    """What is kept by item, and what is added to it; what is kept is not looked at before somebody asks."""

    def __init__(self, base: Mapping[str, tuple[Kept, ...]]) -> None:
        self._base = base
        self._added: dict[str, list[Kept]] = {}

    def add(self, item: str, kept: Kept) -> None:
        self._added.setdefault(item, []).append(kept)

    def whole(self) -> Mapping[str, tuple[Kept, ...]]:
        return LateMapping(self._together) if self._added else self._base

    def _together(self) -> Mapping[str, tuple[Kept, ...]]:
        added = {item: (*self._base.get(item, ()), *kept) for item, kept in self._added.items()}
        return {**self._base, **added}


def minutes_between(start: str, end: str) -> int:
    """Give the whole minutes from one moment (UTC, ISO 8601) to another, from 0 to `LONGEST_RUN`; 0 where unknown."""
    if not start or not end:
        return 0
    seconds = (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()
    return min(max(int(seconds // 60), 0), LONGEST_RUN)


def _status(value: Any) -> Status | None:  # noqa: ANN401 - whatever another version wrote
    return _STATUSES.get(value) if isinstance(value, str) else None


def _text(value: Any) -> str | None:  # noqa: ANN401 - whatever another version wrote
    return value if isinstance(value, str) else None


def _is_day(value: Any) -> TypeGuard[str]:  # noqa: ANN401 - whatever another version wrote
    if not isinstance(value, str) or len(value) != len("2026-11-05"):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
