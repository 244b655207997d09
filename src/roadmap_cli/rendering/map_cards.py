"""What a map and its tables say of a roadmap, of each stage and of each item, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Resource
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.progress import Link, Note
from roadmap_cli.domain.web_addresses import fault_of
from roadmap_cli.rendering.marks import WORDS, counted, hours_text, percent, weeks_text
from roadmap_cli.services.inventory import Inventory, ItemRecord
from roadmap_cli.services.overview import StageOverview, StepOverview

EVIDENCE = "evidence"


class Named(NamedTuple):
    """Another item by its title; *n* is the number of its card, None where this roadmap does not have it."""

    n: int | None
    title: str


class TopicLine(NamedTuple):
    """A topic of a card."""

    title: str
    hours: str
    status: Status
    word: str


class Address(NamedTuple):
    """A link; *url* is empty where the address is none that may be followed."""

    label: str
    text: str
    url: str


class ResourceLine(NamedTuple):
    """What teaches an item; *url* as in `Address`."""

    title: str
    url: str
    facts: str


class Card(NamedTuple):
    """Everything that is said of one item; *n* counts from 0."""

    n: int
    id: str
    title: str
    stage: str
    status: Status
    word: str
    level: Level
    hours: str
    facts: str
    long_facts: str
    spoken: str
    summary: str
    why: str
    topics: tuple[TopicLine, ...]
    needs: tuple[tuple[Named, ...], ...]
    needs_text: str
    opens: tuple[Named, ...]
    notes: tuple[Note, ...]
    links: tuple[Address, ...]
    resources: tuple[ResourceLine, ...]


class StepRows(NamedTuple):
    """A step with its cards; *name* is empty where no step of its stage says more than its only card does."""

    name: str
    facts: str
    cards: tuple[Card, ...]


class StageTable(NamedTuple):
    """A stage with its steps."""

    name: str
    facts: str
    steps: tuple[StepRows, ...]


class Page(NamedTuple):
    """A whole roadmap in words; *statuses* and *levels* with how many items have each."""

    title: str
    lead: str
    percent: str
    facts: str
    statuses: tuple[tuple[Status, str, int], ...]
    levels: tuple[tuple[Level, int], ...]
    cards: tuple[Card, ...]
    stages: tuple[StageTable, ...]


def page_of(inventory: Inventory) -> Page:
    """Put *inventory* into words."""
    roadmap = inventory.roadmap
    numbers = _numbers(inventory)
    cards = tuple(_card(n, record, numbers, inventory) for n, record in enumerate(inventory.records))
    statuses = Counter(card.status for card in cards)
    levels = Counter(card.level for card in cards)
    by_step: dict[str, list[Card]] = {}
    for card, record in zip(cards, inventory.records, strict=True):
        by_step.setdefault(record.step.id, []).append(card)
    source = ", ".join(filter(None, (roadmap.source.publisher, roadmap.source.title, roadmap.source.date)))
    return Page(
        title=roadmap.title,
        lead=" ".join(f"{part.rstrip('.')}." for part in (roadmap.audience, source and f"Source: {source}") if part),
        percent=f"{roadmap.share_done * 100:.1f}",
        facts=", ".join(
            (f"{percent(roadmap.share_done)} done", f"{hours_text(roadmap.hours_left)} left", f"{len(cards)} items")
        ),
        statuses=tuple((status, WORDS[status], statuses[status]) for status in Status),
        levels=tuple((level, levels[level]) for level in Level),
        cards=cards,
        stages=tuple(
            StageTable(
                stage_name(stage),
                stage_facts(stage),
                tuple(_steps(stage, by_step)),
            )
            for stage in roadmap.stages
        ),
    )


def _steps(stage: StageOverview, by_step: Mapping[str, Sequence[Card]]) -> Iterator[StepRows]:
    steps = [step for step in stage.steps if step.id in by_step]
    is_named = any(_facts(step) or len(by_step[step.id]) > 1 for step in steps)
    for step in steps:
        yield StepRows(step.title if is_named else "", _facts(step), tuple(by_step[step.id]))


def _facts(step: StepOverview) -> str:
    choice = step.choice
    is_of_items = choice is not None and set(choice.of) <= set(step.skills)
    enough = f"{choice.pick} of {len(choice.of)} is enough" if choice is not None and is_of_items else ""
    return ", ".join(filter(None, (_weeks(step), enough)))


def _weeks(step: StepOverview) -> str:
    weeks = weeks_text(step.weeks)
    return f"{'weeks' if '–' in weeks else 'week'} {weeks}" if step.weeks else ""


def stage_name(stage: StageOverview) -> str:
    """Give a stage's title, with its months where it has some."""
    if stage.months is None:
        return stage.title
    return f"{stage.title} ({'month' if stage.months[0] == stage.months[1] else 'months'} {weeks_text(stage.months)})"


