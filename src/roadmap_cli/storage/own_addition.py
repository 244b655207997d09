"""Files of one's own beside those that are installed: what would be there if they were installed, or one were gone."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import BadDataError, NotFoundError, quote_path
from roadmap_cli.domain.own_content import OwnFile, content_of_own
from roadmap_cli.storage.content_files import ENDING
from roadmap_cli.storage.own_files import files_in, read_one
from roadmap_cli.storage.own_roadmaps import examine_own

Files = Mapping[str, bytes | BadDataError]


class Candidate(NamedTuple):
    """A file that could be installed: its bytes, what they hold, and what the file with its id holds now."""

    raw: bytes
    file: OwnFile
    before: OwnFile | None


class Addition(NamedTuple):
    """What would become of files if they were installed.

    *faults* is what is wrong in them, by file and line. *broken* is the first fault of each installed
    file that is right now and would not be then. *content* is what can be understood of them: good for
    counting. *whole* is all content that there would be, the bundled included.
    """

    candidates: tuple[Candidate, ...]
    faults: tuple[BadDataError, ...]
    broken: tuple[BadDataError, ...]
    content: Content
    whole: Content


def files_at(path: Path) -> Files:
    """Read the file at *path*, or the files of one's own in the folder there.

    Raises NotFoundError where there is nothing of the kind.
    """
    if path.is_dir():
        files = files_in(path)
        if not files:
            message = f"The folder {quote_path(path)} holds no files that end in {ENDING}."
            raise NotFoundError(message, hint="`roadmap new FILE` writes one to begin with.")
        return files
    if not path.exists():
        message = f"There is no file or folder {quote_path(path)}."
        raise NotFoundError(message, hint="`roadmap new FILE` writes one to begin with.")
    return {str(path): read_one(path)}


def examine_addition(given: Files, installed: Files, bundled: Content, *, instead_of: str | None = None) -> Addition:
    """Say what would become of *given* beside what is *installed*.

    A file takes the place of the one with its id, and of the installed one that *instead_of* names.
    """
    now = examine_own(installed, bundled)
    alone = examine_own(given, bundled)
    ids = {file.whole_id for file in (*alone.files.values(), *alone.unsure.values())}
    replaced = {name: file for name, file in now.files.items() if file.whole_id in ids or name == instead_of}
    gone = {*replaced, instead_of, *(name for name in installed if _stem(name) in ids)}
    stay = {name: raw for name, raw in installed.items() if name not in gone}
    then = examine_own({**stay, **given}, bundled) if stay else alone
    before = {file.whole_id: file for file in replaced.values()}
    candidates = tuple(
        Candidate(raw, file, before.get(file.whole_id))
        for name, raw in given.items()
        if (file := then.files.get(name)) is not None and isinstance(raw, bytes)
    )
    understood = [
        file for name in given if (file := then.files.get(name) or then.unsure.get(name) or alone.unsure.get(name))
    ]
    return Addition(
        candidates,
        tuple(fault for name in given for fault in then.faults.get(name, ())),
        tuple(then.faults[name][0] for name in now.files if name in stay and name in then.faults),
        content_of_own(understood, bundled.catalogue.date),
        bundled.with_own(content_of_own(then.files.values(), bundled.catalogue.date)),
    )


def broken_without(name: str, installed: Files, bundled: Content) -> tuple[BadDataError, ...]:
    """Give the first fault of each *installed* file that would not be right any more without the file *name*."""
    now = examine_own(installed, bundled)
    then = examine_own({other: raw for other, raw in installed.items() if other != name}, bundled)
    return tuple(then.faults[other][0] for other in now.files if other in then.faults)


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(ENDING)
