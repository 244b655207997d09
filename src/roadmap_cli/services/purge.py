"""Which event is meant, and what becomes of it when its text is taken out."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from roadmap_cli.domain.errors import AmbiguousNameError, NotFoundError, UsageError, quote
from roadmap_cli.domain.events import PURGE, PURGED, UNDO, Draft, Event
from roadmap_cli.services.history import SHORT_ID, in_words

SHORTEST_NAME = 4
"""Digits of an id that name an event at the least."""

_AMBIGUOUS_SHOWN = 5


class Purge(NamedTuple):
    """An event whose text is gone: *words* say which it is but not what it held, *files* are what was rewritten.

    *failed* are files that may hold it still. *rewrite* is the command that begins the history anew in
    which a sync keeps it still, where there is one.
    """

    event: str
    words: str
    files: tuple[str, ...]
    failed: tuple[str, ...]
    rewrite: str | None


def event_named(name: str, events: Iterable[Event]) -> Event:
    """Find the event whose id begins with *name*.

    Raises UsageError for what is no beginning of an id, NotFoundError, and AmbiguousNameError.
    """
    wanted = name.casefold()
    if not re.fullmatch(f"[0-9a-f]{{{SHORTEST_NAME},32}}", wanted):
        message = f"{quote(name)} is no event: give at least {SHORTEST_NAME} digits of its id."
        raise UsageError(message, hint="`roadmap history --ids` shows them.")
    found = [event for event in events if event.id.startswith(wanted)]
    if not found:
        message = f"No event's id begins with {quote(name)}."
        raise NotFoundError(message, hint="`roadmap history --ids --limit 0` shows them all.")
    if len(found) > 1:
        named = ", ".join(sorted(event.id for event in found)[:_AMBIGUOUS_SHOWN])
        message = f"{len(found)} events have ids that begin with {quote(name)}: {named}."
        raise AmbiguousNameError(message, hint="Give more digits.")
    (event,) = found
    return event


def outline_of(event: Event) -> str:
    """Say which event it is without what it holds: its kind, its item and its day."""
    about = f" on {event.skill}" if event.skill else ""
    return f"{event.kind}{about} of {event.day or 'an unknown day'}"


def draft_purge(event: Event) -> tuple[Draft, ...]:
    """Give the event that has every device take the text of *event* out; none where that is done already.

    Raises UsageError for what bears no text: an undo, or a purge.
    """
    if event.kind in {UNDO, PURGE}:
        message = f"{event.id[:SHORT_ID]} is {in_words(event)}: it holds no text of yours."
        raise UsageError(message, hint="`roadmap history --ids` shows what each event holds.")
    if event.data.get(PURGED) is True:
        return ()
    return (Draft(PURGE, None, {"target": event.id}),)
