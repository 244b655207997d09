"""The person's own skills and roadmaps travel too, and nothing of them is lost."""

import errno
import itertools
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from git_worlds import Home, World, git, needs_git
from roadmap_cli.storage import sync_union
from roadmap_cli.storage.content_uniting import Verdict, conflict_path, verdict_of
from roadmap_cli.storage.remote_names import is_content_path


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def pair(world: World) -> tuple[Home, Home]:
    """Give two machines that have the same content."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("begin")
    desktop.note("begin too")
    laptop.write("skills/mine.yaml", "v1")
    laptop.write("roadmaps/way.yaml", "w1")
    laptop.sync()
    desktop.sync()
    laptop.sync()
    return laptop, desktop


def meet(*homes: Home) -> None:
    for home in (*homes, *homes):
        home.sync()


STATES = (None, "1", "2", "3")


@pytest.mark.parametrize(("base", "here", "there"), list(itertools.product(STATES, repeat=3)))
def test_every_case_of_three_versions(base: str | None, here: str | None, there: str | None) -> None:
    """What one side changed counts; of two changes both are kept; of a deletion and a change the change."""
    verdict = verdict_of(base, here, there)

    left = {Verdict.STAYS: {here}, Verdict.TAKEN: {there}, Verdict.BOTH: {here, there}}[verdict]
    changes = {version for version in (here, there) if version != base}
    assert changes - {None} <= left
    assert not changes or left - {base}
    if here == there:
        assert verdict is Verdict.STAYS


@needs_git
def test_content_travels(pair: tuple[Home, Home]) -> None:
    """Files in folders, byte for byte."""
    laptop, desktop = pair

    assert desktop.content == laptop.content == {"skills/mine.yaml": b"v1", "roadmaps/way.yaml": b"w1"}


@needs_git
def test_changes_and_deletions_travel(pair: tuple[Home, Home]) -> None:
    """Changed here, deleted there, each in another file: both come through, and empty folders go."""
    laptop, desktop = pair
    laptop.write("skills/mine.yaml", "v2")
    (desktop.locations.own_content / "roadmaps/way.yaml").unlink()

    laptop.sync()
    sent = desktop.sync()
    came = laptop.sync()

    assert (sent.content_sent, sent.content_received) == (("roadmaps/way.yaml",), ("skills/mine.yaml",))
    assert came.content_received == ("roadmaps/way.yaml",)
    assert laptop.content == desktop.content == {"skills/mine.yaml": b"v2"}
    assert not (laptop.locations.own_content / "roadmaps").exists()


@needs_git
def test_changed_on_both_sides_both_are_kept(pair: tuple[Home, Home]) -> None:
    """The remote's stands under the name, the other beside it as a text that nothing loads, on both machines."""
    laptop, desktop = pair
    laptop.write("skills/mine.yaml", "laptop's")
    desktop.write("skills/mine.yaml", "desktop's")

    laptop.sync()
    synced = desktop.sync()
    laptop.sync()

    ((path, kept),) = synced.conflicts
    assert path == "skills/mine.yaml"
    assert kept.startswith("skills/mine.yaml.conflict-desktop-")
    assert kept.endswith(".txt")
    assert laptop.content == desktop.content
    assert (laptop.content[path], laptop.content[kept]) == (b"laptop's", b"desktop's")
    assert (desktop.sync().state, laptop.sync().state) == ("unchanged", "unchanged")


@needs_git
def test_a_change_outlives_a_deletion(pair: tuple[Home, Home]) -> None:
    """Whichever side deleted."""
    laptop, desktop = pair
    (laptop.locations.own_content / "skills/mine.yaml").unlink()
    desktop.write("skills/mine.yaml", "v2")
    laptop.write("roadmaps/way.yaml", "w2")
    (desktop.locations.own_content / "roadmaps/way.yaml").unlink()

    meet(laptop, desktop)

    assert laptop.content == desktop.content == {"skills/mine.yaml": b"v2", "roadmaps/way.yaml": b"w2"}


