"""A journal in a folder, looked at by a doctor and put right by one."""

import os
import stat
from datetime import timedelta
from pathlib import Path

from journal_doubles import MOMENT, NoFileSync, NoFolderSync, make_journal

from factories import make_catalogue, make_skill
from roadmap_cli.domain.examination import UNMENDED, Repair
from roadmap_cli.services.diagnosis import FIX, Diagnosis, diagnose
from roadmap_cli.services.problems import Problem
from roadmap_cli.storage.examination import examine
from roadmap_cli.storage.repair import repair

CATALOGUE = make_catalogue(make_skill("http-protocol"), make_skill("http", formerly="web"))
NOW = MOMENT + timedelta(days=20)


class QuickDisk(NoFileSync, NoFolderSync):
    """A disk that never waits for the real one, so that hundreds of examples are quick."""


def look(folder: Path, repaired: Repair = UNMENDED) -> Diagnosis:
    """Say what is wrong with the data in *folder*."""
    return diagnose(examine(make_journal(folder)), catalogue=CATALOGUE, moment=NOW, repair=repaired)


def mend(folder: Path) -> Diagnosis:
    """Put the data in *folder* right, and say what was done and what is wrong still."""
    return look(folder, repair(make_journal(folder, QuickDisk()), moment=NOW))


def codes(diagnosis: Diagnosis) -> list[str]:
    """Give the codes of what is wrong, information included."""
    return [problem.code for problem in diagnosis.problems]


def fixable(diagnosis: Diagnosis) -> list[Problem]:
    """Give the problems that the doctor claims to put right."""
    return [problem for problem in diagnosis.problems if problem.fix == FIX]


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Give the mode and the bytes of everything in *folder* but the cache."""
    found = {}
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "cache"]
        for name in (*folders, *files):
            path = Path(root, name)
            content = path.read_bytes() if path.is_file() else b""
            found[str(path.relative_to(folder))] = (stat.S_IMODE(path.stat().st_mode), content)
    return found


def texts_in_mirror(folder: Path) -> str:
    """Give all that the safety copies hold."""
    return "".join(path.read_text("utf-8") for path in sorted((folder / "safety").glob("*.json")))
