"""The one place that reads the time."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple


class Now(NamedTuple):
    """This moment, in UTC, and the day that a person here calls today."""

    moment: datetime
    today: date


Clock = Callable[[], Now]


def system_clock() -> Now:
    """Give the moment and the local day by this machine's clock."""
    moment = datetime.now(UTC)  # noqa: TID251 - this is the place
    return Now(moment, moment.astimezone().date())
