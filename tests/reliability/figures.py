"""What the harnesses found goes into the report of the run, where scripts/measure_reliability.py reads it."""

import json
from collections.abc import Callable

import journal_doubles
import pytest

from roadmap_cli.storage import device


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Note what a harness found: its name, N (in which unit), how many were bad, and what else there is to say."""

    def note(harness: str, *, n: int, unit: str, bad: int, control: bool = False, remark: str = "") -> None:
        row = {"harness": harness, "n": n, "unit": unit, "bad": bad, "control": control, "remark": remark}
        request.node.user_properties.append(("figure", json.dumps(row)))

    return note


@pytest.fixture
def same_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a home that a test takes away and lays out anew, with another inode, be the place that it was."""
    monkeypatch.setattr(device, "fingerprint", lambda *_: "here")
    monkeypatch.setattr(journal_doubles, "fingerprint", lambda *_: "here")