@needs_git
def test_a_folder_that_is_gone_was_not_emptied_on_purpose(pair: tuple[Home, Home]) -> None:
    """A backup without it must not delete the content of all machines."""
    laptop, desktop = pair
    laptop.locations.own_content.rename(laptop.data / "elsewhere")

    meet(laptop, desktop)

    assert laptop.content == desktop.content == {"skills/mine.yaml": b"v1", "roadmaps/way.yaml": b"w1"}


@needs_git
def test_without_a_common_past_nothing_is_deleted(pair: tuple[Home, Home]) -> None:
    """A machine that lost its copy of the remote keeps both versions of what differs."""
    laptop, desktop = pair
    laptop.write("skills/mine.yaml", "laptop's")
    laptop.sync()
    desktop.write("skills/mine.yaml", "desktop's")
    desktop.forget_repository()

    meet(desktop, laptop)

    assert set(desktop.content.values()) == {b"laptop's", b"desktop's", b"w1"}
    assert laptop.content == desktop.content


@needs_git
def test_what_cannot_travel_stays_and_is_told(pair: tuple[Home, Home], world: World) -> None:
    """Links, files that are too large or lie too deep, names for one system only; hidden ones without a word."""
    laptop, desktop = pair
    (world.folder / "secret").write_text("not yours")
    laptop.write("skills/good.yaml", "good")
    laptop.write("a/b/c/d/deep.yaml", "x")
    laptop.write("large.yaml", b"x" * (4 * 2**20 + 1))
    laptop.write(".hidden.yaml", "x")
    laptop.write("mine.yaml~", "x")
    (laptop.locations.own_content / "aux.yaml").write_text("x")
    (laptop.locations.own_content / "link.yaml").symlink_to(world.folder / "secret")

    synced = laptop.sync()
    desktop.sync()

    told = "\n".join(synced.notices)
    assert synced.content_sent == ("skills/good.yaml",)
    assert [name for name in ("aux.yaml", "link.yaml", "large.yaml", "a/b/c/d") if name not in told] == []
    assert "hidden" not in told
    assert "~" not in told
    assert desktop.content == {"skills/mine.yaml": b"v1", "roadmaps/way.yaml": b"w1", "skills/good.yaml": b"good"}


@needs_git
@pytest.mark.parametrize("way", ["folder", "link to a folder", "dangling link", "file above"])
def test_what_stands_in_the_way_here_stays_here_and_there(pair: tuple[Home, Home], world: World, way: str) -> None:
    """A link that leads out of the folder least of all is followed; and nothing is deleted for it in the remote."""
    laptop, desktop = pair
    outside = world.folder / "outside"
    outside.mkdir()
    own = laptop.locations.own_content
    if way == "folder":
        (own / "new" / "x.yaml").mkdir(parents=True)
    elif way == "link to a folder":
        (own / "new").symlink_to(outside)
    elif way == "dangling link":
        (own / "new").mkdir()
        (own / "new" / "x.yaml").symlink_to(outside / "nothing")
    else:
        laptop.write("new", "a file")
    desktop.write("new/x.yaml", "x")
    desktop.sync()

    told = [laptop.sync().notices for _ in range(2)]

    assert all("content/new" in "\n".join(notices) for notices in told)
    assert list(outside.iterdir()) == []
    assert "content/new/x.yaml" in world.files()
    way_here = own / "new"
    if way_here.is_symlink() or way_here.is_file():
        way_here.unlink()
    else:
        way_here.rename(world.folder / "moved away")
    meet(laptop, desktop)
    assert laptop.content["new/x.yaml"] == desktop.content["new/x.yaml"] == b"x"


