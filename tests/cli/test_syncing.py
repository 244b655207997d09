"""`roadmap sync`: two machines, one remote, and all that can be wrong with it."""

import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from conftest import FakeStream, Program
from git_worlds import World, git, needs_git, stand_in_for_ssh
from roadmap_cli.cli.output import Output

pytestmark = needs_git


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "world")


@pytest.fixture
def laptop(small: Program, world: World) -> Program:
    """Give the program of a person whose git has no settings."""
    small.environment |= {
        "HOME": str(world.folder / "home"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PATH": os.environ.get("PATH", os.defpath),
        "COLUMNS": "250",  # a temporary folder has a long name
    }
    return small


@pytest.fixture
def desktop(laptop: Program, tmp_path: Path, small_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    shutil.copytree(small_cache, tmp_path / "desktop" / "cache")
    program = Program(tmp_path / "desktop", monkeypatch)
    program.environment = {**laptop.environment, "ROADMAP_HOME": str(tmp_path / "desktop")}
    return program


def device_of(program: Program) -> str:
    return json.loads((program.home / "device.json").read_text())["device"]


def test_the_screen_tells_what_came_and_from_where(laptop: Program, desktop: Program, world: World) -> None:
    """In the words in which it was done, with what it moved."""
    desktop.ok("done", "docker")
    sent = desktop.ok("sync", str(world.remote))

    came = laptop.ok("sync", str(world.remote))
    again = laptop.ok("sync")

    assert sent.out == f"1 event sent\nIn step with {world.remote} (main).\n"
    assert came.out.splitlines()[:2] == [
        f"1 event from {device_of(desktop)}: done docker",
        f"In step with {world.remote} (main).",
    ]
    assert again.out == f"Nothing new: in step with {world.remote} (main).\n"
    assert laptop.json("show", "docker")["status"] == "done"


def test_scripts_get_the_same(laptop: Program, desktop: Program, world: World) -> None:
    """Counts, words, and what changed, as other commands that change things give it."""
    desktop.ok("done", "docker")
    desktop.ok("note", "docker", "salt")
    desktop.ok("undo")
    desktop.ok("sync", str(world.remote))
    laptop.ok("note", "docker", "pepper")

    data = laptop.json("sync", str(world.remote))

    words = ["done docker", "note on docker: salt", "undo: note on docker: salt"]
    assert data["received"] == [{"device": device_of(desktop), "count": 3, "events": words}]
    assert (data["state"], data["sent"], data["branch"], data["remote"]) == ("both", 1, "main", str(world.remote))
    assert [(entry["id"], entry["to"]) for entry in data["changed"]] == [("docker", "done")]
    assert data.keys() >= {"content_received", "content_sent", "conflicts", "notices", "unlocked", "shares"}


def test_conflicts_of_content_are_told(laptop: Program, desktop: Program, world: World) -> None:
    """With both paths."""
    for program in (desktop, laptop):
        program.ok("note", "docker", "x")
        (program.home / "content").mkdir()
        (program.home / "content" / "mine.yaml").write_text(program.home.name)
        answer = program.ok("sync", str(world.remote))

    kept = next(path.name for path in (laptop.home / "content").iterdir() if "conflict" in path.name)
    assert (
        f"content/mine.yaml had changed on both sides: the remote's stands there now, yours is kept as content/{kept}."
        in (" ".join(answer.out.split()))
    )


def test_the_status_is_told_without_a_remote_and_with_one(laptop: Program, world: World) -> None:
    """It asks nobody and changes nothing."""
    none = laptop.ok("sync", "--status")
    laptop.ok("note", "docker", "x")
    laptop.ok("sync", str(world.remote))
    laptop.ok("note", "docker", "y")
    world.remote.rename(world.folder / "away")

    waiting = laptop.ok("sync", "--status")

    assert none.out.startswith("This machine syncs with nothing yet.")
    assert waiting.out.splitlines()[:4] == [
        f"remote     {world.remote}",
        "branch     main",
        "last sync  2026-11-23T09:30:00Z",
        "to be sent 1 event here that the remote does not have",
    ]


def test_without_a_remote_it_says_how_to_name_one(laptop: Program) -> None:
    """A usage error, with an address to copy."""
    answer = laptop("sync")

    assert answer.code == 2
    assert answer.err == (
        "No remote is known to sync with. Name one: `roadmap sync git@host:me/roadmap.git`, "
        "or the whole path of a folder.\n"
    )


@pytest.mark.parametrize("address", ["--", "relative/path", "http://example.com/r.git", "ext::sh -c x"])
def test_an_address_that_is_not_allowed_is_a_usage_error(laptop: Program, address: str) -> None:
    """And nothing is kept of it."""
    assert laptop("sync", address).code == 2
    assert not (laptop.home / "sync.json").exists()


def test_another_remote_is_taken_only_on_a_yes(laptop: Program, world: World, tmp_path: Path) -> None:
    """Off a terminal with --yes, on a terminal when asked."""
    other = World(tmp_path / "other")
    laptop.ok("note", "docker", "x")
    laptop.ok("sync", str(world.remote))

    refused = laptop("sync", str(other.remote))
    no = laptop("sync", str(other.remote), answers="n\n")
    yes = laptop.ok("sync", str(other.remote), "--yes")

    assert (refused.code, no.code) == (1, 1)
    assert "--yes" in refused.err
    assert f"From now on this machine syncs with {other.remote}" in yes.err
    assert laptop.json("sync", "--status")["remote"] == str(other.remote)


def failure(program: Program, *words: str, **environment: str) -> tuple[str, int, str]:
    """Run it, and give the code, the exit code and the message of its failure, which people get on one line."""
    answer = program("sync", *words, "--json", environment=environment)
    people = program("sync", *words, environment=environment)
    error = answer.document["error"]
    assert people.err.count("\n") == 1
    assert error["message"] in people.err
    assert people.code == answer.code == error["exit_code"]
    return error["code"], answer.code, error["message"]


def test_a_folder_that_is_no_repository(laptop: Program, tmp_path: Path) -> None:
    """Empty, missing, or full of something else: one sentence and how to make one."""
    (tmp_path / "empty").mkdir()

    told = [failure(laptop, str(tmp_path / name)) for name in ("empty", "missing", "small-home")]

    assert [(code, exit_code) for code, exit_code, _ in told] == [("not_a_repository", 1)] * 3
    assert not (laptop.home / "sync.json").exists()


def test_a_working_folder_is_not_sent_to(laptop: Program, tmp_path: Path) -> None:
    """Git would refuse it, since its files would no longer be what is checked out."""
    (tmp_path / "work").mkdir()
    git(tmp_path / "work", "init", "--quiet", "--initial-branch=main")
    laptop.ok("note", "docker", "x")

    code, _, message = failure(laptop, str(tmp_path / "work"))

    assert code == "sync_failed"
    assert "working folder" in message


def test_a_remote_with_other_files(laptop: Program, world: World) -> None:
    """It is somebody's project."""
    world.commit(world.tree(("100644", world.blob(b"x"), "setup.py")))

    code, exit_code, message = failure(laptop, str(world.remote))

    assert (code, exit_code) == ("other_files", 1)
    assert "'setup.py'" in message


def test_offline_nothing_is_lost(laptop: Program, world: World) -> None:
    """The host is gone: it says so, and what is typed again sends what waited."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    laptop.ok("note", "docker", "x")

    code, exit_code, message = failure(laptop, f"https://127.0.0.1:{port}/r.git")

    assert (code, exit_code) == ("unreachable", 1)
    assert "nothing is lost, and it is not set up yet" in message
    assert laptop("sync").err.startswith("No remote is known to sync with.")
    assert laptop.ok("sync", str(world.remote)).out.startswith("1 event sent")


def test_a_remote_with_which_no_sync_succeeded_is_given_up_without_asking(laptop: Program, world: World) -> None:
    """Who named the wrong repository first names the right one next."""
    working = World(world.folder / "working")
    git(working.remote, "config", "core.bare", "false")
    git(working.remote, "config", "receive.denyCurrentBranch", "refuse")
    laptop.ok("note", "docker", "x")
    failure(laptop, str(working.remote))

    answer = laptop.ok("sync", str(world.remote))

    assert answer.out.startswith("1 event sent")
    assert "no more with" not in answer.err


def test_a_remote_that_went_away_comes_back(laptop: Program, world: World) -> None:
    """A stick that is not plugged in."""
    laptop.ok("note", "docker", "x")
    laptop.ok("sync", str(world.remote))
    laptop.ok("note", "docker", "y")
    world.remote.rename(world.folder / "away")

    code, _, _ = failure(laptop)
    (world.folder / "away").rename(world.remote)

    assert code == "not_a_repository"
    assert laptop.ok("sync").out.startswith("1 event sent")


@pytest.fixture
def ssh(world: World) -> Path:
    """Give a stand-in for ssh that runs what it is asked to on this machine, beside the remote."""
    return stand_in_for_ssh(world.folder)


def test_ssh_is_the_persons_own(laptop: Program, desktop: Program, world: World, ssh: Path) -> None:
    """Their GIT_SSH_COMMAND or core.sshCommand is used, in both ways to write an address."""
    laptop.ok("note", "docker", "x")
    git(world.folder, "config", "--file", "home/.gitconfig", "core.sshCommand", str(ssh))
    path = world.remote.relative_to("/")

    sent = laptop.ok("sync", "me@host:remote.git", environment={"GIT_SSH_COMMAND": str(ssh)})
    came = desktop.ok("sync", f"ssh://me@host/{path}")

    assert sent.out.startswith("1 event sent\nIn step with me@host:remote.git (main).")
    assert came.out.startswith("1 event from ")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("me@host: Permission denied (publickey,password).", "no_access"),
        ("Host key verification failed.", "no_access"),
        ("ssh: Could not resolve hostname host: Name or service not known", "unreachable"),
        ("ssh: connect to host host port 22: Connection timed out", "unreachable"),
    ],
)
def test_what_ssh_says_is_told_in_one_sentence(laptop: Program, world: World, ssh: Path, said: str, code: str) -> None:
    """It ends with 255 and says why."""
    del world
    ssh.write_text(f"#!/bin/sh\necho '{said}' >&2\nexit 255\n")

    told, exit_code, message = failure(laptop, "me@host:r.git", GIT_SSH_COMMAND=str(ssh))

    assert (told, exit_code) == (code, 1)
    assert "me@host:r.git" in message


def test_ssh_cannot_ask_where_nobody_sits(laptop: Program, world: World, ssh: Path) -> None:
    """Our own call of ssh forbids it to ask, and no terminal is left to it."""
    ssh.write_text(f'#!/bin/sh\necho "$@" > {world.folder}/called\nexit 255\n')

    laptop("sync", "me@host:r.git", environment={"PATH": f"{world.folder}:{laptop.environment['PATH']}"})

    assert "-o BatchMode=yes" in (world.folder / "called").read_text()


class Locked(BaseHTTPRequestHandler):
    """A host that asks everybody for a password."""

    def do_GET(self) -> None:
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Basic realm="x"')
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def locked_port(tmp_path: Path):
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("the program openssl, which makes a certificate, is not on this machine")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    subprocess.run([openssl, *words, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    server = HTTPServer(("127.0.0.1", 0), Locked)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_host_that_asks_for_a_password(laptop: Program, locked_port: int) -> None:
    """Where nobody sits git does not ask, and the answer comes at once; a wrong password is told nowhere."""
    unasked = failure(laptop, f"https://127.0.0.1:{locked_port}/r.git", GIT_SSL_NO_VERIFY="1")
    wrong = failure(laptop, f"https://me:s3cret@127.0.0.1:{locked_port}/r.git", GIT_SSL_NO_VERIFY="1")
    untrusted = failure(laptop, f"https://127.0.0.1:{locked_port}/r.git")

    assert [code for code, _, _ in (unasked, wrong, untrusted)] == ["no_access"] * 3
    assert "s3cret" not in wrong[2]
    assert "certificate" in untrusted[2]


def test_without_git_one_sentence_says_what_to_do(laptop: Program, world: World, tmp_path: Path) -> None:
    """Install it, or let another program carry the folder; a git that lies where the person happens to be is no git."""
    code, exit_code, message = failure(laptop, str(world.remote), PATH=str(tmp_path))

    assert (code, exit_code) == ("no_git", 1)
    assert message == "Syncing needs the program git, which is not on this machine."
    assert "Syncthing" in laptop("sync", str(world.remote), environment={"PATH": str(tmp_path)}).err


def test_a_git_that_is_too_old_is_told(laptop: Program, world: World, tmp_path: Path) -> None:
    """With the version that is needed."""
    (tmp_path / "git").write_text("#!/bin/sh\necho git version 1.8.3.1\n")
    (tmp_path / "git").chmod(0o755)

    code, _, message = failure(laptop, str(world.remote), PATH=str(tmp_path))

    assert code == "no_git"
    assert "needs git 2.20 or newer" in message


def test_a_password_in_the_address_is_warned_of_and_never_shown(laptop: Program, world: World) -> None:
    """It works, since it is the person's choice; git's own settings send it to the folder here."""
    git(
        world.folder,
        "config",
        "--file",
        "home/.gitconfig",
        f"url.{world.remote}.insteadOf",
        "https://me:s3cret@h/r.git",
    )
    laptop.ok("note", "docker", "x")

    answers = [
        laptop.ok("sync", "https://me:s3cret@h/r.git"),
        laptop.ok("sync", "--status"),
        laptop.ok("sync", "--json"),
    ]

    assert "https://***@h/r.git" in answers[0].out
    assert "password" in answers[0].out
    assert not any("s3cret" in answer.out + answer.err for answer in answers)
    assert (laptop.home / "sync.json").stat().st_mode & 0o777 == 0o600


def test_words_out_of_events_and_paths_steer_no_terminal(laptop: Program, desktop: Program, world: World) -> None:
    """What came may have been written by anybody who can write to the remote."""
    desktop.ok("note", "docker", "\x1b[2J[bold]x[/bold]\u202e")
    desktop.ok("sync", str(world.remote))

    answer = laptop.ok("sync", str(world.remote))

    assert "\x1b" not in answer.out
    assert "\u202e" not in answer.out
    assert "[bold]x[/bold]" in answer.out


def test_a_damaged_journal_here_does_not_stop_a_sync(laptop: Program, desktop: Program, world: World) -> None:
    """What is whole travels; the file is named."""
    desktop.ok("done", "docker")
    desktop.ok("sync", str(world.remote))
    laptop.ok("note", "docker", "x")
    (laptop.home / "progress" / "broken.json").write_text("{")

    answer = laptop.ok("sync", str(world.remote))

    assert "1 event sent" in answer.out
    assert "broken.json" in answer.out


class Alarm:
    """A timer that goes off when a test says so."""

    made: "list[Alarm]"

    def __init__(self, seconds: float, call: Callable[..., None], words: list[str]) -> None:
        self.seconds, self._call, self._words = seconds, call, words
        self._is_on = False
        self.made.append(self)

    def start(self) -> None:
        self._is_on = True

    def cancel(self) -> None:
        self._is_on = False

    def go_off(self) -> None:
        if self._is_on:
            self._call(*self._words)


def test_after_half_a_second_a_person_sees_what_it_waits_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing where it is done before, and no timer where nobody sits or a script waits."""
    said = []
    monkeypatch.setattr(threading, "Timer", Alarm)
    monkeypatch.setattr(Alarm, "made", [], raising=False)
    for is_terminal, as_json, is_late in (
        (True, False, True),
        (True, False, False),
        (False, False, False),
        (True, True, False),
    ):
        stream = FakeStream(terminal=is_terminal)
        monkeypatch.setattr(sys, "stderr", stream)
        with Output(as_json=as_json, environment={"LANG": "C.UTF-8"}).waiting("Asking …"):
            if is_late:
                Alarm.made[-1].go_off()
        for alarm in Alarm.made:
            alarm.go_off()
        said.append(stream.raw_bytes.decode())

    assert said == ["Asking …\n", "", "", ""]
    assert [alarm.seconds for alarm in Alarm.made] == [0.5, 0.5]


def test_a_purged_secret_leaves_all_machines_and_the_remotes_history(
    laptop: Program, desktop: Program, world: World
) -> None:
    """The command that `purge` shows works word for word, and no machine brings the secret back."""
    (world.folder / "home" / ".gitconfig").write_text("[user]\n\tname = Ada\n\temail = ada@example.com\n")
    note = desktop.json("note", "docker", "the password is s3cret-w0rd")["events"][0]
    desktop.ok("sync", str(world.remote))
    laptop.ok("sync", str(world.remote))

    command = laptop.json("purge", note, "--yes")["rewrite"]
    laptop.ok("sync")
    subprocess.run(["bash", "-c", command], env=laptop.environment, check=True, capture_output=True, timeout=60)
    answers = [program.ok("sync") for program in (desktop, laptop, desktop)]

    assert ["was rewritten" in answer.out for answer in answers] == [True, True, False]
    for folder in (laptop.home / "sync.git", desktop.home / "sync.git", world.remote):
        ids = git(folder, "rev-list", "--objects", "--all").split("\n")
        held = git(folder, "cat-file", "--batch", content="\n".join(row.split()[0] for row in ids).encode())
        assert "s3cret-w0rd" not in held
    for program in (laptop, desktop):
        assert not any(b"s3cret-w0rd" in content for content in program.journal().values())
    assert git(world.remote, "rev-list", "--max-parents=0", "--count", "main") == "1"
