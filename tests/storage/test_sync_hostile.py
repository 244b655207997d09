"""Remotes and settings that mean harm: names out of a tree, hooks, variables, what git says."""

import os
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from git_worlds import MOMENT, World, git, needs_git
from roadmap_cli.domain.errors import SyncError, UnreachableError
from roadmap_cli.storage.git_failures import explained
from roadmap_cli.storage.git_program import GitFailure, GitProgram
from roadmap_cli.storage.git_trees import TreeEntry, parsed_tree, written_tree
from roadmap_cli.storage.remote_names import is_branch, is_content_path, is_journal_name
from roadmap_cli.storage.synchronizing import Synchronizer

UNSAFE = [
    "..",
    ".",
    ".git",
    ".hidden.json",
    "../../evil.json",
    "/etc/evil.json",
    "a/b.json",
    "a\\b.json",
    "C:evil.json",
    "evil.json:stream.json",
    "-rf.json",
    " evil.json",
    "evil.json ",
    "evil.json.",
    "aux.json",
    "COM1.2026-11.json",
    "nul .json",
    "e\nvil.json",
    "\x1b[2Jevil.json",
    "e\u202evil.json",
    "\udcffevil.json",
    "*.json",
    "x" * 300 + ".json",
    "",
]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.mark.parametrize("name", UNSAFE)
def test_no_unsafe_name_may_come_here(name: str) -> None:
    """Path tricks, control characters, what Windows reserves, what a shell or git takes for something else."""
    assert not is_journal_name(name)
    assert name == "a/b.json" or not is_content_path(f"skills/{name}")


@given(st.text(max_size=40))
def test_a_safe_name_is_one_plain_visible_part_of_a_path(name: str) -> None:
    """Joined to a folder it stays inside, as a direct child."""
    if is_journal_name(name):
        assert os.path.normpath(f"/folder/{name}") == f"/folder/{name}"
        assert "/" not in name
        assert name.isprintable()


@pytest.mark.parametrize("name", ["main", "trunk", "me/roadmap", "v1.0", "a-b_c+d"])
def test_plain_branches_are_used(name: str) -> None:
    """As people name them."""
    assert is_branch(name)


@pytest.mark.parametrize(
    "name", ["", "-x", "a..b", "a b", "a:b", "a\nb", "x.lock", "x/", ".x", "a//b", "a/.b", "a@{1}", "ä~1"]
)
def test_strange_branches_are_not(name: str) -> None:
    """Nothing that git could take for an option, a range, two refs or two lines."""
    assert not is_branch(name)


@given(st.lists(st.tuples(st.sampled_from([b"100644", b"40000", b"120000"]), st.binary(max_size=9)), max_size=9))
def test_trees_survive_reading_and_writing(rows: list[tuple[bytes, bytes]]) -> None:
    """Whatever the names."""
    entries = [TreeEntry(mode, name.replace(b"\0", b""), "ab" * 20) for mode, name in rows]

    assert sorted(parsed_tree(written_tree(entries), 20)) == sorted(entries)


@needs_git
def test_unsafe_names_in_a_tree_are_left_alone_there_and_told_once(world: World) -> None:
    """None of them becomes a file here, none is lost in the remote, and the good ones beside them come."""
    desktop = world.home("desktop")
    desktop.note("good")
    desktop.sync()
    (own,) = desktop.own_files
    good = git(world.remote, "rev-parse", f"main:progress/{own.name}")
    link, module = world.blob(b"/etc/passwd"), "ab" * 20
    names = sorted(name for name in UNSAFE if name)
    progress = world.tree(
        ("100644", good, own.name),
        ("120000", link, "link.json"),
        ("160000", module, "module.json"),
        ("040000", world.tree(("100644", good, "x.json")), "folder.json"),
        *(("100644", good, name) for name in names),
    )
    deep = world.tree(("100644", good, "x.yaml"))
    for name in ("e", "d", "c", "b"):
        deep = world.tree(("040000", deep, name))
    content = world.tree(
        ("040000", deep, "a"),
        ("040000", world.tree(("100644", good, "x.yaml")), ".."),
        ("120000", link, "link.yaml"),
        ("100644", good, "Case.yaml"),
        ("100644", good, "case.yaml"),
        ("100644", world.blob(b"x" * (4 * 2**20 + 1)), "large.yaml"),
        ("100644", world.blob(b"fine"), "fine.yaml"),
    )
    world.commit(world.tree(("040000", progress, "progress"), ("040000", content, "content")))
    laptop = world.home("laptop")
    laptop.note("mine")

    first = laptop.sync()
    laptop.note("more")
    second = laptop.sync()

    assert laptop.notes == {"good", "mine", "more"}
    assert laptop.content == {"fine.yaml": b"fine", "Case.yaml": good_content(world, good)}
    assert sorted(path.name for path in world.folder.iterdir()) == ["desktop", "home", "laptop", "remote.git"]
    told = "\n".join(first.notices)
    assert all(word in told for word in ("link.json", "module.json", "..", "aux.json", "case.yaml", "a/b/c/d"))
    assert not any("left alone in the remote: its name" in notice for notice in second.notices)
    rows = git(world.remote, "ls-tree", "-z", "main:progress")
    assert [name for name in names if f"{good}\t{name}\0" not in f"{rows}\0"] == []
    assert f"160000 commit {module}\tmodule.json" in rows


