"""When work will be finished by somebody who goes on as before: many possible futures, each as likely as the next.

This is evidence-based scheduling (Joel Spolsky, "Evidence Based Scheduling", 2007): what the estimates
of the open work will turn into is drawn from how earlier estimates turned out, and the hours there are
from the hours there were. Two things that Spolsky leaves out are added, because without them ranges come
out too narrow: the past is a small sample, and people change.

*Work.* The ratio of actual to estimated time is the ratio estimator, all that was spent over all that
was estimated, with its standard error (W. G. Cochran, "Sampling Techniques", 1977, chapter 6), made
wider by (n - 1) / (n - 3) as with Student's t. Each future draws one ratio from a log-normal
distribution around it, and for each part of the work how far its items together stray from it.

*Hours.* A local level that strays (A. C. Harvey, "Forecasting, Structural Time Series Models", 1989),
for which the best forecast weighs past weeks the less the older they are, and whose trend is not carried
on: a short and noisy series does not tell a trend from luck. A future strings together runs of up to
four weeks that happened, so that bursts and breaks come as they came (the block bootstrap: H. R. Künsch,
1989); the runs are weighed anew in each future, as nobody's past is all that it could have been (the
Bayesian bootstrap: D. B. Rubin, 1981); and from run to run the level takes a random step, of which half
is gone after a year, since nobody's hours grow or fall without end.

No number here is fitted to the person but the ratio and the weeks themselves. So more minutes in a week
of the past never make any future end later, and the same data always give the same futures.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import exp, inf, log, sqrt
from random import Random
from typing import NamedTuple

PATHS = 400
"""How many futures are drawn; the standard error of a share of them is 2.5 in a hundred at most."""

BATCH = 8
"""How many runs are drawn at a time: enough for eight months."""

RUN = 4
"""The longest run of weeks that is drawn as a whole: a month, in which a holiday or a deadline fits."""

HALF_LIFE = 8
"""After so many weeks a past week counts half."""

WANDERING = 0.06
RETURNING = 52
"""How the level strays: the standard deviation of its logarithm's step in a week, and the weeks that halve what it has.

So in the long run the level is half as high again, or a third lower, in about one year of three.
"""

MOST_WEEKS = 520
"""Ten years: a future that has not ended by then counts as one that never does."""

OLDEST = 8 * HALF_LIFE
"""The weeks that count at most; older ones would weigh less than one part in 250 of the newest."""


class Finished(NamedTuple):
    """A finished piece of work, in minutes: what was reckoned for it, and what it took."""

    estimated: int
    actual: int


class Part(NamedTuple):
    """A part of the open work: its estimate in minutes, and the sum of the squares of its items' estimates."""

    estimated: float
    squares: float


class Evidence(NamedTuple):
    """What finished work says about estimates.

    *ratio* is actual over estimated time, *error* the standard error of its logarithm, and *spread* how
    far a single item strays, as the coefficient of variation.
    """

    ratio: float
    error: float
    spread: float


def weigh(finished: Sequence[Finished]) -> Evidence:
    """Say how estimates turned out; *finished* holds four pieces at least, of which some time is known."""
    estimated, actual, count = (
        sum(one.estimated for one in finished),
        sum(one.actual for one in finished),
        len(finished),
    )
    ratio = actual / estimated
    squares = sum((one.actual - ratio * one.estimated) ** 2 for one in finished)
    variance = squares * count / (count - 1) / actual**2 * (count - 1) / (count - 3)
    spread = squares / sum((ratio * one.estimated) ** 2 for one in finished)
    return Evidence(ratio, sqrt(log(1 + variance)), sqrt(spread))


class Future(NamedTuple):
    """How it may go: the weeks from now to the end of each part, one part after another; inf for never.

    *effort* is how many times its hours it would take for all parts to end within the weeks that were asked
    about, 1 at most where they do; inf where there are no hours to multiply.
    """

    ends: tuple[float, ...]
    effort: float


def futures(weekly: Sequence[int], evidence: Evidence, parts: Sequence[Part], *, within: float = 0) -> list[Future]:
    """Draw the futures of somebody with these weeks behind them and these *parts* ahead.

    *weekly* holds the minutes of the past weeks, the oldest first, one at least; *within* are weeks to ask
    about. The result depends on the arguments alone.
    """
    runs = _runs(weekly[-OLDEST:])
    return [_future(Random(seed), runs, evidence, parts, within) for seed in range(PATHS)]  # noqa: S311 - no secret


def pace(weekly: Sequence[int]) -> float:
    """Give the minutes a week, recent weeks counting most, as in a future."""
    weights: list[float] = [0.5 ** (age / HALF_LIFE) for age in reversed(range(len(weekly)))]
    return sum(weight * minutes for weight, minutes in zip(weights, weekly, strict=True)) / sum(weights)


