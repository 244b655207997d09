"""From events to progress: the result depends on the set of events alone."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from roadmap_cli.domain.events import FOLLOW, LANGUAGE, LINK, MAIN, NOTE, STATUS, TIME, UNDO, Event, Status
from roadmap_cli.domain.progress import Link, Note, Progress

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
    taken_back = cancelled(ordered)
    state = _State()
    for event in ordered:
        if event.id not in taken_back:
            state.take(event)
    return state.progress()


class _State:
    """Progress in the making."""

    def __init__(self) -> None:
        self.statuses: dict[str, Status] = {}
        self.days: dict[str, str] = {}
        self.minutes: dict[str, int] = {}
        self.notes: dict[str, list[Note]] = {}
        self.links: dict[str, list[Link]] = {}
        self.followed: dict[str, bool] = {}
        self.choices: dict[str, str] = {}
        self.reached: set[str] = set()

    def take(self, event: Event) -> None:
        kind, item, data = event.kind, event.skill, event.data
        if item is not None:
            if kind == STATUS:
                self._take_status(event, item)
            elif kind == TIME:
                self.minutes[item] = self.minutes.get(item, 0) + _minutes(data.get("minutes"))
            elif kind == NOTE and isinstance(text := data.get("text"), str):
                self.notes.setdefault(item, []).append(Note(event.id, event.day, text))
            elif kind == LINK and isinstance(url := data.get("url"), str):
                role = "evidence" if data.get("role") == "evidence" else "resource"
                self.links.setdefault(item, []).append(Link(event.id, event.day, url, role))
        elif kind == FOLLOW and isinstance(roadmap := data.get("roadmap"), str):
            self.followed[roadmap] = data.get("on") is True
        elif kind in {MAIN, LANGUAGE} and isinstance(value := data.get("value"), str):
            self.choices[kind] = value

    def _take_status(self, event: Event, item: str) -> None:
        status = _status(event.data.get("to"))
        if status is None:
            return
        self.statuses[item] = status
        self.days[item] = event.day
        reached = event.data.get("reached")
        if isinstance(reached, list):
            self.reached.update(name for name in reached if isinstance(name, str))

    def progress(self) -> Progress:
        return Progress(
            statuses=self.statuses,
            days=self.days,
            minutes=self.minutes,
            notes={item: tuple(notes) for item, notes in self.notes.items()},
            links={item: tuple(links) for item, links in self.links.items()},
            followed=self.followed,
            main=self.choices.get(MAIN),
            language=self.choices.get(LANGUAGE),
            reached=frozenset(self.reached),
        )


def _status(value: Any) -> Status | None:  # noqa: ANN401 - whatever another version wrote
    return _STATUSES.get(value) if isinstance(value, str) else None


def _minutes(value: Any) -> int:  # noqa: ANN401 - whatever another version wrote
    return value if type(value) is int and value > 0 else 0
