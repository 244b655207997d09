"""A home folder of its own for each test, and the program run inside it."""

import io
import json
import os
import shutil
import sys
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from roadmap_cli.cli import command_line
from roadmap_cli.cli.app import run
from roadmap_cli.cli.clock import Now
from roadmap_cli.storage import content_files
from roadmap_cli.storage.content_cache import load_content

pytest_plugins = ["figures"]

SMALL_CONTENT = Path(__file__).parent / "small_content"
MONDAY = Now(datetime(2026, 11, 23, 9, 30, tzinfo=UTC), date(2026, 11, 23))


COMMAND = command_line.program()
"""The program, made once: hundreds of tests run it, and nothing in it changes."""


class FakeStream(io.TextIOWrapper):
    """A stream in memory, on a terminal or not."""

    def __init__(self, text: str = "", *, encoding: str = "utf-8", terminal: bool = False) -> None:
        super().__init__(io.BytesIO(text.encode()), encoding=encoding, write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    @property
    def raw_bytes(self) -> bytes:
        return self.buffer.getvalue()


@dataclass(frozen=True)
class Answer:
    """How a run of the program ended, and what it printed."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode()

    @property
    def document(self) -> dict[str, Any]:
        return json.loads(self.raw)

    @property
    def data(self) -> dict[str, Any]:
        return self.document["data"]


class Program:
    """The program in the home folder of one person, at *now*, Monday, 23 November 2026, eighty columns wide."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        self.now = MONDAY
        self.environment = {"ROADMAP_HOME": str(home), "NO_COLOR": "1", "COLUMNS": "80", "LANG": "C.UTF-8"}
        self._monkeypatch = monkeypatch

    def __call__(
        self,
        *words: str,
        answers: str | None = None,
        terminal: bool = False,
        encoding: str = "utf-8",
        environment: dict[str, str | None] | None = None,
        now: Now | None = None,
    ) -> Answer:
        """Run it on *words*; with *answers* somebody sits there and types these, with *terminal* somebody watches."""
        merged = {**self.environment, **(environment or {})}
        own = {name: value for name, value in merged.items() if value is not None}
        asked = answers is not None
        out, err = FakeStream(encoding=encoding, terminal=terminal), FakeStream(terminal=asked)
        with self._monkeypatch.context() as patch:
            for name in ("FORCE_COLOR", "LC_ALL", "LC_CTYPE", "TERM", "COLORTERM", "ROADMAP_DEBUG", "COLUMNS", "LINES"):
                patch.delenv(name, raising=False)
            for name, value in own.items():
                patch.setenv(name, value)
            patch.setattr(command_line, "program", lambda _=None: COMMAND)
            patch.setattr(sys, "stdin", FakeStream(answers or "", terminal=asked))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run(words, clock=lambda: now or self.now, environment=own)
        return Answer(code, out.raw_bytes, err.raw_bytes.decode())

    def ok(self, *words: str, **options: Any) -> Answer:
        """Run it on *words*, which must succeed."""
        answer = self(*words, **options)
        assert answer.code == 0, answer.err
        return answer

    def json(self, *words: str, **options: Any) -> Any:
        """Run it on *words*, which must succeed, and give the data of its JSON answer."""
        return self.ok(*words, "--json", **options).data

    def journal(self) -> dict[str, bytes]:
        """Give the content of each file of the journal."""
        return {path.name: path.read_bytes() for path in (self.home / "progress").glob("*.json")}


@pytest.fixture(scope="session", autouse=True)
def usual_modes() -> Iterator[None]:
    """Let files that a test makes have the modes that they have on most machines."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test open a page."""

    def nowhere(*_: object) -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", nowhere)


@pytest.fixture(scope="session")
def bundled_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give all of the bundled content, compiled: it is where somebody looks at the guides."""
    folder = tmp_path_factory.mktemp("bundled")
    len(load_content(content_files.data_root(), folder).catalogue.guides)
    return folder


@pytest.fixture(scope="session")
def small_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give all of the small content, compiled."""
    folder = tmp_path_factory.mktemp("small")
    len(load_content(SMALL_CONTENT, folder).catalogue.guides)
    return folder


@pytest.fixture
def roadmap(tmp_path: Path, bundled_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Give the program with the bundled content, for somebody who has not begun."""
    shutil.copytree(bundled_cache, tmp_path / "home" / "cache")
    return Program(tmp_path / "home", monkeypatch)


@pytest.fixture
def small(tmp_path: Path, small_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Give the program with the small content, whose ids and hours stand in the tests."""
    shutil.copytree(small_cache, tmp_path / "small-home" / "cache")
    monkeypatch.setattr(content_files, "data_root", lambda: SMALL_CONTENT)
    return Program(tmp_path / "small-home", monkeypatch)
