"""What a sync did, and how this device stands to its remote."""

from typing import NamedTuple

from roadmap_cli.domain.events import Event


class Conflict(NamedTuple):
    """A file of content that had changed on both sides: the remote's stands at *path*, this device's at *kept*."""

    path: str
    kept: str


class Synced(NamedTuple):
    """What a sync did: how many events were *sent*, which came, and which paths of the person's content moved.

    *remote* is fit to be shown. *state* is `sent`, `received`, `both` or `unchanged`.
    """

    remote: str
    branch: str
    state: str
    sent: int
    events: tuple[Event, ...]
    content_received: tuple[str, ...]
    content_sent: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    notices: tuple[str, ...]


class SyncStatus(NamedTuple):
    """How this device stands to the remote as it last saw it; *remote* and *branch* are None before the first sync.

    *state* is `not_set_up`, `up_to_date` or `unsent`; *unsent* counts events, *synced* is when the last
    sync ended (UTC, ISO 8601).
    """

    remote: str | None
    branch: str | None
    state: str
    unsent: int
    synced: str | None
