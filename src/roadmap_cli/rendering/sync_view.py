"""What a sync did, and how this machine stands to its remote."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.domain.syncing import SyncStatus
from roadmap_cli.rendering.change_view import share_rows
from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.marks import HEADING, QUIET, command, counted, hint
from roadmap_cli.rendering.page import Columns, line
from roadmap_cli.services.sync_report import ReceivedFrom, SyncReport

WORDS_SHOWN = 5
PATHS_SHOWN = 5
LONGEST_WORDS = 60


def render_sync(report: SyncReport) -> RenderableType:
    """Show what came and from which device, what was sent, and how far that moved each roadmap."""
    parts: list[RenderableType] = [line(_came(received)) for received in report.received]
    parts += [line(text) for text in _moved(report)]
    for conflict in report.conflicts:
        both = f"{_path(conflict.path)} had changed on both sides: the remote's stands there now, "
        parts.append(Text(f"{both}yours is kept as {_path(conflict.kept)}."))
    for milestone in report.milestones:
        parts.append(Text.assemble(("Milestone reached  ", "bold green"), f"{milestone.title} ({milestone.roadmap})"))
    where = f"{one_line(report.remote)} ({one_line(report.branch)})"
    parts.append(Text(f"In step with {where}." if parts else f"Nothing new: in step with {where}.", style=QUIET))
    shares = [share for share in report.shares if share.before != share.after]
    if shares:
        parts += ["", Columns(share_rows(shares))]
    parts += [Text(one_line(notice), style="yellow") for notice in report.notices]
    return Group(*parts)


def _came(received: ReceivedFrom) -> str:
    shown = [one_line(words, LONGEST_WORDS) for words in received.events[-WORDS_SHOWN:]]
    before = "… " if received.count > len(shown) else ""
    return f"{counted(received.count, 'event')} from {one_line(received.device)}: {before}{', '.join(shown)}"


def _moved(report: SyncReport) -> Iterator[str]:
    if report.content_received:
        yield f"{counted(len(report.content_received), 'change')} of content came: {_paths(report.content_received)}"
    if report.sent:
        yield f"{counted(report.sent, 'event')} sent"
    if report.content_sent:
        yield f"{counted(len(report.content_sent), 'change')} of content sent: {_paths(report.content_sent)}"


def _paths(paths: tuple[str, ...]) -> str:
    return ", ".join(map(_path, paths[:PATHS_SHOWN])) + (" …" if len(paths) > PATHS_SHOWN else "")


def _path(path: str) -> str:
    return one_line(f"content/{path}")


def render_sync_status(status: SyncStatus) -> RenderableType:
    """Show with what this machine syncs, when it last did, and how many events wait."""
    if status.remote is None:
        example = command("roadmap sync git@host:me/roadmap.git")
        return Group("This machine syncs with nothing yet.", hint("Set it up with ", example, ", or with a folder."))
    waits = f"{counted(status.unsent, 'event')} here that the remote does not have" if status.unsent else "nothing"
    rows = (
        ("remote", one_line(status.remote)),
        ("branch", one_line(status.branch or "")),
        ("last sync", one_line(status.synced or "not yet")),
        ("to be sent", waits),
    )
    return Group(
        *(Text.assemble((f"{name:<11}", HEADING), text, overflow="fold") for name, text in rows),
        hint("As of the last sync; ", command("roadmap sync"), " asks the remote itself."),
    )
