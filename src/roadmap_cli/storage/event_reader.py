"""Events made of what a journal file holds, each checked before anything else sees it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from roadmap_cli.domain.events import MAX_N, Event
from roadmap_cli.domain.identifiers import is_id

MAX_DEPTH = 16
"""How deeply the payload of an event may be nested."""

_KEYS = ("id", "n", "device", "at", "day", "kind", "skill", "data")
_envelope: Callable[[Any], tuple[Any, ...]] = itemgetter(*_KEYS)
_is_event_id = re.compile("[0-9a-f]{32}").fullmatch
_is_hexadecimal = re.compile("[0-9a-f]*").fullmatch
_is_day_shaped = re.compile(r"(?:19[7-9]\d|2\d{3})-\d\d-\d\d", re.ASCII).fullmatch
_TIME = r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ"
_is_time = re.compile(_TIME, re.ASCII).fullmatch
_are_moments = re.compile(f"(?:.{{10}}{_TIME})*", re.ASCII).fullmatch
_CONTAINERS = frozenset({dict, list})
_SHORT = 24

_NO_OBJECT = "it is no object"
_BAD_ID = "its id is not 32 hexadecimal digits"
_BAD_N = "its n is not a whole number from 1 to 2^40"
_BAD_DEVICE = "its device is no proper device id"
_BAD_TEXT = "its kind or its skill is no text"
_BAD_DATA = "its data is no object"
_TOO_DEEP = f"its data is nested deeper than {MAX_DEPTH} levels"


class InvalidEventError(ValueError):
    """A value is no event; the text says why in a few words."""


class EventReader:
    """Make events of decoded JSON; texts that come again and again are kept in memory once."""

    def __init__(self) -> None:
        """Begin with no texts known."""
        self._texts: dict[str, str] = {}
        self._devices: dict[str, bool] = {}
        self._days: dict[str, bool] = {}

    def read(self, raw: object) -> Event:
        """Give the event that *raw* is; raise `InvalidEventError` if it is none.

        Unknown kinds, keys and values pass. A time that cannot be read becomes "" and costs the event
        nothing, since no order depends on it; a missing day is the day of the time.
        """
        if not isinstance(raw, dict):
            raise InvalidEventError(_NO_OBJECT)
        identity, n, device, at, day, kind, skill, data = map(raw.get, _KEYS)
        if not isinstance(identity, str) or _is_event_id(identity) is None:
            raise InvalidEventError(_BAD_ID)
        if type(n) is not int or not 1 <= n <= MAX_N:
            raise InvalidEventError(_BAD_N)
        if not isinstance(device, str) or not self._is_device(device):
            raise InvalidEventError(_BAD_DEVICE)
        if not isinstance(kind, str) or not (skill is None or isinstance(skill, str)):
            raise InvalidEventError(_BAD_TEXT)
        if not isinstance(data, dict):
            raise InvalidEventError(_BAD_DATA)
        if any(type(value) in _CONTAINERS and _is_too_deep(value) for value in data.values()):
            raise InvalidEventError(_TOO_DEEP)
        if not isinstance(at, str) or not self._is_day(at[:10]) or _is_time(at, 10) is None:
            at = ""
        if not isinstance(day, str) or not self._is_day(day):
            day = at[:10]
        return Event(identity, n, device, at, day, kind, skill, data)

    def read_all(self, raws: Sequence[object]) -> list[Event]:
        """Give the events that *raws* are, as `read` does for each; raise `InvalidEventError` if any is not.

        Ten years of events pass through here on a cold start. Taken column by column they cost half.
        """
        try:
            columns = list(zip(*map(_envelope, raws), strict=True))
            are_sound = not raws or self._are_sound(columns)
        except (KeyError, TypeError, IndexError):
            are_sound = False
        if not are_sound:
            return [self.read(raw) for raw in raws]
        if not raws:
            return []
        share = self._texts.setdefault
        for data in columns[7]:
            for key, value in data.items():
                if type(value) is str and len(value) < _SHORT:
                    data[key] = share(value, value)
        for index in (2, 4, 5, 6):
            columns[index] = tuple(map(share, columns[index], columns[index]))
        return list(map(Event._make, zip(*columns, strict=True)))

    def _are_sound(self, columns: Sequence[Sequence[Any]]) -> bool:
        """Tell whether every value is what `read` would take as it is, without a look at the single event."""
        identities, numbers, devices, moments, days, kinds, skills, payloads = columns
        texts = {str}
        return (
            all(set(map(type, column)) == texts for column in (identities, devices, moments, days, kinds))
            and set(map(type, numbers)) == {int}
            and set(map(type, skills)) <= {str, type(None)}
            and set(map(type, payloads)) == {dict}
            and _CONTAINERS.isdisjoint(type(value) for payload in payloads for value in payload.values())
            and set(map(len, identities)) == {32}
            and _is_hexadecimal("".join(identities)) is not None
            and min(numbers) >= 1
            and max(numbers) <= MAX_N
            and all(map(self._is_device, set(devices)))
            and set(map(len, moments)) == {20}
            and _are_moments("".join(moments)) is not None
            and all(map(self._is_day, {moment[:10] for moment in moments}.union(days)))
        )

    def _is_device(self, text: str) -> bool:
        return _recall(self._devices, text, is_id)

    def _is_day(self, text: str) -> bool:
        return _recall(self._days, text, _is_day)


def _recall(known: dict[str, bool], text: str, judge: Callable[[str], bool]) -> bool:
    answer = known.get(text)
    if answer is None:
        answer = known[text] = judge(text)
    return answer


def _is_day(text: str) -> bool:
    if _is_day_shaped(text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_too_deep(value: Mapping[str, Any] | list[Any]) -> bool:
    layer: list[Any] = [value]
    for _ in range(MAX_DEPTH - 1):
        layer = [inner for outer in layer for inner in _members(outer) if isinstance(inner, (dict, list))]
        if not layer:
            return False
    return True


def _members(value: Mapping[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value
