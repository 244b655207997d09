"""The history, and what undo and redo take back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import Notebook, law, make_catalogue, make_event, make_skill, make_status, make_undo
from roadmap_cli.domain.errors import NotFoundError
from roadmap_cli.domain.events import Draft, Event, Status
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.changes import Aim, draft_statuses
from roadmap_cli.services.history import history, in_words, redo, undo
from strategies import DEVICES, TARGETS, aims_at, histories

CATALOGUE = make_catalogue("http", make_skill("sql", topics="joins windows"), "docker")
LAPTOP = "laptop"


@st.composite
def notebooks(draw: st.DrawFn, devices: st.SearchStrategy[str] = DEVICES) -> Notebook:
    """Draw what some commands wrote: statuses, notes and undos."""
    notebook = Notebook()
    for device in draw(st.lists(devices, max_size=6)):
        match draw(st.integers(0, 3)):
            case 0 if can_undo(notebook, device):
                notebook.write([undo(notebook.events, device=device).draft], device=device)
            case 1:
                notebook.write([Draft("note", "http", {"text": "a note"})], device=device)
            case _:
                drafts = draft_statuses(CATALOGUE, notebook.progress, draw(aims_at(CATALOGUE)), draw(TARGETS))
                notebook.write(drafts, device=device)
    return notebook


def can_undo(notebook: Notebook, device: str) -> bool:
    try:
        undo(notebook.events, device=device)
    except NotFoundError:
        return False
    return True


@law
@given(notebooks(), DEVICES, st.integers(1, 4))
def test_redo_brings_back_what_undo_took(notebook: Notebook, device: str, times: int) -> None:
    """So many undos and as many redos leave the progress exactly as it was, whatever another device did."""
    states = [notebook.progress]
    while len(states) <= times and can_undo(notebook, device):
        notebook.write([undo(notebook.events, device=device).draft], device=device)
        states.append(notebook.progress)

    for before in reversed(states[:-1]):
        notebook.write([redo(notebook.events, device=device).draft], device=device)
        assert before == notebook.progress


@law
@given(notebooks(st.just(LAPTOP)))
def test_enough_undos_lead_back_to_the_beginning(notebook: Notebook) -> None:
    """Command by command everything is taken back, and then there is nothing to undo."""
    commands = {event.batch for event in notebook.events if event.kind != "undo"}

    steps = 0
    while can_undo(notebook, LAPTOP):
        notebook.write([undo(notebook.events, device=LAPTOP).draft])
        steps += 1

    assert Progress() == notebook.progress
    assert steps <= len(commands)


@law
@given(notebooks(st.just(LAPTOP)), aims_at(CATALOGUE), TARGETS)
def test_an_undo_takes_back_one_command_whole(notebook: Notebook, aims: list[Aim], to: Status) -> None:
    """After a command and an undo the progress is what it was before the command."""
    before = notebook.progress
    written = notebook.write(draft_statuses(CATALOGUE, before, aims, to))
    if not written:
        return

    found = undo(notebook.events, device=LAPTOP)
    notebook.write([found.draft])

    assert written == found.events
    assert before == notebook.progress


@law
@given(histories(), DEVICES)
def test_any_history_can_be_undone_or_says_that_it_cannot(events: list[Event], device: str) -> None:
    """An undo always takes back something that holds; after it that does not hold any more."""
    try:
        found = undo(events, device=device)
    except NotFoundError:
        assert all(
            entry.undone
            for entry in history(events, limit=None).events
            if entry.device == device and entry.kind != "undo"
        )
        return
    last = max((event.n for event in events), default=0)

    after = [*events, make_event("undo", n=last + 1, device=device, **found.draft.data)]

    undone = {entry.id for entry in history(after, limit=None).events if entry.undone}
    held = {entry.id for entry in history(events, limit=None).events if not entry.undone}
    meant = {event.id for event in found.events}
    assert meant <= undone
    assert not meant.isdisjoint(held)


def test_undo_looks_at_this_device_alone() -> None:
    """What another device did last is not ours to undo without a name."""
    here = make_status("http", "done", n=1, device="here")
    there = make_status("sql", "done", n=2, device="there")

    found = undo([here, there], device="here")

    assert ({"target": here.id}, (here,)) == (found.draft.data, found.events)
    with pytest.raises(NotFoundError):
        undo([there], device="here")


def test_undo_after_undo_goes_further_back() -> None:
    """Each undo takes the command before; an undo is never what is undone."""
    first, second = make_status("http", "done", n=1), make_status("sql", "done", n=2)
    events = [first, second, make_undo(second, n=3)]

    assert (first,) == undo(events, device=LAPTOP).events


def test_redo_goes_forward_again_and_no_further() -> None:
    """The last undo that holds is taken back first; when none holds there is nothing to redo."""
    first, second = make_status("http", "done", n=1), make_status("sql", "done", n=2)
    undos = [make_undo(second, n=3), make_undo(first, n=4)]
    events = [first, second, *undos]

    once = redo(events, device=LAPTOP)
    events.append(make_event("undo", n=5, **once.draft.data))
    twice = redo(events, device=LAPTOP)
    events.append(make_event("undo", n=6, **twice.draft.data))

    assert ((first,), (second,)) == (once.events, twice.events)
    assert fold(events).statuses == {"http": "done", "sql": "done"}
    with pytest.raises(NotFoundError, match="nothing to redo"):
        redo(events, device=LAPTOP)


def test_what_was_redone_can_be_undone_and_redone_again() -> None:
    """Back and forth as often as one likes."""
    notebook = Notebook()
    notebook.write([Draft("status", "http", {"to": "done"}), Draft("status", "sql", {"to": "done"})])
    done = notebook.progress

    for _ in range(5):
        notebook.write([undo(notebook.events, device=LAPTOP).draft])
        assert notebook.progress.statuses == {}
        notebook.write([redo(notebook.events, device=LAPTOP).draft])
        assert done == notebook.progress


def test_the_history_is_newest_first_and_says_what_is_undone() -> None:
    """A limit cuts the oldest; the total counts all."""
    done, note = make_status("http", "done", n=1), make_event("note", "http", n=2, text="x")
    back = make_undo(done, n=3)

    whole, last = history([note, back, done], limit=None), history([note, back, done], limit=1)

    assert [(back.id, False), (note.id, False), (done.id, True)] == [(entry.id, entry.undone) for entry in whole.events]
    assert ([back.id], 3) == ([entry.id for entry in last.events], last.total)
    oldest = whole.events[2]
    assert (done.n, done.device, done.at, done.day) == (oldest.n, oldest.device, oldest.at, oldest.day)
    assert (done.kind, done.skill, done.data) == (oldest.kind, oldest.skill, oldest.data)
    assert [entry.words for entry in whole.events] == ["undo: done http", "note on http: x", "done http"]
    assert history([], limit=5) == ((), 0)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (make_status("http", "done"), "done http"),
        (make_event("note", "http", text="layers"), "note on http: layers"),
        (make_event("link", "http", url="https://example.org"), "link for http: https://example.org"),
        (make_event("follow", roadmap="birjob", on=True), "follow birjob"),
        (make_event("follow", roadmap="birjob", on=False), "unfollow birjob"),
        (make_event("main", value="birjob"), "use birjob"),
        (make_event("language", value="go"), "language go"),
        (make_event("undo", target="x"), "undo of x"),
        (make_event("pause", **{"from": "2026-12-20", "to": "2027-01-03"}), "pause 2026-12-20..2027-01-03"),
        (make_event("pause", **{"from": "a", "to": "b", "reason": "holidays"}), "pause a..b: holidays"),
        (make_event("goal", value={"roadmap": "birjob", "by": "2027-11-22"}), "goal birjob by 2027-11-22"),
        (make_event("goal", value={"roadmap": "birjob"}), "goal birjob"),
        (make_event("goal", value=None), "no goal any more"),
        (make_event("time", "http", minutes=95), "log http 1 h 35 min"),
        (make_event("time", "http", minutes="soon"), "log http"),
        (make_event("clock", "http", state="start"), "clock start http"),
        (make_event("clock", "http", state="stop", minutes=30), "clock stop http 30 min"),
    ],
)
def test_each_event_is_told_in_a_few_words(event: Event, words: str) -> None:
    """Known kinds in words, others by their kind and item."""
    assert words == in_words(event)