def stage_facts(stage: StageOverview) -> str:
    """Say how much of a stage is done."""
    items = sum(len(step.items) for step in stage.steps)
    return f"{percent(stage.share_done)} of {hours_text(stage.hours)}, {counted(items, 'item')}"


def _numbers(inventory: Inventory) -> dict[str, int]:
    """Map each item, and each skill of which there are parts, to the number of its first card."""
    numbers: dict[str, int] = {}
    for n, record in enumerate(inventory.records):
        numbers.setdefault(record.item.id, n)
        numbers.setdefault(record.item.id.partition("/")[0], n)
    return numbers


def _card(n: int, record: ItemRecord, numbers: dict[str, int], inventory: Inventory) -> Card:
    item = record.item
    word = "not needed" if item.needless and item.status is Status.NONE else WORDS[item.status]
    hours = hours_text(item.hours)
    needs = tuple(tuple(_named(group, numbers, inventory)) for group in record.requires)
    needs_text = "; ".join(" or ".join(one.title for one in group) for group in needs)
    level = "" if item.level is Level.ESSENTIAL else item.level.value
    status = "" if item.status is Status.NONE and not item.needless else word
    facts = " · ".join(filter(None, (status, hours, level)))
    weeks = _weeks(record.step)
    step = f"{record.step.title} ({weeks})" if weeks else record.step.title
    return Card(
        n=n,
        id=item.id,
        title=item.title,
        stage=record.stage.id,
        status=item.status,
        word=word,
        level=item.level,
        hours=hours,
        facts=facts,
        long_facts=". ".join(filter(None, (_long_facts(word, hours, record), f"Step: {step}"))),
        spoken=_spoken(record, facts, needs_text),
        summary=record.summary,
        why=record.why,
        topics=tuple(
            TopicLine(topic.title, hours_text(topic.hours), topic.status, WORDS[topic.status]) for topic in item.topics
        ),
        needs=needs,
        needs_text=needs_text,
        opens=tuple(_named(record.opens, numbers, inventory)),
        notes=record.notes,
        links=tuple(map(_address, record.links)),
        resources=tuple(map(_resource, record.resources)),
    )


def _spoken(record: ItemRecord, facts: str, needs: str) -> str:
    """Say an item aloud: first what can be read on its tile, word for word, so that voice control finds it by that."""
    item = record.item
    unsaid = (
        WORDS[item.status] if item.status is Status.NONE and not item.needless else "",
        item.level.value if item.level is Level.ESSENTIAL else "",
    )
    told = ", ".join(filter(None, (item.title, facts, *unsaid)))
    return f"{told}. Needs {needs}" if needs else told


def _long_facts(word: str, hours: str, record: ItemRecord) -> str:
    since = f"{word} since {record.day}" if record.day and record.item.status is not Status.NONE else word
    logged = f"{hours_text(record.logged_hours)} logged" if record.logged_hours else ""
    return ", ".join(filter(None, (since.capitalize(), record.item.level.value, hours, logged)))


def _named(names: Iterable[str], numbers: dict[str, int], inventory: Inventory) -> Iterator[Named]:
    for name in names:
        yield Named(numbers.get(name), inventory.titles[name])


def _address(link: Link) -> Address:
    return Address(link.role.capitalize(), link.url, "" if fault_of(link.url) else link.url)


def _resource(resource: Resource) -> ResourceLine:
    facts = (resource.kind, resource.language, None if resource.free else "costs money")
    return ResourceLine(resource.title, "" if fault_of(resource.url) else resource.url, ", ".join(filter(None, facts)))
