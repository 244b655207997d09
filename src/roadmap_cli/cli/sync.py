"""`roadmap sync`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from roadmap_cli.cli.context import AppContext, app_context
from roadmap_cli.domain.errors import BadDataError, DeclinedError, UsageError
from roadmap_cli.domain.events import Event
from roadmap_cli.domain.progress import Progress

if TYPE_CHECKING:
    from roadmap_cli.domain.syncing import Synced
    from roadmap_cli.services.changes import Change

EXAMPLES = """\
roadmap sync git@host:me/roadmap.git    # set it up, with a repository that is new or in use already
roadmap sync                            # from then on: fetch, unite, send
roadmap sync --status                   # what waits to be sent, without asking the network
"""

Remote = Annotated[
    str | None,
    typer.Argument(
        metavar="[REMOTE]",
        help="A git repository: https://, ssh://, user@host:path, or the whole path of a folder.",
        show_default=False,
    ),
]
Status = Annotated[bool, typer.Option("--status", help="Only say how things stand; asks no network.")]


def command(context: typer.Context, remote: Remote = None, status: Status = False) -> None:
    """Bring this machine and a git repository to one state, and so all your machines."""
    from roadmap_cli.domain.remote_addresses import masked
    from roadmap_cli.rendering.sync_view import render_sync, render_sync_status
    from roadmap_cli.services.sync_report import sync_report

    app = app_context(context)
    if status:
        app.present(app.synchronizer.status(), render_sync_status)
        return
    address, before = _remote_meant(app, remote), _progress(app)
    left = app.synchronizer.remote if app.synchronizer.has_synced else None
    synced = app.synchronizer.synchronize(address)
    report = sync_report(synced, *_consequences(app, synced, before))
    app.present(report, render_sync)
    if left is not None and left != address:
        app.output.say(f"From now on this machine syncs with {synced.remote}, no more with {masked(left)}.")


def _remote_meant(app: AppContext, remote: str | None) -> str:
    """Give the address to sync with; raise DeclinedError where it would be another one and nobody agreed to that.

    One with which no sync ever came to its end is given up without asking.
    """
    from roadmap_cli.domain.remote_addresses import EXAMPLE, checked_remote, masked

    known = app.synchronizer.remote
    if remote is None and known is None:
        message = "No remote is known to sync with."
        raise UsageError(message, hint=f"Name one: `{EXAMPLE}`, or the whole path of a folder.")
    address = checked_remote(remote) if remote is not None else known or ""
    if known is None or address == known or not app.synchronizer.has_synced:
        return address
    question = f"This machine syncs with {masked(known)}; sync with {masked(address)} from now on?"
    if not (agreed := app.confirm(question, default=False)):
        message = f"This machine syncs with {masked(known)}, and still does."
        raise DeclinedError(message, hint="With --yes it changes to the other remote." if agreed is None else None)
    return address


def _progress(app: AppContext) -> Progress | None:
    """Give the progress as the command begins; None where a file is damaged, of which the sync will tell."""
    try:
        return app.progress
    except BadDataError:
        return None


def _consequences(app: AppContext, synced: "Synced", before: Progress | None) -> tuple[Sequence[Event], "Change"]:
    """Give the events to which those that came may refer, and what those have changed."""
    from roadmap_cli.services.changes import Change, compare

    if not synced.events or before is None:
        return synced.events, Change()
    try:
        after, recent = app.journal.state().progress, app.recent_events
    except BadDataError as error:
        app.output.say(str(error))
        return synced.events, Change()
    change = compare(app.catalogue, app.followed_outlines(), before, after, main=app.main)
    return (*recent, *synced.events), change
