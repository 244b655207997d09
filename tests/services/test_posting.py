"""What a posting asks for as a roadmap, and how the roadmap that was made of it before is found."""

from factories import make_catalogue, make_skill
from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.lexicon import lexicon_of
from roadmap_cli.services.matching import find_mentions
from roadmap_cli.services.posting import Posting, compare_posting, made_before, read_found, roadmap_of
from roadmap_cli.services.text_kinds import title_of

CATALOGUE = make_catalogue(
    make_skill("sql"),
    make_skill("redis", requires="sql"),
    make_skill("queues", requires="redis"),
    make_skill("kafka", requires="queues"),
    make_skill("docker"),
)


def posting(*lines: str, catalogue: Catalogue = CATALOGUE) -> Posting:
    statuses = Statuses(catalogue, Progress())
    found = find_mentions(lines, lexicon_of(catalogue))
    return compare_posting(
        catalogue, statuses, read_found(catalogue, statuses, found, title=lines[0], kind="posting"), {}
    )


def levels(one: Posting) -> dict[str, Level | None]:
    steps = (step for stage in roadmap_of(one).stages for step in stage.steps)
    return {skill: step.level for step in steps for skill in step.skills}


def test_what_only_nice_things_need_is_nice_itself() -> None:
    """A prerequisite is as urgent as the most urgent thing that builds on it."""
    wanted = posting("Job", "Required:", "- Docker", "Nice to have:", "- Kafka")

    assert levels(wanted) == {
        "docker": Level.ESSENTIAL,
        **dict.fromkeys(("sql", "redis", "queues", "kafka"), Level.RECOMMENDED),
    }


def test_a_nice_thing_that_a_required_one_builds_on_is_required() -> None:
    """It would otherwise be left out, or come after what needs it."""
    wanted = posting("Job", "Required:", "- Queues", "Nice to have:", "- Redis", "- Kafka")

    assert levels(wanted) == {
        **dict.fromkeys(("sql", "redis", "queues"), Level.ESSENTIAL),
        "kafka": Level.RECOMMENDED,
    }


def test_the_roadmap_of_another_posting_with_the_same_title_is_another() -> None:
    """Neither what asks for more nor what asks for less is taken for it."""
    made = roadmap_of(posting("Job", "- Queues", "- Docker"))

    for lines, is_same in (
        (("Job", "- Docker", "- Queues"), True),
        (("Job", "- Queues", "- Docker", "- Kafka"), False),
        (("Job", "- Queues"), False),
        (("Another job", "- Queues", "- Docker"), False),
    ):
        other = posting(*lines)
        assert made_before(CATALOGUE, other, roadmap_of(other), [made]) == (made.id if is_same else None)


def test_a_long_first_line_is_cut_between_words() -> None:
    """A title never ends within a word; a word that is too long alone is cut all the same."""
    assert title_of([f"{'engineer ' * 20}"]) == f"{' '.join(['engineer'] * 13)}…"
    assert title_of(["x" * 300]) == f"{'x' * 119}…"
    assert title_of(["## Backend engineer"]) == "Backend engineer"
