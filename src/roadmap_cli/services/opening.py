"""Opening an address."""

from typing import NamedTuple

from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.domain.web_addresses import fault_of


class Opened(NamedTuple):
    """An address that was to be opened; *opened* is False where there is no browser."""

    item: str
    title: str
    url: str
    opened: bool


def checked_address(url: str) -> str:
    """Give *url* if a browser may have it; raise BadDataError for anything but a plain http or https address."""
    fault = fault_of(url)
    if fault:
        message = f"The address {quote(url)} {fault}, so it is not opened."
        raise BadDataError(message, path="resource")
    return url
