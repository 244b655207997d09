"""Opening an address."""

from typing import NamedTuple

from roadmap_cli.domain.errors import RoadmapError
from roadmap_cli.domain.web_addresses import fault_of


class UnsafeAddressError(RoadmapError):
    """An address is none that a browser may be given; it is not quoted, since it may carry a password."""

    code = "unsafe_address"
    exit_code = 4


class Opened(NamedTuple):
    """An address that was to be opened; *opened* is False where there is no browser."""

    item: str
    title: str
    url: str
    opened: bool


def checked_address(url: str) -> str:
    """Give *url* if a browser may have it; raise UnsafeAddressError for anything but a plain http or https address."""
    fault = fault_of(url)
    if fault:
        message = f"The address {fault}, so it is not opened."
        raise UnsafeAddressError(message, hint="See it with `roadmap resources ITEM`.")
    return url
