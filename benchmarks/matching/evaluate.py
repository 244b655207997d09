"""How well `match` reads: precision, recall and F1 on labelled texts, in all and by skill.

Each text says which skills it asks for or shows (`skills`), which one could argue about (`maybe`), which
it names and does not ask for (`negated`), and its technologies. Strict: what is found must be in
`skills`, and all of `skills` must be found. Lenient: what stands in `maybe` is neither wanted nor wrong.
A negated skill counts as wrong where it is reported as asked.

Run `python benchmarks/matching/evaluate.py [--errors] [developed_on|held_out]`. The rules were
written with developed_on in sight; of held_out only the figures were looked at.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.services.lexicon import lexicon_of
from roadmap_cli.services.matching import Found, Mention, find_mentions
from roadmap_cli.storage.content_files import data_root, read_content

HERE = Path(__file__).parent
HALVES = ("developed_on", "held_out")


class Labelled(NamedTuple):
    """A text with its labels."""

    name: str
    skills: frozenset[str]
    maybe: frozenset[str]
    negated: frozenset[str]
    technologies: frozenset[str]
    lines: tuple[str, ...]


class Score(NamedTuple):
    """What was right, wrongly found and missed."""

    right: int
    wrong: int
    missed: int

    def __str__(self) -> str:
        precision = self.right / ((self.right + self.wrong) or 1)
        recall = self.right / ((self.right + self.missed) or 1)
        f1 = 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)
        counts = f"{self.right} right, {self.wrong} wrong, {self.missed} missed"
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({counts})"


def read_labelled(half: str) -> Iterator[Labelled]:
    """Read the texts of one half."""
    for part in (HERE / f"{half}.txt").read_text("utf-8").split("=== ")[1:]:
        head, _, text = part.partition("\n---\n")
        name, *labels = head.splitlines()
        said = {key: frozenset(value.split()) for key, _, value in (label.partition(":") for label in labels)}
        yield Labelled(
            name, said["skills"], said["maybe"], said["negated"], said["technologies"], tuple(text.splitlines())
        )


def asked(mentions: Mapping[str, tuple[Mention, ...]]) -> frozenset[str]:
    """Give the ids that are mentioned without being negated."""
    return frozenset(name for name, said in mentions.items() if not all(mention.negated for mention in said))


class Tally:
    """What came out of the texts of one half."""

    def __init__(self) -> None:
        self.totals = {kind: Counter[str]() for kind in ("skills, strict", "skills, lenient", "technologies, strict")}
        self.by_skill: dict[str, Counter[str]] = {}
        self.negations = self.slipped = self.irrelevant = 0

    def add(self, text: Labelled, skills: frozenset[str], technologies: frozenset[str]) -> None:
        """Count what was found in a text."""
        pairs = {
            "skills, strict": (skills, text.skills),
            "skills, lenient": (skills - text.maybe, text.skills),
            "technologies, strict": (technologies, text.technologies),
        }
        for kind, (have, want) in pairs.items():
            self.totals[kind].update(right=len(have & want), wrong=len(have - want), missed=len(want - have))
        for name in skills | text.skills:
            outcome = "missed" if name not in skills else "right" if name in text.skills else "wrong"
            self.by_skill.setdefault(name, Counter()).update([outcome])
        self.negations += len(text.negated)
        self.slipped += len(text.negated & skills)
        self.irrelevant += 0 if text.skills else len(skills | technologies)

    def show(self, *, by_skill: bool) -> None:
        """Print the figures."""
        for kind, total in self.totals.items():
            print(f"  {kind:<21} {Score(total['right'], total['wrong'], total['missed'])}")
        print(
            f"  negated, reported as asked: {self.slipped} of {self.negations}; in irrelevant texts: {self.irrelevant}"
        )
        for name, outcome in sorted(self.by_skill.items()) if by_skill else ():
            print(f"    {name:<26} {Score(outcome['right'], outcome['wrong'], outcome['missed'])}")


def show_errors(text: Labelled, found: Found) -> None:
    """Print what was wrong in a text, with the lines."""
    skills, technologies = asked(found.skills), asked(found.technologies)
    wrong, missed = sorted(skills - text.skills - text.maybe), sorted(text.skills - skills)
    print(f"{text.name}: wrong {wrong} missed {missed} technologies {sorted(technologies ^ text.technologies)}")
    for name in wrong:
        print("     ", name, [(mention.line, mention.text) for mention in found.skills[name]])


def main(arguments: list[str]) -> None:
    """Read the labelled texts and print how well that went."""
    catalogue = read_content(data_root()).catalogue
    lexicon = lexicon_of(catalogue)
    for half in [word for word in arguments if word in HALVES] or HALVES:
        tally, texts = Tally(), list(read_labelled(half))
        for text in texts:
            unknown = {*text.skills, *text.maybe, *text.negated} - set(catalogue.skills)
            unknown |= text.technologies - set(catalogue.technologies)
            if unknown:
                print(f"  unknown labels in {text.name}: {sorted(unknown)}")
            found = find_mentions(text.lines, lexicon)
            tally.add(text, asked(found.skills), asked(found.technologies))
            if "--errors" in arguments:
                show_errors(text, found)
        print(f"{half}: {len(texts)} texts")
        tally.show(by_skill="--by-skill" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