@needs_git
def test_an_editor_that_saves_meanwhile_loses_nothing(pair: tuple[Home, Home], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was saved between reading and writing is seen, and united in the next round."""
    laptop, desktop = pair
    desktop.write("skills/mine.yaml", "desktop's")
    desktop.sync()
    write = sync_union.write_content
    saves = iter(["saved meanwhile"])

    def late(disk, folder, path, content, *, before):
        if text := next(saves, None):
            laptop.write("skills/mine.yaml", text)
        return write(disk, folder, path, content, before=before)

    monkeypatch.setattr(sync_union, "write_content", late)

    laptop.sync()

    assert {b"saved meanwhile", b"desktop's"} <= set(laptop.content.values())


@needs_git
@pytest.mark.parametrize("number", range(14))
def test_a_sync_that_stops_at_any_step_of_the_disk_loses_nothing(
    pair: tuple[Home, Home], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """The power goes before the Nth replacement or removal of a file: the next sync brings all of it together."""
    laptop, desktop = pair
    laptop.write("skills/mine.yaml", "laptop's")
    laptop.write("skills/new.yaml", "new")
    laptop.note("x")
    desktop.write("skills/mine.yaml", "desktop's")
    (desktop.locations.own_content / "roadmaps/way.yaml").unlink()
    desktop.note("y")
    desktop.sync()
    steps = itertools.count()
    replace = Path.replace

    def stopping(self: Path, target: Path) -> Path:
        if next(steps) == number // 2:
            if number % 2:
                replace(self, target)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stopping)
        try:
            laptop.sync()
        except Exception as error:  # noqa: BLE001 - whatever it was, the next sync must not mind
            assert "NOT saved" in str(error)  # noqa: PT017 - and it must be told as one
    meet(laptop, desktop)

    assert laptop.content == desktop.content
    assert {b"laptop's", b"desktop's", b"new"} == set(laptop.content.values())
    assert laptop.notes == desktop.notes == {"begin", "begin too", "x", "y"}


@given(st.text(max_size=300), st.binary(max_size=8))
def test_the_name_of_what_is_kept_is_safe_and_loads_nowhere(name: str, content: bytes) -> None:
    """For every path that may travel, also the longest: it may travel as well, and is its own for each content."""
    path = f"skills/{name}"
    if not is_content_path(path):
        return
    kept = conflict_path(path, "laptop-7f3a9c21", content)
    assert is_content_path(kept)
    assert kept.endswith(".txt")
    assert kept != conflict_path(path, "laptop-7f3a9c21", content + b"x")


@needs_git
def test_content_stays_what_it_is_whatever_git_is_set_to(world: World) -> None:
    """Line ends, filters and attributes of the person's git touch nothing."""
    (world.folder / "home" / ".gitconfig").write_text(
        "[core]\n\tautocrlf = true\n\teol = crlf\n\tattributesFile = ~/attributes\n\texcludesFile = ~/ignored\n"
        '[filter "spoil"]\n\tclean = tr a b\n\tsmudge = tr b a\n'
    )
    (world.folder / "home" / "attributes").write_text("* filter=spoil text eol=crlf ident\n")
    (world.folder / "home" / "ignored").write_text("*\n")
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.write("skills/a.yaml", b"a\r\nb\n$Id$\n\xff\x00")

    laptop.sync()
    desktop.sync()

    assert desktop.content == {"skills/a.yaml": b"a\r\nb\n$Id$\n\xff\x00"}
    assert "content/skills/a.yaml" in git(world.remote, "ls-tree", "-r", "--name-only", "main")


@needs_git
def test_what_a_killed_sync_left_is_removed(pair: tuple[Home, Home]) -> None:
    """Its half-written files; what the person keeps hidden stays."""
    laptop, _ = pair
    leftovers = [laptop.write("skills/.mine.yaml.0123abcd.tmp", "v"), laptop.data / ".sync.json.0123abcd.tmp"]
    leftovers[1].write_text("{")
    hidden = laptop.write("skills/.mine.yaml.swp", "mine")

    laptop.sync()

    assert [path.exists() for path in (*leftovers, hidden)] == [False, False, True]
