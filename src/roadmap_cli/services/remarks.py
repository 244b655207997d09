"""What a person writes beside an item: notes and links."""

from typing import NamedTuple

from roadmap_cli.domain.errors import NotFoundError, UsageError, quote
from roadmap_cli.domain.events import LINK, NOTE, UNDO, Draft
from roadmap_cli.domain.progress import Link, Note, Progress
from roadmap_cli.domain.web_addresses import fault_of
from roadmap_cli.services.changes import Reached, ShareChange, StatusChange

LONGEST_NOTE = 10_000


class Remarks(NamedTuple):
    """The notes and links of an item after a command, and what it wrote; progress itself does not change."""

    item: str
    title: str
    notes: tuple[Note, ...]
    links: tuple[Link, ...]
    added: str | None = None
    removed: str | None = None
    events: tuple[str, ...] = ()
    changed: tuple[StatusChange, ...] = ()
    unlocked: tuple[str, ...] = ()
    milestones: tuple[Reached, ...] = ()
    shares: tuple[ShareChange, ...] = ()


def draft_note(item: str, text: str) -> Draft:
    """Give the event that keeps *text* beside *item*.

    Raises UsageError where it is empty or longer than 10,000 characters.
    """
    if not text.strip():
        message = "The note is empty."
        raise UsageError(message, hint='Write it as `roadmap note docker "layers are cached top down"`.')
    if len(text) > LONGEST_NOTE:
        message = f"The note has {len(text):,} characters; {LONGEST_NOTE:,} are kept at most."
        raise UsageError(message, hint="Keep the long text in a file of its own and link it.")
    return Draft(NOTE, item, {"text": text})


def draft_link(item: str, address: str, *, is_evidence: bool) -> Draft:
    """Give the event that keeps *address* beside *item*; raise UsageError where it is no plain web address."""
    fault = fault_of(address)
    if fault:
        message = f"{quote(address)} {fault}."
        raise UsageError(message, hint="Give a whole address, such as https://www.postgresql.org/docs/.")
    return Draft(LINK, item, {"url": address, "role": "evidence" if is_evidence else "resource"})


def draft_removal(progress: Progress, item: str, number: int, *, kind: str) -> tuple[Draft, str]:
    """Give the event that takes back note or link *number* of *item*, counted from 1, and what it said.

    Raises NotFoundError where there is no such number.
    """
    kept: tuple[Note | Link, ...] = (progress.notes if kind == NOTE else progress.links).get(item, ())
    if not 1 <= number <= len(kept):
        there_are = f"it has {len(kept)}" if kept else "it has none"
        message = f"{item} has no {kind} {number}: {there_are}."
        raise NotFoundError(message, hint=f"See them with `roadmap show {item}`.")
    entry = kept[number - 1]
    return Draft(UNDO, None, {"target": entry.event}), entry.text if isinstance(entry, Note) else entry.url