def good_content(world: World, blob: str) -> bytes:
    return (git(world.remote, "cat-file", "blob", blob) + "\n").encode()


@needs_git
@pytest.mark.parametrize("mode", ["100644", "120000", "160000"])
def test_a_journal_that_is_no_folder_is_refused(world: World, mode: str) -> None:
    """Where the journal would be stands something else: that repository is somebody else's."""
    world.commit(world.tree((mode, world.blob(b"/etc"), "progress")))
    laptop = world.home("laptop")
    laptop.note("a")

    with pytest.raises(SyncError, match="'progress'"):
        laptop.sync()


@needs_git
def test_nothing_that_the_persons_git_is_set_to_runs(world: World) -> None:
    """Hooks and fsmonitor of their settings, hooks and commands of a stick, a template with hooks: none is started."""
    trap, sprung = world.folder / "trap.sh", world.folder / "sprung"
    trap.write_text(f'#!/bin/sh\necho "$0" >> {sprung}\n')
    trap.chmod(0o755)
    hooks = world.folder / "hooks"
    template = world.folder / "template"
    names = ("pre-receive", "update", "post-receive", "post-update", "pre-push", "reference-transaction", "pre-commit")
    for folder in (hooks, template / "hooks", world.remote / "hooks"):
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            (folder / name).symlink_to(trap)
    settings = {
        "core.hooksPath": hooks,
        "core.fsmonitor": trap,
        "init.templateDir": template,
        "core.alternateRefsCommand": trap,
    }
    for key, value in settings.items():
        git(world.folder / "home", "config", "--file", str(world.folder / "home" / ".gitconfig"), key, str(value))
        git(world.remote, "config", key, str(value))
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a")
    desktop.note("b")

    for home in (laptop, desktop, laptop):
        home.sync()

    assert not sprung.exists()
    assert laptop.notes == desktop.notes == {"a", "b"}


