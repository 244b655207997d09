"""Days and durations as people write them."""

import re
from datetime import date, time, timedelta

from roadmap_cli.domain.errors import UsageError, quote

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GROUPS = {"weekdays": range(5), "weekends": range(5, 7), "daily": range(7)}
_OFFSET = re.compile(r"([+-])(\d{1,4})([dw]?)", re.ASCII)
_DURATION = re.compile(r"(?:(\d{1,4}(?:\.\d{1,2})?) ?h ?)?(?:(\d{1,5}) ?m?)?", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ISO_WEEK = re.compile(r"(\d{4})-w(\d{2})", re.ASCII)
_PERCENT = re.compile(r"(\d{1,2}) ?%?", re.ASCII)
_TIME_OF_DAY = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_MOST_PERCENT = 90
_SHORTEST_NAME = len("mon")

DAY_FORMS = "today, yesterday, tomorrow, fri, +3d, 2026-12-01 or 2026-W49"
DURATION_FORMS = "90, 45m, 1h30m or 1.5h"
SPAN_FORMS = "2026-12-20..2027-01-03, fri..+3d, 2026-W52 for a whole week, or one day"
WEEKDAY_FORMS = "mon,wed,sat or mon-fri"
PERCENT_FORMS = "10%, from 0% to 90%"
CLOCK_FORMS = "19:00 or 7:30"


def parse_day(text: str, *, today: date) -> date:
    """Read a day: `today`, `fri`, `+3d`, `2026-12-01`, `2026-W49` and the like.

    A day of the week is the next one, today included; a week stands for its Monday. Raises UsageError
    for anything else and for days that do not exist.
    """
    word = text.strip().casefold()
    try:
        day = _named_day(word, today) or _shifted_day(word, today) or _iso_day(word)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        message = f"{quote(text)} is no day."
        raise UsageError(message, hint=f"Write it as {DAY_FORMS}.")
    return day


def parse_duration(text: str) -> int:
    """Read a duration as whole minutes: `90` and `45m` are minutes, `1h30m` and `1.5h` have hours.

    Raises UsageError for anything else, for nothing, and for more than 10,000 hours.
    """
    word = text.strip().casefold()
    found = _DURATION.fullmatch(word)
    minutes = round(float(found[1] or 0) * 60) + int(found[2] or 0) if found else 0
    if not minutes or minutes > 10_000 * 60:
        fault = "is less than nothing" if word.startswith("-") else "is no duration"
        message = f"{quote(text)} {fault}."
        raise UsageError(message, hint=f"Write it as {DURATION_FORMS}.")
    return minutes


def parse_span(text: str, *, today: date) -> tuple[date, date]:
    """Read days as their first and last: `2026-12-20..2027-01-03`, one day, or a week such as `2026-W52`.

    Raises UsageError for anything else and where the last lies before the first.
    """
    begin, dots, end = text.partition("..")
    if not dots and _ISO_WEEK.fullmatch(text.strip().casefold()):
        monday = parse_day(text, today=today)
        return monday, monday + timedelta(days=6)
    try:
        first = parse_day(begin, today=today)
        last = parse_day(end, today=today) if dots else first
        if dots and _ISO_WEEK.fullmatch(end.strip().casefold()):
            last += timedelta(days=6)
    except UsageError as error:
        raise UsageError(error.message, hint=f"Write days as {SPAN_FORMS}.") from None
    except OverflowError:
        message = f"{quote(text)} lies beyond the year 9999."
        raise UsageError(message, hint=f"Write days as {SPAN_FORMS}.") from None
    if last < first:
        message = f"{last.isoformat()} lies before {first.isoformat()}."
        raise UsageError(message, hint=f"Give the first day first: {last.isoformat()}..{first.isoformat()}.")
    return first, last


def parse_weekdays(text: str) -> tuple[int, ...]:
    """Read days of the week as numbers from 0, Monday, to 6, in order: `mon,wed,sat`, `mon-fri`, `weekends`.

    Raises UsageError for anything else.
    """
    chosen: set[int] = set()
    for part in text.casefold().replace(" ", ",").split(","):
        if part in _GROUPS:
            chosen.update(_GROUPS[part])
        elif part:
            begin, dash, end = part.partition("-")
            first, last = _weekday(begin), _weekday(end if dash else begin)
            if first is None or last is None:
                message = f"{quote(part)} is no day of the week."
                raise UsageError(message, hint=f"Write them as {WEEKDAY_FORMS}.")
            chosen.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    if not chosen:
        message = f"{quote(text)} names no day of the week."
        raise UsageError(message, hint=f"Write them as {WEEKDAY_FORMS}.")
    return tuple(sorted(chosen))


def parse_percent(text: str) -> int:
    """Read a share in whole per cent, from 0 to 90: `10%` or `10`. Raises UsageError for anything else."""
    found = _PERCENT.fullmatch(text.strip())
    if found is None or int(found[1]) > _MOST_PERCENT:
        message = f"{quote(text)} is no share to hold back."
        raise UsageError(message, hint=f"Write it as {PERCENT_FORMS}.")
    return int(found[1])


def parse_time_of_day(text: str) -> time:
    """Read a time of the day such as `19:00`. Raises UsageError for anything else."""
    found = _TIME_OF_DAY.fullmatch(text.strip())
    try:
        if found:
            return time(int(found[1]), int(found[2]))
    except ValueError:
        pass
    message = f"{quote(text)} is no time of the day."
    raise UsageError(message, hint=f"Write it as {CLOCK_FORMS}.")


def _weekday(word: str) -> int | None:
    if len(word) < _SHORTEST_NAME:
        return None
    return next((number for number, name in enumerate(_WEEKDAYS) if name.startswith(word)), None)


def _named_day(word: str, today: date) -> date | None:
    near = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if word in near:
        return today + timedelta(days=near[word])
    number = _weekday(word)
    return None if number is None else today + timedelta(days=(number - today.weekday()) % 7)


def _shifted_day(word: str, today: date) -> date | None:
    found = _OFFSET.fullmatch(word)
    if found is None:
        return None
    days = int(found[2]) * {"": 1, "d": 1, "w": 7}[found[3]]
    return today + timedelta(days=days if found[1] == "+" else -days)


def _iso_day(word: str) -> date | None:
    if _ISO_DAY.fullmatch(word):
        return date.fromisoformat(word)
    week = _ISO_WEEK.fullmatch(word)
    return date.fromisocalendar(int(week[1]), int(week[2]), 1) if week else None
