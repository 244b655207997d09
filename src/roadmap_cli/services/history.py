"""What was done, newest first, and what undo and redo would take back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from roadmap_cli.domain.errors import NotFoundError
from roadmap_cli.domain.events import (
    ASSESS,
    CLOCK,
    FOLLOW,
    GOAL,
    LANGUAGE,
    LINK,
    MAIN,
    NOTE,
    PAUSE,
    PURGE,
    PURGED,
    STATUS,
    TIME,
    UNDO,
    Draft,
    Event,
)
from roadmap_cli.domain.fold import cancelled, in_order
from roadmap_cli.domain.hours import in_words as time_in_words

_LASTING = frozenset({UNDO, PURGE})
"""Kinds that `undo` passes over: an undo is brought back by `redo`, and what is purged is gone."""


class HistoryEntry(NamedTuple):
    """An event as the journal has it, and whether it is taken back."""

    id: str
    n: int
    device: str
    at: str
    day: str
    kind: str
    skill: str | None
    data: Mapping[str, Any]
    undone: bool
    words: str


SHORT_ID = 8
"""How many digits of an event's id people are shown; the beginning of an id is enough to name it."""


class History(NamedTuple):
    """The newest events first; *total* counts all that there are."""

    events: tuple[HistoryEntry, ...]
    total: int


class TakenBack(NamedTuple):
    """The undo event to write, and the events that it cancels or, for a redo, brings back."""

    draft: Draft
    events: tuple[Event, ...]


def history(events: Sequence[Event], *, limit: int | None) -> History:
    """Give the last *limit* events, newest first; all of them without a limit."""
    ordered = in_order(events)
    taken_back = cancelled(ordered)
    by_name = {event.batch: event for event in ordered} | {event.id: event for event in ordered}
    newest = ordered[::-1][:limit]
    return History(tuple(_entry(event, by_name, is_undone=event.id in taken_back) for event in newest), len(ordered))


def _entry(event: Event, by_name: Mapping[str, Event], *, is_undone: bool) -> HistoryEntry:
    return HistoryEntry(
        id=event.id,
        n=event.n,
        device=event.device,
        at=event.at,
        day=event.day,
        kind=event.kind,
        skill=event.skill,
        data=event.data,
        undone=is_undone,
        words=words_among(event, by_name),
    )


def undo(events: Sequence[Event], *, device: str) -> TakenBack:
    """Take back what *device* did last and has not taken back yet.

    Raises NotFoundError where there is nothing left.
    """
    ordered = in_order(events)
    taken_back = cancelled(ordered)
    for event in reversed(ordered):
        if event.device == device and event.kind not in _LASTING and event.id not in taken_back:
            batch = tuple(other for other in ordered if other.batch == event.batch and other.kind not in _LASTING)
            return TakenBack(Draft(UNDO, None, {"target": event.batch}), batch)
    message = "There is nothing to undo on this machine."
    raise NotFoundError(message, hint="See what was done with `roadmap history`.")


def redo(events: Sequence[Event], *, device: str) -> TakenBack:
    """Take back the last undo of *device* that still holds.

    Raises NotFoundError where there is none.
    """
    ordered = in_order(events)
    taken_back = cancelled(ordered)
    undos = {event.id for event in ordered if event.kind == UNDO}
    for event in reversed(ordered):
        is_undo_of_undo = event.data.get("target") in undos
        if event.device == device and event.id in undos and not is_undo_of_undo and event.id not in taken_back:
            target = event.data.get("target")
            back = tuple(other for other in ordered if target in {other.id, other.batch})
            return TakenBack(Draft(UNDO, None, {"target": event.id}), back)
    message = "There is nothing to redo on this machine."
    raise NotFoundError(message, hint="See what was done with `roadmap history`.")


def words_among(event: Event, by_name: Mapping[str, Event]) -> str:
    """Say in a few words what *event* recorded; *by_name* holds events by id and batch, of which it may undo one."""
    if event.kind == UNDO and (target := by_name.get(str(event.data.get("target")))):
        return f"undo: {in_words(target)}"
    return in_words(event)


def in_words(event: Event) -> str:
    """Say in a few words what *event* recorded."""
    data = event.data
    about = f" {event.skill}" if event.skill else ""
    if data.get(PURGED) is True:
        return f"{event.kind}{about}: purged"
    words = _WORDS.get(event.kind)
    return words(data, about) if words else f"{event.kind}{about}"


def _goal_in_words(value: object) -> str:
    if not isinstance(value, Mapping):
        return "no goal any more"
    by = f" by {value['by']}" if value.get("by") else ""
    return f"goal {value.get('roadmap')}{by}"


def _minutes(data: Mapping[str, Any]) -> str:
    minutes = data.get("minutes")
    return f" {time_in_words(minutes)}" if type(minutes) is int and minutes > 0 else ""


def _answers(data: Mapping[str, Any]) -> str:
    asked = data.get("asked")
    return f": {asked} {'answer' if asked == 1 else 'answers'}" if type(asked) is int and asked > 0 else ""


def _pause_in_words(data: Mapping[str, Any]) -> str:
    reason = f": {data['reason']}" if data.get("reason") else ""
    return f"pause {data.get('from')}..{data.get('to')}{reason}"


_WORDS: Mapping[str, Callable[[Mapping[str, Any], str], str]] = {
    STATUS: lambda data, about: f"{data.get('to')}{about}",
    NOTE: lambda data, about: f"note on{about}: {data.get('text')}",
    LINK: lambda data, about: f"link for{about}: {data.get('url')}",
    FOLLOW: lambda data, _: f"{'follow' if data.get('on') else 'unfollow'} {data.get('roadmap')}",
    MAIN: lambda data, _: f"use {data.get('value')}",
    LANGUAGE: lambda data, _: f"language {data.get('value')}",
    GOAL: lambda data, _: _goal_in_words(data.get("value")),
    PAUSE: lambda data, _: _pause_in_words(data),
    UNDO: lambda data, _: f"undo of {data.get('target')}",
    PURGE: lambda data, _: f"purge of {str(data.get('target'))[:SHORT_ID]}",
    TIME: lambda data, about: f"log{about}{_minutes(data)}",
    ASSESS: lambda data, _: f"assess {data.get('roadmap')}{_answers(data)}",
    CLOCK: lambda data, about: f"clock {data.get('state')}{about}{_minutes(data)}",
}
"""Map each kind to what makes words of its data and of what it is about."""
