"""The laws of the model behind a forecast."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.services import finish_model
from roadmap_cli.services.finish_model import Evidence, Finished, Future, Part, futures, pace, weigh

WEEKS = st.lists(st.integers(0, 1_500), min_size=1, max_size=30)
PIECES = st.lists(st.builds(Finished, st.integers(1, 2_400), st.integers(1, 4_000)), min_size=8, max_size=20)
EVIDENCE = PIECES.map(weigh)
PARTS = st.lists(
    st.lists(st.integers(0, 2_000), max_size=4).map(lambda items: Part(sum(items), sum(one * one for one in items))),
    min_size=1,
    max_size=3,
)
EVEN = Evidence(1.0, 0.0, 0.0)


@pytest.fixture(autouse=True)
def few_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw fewer futures: each law is one of every single future."""
    monkeypatch.setattr(finish_model, "PATHS", 20)


@law
@given(weekly=WEEKS, evidence=EVIDENCE, parts=PARTS)
def test_the_same_data_give_the_same_futures(weekly: list[int], evidence: Evidence, parts: list[Part]) -> None:
    """Nothing is left to chance between two commands."""
    assert futures(weekly, evidence, parts) == futures(weekly, evidence, parts)


@law
@given(data=st.data(), weekly=WEEKS, evidence=EVIDENCE, parts=PARTS)
def test_more_time_in_any_week_never_ends_any_future_later(
    data: st.DataObject, weekly: list[int], evidence: Evidence, parts: list[Part]
) -> None:
    """In every single future, for every part, whichever weeks had how much more."""
    more = [minutes + data.draw(st.integers(0, 600)) for minutes in weekly]

    for before, after in zip(futures(weekly, evidence, parts), futures(more, evidence, parts), strict=True):
        assert all(new <= old + 1e-6 for new, old in zip(after.ends, before.ends, strict=True))


@law
@given(weekly=WEEKS, evidence=EVIDENCE, parts=PARTS)
def test_no_part_ends_before_the_one_that_it_follows(weekly: list[int], evidence: Evidence, parts: list[Part]) -> None:
    """What comes later in the plan is never forecast earlier."""
    assert all(list(one.ends) == sorted(one.ends) for one in futures(weekly, evidence, parts))


@law
@given(weekly=WEEKS, evidence=EVIDENCE, parts=PARTS, factor=st.floats(1, 5))
def test_a_worse_ratio_never_ends_any_future_earlier(
    weekly: list[int], evidence: Evidence, parts: list[Part], factor: float
) -> None:
    """Whoever needs longer than estimated by more is done later."""
    slower = evidence._replace(ratio=evidence.ratio * factor)

    for before, after in zip(futures(weekly, evidence, parts), futures(weekly, slower, parts), strict=True):
        assert all(new >= old - 1e-6 for new, old in zip(after.ends, before.ends, strict=True))


def test_without_luck_it_is_a_division(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even weeks, exact estimates and a level that does not stray: ten hours a week for forty-five hours."""
    monkeypatch.setattr(finish_model, "WANDERING", 0.0)

    drawn = futures([600] * 12, EVEN, [Part(1_200, 0), Part(1_500, 0)], within=9)

    assert [one.ends for one in drawn] == [pytest.approx((2.0, 4.5))] * finish_model.PATHS
    assert [one.effort for one in drawn] == [pytest.approx(0.5)] * finish_model.PATHS


def test_weeks_without_hours_never_end() -> None:
    """Nobody finishes anything in no time."""
    assert set(futures([0] * 10, EVEN, [Part(60, 3_600)])) == {Future((inf,), inf)}


def test_nothing_to_do_takes_no_time() -> None:
    """A part without work ends where the one before it did."""
    assert futures([600], EVEN, [Part(0, 0), Part(0, 0)]) == [Future((0.0, 0.0), 0.0)] * finish_model.PATHS


def test_recent_weeks_count_more() -> None:
    """Whoever has come to more hours is done sooner than one who has come to fewer, of as many in all."""
    rising, falling = [200] * 10 + [800] * 10, [800] * 10 + [200] * 10

    sooner = sorted(one.ends[0] for one in futures(rising, EVEN, [Part(6_000, 0)]))
    later = sorted(one.ends[0] for one in futures(falling, EVEN, [Part(6_000, 0)]))

    assert sooner[len(sooner) // 2] < later[len(later) // 2]


def test_evidence_is_a_ratio_of_sums() -> None:
    """A long item says more about the ratio than a short one; items that all turned out alike leave no doubt."""
    evidence = weigh([Finished(60, 120)] * 4 + [Finished(540, 540)] * 4)

    assert evidence.ratio == pytest.approx((480 + 2_160) / (240 + 2_160))
    assert weigh([Finished(60, 90)] * 8) == (1.5, 0.0, 0.0)


def test_more_items_leave_less_doubt() -> None:
    """The ratio is known the better the more was finished; how far one item strays stays the same."""
    some = [Finished(60, 30), Finished(60, 120)] * 4

    few, many = weigh(some), weigh(some * 4)

    assert many.error < few.error
    assert many.spread == pytest.approx(few.spread)


@law
@given(weekly=WEEKS, evidence=EVIDENCE, parts=PARTS, weeks=st.floats(0.1, 200))
def test_a_future_ends_in_time_when_its_hours_are_enough(
    weekly: list[int], evidence: Evidence, parts: list[Part], weeks: float
) -> None:
    """The factor by which the hours would have to grow is 1 at most for those that end in time, and no others."""
    for ends, effort in futures(weekly, evidence, parts, within=weeks):
        assert effort <= 1 + 1e-6 or ends[-1] > weeks - 1e-6
        assert effort >= 1 - 1e-6 or ends[-1] <= weeks + 1e-6


@law
@given(weekly=WEEKS, evidence=EVIDENCE, parts=PARTS, weeks=st.floats(0.1, 200))
def test_as_many_times_the_hours_need_as_much_less(
    weekly: list[int], evidence: Evidence, parts: list[Part], weeks: float
) -> None:
    """Who has twice the hours has to multiply them by half as much."""
    once = futures(weekly, evidence, parts, within=weeks)

    twice = futures([2 * minutes for minutes in weekly], evidence, parts, within=weeks)

    assert [one.effort for one in twice] == pytest.approx([one.effort / 2 for one in once])


def test_the_pace_leans_to_the_newest_weeks() -> None:
    """Even weeks are their own pace."""
    assert pace([300] * 5) == pytest.approx(300)
    assert pace([0, 0, 600]) > 200 > pace([600, 0, 0])
