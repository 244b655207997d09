"""One machine that writes and syncs until it has done its part, or is killed: run by `test_git_sync.py`.

    git_sync_worker.py DATA REMOTE CONFIRMED COUNT [FLAW]

It appends the id of each event that the journal confirmed to the file CONFIRMED, and ends when that
holds COUNT of them. FLAW plants a mistake that the test must find.
"""

import os
import random
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from roadmap_cli.domain.errors import SyncError
from roadmap_cli.domain.events import Draft
from roadmap_cli.storage import sync_union
from roadmap_cli.storage.device import Machine
from roadmap_cli.storage.git_program import GitProgram
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.journal_uniting import Received
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.synchronizing import Synchronizer

MOMENT = datetime(2026, 11, 5, 18, 20, 11, tzinfo=UTC)
MACHINE = Machine("laptop", "id")
ITEMS = ("docker", "sql-basics", "git-github", "linux-cli")
STATUSES = ("learning", "done", "skipped", "none")


def take_the_remotes(journal: Journal, files: Mapping[str, bytes], *, moment: datetime) -> Received:
    """A control: the remote's file takes the place of ours, as a plain checkout would have it."""
    del moment
    for name, content in files.items():
        (journal.locations.progress / name).write_bytes(content)
        (journal.locations.safety / name).unlink(missing_ok=True)
    return Received((), ())


def make_synchronizer(data: Path) -> tuple[Journal, Synchronizer]:
    """Give the journal and the sync of the machine that keeps its data in *data*."""
    locations = Locations(data, data / "cache", data / "config")
    journal = Journal(locations, machine=lambda: MACHINE)
    git = GitProgram(locations.sync_repository, os.environ, may_ask=False, patience=60)
    return journal, Synchronizer(locations, journal, git, moment=MOMENT)


def work(data: Path, remote: str, confirmed: Path, count: int, flaw: str) -> None:
    """Write and sync by turns; a remote that others keep from us is tried again."""
    chance = random.Random(os.urandom(8))
    if flaw == "takes-the-remotes":
        sync_union.receive = take_the_remotes
        sync_union.unite = lambda _first, second, *, path: (path, second)[1]
    known = confirmed.read_text().count("\n") if confirmed.exists() else 0
    with confirmed.open("a") as file:
        while known < count:
            journal, synchronizer = make_synchronizer(data)
            for _ in range(chance.randint(1, 3)):
                draft = Draft("status", chance.choice(ITEMS), {"to": chance.choice(STATUSES)})
                (event,) = journal.append([draft], moment=MOMENT, day=date(2026, 11, 5)).events
                file.write(f"{event.id}\n")
                file.flush()
                known += 1
            (data / "content").mkdir(exist_ok=True)
            (data / "content" / f"{data.name}.yaml").write_text(f"{known}")
            try:
                synchronizer.synchronize(remote)
            except SyncError as error:
                print(error, file=sys.stderr)


if __name__ == "__main__":
    _, folder, address, list_, number, *flaws = sys.argv
    work(Path(folder), address, Path(list_), int(number), *(flaws or [""]))
