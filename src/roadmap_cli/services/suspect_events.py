"""What events themselves give reason to tell: secrets in their texts, times to come, what nobody knows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.errors import quote
from roadmap_cli.domain.events import KINDS, Event
from roadmap_cli.domain.examination import Place
from roadmap_cli.domain.secret_shapes import secret_in
from roadmap_cli.services.problems import Problem, Severity, events_text

_AHEAD = timedelta(days=1)
_IDS = frozenset({"batch", "target"})

_CLOCK_FIX = "Set the clock of that device right, or of this one; no order depends on it, so nothing is lost."


def suspects(
    events: Iterable[Event], places: Mapping[str, Place], *, catalogue: Catalogue, moment: datetime, folder: str
) -> Iterator[Problem]:
    """Tell what stands out in *events* at *moment* (with its time zone), each where *places* says, else in *folder*."""
    found = tuple(events)

    def problem(event: Event, code: str, message: str, key: str, fix: str | None, severity: Severity) -> Problem:
        path, line = places.get(event.id) or Place(folder, None)
        return Problem(code, message, path, line, key, fix, severity)

    for event in found:
        for key, name in _secrets(event):
            message = f"Event {event.id[:8]} holds what looks like {name}."
            yield problem(event, "secret_in_text", message, key, f"roadmap purge {event.id[:8]}", Severity.WARNING)
    latest = _text(moment + _AHEAD)
    for device, ahead in _grouped(found, lambda event: event.device if event.at > latest else None).items():
        last = max(event.at for event in ahead)
        message = f"{_counted(ahead)} of {quote(device)} with a time after today, up to {last[:10]}."
        yield problem(ahead[0], "future_time", message, "at", _CLOCK_FIX, Severity.WARNING)
    for kind, unknown in _grouped(found, lambda event: None if event.kind in KINDS else event.kind).items():
        message = f"{_counted(unknown)} of the kind {quote(kind)}, which this version does not know but keeps."
        yield problem(unknown[0], "unknown_kind", message, "kind", None, Severity.INFO)
    for item, unknown in _grouped(found, lambda event: _unknown_item(event, catalogue)).items():
        message = f"{_counted(unknown)} about {quote(item)}, which no catalogue knows; nothing of it is lost."
        yield problem(unknown[0], "unknown_item", message, "skill", None, Severity.INFO)


def _secrets(event: Event) -> Iterator[tuple[str, str]]:
    for key, value in event.data.items():
        if isinstance(value, str) and key not in _IDS and (name := secret_in(value)):
            yield quote(key)[1:-1], name


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _grouped(events: Iterable[Event], key: Callable[[Event], str | None]) -> Mapping[str, list[Event]]:
    """Group those of *events* for which *key* gives a name by it, in the order in which they come."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        if (name := key(event)) is not None:
            groups.setdefault(name, []).append(event)
    return groups


def _counted(events: list[Event]) -> str:
    return f"There {'is' if len(events) == 1 else 'are'} {events_text(len(events))}"


def _unknown_item(event: Event, catalogue: Catalogue) -> str | None:
    item = event.skill
    if item is None or item in catalogue or item.partition("/")[0] in catalogue.current_id:
        return None
    return item
