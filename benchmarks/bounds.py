"""Figures that were measured, the bounds they are held to, and the tables that show both."""

from collections.abc import Iterable
from typing import NamedTuple


class Figure(NamedTuple):
    """What was measured: *value* in *unit*, at most *at_most* where that is held; *detail* says what it is made of."""

    name: str
    value: float
    unit: str
    at_most: float | None = None
    detail: str = ""

    @property
    def is_broken(self) -> bool:
        """Tell whether the bound does not hold."""
        return self.at_most is not None and self.value > self.at_most

    @property
    def verdict(self) -> str:
        """Say in a word whether the bound holds; nothing where there is none."""
        return "" if self.at_most is None else "BROKEN" if self.is_broken else "holds"

    def __str__(self) -> str:
        number = f"{self.value:,.{0 if self.value >= 100 else 1 if self.value >= 10 else 2}f}"
        return " ".join(filter(None, (number, self.unit, self.detail and f"({self.detail})")))


def table(figures: Iterable[Figure]) -> str:
    """Give a table in Markdown with a row for each figure."""
    rows = [
        f"| {one.name} | {one} | {'' if one.at_most is None else f'{one.at_most:g} {one.unit}'} | {one.verdict} |"
        for one in figures
    ]
    return "\n".join(["| | measured | at most | |", "|---|---|---|---|", *rows])


def tell(figures: Iterable[Figure]) -> int:
    """Print each figure as it comes, and give the exit code: 1 where a bound is broken."""
    code = 0
    for one in figures:
        bound = "" if one.at_most is None else f", at most {one.at_most:g}: {one.verdict}"
        print(f"{one.name}: {one}{bound}", flush=True)
        code |= one.is_broken
    return code
