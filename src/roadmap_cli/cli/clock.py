"""The one place that reads the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Now:
    """This moment, in UTC, and the day that a person here calls today."""

    moment: datetime
    today: date


Clock = Callable[[], Now]


def system_clock() -> Now:
    """Give the moment and the local day by this machine's clock."""
    moment = datetime.now(UTC)
    return Now(moment, moment.astimezone().date())
