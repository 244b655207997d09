"""The program as the shell starts it: real processes, pipes and descriptors."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import roadmap_cli

SAVED = "Saved. Take it back with `roadmap undo`.\n"


@pytest.fixture
def environment(tmp_path: Path, bundled_cache: Path) -> dict[str, str]:
    """Give the environment of a shell whose home is empty but for the cache."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "cache").symlink_to(bundled_cache)
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    keep["PYTHONPATH"] = str(Path(roadmap_cli.__file__).parents[1])  # the program that the other tests test
    return {**keep, "ROADMAP_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8", "PYTHONWARNINGS": "error"}


def shell(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run *command*, in which `roadmap` is the program."""
    script = f'roadmap() {{ "{sys.executable}" -m roadmap_cli "$@"; }}\n{command}'
    return subprocess.run(
        ["bash", "-c", script],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
        check=False,
    )


def status_of(item: str, environment: dict[str, str]) -> str:
    return json.loads(shell(f"roadmap show {item} --json", environment).stdout)["data"]["status"]


def test_the_module_and_the_script_are_the_program(environment: dict[str, str]) -> None:
    """`python -m roadmap_cli` and the installed script print the same."""
    script = Path(sys.executable).with_name("roadmap")

    module = shell("roadmap --version", environment)
    installed = subprocess.run(
        [script, "--version"], env=environment, capture_output=True, encoding="utf-8", timeout=60, check=True
    )

    assert module.stdout == installed.stdout
    assert module.stdout.startswith("roadmap ")


def test_exit_codes_reach_the_shell(environment: dict[str, str]) -> None:
    """0, 2 and 3, as every script will test them."""
    ran = shell("roadmap next >&2; echo $?; roadmap plna; echo $?; roadmap show nothing-at-all; echo $?", environment)

    assert ran.stdout == "0\n2\n3\n"
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("closed", [">&-", "<&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_not_keep_the_work_from_being_done(environment: dict[str, str], closed: str) -> None:
    """Whatever the caller closed: the event is saved and nothing breaks."""
    ran = shell(f"roadmap done git-github {closed}; echo $? >&2", environment)

    assert ran.stderr.endswith("0\n")
    assert "Traceback" not in ran.stderr
    assert status_of("git-github", environment) == "done"


def test_a_reader_that_went_away_gets_no_traceback(environment: dict[str, str]) -> None:
    """`roadmap … | head` is not a failure, and what was done is saved."""
    ran = shell(
        "roadmap done git-github | true; echo ${PIPESTATUS[0]}\n"
        "for i in 1 2 3; do roadmap show --depth 4; done | (sleep 0.1; exec <&-); echo ${PIPESTATUS[0]}\n"
        "roadmap done sql-basics 2>&1 | true; echo ${PIPESTATUS[0]}",
        environment,
    )

    assert ran.stdout == "0\n0\n0\n"
    assert ran.stderr in {SAVED, ""}
    assert [status_of(item, environment) for item in ("git-github", "sql-basics")] == ["done", "done"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_talk_that_nobody_can_hear_does_not_keep_the_work_from_being_done(environment: dict[str, str]) -> None:
    """What is said before saving must not fail before saving."""
    ran = shell("roadmap know docker 2> /dev/full; echo $?", environment)

    assert ran.stdout.endswith("0\n")
    assert status_of("docker", environment) == "known"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_standard_output_is_told_and_what_was_done_is_saved(environment: dict[str, str]) -> None:
    """Exit code 1, one sentence, in text and in JSON."""
    for option in ("", "--json"):
        ran = shell(f"roadmap done git-github {option} > /dev/full; echo $?; roadmap undo >&2", environment)

        assert ran.stdout == "1\n"
        assert ran.stderr.startswith("standard output: No space left on device. What you did is saved.\n")
        assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252", "utf-16"])
def test_any_encoding_of_the_output_is_served(environment: dict[str, str], encoding: str) -> None:
    """Where the glyphs cannot be written there are others."""
    ran = shell("roadmap note docker 'ünï ☃ 漢字'; roadmap list", {**environment, "PYTHONIOENCODING": encoding})

    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr


def test_the_c_locale_gets_ascii(environment: dict[str, str]) -> None:
    """LC_ALL=C is what scripts and rescue shells run in."""
    ran = shell("roadmap; roadmap show --depth 2; roadmap show nothing-☃", {**environment, "LC_ALL": "C"})

    assert ran.stdout.isascii()
    assert ran.stderr.isascii()


def test_bytes_that_are_no_text_on_the_command_line(environment: dict[str, str]) -> None:
    """An argument may hold any byte; the answer is a sentence."""
    ran = shell("roadmap show $'q\\xff\\xfe'; echo $?; roadmap note docker $'b\\xff' --json", environment)

    assert ran.stdout.startswith("3\n")
    assert "Traceback" not in ran.stderr
    assert "Nothing is called" in ran.stderr


def test_an_interrupt_ends_with_130_and_no_traceback(environment: dict[str, str]) -> None:
    """Ctrl-C while the program waits for the lock."""
    home = Path(environment["ROADMAP_HOME"])
    holder = (
        "import os, signal, subprocess, sys, time\n"
        "from pathlib import Path\n"
        "from roadmap_cli.storage.durable_io import DiskIO\n"
        # Who runs the tests in the background may have had interrupts ignored, which children inherit.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"with DiskIO().lock(Path({str(home / 'lock')!r}), 10):\n"
        "    program = subprocess.Popen([sys.executable, '-m', 'roadmap_cli', 'done', 'git-github'])\n"
        f"    while not os.path.isdir({str(home / 'progress')!r}): time.sleep(0.01)\n"
        "    time.sleep(0.2)\n"
        "    program.send_signal(signal.SIGINT)\n"
        "    print(program.wait())\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", holder], env=environment, capture_output=True, encoding="utf-8", timeout=60, check=True
    )

    assert (ran.stdout, ran.stderr) == ("130\n", "Interrupted; what was saved before stays.\n")
    assert status_of("git-github", environment) == "none"