@needs_git
def test_nothing_that_the_shell_says_to_git_leads_elsewhere(world: World) -> None:
    """A sync that is started from a hook or an alias, where git's own variables are set, is a sync like any other."""
    elsewhere = World(world.folder / "elsewhere")
    variables = {
        "GIT_DIR": str(elsewhere.remote),
        "GIT_WORK_TREE": str(elsewhere.folder),
        "GIT_INDEX_FILE": str(elsewhere.folder / "index"),
        "GIT_OBJECT_DIRECTORY": str(elsewhere.remote / "objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(elsewhere.remote / "objects"),
        "GIT_COMMON_DIR": str(elsewhere.remote),
        "GIT_NAMESPACE": "other",
        "GIT_CEILING_DIRECTORIES": "/",
        "GIT_DEFAULT_HASH": "sha256",
        "GIT_ALLOW_PROTOCOL": "ext",
        "GIT_TRACE": "1",
        "GIT_CONFIG_PARAMETERS": "'core.bare'='false'",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.worktree",
        "GIT_CONFIG_VALUE_0": "/",
        "GIT_AUTHOR_DATE": "nonsense",
    }
    before = sorted(elsewhere.folder.rglob("*"))
    laptop = world.home("laptop")
    laptop.note("a")

    synced = laptop.sync(**variables)

    assert (synced.sent, synced.notices) == (1, ())
    assert len(world.files()) == 1
    assert sorted(elsewhere.folder.rglob("*")) == before


@needs_git
def test_a_progress_folder_inside_another_repository_leaves_that_alone(world: World) -> None:
    """A home under version control, its own hooks and work tree and all."""
    outer = world.folder / "dotfiles"
    outer.mkdir()
    git(outer, "init", "--quiet")
    laptop = world.home("dotfiles/laptop")
    laptop.note("a")
    before = {path: path.read_bytes() for path in (outer / ".git").rglob("*") if path.is_file()}

    laptop.sync()

    assert {path: path.read_bytes() for path in (outer / ".git").rglob("*") if path.is_file()} == before
    assert len(world.files()) == 1


@needs_git
def test_no_home_is_needed(world: World) -> None:
    """Where ROADMAP_HOME says where things lie, git finds no settings and needs none."""
    laptop = world.home("laptop")
    laptop.environment = {"PATH": laptop.environment["PATH"]}
    laptop.note("a")

    assert laptop.sync().sent == 1
    assert laptop.device in git(world.remote, "log", "--format=%an", "main")


@needs_git
def test_the_persons_own_name_stands_in_the_commit(world: World) -> None:
    """From their settings, or from the variables that git hears."""
    (world.folder / "home" / ".gitconfig").write_text("[user]\n\tname = Ada\n\temail = ada@example.com\n")
    laptop = world.home("laptop")
    laptop.note("a")
    laptop.sync()
    laptop.note("b")
    laptop.sync(GIT_AUTHOR_NAME="Grace")

    assert git(world.remote, "log", "--format=%an %ae %at", "main").splitlines() == [
        "Grace ada@example.com 1793902811",
        "Ada ada@example.com 1793902811",
    ]


SAID = {
    "fatal: '/x' does not appear to be a git repository": "not_a_repository",
    "remote: Repository not found.\nfatal: repository 'https://h/r.git/' not found": "not_a_repository",
    "ERROR: Repository not found.\nfatal: Could not read from remote repository.": "not_a_repository",
    "fatal: could not read Username for 'https://h': terminal prompts disabled": "no_access",
    "fatal: Authentication failed for 'https://h/r.git/'": "no_access",
    "git@h: Permission denied (publickey).\nfatal: Could not read from remote repository.": "no_access",
    "Host key verification failed.\nfatal: Could not read from remote repository.": "no_access",
    "fatal: unable to access 'https://h/r.git/': The requested URL returned error: 403": "no_access",
    "fatal: unable to access 'https://h/': SSL certificate problem: certificate is not yet valid": "no_access",
    "fatal: detected dubious ownership in repository at '/x'": "no_access",
    "fatal: unable to access 'https://h/r.git/': Could not resolve host: h": "unreachable",
    "fatal: unable to access 'https://h/r.git/': Failed to connect to h port 443: Connection refused": "unreachable",
    "ssh: connect to host h port 22: Connection timed out\nfatal: Could not read from remote": "unreachable",
    "ssh: Could not resolve hostname h: Name or service not known": "unreachable",
    "timed out": "unreachable",
    "fatal: the remote end hung up unexpectedly": "unreachable",
    "error: cannot run ssh: No such file or directory\nfatal: unable to fork": "sync_failed",
    "fatal: write error: No space left on device": "sync_failed",
    "fatal: transport 'ext' not allowed": "sync_failed",
    "fatal: something nobody foresaw": "sync_failed",
}


@pytest.mark.parametrize("said", SAID)
def test_what_git_says_becomes_one_sentence(said: str) -> None:
    """With a code that scripts can tell apart, git's own words, and the next thing to do."""
    error = explained(GitFailure(("fetch",), 128, said, is_outside=True), "git@h:r.git")

    assert error.code == SAID[said]
    assert error.exit_code == 1
    assert "\n" not in str(error)
    assert str(error).endswith(".")
    assert len(str(error)) < 260


@pytest.mark.parametrize(
    "said",
    [
        "fatal: unable to access 'https://me:s3cret@h/r.git/': The requested URL returned error: 401",
        "fatal: Authentication failed for 'https://me:s3cret@h/r.git/'",
        "remote: \x1b]0;s3cret\x07\x1b[2J" + "x" * 5000,
        "",
    ],
)
def test_neither_secrets_nor_control_characters_of_git_are_told(said: str) -> None:
    """Nor more of it than a line of a terminal holds."""
    error = explained(GitFailure(("fetch",), 128, said, is_outside=True), "https://me:s3cret@h/r.git")

    assert "s3cret" not in str(error)
    assert str(error).isprintable()
    assert len(str(error)) < 260


@needs_git
def test_a_remote_that_never_answers_is_given_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody sits; what it started is stopped too."""
    laptop = world.home("laptop")
    laptop.note("a")
    ssh, started = world.folder / "ssh", world.folder / "started"
    ssh.write_text(f"#!/bin/sh\necho $$ > {started}.new\nmv {started}.new {started}\nexec sleep 600\n")
    ssh.chmod(0o755)
    communicate = subprocess.Popen.communicate

    def once_it_runs(process: "subprocess.Popen[bytes]", *arguments: object, timeout: float | None = None) -> object:
        while timeout is not None and not started.exists():
            time.sleep(0.01)
        return communicate(process, *arguments, timeout=timeout)

    monkeypatch.setattr(subprocess.Popen, "communicate", once_it_runs)
    environment = {**laptop.environment, "GIT_SSH_COMMAND": str(ssh)}
    git_program = GitProgram(laptop.locations.sync_repository, environment, may_ask=False, patience=0.5)

    with pytest.raises(UnreachableError):
        Synchronizer(laptop.locations, laptop.journal, git_program, moment=MOMENT).synchronize("me@host:r.git")

    assert is_gone(int(started.read_text()))


def is_gone(process: int) -> bool:
    """Tell whether a process that was killed is gone; a minute is more than any machine takes."""
    for _ in range(3_000):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False
