"""The files of tests/nasty, each looked at and put right by the doctor."""

import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from doctor_worlds import codes, fixable, look, mend, tree
from journal_doubles import OWN_NAME, add, make_journal, prepare_device, put_file
from test_journal_hostile import READ, Sample, content_of, samples

from roadmap_cli.domain.events import Event

FOREIGN_NAME = "other-00000000.2026-11.json"

# What the index says of files that cannot be read: how many of their events are saved.
SALVAGED: Mapping[str, int] = {
    "10-zero-bytes.json": 0,
    "12-truncated-half.json": 1,
    "13-truncated-last-byte.json": 3,
    "14-garbage-tail.json": 3,
    "16-bitflip.json": 2,
    "19-html-error-page.json": 0,
    "21-placeholder.json": 0,
    "23-utf16.json": 0,
    "45-root-list.json": 0,
    "46-root-string.json": 0,
    "47-events-object.json": 0,
    "66-schema-name-flip.json": 3,
}
IGNORED = {"53-other-schema.json", ".laptop.json.icloud", "~laptop.json.tmp", ".syncthing.laptop.json.tmp"}
PLACES = {"as it is called": "", "as another device's file": FOREIGN_NAME, "as the own file": OWN_NAME}
SAMPLES = [sample for sample in samples() if not sample.name.startswith("44-")]


def events_in(folder: Path) -> dict[str, Event]:
    return {event.id: event for event in make_journal(folder).read().events}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_each_hostile_file_is_looked_at_and_put_right(tmp_path: Path, sample: Sample, place: str) -> None:
    """Looking changes no byte; each event that can be saved is; what the doctor promises it keeps, twice as once."""
    prepare_device(tmp_path)
    content = content_of(sample)
    put_file(tmp_path, content, place or sample.name)
    (tmp_path / "progress").chmod(0o700)
    before = tree(tmp_path)

    seen = look(tmp_path)
    assert tree(tmp_path) == before
    done = mend(tmp_path)
    after = tree(tmp_path)
    again = mend(tmp_path)

    for sentence in [problem.message for problem in seen.problems] + [fixed.message for fixed in done.fixed]:
        assert sentence.endswith(".")
        assert len(sentence) < 200 + 2 * len(str(tmp_path))
    expected = SALVAGED[sample.name] if sample.name in SALVAGED else READ[sample.name][0]
    if not (place and sample.name in IGNORED):
        assert len(events_in(tmp_path)) == expected
        assert ("damaged_file" in codes(seen)) == (sample.name in SALVAGED)
    assert fixable(done) == []
    assert (again.problems, again.fixed, again.backup) == (done.problems, (), None)
    assert tree(tmp_path) == after
    if sample.name in SALVAGED:
        assert content in [kept for path, (_, kept) in after.items() if path.startswith("quarantine/")]


@pytest.mark.parametrize("place", [FOREIGN_NAME, OWN_NAME])
@pytest.mark.parametrize("name", SALVAGED)
def test_a_damaged_file_is_rebuilt_from_its_safety_copy(tmp_path: Path, name: str, place: str) -> None:
    """What the copy holds and what only the damaged file holds are united; the damage costs no event."""
    prepare_device(tmp_path)
    journal = make_journal(tmp_path)
    whole = content_of(Sample("00-control-good.json", ""))
    put_file(tmp_path, whole, place)
    add(journal, "a write, which mirrors all")
    known = events_in(tmp_path)
    put_file(tmp_path, content_of(Sample(name, "")), place)

    seen = look(tmp_path)
    done = mend(tmp_path)

    assert "damaged_file" in codes(seen)
    assert known.items() <= events_in(tmp_path).items()
    assert (fixable(done), done.is_well) == ([], True)
    assert tree(tmp_path)["quarantine"][0] == 0o700


def test_a_foreign_file_that_stops_reading_stops_it_no_more(tmp_path: Path) -> None:
    """Without a safety copy reading names `doctor --fix`, and after it reading works."""
    prepare_device(tmp_path)
    path = put_file(tmp_path, content_of(Sample("13-truncated-last-byte.json", "")), FOREIGN_NAME)
    journal = make_journal(tmp_path)

    with pytest.raises(Exception, match="roadmap doctor --fix"):
        journal.read()
    mend(tmp_path)

    assert len(journal.read().events) == 3
    assert journal.read().notices == ()
    assert path.exists()


def test_the_copy_of_a_sync_engine_is_folded_in_and_moved(tmp_path: Path) -> None:
    """The event that nobody else has counts before and after, and the copy lies in the quarantine, byte for byte."""
    prepare_device(tmp_path)
    sample = next(sample for sample in samples() if "sync-conflict" in sample.name)
    put_file(tmp_path, content_of(Sample("00-control-good.json", "")), "laptop.2026-01.json")
    copy = put_file(tmp_path, content_of(sample), sample.name)
    before = events_in(tmp_path)

    seen = look(tmp_path)
    done = mend(tmp_path)

    assert f"{7:032x}" in before
    assert "conflict_copy" in codes(seen)
    assert events_in(tmp_path) == before
    assert not copy.exists()
    (kept,) = (tmp_path / "quarantine").iterdir()
    assert kept.read_bytes() == content_of(sample)
    assert done.is_well


@pytest.mark.parametrize("number", ["42-", "43-", "44-", "58-"])
def test_what_is_large_or_deep_is_looked_at_in_time(tmp_path: Path, number: str) -> None:
    """Less than two seconds of the processor: 20,000 events, a note of 2 MB, 100,000 brackets, 2,000 undos."""
    sample = next(sample for sample in samples() if sample.name.startswith(number))
    put_file(tmp_path, content_of(sample), FOREIGN_NAME)
    began = time.process_time()

    seen = look(tmp_path)

    assert time.process_time() - began < 2
    assert seen.checked.events == READ[sample.name][0]
