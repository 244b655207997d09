"""A ledger adds up to what all its events add up to, or says that it cannot know."""

from hypothesis import given
from hypothesis import strategies as st

from factories import law, make_event, make_status, make_undo
from roadmap_cli.domain import ledger as ledger_module
from roadmap_cli.domain.events import Event
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.ledger import LONGEST_TAIL, SHORTEST_TAIL, Ledger, extended, open_ledger
from roadmap_cli.domain.progress import Progress
from strategies import histories


def with_short_tail(events: list[Event], length: int) -> Ledger:
    """Make a ledger whose tail has about *length* events."""
    before, ledger_module.SHORTEST_TAIL = ledger_module.SHORTEST_TAIL, length
    try:
        return open_ledger(events)
    finally:
        ledger_module.SHORTEST_TAIL = before


@law
@given(histories(), st.integers(0, 8))
def test_a_ledger_adds_up_to_its_events(events: list[Event], length: int) -> None:
    """Wherever the tail begins, base and tail together are the whole."""
    assert with_short_tail(events, length).progress == fold(events)


@law
@given(histories(), st.integers(0, 8), st.lists(st.integers(0, 20), max_size=4))
def test_an_extended_ledger_is_right_or_none(events: list[Event], length: int, targets: list[int]) -> None:
    """However many undos of anything follow one another, the result is that of folding all, or it is None."""
    ledger = with_short_tail(events, length)
    names = [*(event.id for event in events), *(event.batch for event in events), "gone"]
    for number, target in enumerate(targets):
        undo = make_undo(names[target % len(names)], n=ledger.last_n + 1, name=f"{number:031x}f")
        events = [*events, undo]
        names.append(undo.id)
        longer = extended(ledger, [undo])
        if longer is None:
            return
        ledger = longer
        assert ledger.progress == fold(events)


def test_what_lies_in_the_tail_is_taken_back_without_the_rest() -> None:
    """An undo of one of the last events needs nothing but the tail; one of an older event needs all."""
    events = [make_status(f"item-{n}", "done", n=n) for n in range(1, 2 * SHORTEST_TAIL)]
    ledger = open_ledger(events)

    near = extended(ledger, [make_undo(events[-1], n=2 * SHORTEST_TAIL)])

    assert len(ledger.tail) == SHORTEST_TAIL
    assert near is not None
    assert near.progress == fold([*events, make_undo(events[-1], n=2 * SHORTEST_TAIL)])
    assert extended(ledger, [make_undo(events[0], n=2 * SHORTEST_TAIL)]) is None


def test_an_undo_that_reaches_before_the_tail_stays_as_it_is() -> None:
    """To take back an undo whose own target lies in the base, all events are needed."""
    events = [make_status(f"item-{n}", "done", n=n) for n in range(1, 2 * SHORTEST_TAIL)]
    undo = make_undo(events[0], n=2 * SHORTEST_TAIL)
    ledger = open_ledger([*events, undo])

    assert extended(ledger, [make_undo(undo, n=2 * SHORTEST_TAIL + 1)]) is None
    assert extended(ledger, [make_status("more", "done", n=2 * SHORTEST_TAIL + 1)]) is not None


def test_a_batch_is_not_divided() -> None:
    """A command that lies across the place where the tail would begin belongs to the tail as a whole."""
    batch = [make_status(f"item-{n}", "done", n=n, batch="one command") for n in range(1, 11)]
    later = [make_event(n=n) for n in range(11, 11 + SHORTEST_TAIL - 5)]

    assert open_ledger([*batch, *later]).tail == (*batch, *later)


def test_what_does_not_come_last_or_makes_the_tail_too_long_is_refused() -> None:
    """Only events with larger counters can be added, and only so many."""
    ledger = open_ledger([make_event(n=7)])

    assert extended(ledger, [make_event(n=7)]) is None
    assert extended(ledger, [make_event(n=8 + number) for number in range(LONGEST_TAIL)]) is None
    assert open_ledger([]) == Ledger(Progress(), (), 0)
