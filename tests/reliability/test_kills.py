"""kill -9 at any moment loses nothing that was confirmed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from child_scripts import run_script
from sizes import seed_of, sized

ROUNDS = sized(300, 5_000)
HARNESS = "kill -9 during writes"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def test_kill_9_loses_nothing_that_was_confirmed(tmp_path: Path, figure: Callable[..., None]) -> None:
    """Confirmed commands are there, others whole or absent, the next write works, and the device stays the same."""
    found = run_script("killing.py", tmp_path, ROUNDS, seed_of(HARNESS), "honest")

    assert {name: found[name] for name in ("lost", "half", "devices", "refused")} == {
        "lost": 0,
        "half": 0,
        "devices": 0,
        "refused": 0,
    }
    assert found["confirmed"] > ROUNDS / 4
    assert found["nothing confirmed"] > 0
    remark = f"{found['confirmed']} commands confirmed"
    figure(HARNESS, n=ROUNDS, unit="kills", bad=found["lost"] + found["half"] + found["devices"], remark=remark)


@pytest.mark.parametrize(("how", "sign"), [("too early", "lost"), ("in place", "refused")])
def test_a_careless_writer_is_found(tmp_path: Path, how: str, sign: str, figure: Callable[..., None]) -> None:
    """The controls: a writer that speaks too early, and one that writes with open('w') and has no mirror, do lose."""
    found = run_script("killing.py", tmp_path, 40, seed_of(HARNESS), how)

    assert found[sign] > 0
    figure(HARNESS, n=40, unit="kills", bad=found[sign], control=True, remark=f"a writer that writes {how}")