class _Run(NamedTuple):
    """Weeks that followed one another: the sums of their minutes up to each, how many, and what they weigh.

    After it *kept* of the logarithm of the level is left, and a random step of up to *step* either way comes to it.
    """

    sums: tuple[int, ...]
    weeks: int
    minutes: int
    weight: float
    kept: float
    step: float


def _runs(weekly: Sequence[int]) -> list[_Run]:
    """Give the run that begins with each week, the newest first."""
    runs = []
    for age in range(len(weekly)):
        start = len(weekly) - 1 - age
        sums = (0, *accumulate(weekly[start : start + RUN]))
        weeks = len(sums) - 1
        runs.append(
            _Run(
                sums, weeks, sums[-1], 0.5 ** (age / HALF_LIFE), 0.5 ** (weeks / RETURNING), sqrt(6 * weeks) * WANDERING
            )
        )
    return runs


def _future(random: Random, runs: Sequence[_Run], evidence: Evidence, parts: Sequence[Part], within: float) -> Future:
    needed = list(accumulate(_needed(random, evidence, parts)))
    path = _Path(random, runs)
    ends = tuple(map(path.week_of, needed))
    return Future(ends, _effort(needed[-1], path.minutes_by(within)))


def _effort(needed: float, there_are: float) -> float:
    if there_are:
        return needed / there_are
    return inf if needed else 0.0


def _needed(random: Random, evidence: Evidence, parts: Sequence[Part]) -> list[float]:
    """Draw the minutes that each part will take, all at one ratio."""
    ratio = evidence.ratio * exp(evidence.error * random.gauss())
    return [_drawn(random, ratio, evidence.spread, part) for part in parts]


def _drawn(random: Random, ratio: float, spread: float, part: Part) -> float:
    """Draw the minutes that *part* will take: log-normal, with its items straying independently."""
    luck = random.gauss()
    if not part.estimated:
        return 0.0
    variance = log(1 + spread**2 * part.squares / part.estimated**2)
    return ratio * part.estimated * exp(sqrt(variance) * luck - variance / 2)


class _Path:
    """The hours of one future: runs of weeks, drawn as far as they are asked for."""

    def __init__(self, random: Random, runs: Sequence[_Run]) -> None:
        self._random, self._all, self._level = random, runs, 0.0
        luck: list[float] = []
        for _ in range(0, len(runs), RUN):
            luck += [-log(1 - random.random())] * RUN
        self._weights = list(accumulate(run.weight * factor for run, factor in zip(runs, luck, strict=False)))
        self._runs: list[_Run] = []
        self._levels: list[float] = []
        self._weeks, self._minutes = [0], [0.0]

    def week_of(self, minutes: float) -> float:
        """Give the weeks after which so many *minutes* are reached, 0 for none of them; inf for never."""
        while self._minutes[-1] < minutes and self._weeks[-1] < MOST_WEEKS:
            self._draw()
        place = bisect_left(self._minutes, minutes) - 1
        if place < 0:
            return 0.0
        if place == len(self._runs) or self._weeks[place] >= MOST_WEEKS:
            return inf
        sums, level, rest = self._runs[place].sums, self._levels[place], minutes - self._minutes[place]
        week = min(max(bisect_left(sums, rest / level), 1), len(sums) - 1)
        share = (rest - sums[week - 1] * level) / max((sums[week] - sums[week - 1]) * level, 1e-9)
        return self._weeks[place] + week - 1 + min(max(share, 0.0), 1.0)

    def minutes_by(self, weeks: float) -> float:
        """Give the minutes of the first *weeks* weeks, those of a week that is cut in proportion."""
        while self._weeks[-1] <= weeks:
            self._draw()
        place = bisect_right(self._weeks, weeks) - 1
        sums, whole = self._runs[place].sums, int(weeks - self._weeks[place])
        cut = (weeks - self._weeks[place] - whole) * (sums[whole + 1] - sums[whole])
        return self._minutes[place] + (sums[whole] + cut) * self._levels[place]

    def _draw(self) -> None:
        """Draw some more runs. Tuples taken apart and local names: half of a forecast's time is spent here."""
        level, one, minutes, weeks = self._level, self._random.random, self._minutes[-1], self._weeks[-1]
        for run in self._random.choices(self._all, cum_weights=self._weights, k=BATCH):
            _, length, whole, _, kept, step = run
            # The sum of two even draws: as good as normal after a few steps, in a quarter of the time.
            level = level * kept + step * (one() + one() - 1)
            times = exp(level)
            minutes += whole * times
            weeks += length
            self._runs.append(run)
            self._levels.append(times)
            self._minutes.append(minutes)
            self._weeks.append(weeks)
        self._level = level
