"""Files of one's own: what their names mean, what clashes, what the cache keeps, and what a crash leaves."""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import SMALL_CONTENT
from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import BadDataError, NotSavedError
from roadmap_cli.domain.own_content import OwnFile
from roadmap_cli.storage import own_cache
from roadmap_cli.storage.content_files import read_content
from roadmap_cli.storage.content_schema import MOST_TOLD
from roadmap_cli.storage.durable_io import DiskIO
from roadmap_cli.storage.locations import find_locations
from roadmap_cli.storage.own_addition import broken_without, examine_addition
from roadmap_cli.storage.own_cache import load_with_own
from roadmap_cli.storage.own_installation import install, uninstall
from roadmap_cli.storage.own_roadmaps import check_own, examine_own

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
STEP = "stages:\n- id: s\n  title: S\n  steps:\n  - {id: one, title: One, skills: [%s]}\n"


@pytest.fixture(scope="session")
def small_content() -> Content:
    return read_content(SMALL_CONTENT)


def right(bundled: Content, text: str, name: str = "way.yaml", **others: str) -> OwnFile:
    raws = {f"{other}.yaml": raw.encode() for other, raw in others.items()}
    file, faults = check_own(text.encode(), name, bundled, raws)
    assert [str(fault) for fault in faults] == []
    assert file is not None
    return file


def wrong(bundled: Content, text: str, name: str = "way.yaml") -> list[str]:
    file, faults = check_own(text.encode(), name, bundled)
    assert file is None
    return [str(fault) for fault in faults]


def items_of(file: OwnFile) -> tuple[str, ...]:
    assert file.roadmap is not None
    return next(file.roadmap.steps()).skills


def test_a_name_means_ones_own_item_first_then_the_catalogues(small_content: Content) -> None:
    """So a bundled id that comes later changes nothing."""
    own = "title: T\nskills:\n- {id: docker, title: Mine, hours: 1}\n" + STEP % "docker, http, my.docker"
    file = right(small_content, own.replace(", my.docker", ""))

    assert items_of(file) == ("my.docker", "http")
    assert file.skills[0].area == "my.way"


def test_a_whole_id_reaches_another_namespace(small_content: Content) -> None:
    """Short ids reach the other files of the same namespace."""
    acme = "namespace: acme\ntitle: A\nskills:\n- {id: kafka, title: K, hours: 1}\n"
    mine = "title: M\nskills:\n- {id: rust, title: R, hours: 1}\n"

    file = right(small_content, "title: T\n" + STEP % "acme.kafka, rust", acme=acme, mine=mine)

    assert items_of(file) == ("acme.kafka", "my.rust")


def test_an_item_that_the_bundled_content_renamed_is_found(small_content: Content) -> None:
    """A file that was right stays right when a new version gives a bundled item another id."""
    catalogue = small_content.catalogue
    heir = catalogue.skills["http"]._replace(id="web", formerly=("http",))
    heir = heir._replace(topics=tuple(topic._replace(id=topic.id.replace("http", "web")) for topic in heir.topics))
    skills = {**{name: skill for name, skill in catalogue.skills.items() if name != "http"}, "web": heir}
    renamed = Content(type(catalogue)(catalogue.date, catalogue.areas, skills, {}, {}, {}), {})

    assert items_of(right(renamed, "title: T\n" + STEP % "http")) == ("web",)
    assert items_of(right(renamed, "title: T\n" + STEP % "http/methods")) == ("web/methods",)


def test_a_step_may_bear_the_id_of_a_bundled_skill(small_content: Content) -> None:
    """Otherwise a later bundled id could make a file wrong."""
    right(small_content, ("title: T\n" + STEP % "http").replace("id: one", "id: docker"))


