"""A backup holds all, can be read back anywhere, and restoring it takes nothing away."""

import io
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from journal_doubles import MOMENT, add, bytes_in, locations_in, make_file, make_journal, make_line, put_file, texts_of

from roadmap_cli.domain.errors import BadDataError, NotFoundError, NotSavedError, UsageError
from roadmap_cli.storage import backups
from roadmap_cli.storage.backups import archive, free_name, open_backup, write_backup
from roadmap_cli.storage.durable_io import DiskIO
from roadmap_cli.storage.restoring import Restored, count_events, open_source, restore

DISK = DiskIO()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a home with a journal, a damaged foreign file, content of one's own, a draft, and bytes in quarantine."""
    home = tmp_path / "home"
    add(make_journal(home), "first", "second")
    put_file(home, make_file([make_line(1, text="foreign"), make_line(2, text="lost")])[:-60])
    own = {
        "content/roadmaps/mine.yaml": "id: mine\n",
        "drafts/my.way.yaml": "id: not right yet",
        "quarantine/old.1234abcd": "odd bytes",
    }
    for name, text in own.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    return home


@pytest.fixture
def copy(home: Path, tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "copy.zip"
    write_backup(DISK, locations_in(home), path)
    return path


def bring_back(home: Path, path: Path) -> Restored:
    return restore(make_journal(home), open_source(DISK, path), moment=MOMENT)


def test_a_backup_holds_every_byte_and_nothing_of_the_machine(home: Path, copy: Path) -> None:
    """The journal, its mirror, own content, drafts and quarantine; not what names this device."""
    found = open_backup(DISK, copy)

    expected = {
        path.relative_to(home).as_posix(): path.read_bytes()
        for folder in ("progress", "safety", "content", "drafts", "quarantine")
        for path in (home / folder).rglob("*")
        if path.is_file()
    }
    assert found.files == expected
    assert found.faults == ()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert zipfile.ZipFile(copy).testzip() is None


def test_a_restore_into_an_empty_home_brings_all_back(home: Path, copy: Path, tmp_path: Path) -> None:
    """Each event, those that a damaged file still shows included, own content and the quarantine."""
    fresh = tmp_path / "fresh"

    restored = bring_back(fresh, copy)

    assert texts_of(fresh) == {"first", "second", "foreign"}
    assert (len(restored.events), restored.found) == (3, 3)
    assert (fresh / "content/roadmaps/mine.yaml").read_text("utf-8") == "id: mine\n"
    assert restored.content == ("content/roadmaps/mine.yaml", "drafts/my.way.yaml", "quarantine/old.1234abcd")
    assert bring_back(fresh, copy) == Restored((), 3, (), (), ())
    assert home.exists()


def test_a_restore_never_loses_what_was_there(home: Path, copy: Path) -> None:
    """What was done since stays; own content that differs stays, and the backup's version lies beside it."""
    (home / "progress" / "other-00000000.2026-11.json").unlink()
    add(make_journal(home), "since")
    mine = home / "content/roadmaps/mine.yaml"
    mine.write_text("id: mine\ntitle: better\n", encoding="utf-8")

    restored = bring_back(home, copy)
    again = bring_back(home, copy)

    assert texts_of(home) == {"first", "second", "since", "foreign"}
    assert mine.read_text("utf-8") == "id: mine\ntitle: better\n"
    assert restored.beside == (f"{mine}.restored",)
    assert Path(f"{mine}.restored").read_text("utf-8") == "id: mine\n"
    assert (again.events, again.content) == ((), ())
    assert sorted(path.name for path in mine.parent.iterdir()) == ["mine.yaml", "mine.yaml.restored"]


def test_a_copied_folder_and_a_single_file_can_be_restored_too(home: Path, tmp_path: Path) -> None:
    """People copy folders; what is in them is as good as a backup."""
    folder, single = tmp_path / "folder", tmp_path / "single"
    own = next(name for name in bytes_in(home) if name.startswith("laptop"))

    assert len(bring_back(folder, home).events) == 3
    assert len(bring_back(tmp_path / "inner", home / "progress").events) == 3
    assert len(bring_back(single, home / "progress" / own).events) == 2


def test_an_event_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Whatever a file to restore holds comes back or is spoken of."""
    export = tmp_path / "mine.json"
    export.write_text(
        '{"schema":{"name":"roadmap.export","major":1,"minor":0},"events":[{"id":"none"},7]}\n', encoding="utf-8"
    )

    restored = bring_back(tmp_path / "fresh", export)

    assert restored.events == ()
    assert restored.notices == ("2 events in it cannot be read and did not come back.",)


def test_a_damaged_entry_is_told_and_the_rest_comes_back(copy: Path, tmp_path: Path) -> None:
    """A backup that lost an entry, or holds another than its index says, gives what it can."""
    files = dict(open_backup(DISK, copy).files)
    name = next(name for name in files if name.startswith("progress/laptop"))
    with zipfile.ZipFile(copy) as packed:
        index = packed.read("backup.json")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("backup.json", index)
        for path, raw in files.items():
            if not path.startswith("safety/"):
                packed.writestr(path, raw[:-30] if path == name else raw)
    copy.write_bytes(buffer.getvalue())

    restored = bring_back(tmp_path / "fresh", copy)

    assert texts_of(tmp_path / "fresh") == {"first", "foreign"}
    assert any("is damaged" in notice for notice in restored.notices)
    assert any("is missing" in notice for notice in restored.notices)


HOSTILE = ["../evil.json", "/etc/evil", "progress/../../evil", "content\\evil", "progress/", "lock", "device.json"]


def test_entries_that_lead_elsewhere_are_passed_over(tmp_path: Path) -> None:
    """No name in an archive leads out of the folders that a backup has."""
    path = tmp_path / "hostile.zip"
    path.write_bytes(archive(dict.fromkeys(HOSTILE, b"evil")))

    restored = bring_back(tmp_path / "home", path)

    assert (restored.events, restored.content) == ((), ())
    assert [found for found in tmp_path.rglob("*evil*") if found.is_file()] == []


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut", archive({})[:-30]])
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    """The sentence names the file and what to give instead."""
    path = tmp_path / "some.zip"
    path.write_bytes(content)

    with pytest.raises(BadDataError, match="no backup of this program") as caught:
        open_source(DISK, path)

    assert caught.value.path == str(path)


def test_an_archive_of_another_program_is_refused(tmp_path: Path) -> None:
    """Without the index it is anything but a backup."""
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("progress/a.json", "{}")

    with pytest.raises(BadDataError, match=r"backup\.json"):
        open_source(DISK, path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an archive claims to hold is weighed first, and what it holds is read up to the limit only."""
    path = tmp_path / "bomb.zip"
    path.write_bytes(archive({"content/zeros": bytes(5_000_000)}))
    monkeypatch.setattr(backups, "_MOST_BYTES", 1_000_000)

    with pytest.raises(BadDataError, match="more than a backup can hold"):
        open_source(DISK, path)


def test_what_is_not_there_or_holds_nothing_is_told(tmp_path: Path) -> None:
    """A missing file and an empty folder are two things."""
    with pytest.raises(NotFoundError, match="no file"):
        open_source(DISK, tmp_path / "none.zip")
    with pytest.raises(BadDataError, match="holds no journal"):
        open_source(DISK, tmp_path)


def test_only_a_journal_itself_is_taken_from_a_folder(home: Path, tmp_path: Path) -> None:
    """Neither data folders that lie deeper nor somebody's other files, JSON or called `content`."""
    outer = tmp_path / "outer"
    (outer / "content").mkdir(parents=True)
    (outer / "content" / "page.yaml").write_text("title: a page")
    (outer / "package.json").write_text('{"name": "another program"}')
    shutil.copytree(home, outer / "deep")

    with pytest.raises(BadDataError, match="holds no journal"):
        open_source(DISK, outer)

    assert count_events(open_source(DISK, outer / "deep").files) == 3
    assert count_events(open_source(DISK, outer / "deep" / "progress").files) == 3


def test_a_file_that_is_there_is_never_written_over(home: Path, copy: Path) -> None:
    """A backup needs a new name; by itself it finds one."""
    before = copy.read_bytes()
    moment = datetime(2026, 11, 25, 14, 27, tzinfo=UTC)

    with pytest.raises(UsageError, match="is there already"):
        write_backup(DISK, locations_in(home), copy)

    assert copy.read_bytes() == before
    first = free_name(home / "backups", moment)
    write_backup(DISK, locations_in(home), first)
    assert [first.name, free_name(home / "backups", moment).name] == [
        "roadmap-20261125T142700Z.zip",
        "roadmap-20261125T142700Z-2.zip",
    ]


def test_a_backup_that_does_not_read_back_is_not_saved(home: Path, tmp_path: Path) -> None:
    """A disk that keeps other bytes than it was given is found out at once."""

    class ForgetfulDisk(DiskIO):
        def replace(self, source: Path, target: Path) -> None:
            raw = bytearray(source.read_bytes())
            raw[len(raw) // 3] ^= 255
            source.write_bytes(raw)
            super().replace(source, target)

    with pytest.raises((NotSavedError, BadDataError)):
        write_backup(ForgetfulDisk(), locations_in(home), tmp_path / "copy.zip")


def test_the_same_files_give_the_same_archive(home: Path) -> None:
    """Nothing of the moment is in it, so two backups of one state are equal."""
    assert backups.whole_copy(DISK, locations_in(home)) == backups.whole_copy(DISK, locations_in(home))


def test_events_are_counted_once(home: Path, copy: Path) -> None:
    """The mirror holds the same ones again."""
    shutil.rmtree(home)

    assert count_events(open_backup(DISK, copy).files) == 3
