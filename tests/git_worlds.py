"""A remote and the homes of one person's machines, all in one temporary folder; no network."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from roadmap_cli.domain.events import Draft
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.syncing import Synced
from roadmap_cli.storage.device import Machine
from roadmap_cli.storage.git_program import GitProgram
from roadmap_cli.storage.git_trees import TreeEntry, written_tree
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.synchronizing import Synchronizer

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="the program git is not on this machine")

MOMENT = datetime(2026, 11, 5, 18, 20, 11, tzinfo=UTC)
DAY = date(2026, 11, 5)


def shell_environment(home: Path, **more: str) -> dict[str, str]:
    """Give the environment of a person whose git has no settings."""
    return {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", **more}


def git(folder: Path, *words: str, content: bytes = b"") -> str:
    """Run git in the repository *folder* and give what it prints."""
    identity = {f"GIT_{role}_{key}": "x@example.com" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    done = subprocess.run(
        [GIT or "git", "-C", str(folder), *words],
        env=shell_environment(folder, **identity),
        input=content,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def stand_in_for_ssh(folder: Path) -> Path:
    """Make a program that does what ssh would do, on this machine and in *folder*."""
    script = folder / "ssh"
    script.write_text('#!/bin/sh\ncd "${0%/*}"\nfor word; do command="$word"; done\neval "$command"\n')
    script.chmod(0o755)
    return script


@dataclass
class Home:
    """One machine's data folder."""

    data: Path
    remote: Path
    environment: Mapping[str, str]

    @property
    def locations(self) -> Locations:
        return Locations(self.data, self.data / "cache", self.data / "config")

    @property
    def journal(self) -> Journal:
        return Journal(self.locations, machine=lambda: Machine(self.data.name, "id"))

    @property
    def events(self) -> set[str]:
        return {event.id for event in self.journal.read().events}

    @property
    def notes(self) -> set[str]:
        return {str(event.data["text"]) for event in self.journal.read().events}

    @property
    def progress(self) -> Progress:
        return fold(self.journal.read().events)

    @property
    def content(self) -> dict[str, bytes]:
        folder = self.locations.own_content
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    @property
    def device(self) -> str:
        (name,) = {path.name.partition(".")[0] for path in self.own_files}
        return name

    @property
    def own_files(self) -> list[Path]:
        return sorted((self.data / "progress").glob(f"{self.data.name}-*.json"))

    def note(self, *texts: str, moment: datetime = MOMENT) -> None:
        """Keep notes, each as a command of its own."""
        for text in texts:
            self.journal.append([Draft("note", "docker", {"text": text})], moment=moment, day=DAY)

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file of the person's own content, as an editor does."""
        target = self.locations.own_content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return target

    def synchronizer(self, *, moment: datetime = MOMENT, **environment: str) -> Synchronizer:
        git_program = GitProgram(
            self.locations.sync_repository, {**self.environment, **environment}, may_ask=False, patience=20
        )
        return Synchronizer(self.locations, self.journal, git_program, moment=moment, sleep=lambda _: None)

    def sync(self, remote: str | None = None, *, moment: datetime = MOMENT, **environment: str) -> Synced:
        """Sync with the remote of this world, or with another one."""
        return self.synchronizer(moment=moment, **environment).synchronize(remote or str(self.remote))

    def forget_repository(self) -> None:
        """Lose what sync keeps of the remote."""
        shutil.rmtree(self.locations.sync_repository)


class World:
    """A bare repository, empty as yet, and as many machines as a test asks for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remote = folder / "remote.git"
        self.remote.mkdir(parents=True)
        git(self.remote, "init", "--quiet", "--bare", "--initial-branch=main")
        (folder / "home").mkdir()

    def home(self, name: str) -> Home:
        return Home(self.folder / name, self.remote, shell_environment(self.folder / "home"))

    def homes(self, *names: str) -> list[Home]:
        return [self.home(name) for name in names]

    def files(self, branch: str = "main") -> set[str]:
        """Name the files in the remote."""
        return set(git(self.remote, "ls-tree", "-r", "-z", "--name-only", branch).strip("\0").split("\0"))

    def blob(self, content: bytes) -> str:
        return git(self.remote, "hash-object", "-w", "--stdin", content=content)

    def tree(self, *rows: tuple[str, str, str]) -> str:
        """Make a tree of rows (mode, id, name), whatever the names: git itself would refuse some."""
        entries = (TreeEntry(mode.lstrip("0").encode(), os.fsencode(name), entry) for mode, entry, name in rows)
        words = ("hash-object", "-t", "tree", "-w", "--literally", "--stdin")
        return git(self.remote, *words, content=written_tree(entries))

    def commit(self, tree: str, *parents: str, branch: str = "main") -> str:
        """Let *branch* of the remote be a new commit."""
        words = [word for parent in parents for word in ("-p", parent)]
        commit = git(self.remote, "commit-tree", tree, *words, content=b"made by hand")
        git(self.remote, "update-ref", f"refs/heads/{branch}", commit)
        return commit