def test_an_order_that_runs_against_a_prerequisite_is_the_authors(small_content: Content) -> None:
    """A source is held to a note; nobody's own roadmap is."""
    text = "title: T\n" + STEP % "rest" + "  - {id: two, title: Two, skills: [http]}\n"

    right(small_content, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "title: T\n",
            "way.yaml, line 1: The file holds nothing to learn; give it 'stages' for a roadmap, or 'skills'.",
        ),
        ("title: T\nnamespace: a.b\nskills: []\n", "way.yaml, line 2: 'namespace' must be at most 20 small letters"),
        ("title: T\npace: {weeks: 3}\nskills:\n- {id: a, title: A, hours: 1}\n", "line 2: 'pace' belongs to a roadmap"),
        (
            "title: T\nskills:\n- {id: a, title: A, hours: 1}\n- {id: a, title: B, hours: 1}\n",
            "line 4: The id 'my.a' names",
        ),
        (
            (
                "title: T\nskills:\n- {id: a, title: A, hours: 1, requires: [b]}\n"
                "- {id: b, title: B, hours: 1, after: [a]}\n"
            ),
            "run in a circle: my.a -> my.b -> my.a",
        ),
        ("title: T\nskills:\n- {id: %s, title: A, hours: 1}\n" % ("a" * 64), "is too long behind its namespace"),
        ("title: T\nresources:\n- {skill: nope, title: P, url: 'http://a.b'}\n", "line 3: 'nope' is no item"),
        ("title: T\n" + STEP % "http, http/methods, http/headers", "Every topic of http stands in another step"),
        ("id: 'no id'\ntitle: T\n" + STEP % "http", "line 1: 'id' must be an id"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(small_content: Content, text: str, said: str) -> None:
    """Each in one sentence, in the author's own words."""
    assert said in "\n".join(wrong(small_content, text))


def test_ids_are_checked_in_a_file_that_is_not_right_otherwise_either(small_content: Content) -> None:
    """All faults are told at once: whoever mends one of them does not meet the next only then."""
    text = (
        "title: T\nlevel: high\n"
        + STEP % "a, nope"
        + (
            "  - {id: one, title: Two, skills: [b]}\n"
            "skills:\n"
            "- {id: a, title: A, topics: [{id: x, title: X, hours: 1}, {title: Y}, {id: x, title: Z, hours: 1}]}\n"
            "- {id: b, title: B, hours: 1, requires: [{any_of: [c, http]}]}\n"
            "- {id: c, title: C, hours: 1, after: [b]}\n"
            "- {id: a, title: A again, hours: 1}\n"
        )
    )

    told = wrong(small_content, text)

    for line, said in [
        (2, "Unknown key 'level'"),
        (7, "'nope' is no item"),
        (8, "The id 'one' names another stage or step"),
        (10, "The id 'x' names another topic of this skill"),
        (11, "run in a circle: my.b -> my.c -> my.b"),
        (13, "The id 'my.a' names another skill or project"),
    ]:
        assert [one for one in told if f"line {line}: " in one and said in one], (said, told)


@pytest.mark.parametrize("spoilt", ["", "- {title: no id}\n"])
def test_of_very_many_faults_the_first_are_told(small_content: Content, spoilt: str) -> None:
    """Nobody reads more, and to look what each unknown name might have meant takes a while."""
    lines = (f"- {{id: s{number}, title: S, hours: 1, requires: [nope{number}]}}\n" for number in range(150))

    told = wrong(small_content, "title: T\nskills:\n" + "".join(lines) + spoilt)

    assert len(told) == MOST_TOLD + 1
    assert told[-1] == "way.yaml: More than 100 things are wrong in this file; mend those first."


def test_a_file_without_an_id_goes_by_its_name(small_content: Content) -> None:
    """With or without the namespace, with any folder above."""
    text = "title: T\n" + STEP % "http"

    assert right(small_content, text, "a/b/way.yaml").whole_id == "my.way"
    assert right(small_content, text, "content/roadmaps/my.way.yaml").whole_id == "my.way"
    assert "its name 'No Way' cannot be one" in wrong(small_content, text, "No Way.yaml")[0]


def test_of_two_files_that_clash_the_later_is_at_fault(small_content: Content) -> None:
    """The one that was there first goes on working."""
    one = b"title: T\nskills:\n- {id: a, title: A, hours: 1}\n"

    examined = examine_own({"one.yaml": one, "two.yaml": one}, small_content)

    assert (list(examined.files), list(examined.faults)) == (["one.yaml"], ["two.yaml"])
    assert "in one.yaml on line 3" in examined.faults["two.yaml"][0].message


def test_what_refers_to_a_wrong_file_is_left_out_with_it(small_content: Content) -> None:
    """Nothing dangles in what is used."""
    files = {
        "base.yaml": b"title: T\nskills:\n- {id: a, title: A, hours: 1, requires: [nope]}\n",
        "middle.yaml": b"title: T\nskills:\n- {id: b, title: B, hours: 1, requires: [a]}\n",
        "top.yaml": ("title: T\n" + STEP % "b").encode(),
        "apart.yaml": ("title: T\n" + STEP % "http").encode(),
    }

    examined = examine_own(files, small_content)

    assert list(examined.files) == ["apart.yaml"]
    assert set(examined.faults) == {"base.yaml", "middle.yaml", "top.yaml"}


def test_a_file_takes_the_place_of_the_one_with_its_id(small_content: Content) -> None:
    """Whatever it is called; what depends on it is told when it goes or changes."""
    base = b"id: base\ntitle: T\nskills:\n- {id: a, title: A, hours: 1}\n"
    installed = {
        "content/roadmaps/my.base.yaml": base,
        "content/roadmaps/my.top.yaml": ("title: T\n" + STEP % "a").encode(),
    }

    same = examine_addition({"other.yaml": base}, installed, small_content)
    less = examine_addition({"other.yaml": base.replace(b"id: a", b"id: z")}, installed, small_content)

    assert [one.before is not None for one in same.candidates] == [True]
    assert (same.faults, same.broken) == ((), ())
    assert ["'a' is no item" in fault.message for fault in less.broken] == [True]
    assert len(broken_without("content/roadmaps/my.base.yaml", installed, small_content)) == 1


# the cache


def home_with(tmp_path: Path, **texts: str) -> Path:
    folder = tmp_path / "content" / "roadmaps"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_what_the_cache_gives_is_what_the_files_say(
    small_content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time nothing is parsed; any byte, any file and other bundled content make it anew."""
    text = (
        "title: T\nskills:\n- {id: a, title: A, hours: 1}\nresources:\n- {skill: http, title: P, url: 'https://a.b'}\n"
    )
    folder = home_with(tmp_path, way=text + STEP % "a, http", bad="title: T\n")
    compiled: list[int] = []
    compile_own = own_cache.compile_own
    monkeypatch.setattr(own_cache, "compile_own", lambda *given: compiled.append(1) or compile_own(*given))

    first = load_with_own(small_content, "k", folder, tmp_path / "cache")
    second = load_with_own(small_content, "k", folder, tmp_path / "cache")

    assert len(compiled) == 1
    assert dict(second.content.roadmaps) == dict(first.content.roadmaps)
    assert second.content.catalogue.skills == first.content.catalogue.skills
    assert dict(second.content.catalogue.resources) == dict(first.content.catalogue.resources)
    assert second.content.catalogue.areas["my.way"] == "T"
    assert list(second.content.roadmaps) == [*small_content.roadmaps, "my.way"]
    assert second.notices == first.notices
    assert "content/roadmaps/bad.yaml, line 1: The file holds nothing to learn" in first.notices[0]
    home_with(tmp_path, way=text.replace("title: A", "title: B"))
    assert load_with_own(small_content, "k", folder, tmp_path / "cache").content.catalogue.skills["my.a"].title == "B"
    load_with_own(small_content, "another", folder, tmp_path / "cache")
    assert len(compiled) == 3
    (tmp_path / "cache" / "own.json").write_bytes(b"damaged")
    assert "my.a" in load_with_own(small_content, "another", folder, tmp_path / "cache").content.catalogue
    assert len(compiled) == 4


def test_hostile_entries_of_the_folder_stop_nothing(small_content: Content, tmp_path: Path) -> None:
    """A folder, a pipe, a link in a circle, a file too large, and more bad files than anybody wants to read about."""
    folder = home_with(tmp_path, good="title: T\n" + STEP % "http", huge="x" * (4 * 1024 * 1024 + 2))
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    (folder / "round.yaml").symlink_to("round.yaml")
    (folder / "README.txt").write_text("nothing", "utf-8")

    loaded = load_with_own(small_content, "k", folder, tmp_path / "cache")

    assert list(loaded.content.roadmaps) == [*small_content.roadmaps, "my.good"]
    assert len(loaded.notices) == 4
    assert loaded.notices[-1] == "1 more of your own files is left out: see `roadmap validate`."


# the disk


class FailingDisk(DiskIO):
    """A disk that fails at the step with a number, or dies there."""

    def __init__(self, step: int, error: type[BaseException]) -> None:
        super().__init__()
        self.left = step
        self.error = error

    def _step(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise self.error

    def write(self, file: int, content: bytes) -> None:
        self._step()
        super().write(file, content[: len(content) // 2])
        self._step()
        super().write(file, content[len(content) // 2 :])

    def sync(self, file: int) -> None:
        self._step()
        super().sync(file)

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        super().replace(source, target)
        self._step()

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)


class PowerCutError(BaseException):
    """The machine went off."""


@pytest.mark.parametrize("step", range(1, 14))
@pytest.mark.parametrize("error", [OSError, PowerCutError])
def test_a_crash_leaves_the_old_text_or_the_new_and_never_neither(
    tmp_path: Path, step: int, error: type[BaseException]
) -> None:
    """Whatever step of a write fails, what is installed is whole, and the text before is somewhere."""
    locations = find_locations({"ROADMAP_HOME": str(tmp_path)})
    file = OwnFile("way", "T")
    path = install(DiskIO(), locations, file, b"old", moment=NOW).path
    disk = FailingDisk(step, error)

    with contextlib.suppress(NotSavedError, PowerCutError):
        install(disk, locations, file, b"new", moment=NOW)
    content = path.read_bytes()
    kept = [one.read_bytes() for one in (locations.own_content / "former").glob("*.txt")]

    assert content in {b"old", b"new"}
    assert content == b"old" or kept == [b"old"]
    disk = FailingDisk(step, error)
    with contextlib.suppress(NotSavedError, PowerCutError):
        uninstall(disk, locations, path, moment=NOW)
    kept = [one.read_bytes() for one in (locations.own_content / "former").glob("*.txt")]
    assert content in {path.read_bytes() if path.exists() else b"", *kept}


def test_texts_of_the_same_second_are_all_kept(tmp_path: Path) -> None:
    """Each under a name of its own; the same text once."""
    locations = find_locations({"ROADMAP_HOME": str(tmp_path)})
    file = OwnFile("way", "T")
    for raw in (b"1", b"2", b"1", b"2", b"3"):
        install(DiskIO(), locations, file, raw, moment=NOW)

    kept = sorted(one.name for one in (locations.own_content / "former").iterdir())

    assert kept == ["my.way.2026-11-23T093000Z-2.txt", "my.way.2026-11-23T093000Z.txt"]


def test_an_unreadable_file_is_a_fault_like_any_other(small_content: Content) -> None:
    """It is told, and nothing is raised."""
    examined = examine_own({"x.yaml": BadDataError("It cannot be read.", path="x.yaml")}, small_content)

    assert (examined.files, [str(one) for one in examined.faults["x.yaml"]]) == ({}, ["x.yaml: It cannot be read."])
