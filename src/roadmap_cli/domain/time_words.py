"""Days and durations as people write them."""

import re
from datetime import date, timedelta

from roadmap_cli.domain.errors import UsageError, quote

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_OFFSET = re.compile(r"([+-])(\d{1,4})([dw]?)", re.ASCII)
_DURATION = re.compile(r"(?:(\d{1,4}(?:\.\d{1,2})?) ?h ?)?(?:(\d{1,5}) ?m?)?", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ISO_WEEK = re.compile(r"(\d{4})-w(\d{2})", re.ASCII)

DAY_FORMS = "today, yesterday, tomorrow, fri, +3d, 2026-12-01 or 2026-W49"
DURATION_FORMS = "90, 45m, 1h30m or 1.5h"


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


def _named_day(word: str, today: date) -> date | None:
    near = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if word in near:
        return today + timedelta(days=near[word])
    if len(word) >= 3:  # noqa: PLR2004 - `mon`, the shortest that tells the days apart
        for number, name in enumerate(_WEEKDAYS):
            if name.startswith(word):
                return today + timedelta(days=(number - today.weekday()) % 7)
    return None


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
