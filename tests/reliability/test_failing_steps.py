"""Whatever step of a write fails, once or for good: the old data is intact, and what the person is told is true."""

import errno
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from crash_model import lay_out, photograph
from journal_doubles import Step, WatchedDisk, add, bytes_in, make_journal, temporary_files
from sizes import IS_RELEASE
from writing_paths import PATHS, TORN, WritingPath, events_in, hasty, name_of

from roadmap_cli.domain.errors import BadDataError, NotSavedError
from roadmap_cli.storage.safety_mirror import SafetyMirror

pytestmark = pytest.mark.usefixtures("same_place")

CODES = (errno.EIO, errno.ENOSPC, errno.EROFS, errno.EACCES)
ALL_CODES = {"first write", "later write", "write without a snapshot"}
"""Ways to write in which each step fails with each error at each change; in the others the errors take turns."""

READING = {"names", "read", "size"}
TOLD = ("whole again", "did not confirm", "could not be updated", "cannot be read", "not read")


class Failure(NamedTuple):
    """Which step fails, from 0, with which error; *for_good* means each later one of its kind of work too."""

    number: int
    code: int
    for_good: bool


class FailingDisk(WatchedDisk):
    """The real disk but that it waits for nothing."""

    def sync(self, file: int) -> None:
        self._step("sync", self._files[file])

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder", folder)


def failing(failure: Failure) -> FailingDisk:
    """Give a disk on which a step fails; a disk that is full or read-only can still be read."""
    is_readable = failure.code in {errno.ENOSPC, errno.EROFS}

    def before(step: Step) -> None:
        reached = len(disk.steps) - 1
        if is_readable and step.operation in READING:
            return
        if reached == failure.number or (failure.for_good and reached > failure.number):
            raise OSError(failure.code, "the disk says no", str(step.path))

    disk = FailingDisk(before)
    return disk


def failures_of(path: WritingPath, root: Path, *, all_codes: bool) -> Iterator[Failure]:
    """Give each way in which a step of the write may fail; without *all_codes* the errors take turns."""
    disk = FailingDisk()
    path.act(make_journal(root / "data", disk))
    for number in range(len(disk.steps)):
        for code in CODES if all_codes else (CODES[number % len(CODES)],):
            yield Failure(number, code, for_good=False)
            yield Failure(number, code, for_good=True)


def outcome_of(journal_home: Path, path: WritingPath, failure: Failure) -> tuple[str, tuple[str, ...]]:
    """Write on a disk that fails; give what was said: saved, not saved, or refused, and the notices."""
    try:
        answer = path.act(make_journal(journal_home, failing(failure)))
    except NotSavedError as error:
        return "not saved" if str(error).startswith("NOT saved: ") and str(error).isprintable() else str(error), ()
    except BadDataError:
        return "refused", ()
    return "saved", getattr(answer, "notices", ())


def fault_of(home: Path, path: WritingPath, failure: Failure, confirmed: frozenset[str]) -> str | None:
    """Write while a step fails, then once more on a healthy disk; say what is wrong, None where nothing is."""
    before = bytes_in(home)
    said, notices = outcome_of(home, path, failure)
    seen = events_in(home)
    new = {name_of(event) for identity, event in seen.items() if identity not in confirmed} - {TORN}
    add(hasty(home), "healthy")
    after = events_in(home)
    later = {name_of(event) for identity, event in after.items() if identity not in confirmed} - {TORN}
    if not path.is_whole:
        path.act(hasty(home))
    left = temporary_files(home)
    unknown = [notice for notice in notices if not any(words in notice for words in TOLD)]
    is_new = bool(new) and path.is_whole
    faults = {
        "lost": not confirmed <= seen.keys() <= after.keys(),
        f"came later: {sorted(later - new)}": later - new != {"healthy"},
        f"half: {sorted(new)}": path.is_whole and new not in (set(), path.new),
        "said saved, is not": said == "saved" and new != path.new,
        f"said {said}, is saved": said != "saved" and is_new,
        "the files are gone": bool(before) and not bytes_in(home),
        f"told: {unknown}": bool(unknown) and not path.is_mending,
        f"left: {left}": bool(left),
    }
    return next((fault for fault, is_there in faults.items() if is_there), None)


def faults_of(name: str, root: Path, *, all_codes: bool) -> tuple[int, Counter[str]]:
    """Let each step fail; give how many failures there were, and what was wrong after which."""
    path = PATHS[name]
    root.mkdir()
    path.arrange(root / "data")
    confirmed, before = frozenset(events_in(root / "data")), photograph(root)
    found: Counter[str] = Counter()
    failures = list(failures_of(path, root, all_codes=all_codes))
    for failure in failures:
        lay_out(before, root)
        if fault := fault_of(root / "data", path, failure, confirmed):
            found[f"{failure}: {fault}"] += 1
    return len(failures), found


@pytest.mark.parametrize("name", PATHS)
def test_every_step_may_fail(tmp_path: Path, name: str, figure: Callable[..., None]) -> None:
    """Old events stay; NOT saved means not there, now or later; saved means there; the next write leaves no rest."""
    count, found = faults_of(name, tmp_path / "root", all_codes=IS_RELEASE or name in ALL_CODES)

    assert found == Counter()
    assert count > 25
    figure("the Nth I/O operation fails", n=count, unit="failures", bad=found.total(), remark=name)


def test_a_mirror_that_is_written_first_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Callable[..., None]
) -> None:
    """The control: with the mirror in place before the file, what was NOT saved is there all the same."""
    prepare = SafetyMirror.prepare

    def put_first(self: SafetyMirror, name: str, content: bytes, before: bytes | None) -> None:
        self.put_in_place(prepare(self, name, content, before))

    monkeypatch.setattr(SafetyMirror, "prepare", put_first)

    count, found = faults_of("later write", tmp_path / "root", all_codes=False)

    assert any("said not saved, is saved" in fault for fault in found)
    figure(
        "the Nth I/O operation fails",
        n=count,
        unit="failures",
        bad=found.total(),
        control=True,
        remark="the mirror is written before the file",
    )
