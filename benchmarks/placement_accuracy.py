"""Count how often a placement is right: `python benchmarks/placement_accuracy.py [--learners N] [--roadmap NAME]`.

Learners of six kinds, whose knowledge is closed downwards except for the last kind's, answer until nothing is
asked any more. `which` says which of the named skills it has; `some` never says which. Printed for each: the
questions (mean and most), skills left open, skills called known that are not (wrong), skills called not known that
are (denied), and skills that are known and stay open (missed), each per learner. Exits 1 where a learner whose
knowledge is closed downwards is told anything wrong, or is asked more than 25 questions.
"""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from math import exp
from random import Random

from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.placement import MOST_QUESTIONS, Given, Placement, Said, begin
from roadmap_cli.services.placement_ground import Ground, Group
from roadmap_cli.services.standing import Standing
from roadmap_cli.storage.content_files import data_root, read_content

Learner = Callable[[Ground, Random], frozenset[str]]


def by_share(ground: Ground, random: Random) -> frozenset[str]:
    """Let each skill follow those below it with one chance for all."""
    return grown(ground, random, lambda _: share) if (share := random.random()) else frozenset()


def by_hours(ground: Ground, random: Random) -> frozenset[str]:
    """Let skills that take long to reach be rarer than those that do not."""
    minutes, reach = ground.catalogue.minutes, random.uniform(0, 300)
    hours = {skill: sum(map(minutes, ground.needed_for([skill]))) / 60 for skill in ground.skills}
    return grown(ground, random, lambda skill: 1 / (1 + exp((hours[skill] - reach) / 15)))


def grown(ground: Ground, random: Random, chance: Callable[[str], float]) -> frozenset[str]:
    """Add each skill whose prerequisites are there with its *chance*."""
    known: set[str] = set()
    for skill in ground.skills:
        if ground.below[skill] <= known and random.random() < chance(skill):
            known.add(skill)
    return frozenset(known)


def by_seeds(ground: Ground, random: Random) -> frozenset[str]:
    """Take a few skills at random, with all below them."""
    return ground.needed_for(random.sample(ground.skills, random.randint(0, min(15, len(ground.skills)))))


def by_areas(ground: Ground, random: Random) -> frozenset[str]:
    """Take most of some areas and nothing of others."""
    areas = sorted({ground.catalogue.skills[skill].area for skill in ground.skills})
    mine = {area for area in areas if random.random() < 0.4}
    skills = (skill for skill in ground.skills if ground.catalogue.skills[skill].area in mine)
    return ground.needed_for(skill for skill in skills if random.random() < 0.85)


def by_order(ground: Ground, random: Random) -> frozenset[str]:
    """Follow the roadmap from its beginning, as far as somebody came."""
    steps = [group.skills for group in ground.groups if group.kind == "step"]
    skills = [skill for step in steps for skill in step]
    return ground.needed_for(skills[: random.randint(0, len(skills))])


def with_holes(ground: Ground, random: Random) -> frozenset[str]:
    """Follow the roadmap, and lack one in twenty of what one should have."""
    return frozenset(skill for skill in by_order(ground, random) if random.random() > 0.05)


def says_which(question: Group, known: frozenset[str]) -> Given:
    """Answer with all, with none, or with those that are known."""
    having = tuple(skill for skill in question.skills if skill in known)
    if len(having) in {0, len(question.skills)}:
        return Given(question.id, question.skills, Said.ALL if having else Said.NONE)
    return Given(question.id, question.skills, Said.PART, having)


def says_some(question: Group, known: frozenset[str]) -> Given:
    """Answer with all, with none, or with some."""
    return says_which(question, known)._replace(having=())


def place(start: Placement, answer: Callable[[Group], Given]) -> Placement:
    """Ask until nothing is asked any more."""
    while question := start.question:
        start = start.answered(answer(question))
    return start


def main() -> int:
    """Measure each kind of learner and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--learners", type=int, default=400, help="of each kind")
    parser.add_argument("--roadmap", default="backend")
    chosen = parser.parse_args()
    content = read_content(data_root())
    outline = outline_of(content.roadmaps[chosen.roadmap], content.catalogue)
    start = begin(Standing(outline, Statuses(content.catalogue, Progress())))
    kinds: dict[str, Learner] = {
        "share": by_share,
        "hours": by_hours,
        "seeds": by_seeds,
        "areas": by_areas,
        "order": by_order,
        "holes": with_holes,
    }
    print(f"{chosen.roadmap}: {len(start.ground.skills)} skills, {chosen.learners} learners of each kind")
    print(
        f"{'kind':8}{'says':8}{'questions':>10}{'most':>6}{'known':>8}{'open':>8}{'wrong':>8}{'denied':>8}{'missed':>8}"
    )
    failed = False
    for name, draw in kinds.items():
        for says, answer in (("which", says_which), ("some", says_some)):
            random = Random(20261125)
            rows = []
            for _ in range(chosen.learners):
                known = draw(start.ground, random)
                end = place(start, partial(_swapped, answer, known))
                wrong = len(end.known - known)
                denied = len((end.denied | end.begun | end.excluded) & known)
                missed = len(known & set(end.open))
                rows.append((end.asked, len(known), len(end.open), wrong, denied, missed))
                failed |= end.asked > MOST_QUESTIONS or (name != "holes" and wrong + denied > 0)
            asked, *rest = (sum(column) / len(rows) for column in zip(*rows, strict=True))
            most = max(row[0] for row in rows)
            print(f"{name:8}{says:8}{asked:10.1f}{most:6}" + "".join(f"{value:8.2f}" for value in rest), flush=True)
    return int(failed)


def _swapped(answer: Callable[[Group, frozenset[str]], Given], known: frozenset[str], question: Group) -> Given:
    return answer(question, known)


if __name__ == "__main__":
    sys.exit(main())
