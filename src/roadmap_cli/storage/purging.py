"""A text that slipped into an event, taken out of the bytes of every file that holds it."""

from collections.abc import Collection

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.event_lines import blanked, event_line, is_purged
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_file import compose, join_lines, open_journal_file
from roadmap_cli.storage.journal_lines import Line, lines_of


def without_text(raw: bytes, purged: Collection[str]) -> bytes:
    """Give the bytes of a file in which the events *purged* (by their ids) have no text; the same bytes if none has.

    A file that is damaged is gone through line by line, and its other lines stay as they are.
    """
    if not any(name.encode() in raw for name in purged):
        return raw
    reader = EventReader()
    try:
        file = open_journal_file(raw, "file")
    except BadDataError:
        return _damaged_without_text(raw, purged)
    if file is None:
        return raw
    lines = lines_of(file, reader)
    texts = [blanked_line(line, purged) for line in lines]
    return raw if texts == [line.text for line in lines] else compose(file.header, join_lines(b"", texts))


def blanked_line(line: Line, purged: Collection[str]) -> str:
    """Give the text of a line, blanked if its event is one of those *purged*."""
    if line.event is None:
        # An event that cannot be used may hold the text all the same: its first words name it.
        return "{}" if any(name in line.text for name in purged) else line.text
    if line.event.id not in purged or is_purged(line.event):
        return line.text
    return event_line(blanked(line.event))


def _damaged_without_text(raw: bytes, purged: Collection[str]) -> bytes:
    names = [name.encode() for name in purged]
    return b"\n".join(b"" if any(name in line for name in names) else line for line in raw.split(b"\n"))
