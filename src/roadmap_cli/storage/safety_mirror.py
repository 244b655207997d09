"""The mirror of the journal: each file in `safety/` is the union of all that the file of its name ever held here."""

from collections.abc import Collection, Mapping
from pathlib import Path

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.durable_io import DiskIO, Prepared, make_folders, prepare, put_in_place, remove_leftovers
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_file import SIZE_LIMIT, JournalFile, open_journal_file
from roadmap_cli.storage.journal_lines import Line, intact_lines, lines_of, united_file
from roadmap_cli.storage.purging import without_text


class SafetyMirror:
    """The folder `safety/`, written under the journal's lock; a failure is told in `notices` and stops nothing."""

    def __init__(self, disk: DiskIO, folder: Path) -> None:
        self._disk = disk
        self._folder = folder
        self.notices: list[str] = []

    def prepare(self, name: str, content: bytes, before: bytes | None) -> Prepared | None:
        """Lay beside the mirror of a file what it is to hold once *content* has taken the place of *before*."""
        try:
            known = self.read(name)
            return self._lay_beside(name, content if known == before else together(content, known, name))
        except OSError as error:
            self.tell(error)
            return None

    def replace(self, name: str, content: bytes) -> None:
        """Make *content* the mirror of a file, whatever it was."""
        try:
            self.put_in_place(self._lay_beside(name, content))
        except OSError as error:
            self.tell(error)

    def _lay_beside(self, name: str, content: bytes) -> Prepared:
        make_folders(self._disk, self._folder)
        return prepare(self._disk, self._folder / name, content)

    def put_in_place(self, prepared: Prepared | None) -> bool:
        """Make what was prepared the mirror; tell whether it is there and the disk confirmed it."""
        if prepared is None:
            return False
        try:
            return put_in_place(self._disk, prepared)
        except OSError as error:
            self.tell(error)
            return False

    def keep(self, name: str, content: bytes, *, purged: Collection[str] = ()) -> None:
        """Add what *content*, a whole file of the journal, holds to the mirror of that name, but no *purged* text."""
        try:
            known = self.read(name)
            wanted = content if known == content else together(content, known, name)
            wanted = without_text(wanted, purged)
            if wanted != known:
                self.replace(name, wanted)
        except OSError as error:
            self.tell(error)

    def read(self, name: str) -> bytes | None:
        """Give the bytes of a mirror, None where there is none."""
        try:
            return self._disk.read(self._folder / name, SIZE_LIMIT)
        except FileNotFoundError:
            return None

    def is_interrupted_write(self, name: str, ids: Collection[str]) -> bool:
        """Tell whether a write of this device laid events with these *ids* beside the mirror and was killed then."""
        try:
            leftovers = [found for found in self._disk.names(self._folder) if found.startswith(f".{name}.")]
            raws = [self._disk.read(self._folder / found, SIZE_LIMIT) for found in leftovers]
            return any(lines_by_id(raw, name).keys() >= set(ids) for raw in raws)
        except OSError:
            return False

    def remove_leftovers(self) -> None:
        """Remove what killed writes left here; hold the lock meanwhile."""
        try:
            remove_leftovers(self._disk, self._folder, r".+\.json")
        except OSError:
            return

    def tell(self, error: OSError) -> None:
        """Tell that the mirror could not be updated, and why; once for each reason."""
        reason = error.strerror or type(error).__name__
        notice = f"Saved, but the safety copy in {self._folder} could not be updated ({reason}): see to that."
        if notice not in self.notices:
            self.notices.append(notice)


def together(content: bytes, known: bytes | None, name: str) -> bytes:
    """Give what a mirror is to hold: *content* itself where it has all that was *known*, otherwise their union."""
    file = None if known is None else open_journal_file(content, name)
    if known is None or file is None:
        return content
    reader = EventReader()
    lines = lines_of(file, reader)
    texts = {line.text for line in lines}
    missing = [line for line in _lines_known(known, name, reader) if line.text not in texts]
    return united_file([file], [*lines, *missing]) if missing else content


def _lines_known(raw: bytes, name: str, reader: EventReader) -> list[Line]:
    file: JournalFile | None
    try:
        file = open_journal_file(raw, name)
    except BadDataError:
        return intact_lines(raw, reader)
    return lines_of(file, reader) if file else []


def lines_of_mirror(raw: bytes | None, name: str) -> list[Line]:
    """Give every line of a mirror; of a damaged one those that are whole."""
    return _lines_known(raw, name, EventReader()) if raw is not None else []


def lines_by_id(raw: bytes | None, name: str) -> Mapping[str, Line]:
    """Give the lines of a mirror by the ids of their events."""
    return {line.event.id: line for line in lines_of_mirror(raw, name) if line.event}
