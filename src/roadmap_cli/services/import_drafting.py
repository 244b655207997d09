"""From what a file holds to a roadmap: ids, levels, hours, and what the catalogue has already."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from roadmap_cli.domain.catalogue import Catalogue, Resource, Skill
from roadmap_cli.domain.drawings import TOPIC
from roadmap_cli.domain.identifiers import in_namespace
from roadmap_cli.domain.imports import Group, ImportedRoadmap, Learnable, Linked, Material, Part, Remembered
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.roadmaps import Choice, Pace, Roadmap, Source, Stage, Step
from roadmap_cli.services.import_linking import Link, link_index, link_of
from roadmap_cli.services.import_names import FreeNames, Naming, slug

MINUTES = {TOPIC: 120}
"""What a thing takes to learn by our own guess where its file gives no hours; what is not named takes the half."""

USUAL_MINUTES = 60
LONGEST_TITLE = 200
STAGE_WORDS = 20
"""How many characters of its title the id of a stage takes; `show` has to find room for it."""

STEP_WORDS = 50
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{0,127}")
_NAMED = {"title", "id"}
NOTHING = Remembered()
CONFLICT = "The file has it in this order, though {item} needs {needed}, which comes later."


def draft_import(
    material: Material,
    catalogue: Catalogue,
    *,
    name: str,
    file: str,
    may_link: bool,
    earlier: Remembered = NOTHING,
) -> ImportedRoadmap:
    """Make the roadmap *name* of *material*, which was read from *file*: each learnable is one item in one step.

    What an *earlier* import of the same file gave an id to keeps it; ids of its own are short there. With
    *may_link* what the catalogue has is not made anew.
    """
    return _Draft(material, catalogue, name, earlier, may_link=may_link).imported(file)


class _Draft:
    def __init__(
        self, material: Material, catalogue: Catalogue, name: str, earlier: Remembered, *, may_link: bool
    ) -> None:
        self.material = material
        self.catalogue = catalogue
        self.name = name
        self.may_link = may_link
        self.index = link_index(catalogue) if may_link else {}
        self.things = tuple(material.learnables())
        self.earlier = earlier
        self.before = earlier.ids if is_update(self.things, earlier) else {}
        self.own = {key: item for key, item in self.before.items() if item not in catalogue.skills}
        shared = {key: item for key, item in self.before.items() if item in catalogue.skills}
        self.shared = shared if may_link else {}
        taken = {*earlier.ids.values(), *(catalogue.skills if may_link else ())}
        self.naming = Naming(self.own, {thing.key for thing in self.things}, taken, namespace=name)
        self.ids: dict[str, str] = {}
        self.linked: dict[str, Linked] = {}
        self.claimed: set[str] = set()

    def imported(self, file: str) -> ImportedRoadmap:
        known = {thing.key: self.naming.known(thing) for thing in self.things}
        # What has the name of an item comes before what is also called so, wherever it stands.
        links = {thing.key: self._link_of(thing) for thing in self.things if known[thing.key] is None}
        for is_named in (True, False):
            for thing in self.things:
                link = links.get(thing.key)
                if link is not None and (link.by in _NAMED) is is_named:
                    self._link(thing, link)
        for thing in self.things:
            if thing.key not in self.ids:
                self.ids[thing.key] = in_namespace(self.name, known[thing.key] or self.naming.name(thing))
        skills = tuple(self._skills())
        roadmap = self._roadmap(file, {skill.id for skill in skills})
        whole = replace(self.catalogue, skills={**self.catalogue.skills, **{skill.id: skill for skill in skills}})
        short = {key: item.removeprefix(f"{self.name}.") for key, item in self.ids.items()}
        titles = {thing.key: thing.title for thing in self.things}
        return ImportedRoadmap(
            roadmap=_with_notes(roadmap, whole),
            skills=skills,
            resources=dict(self._resources()),
            memory=Remembered({**self.earlier.ids, **short}, {**self.earlier.titles, **titles}),
            before=self.before,
            linked=tuple(self.linked[thing.key] for thing in self.things if thing.key in self.linked),
        )

    def _link_of(self, thing: Learnable) -> Link | None:
        """Give the item of the catalogue that *thing* names, if it may be linked."""
        link = link_of(thing.title, self.index)
        named = thing.item or self.shared.get(thing.key)
        if named and named in self.catalogue and (link is None or link.item != named):
            link = Link(named, "id")
        return link if self.may_link else None

    def _link(self, thing: Learnable, link: Link) -> None:
        """Let *thing* be what *link* leads to, unless another thing is that already."""
        leaves = self.catalogue.leaves(link.item)
        if link.item not in self.own.values() and self.claimed.isdisjoint(leaves):
            self.claimed.update(leaves)
            self.ids[thing.key] = link.item
            self.linked[thing.key] = Linked(title_of(thing), link.item, link.by)

    def _skills(self) -> Iterator[Skill]:
        for group in self.material.groups:
            for part in group.parts:
                for thing in part.learnables:
                    if self.ids[thing.key] not in self.catalogue:
                        yield self._skill(thing)

    def _skill(self, thing: Learnable) -> Skill:
        return Skill(
            id=self.ids[thing.key],
            kind="skill",
            area=in_namespace(self.name, self.name),
            title=title_of(thing),
            summary=thing.summary or "",
            why="",
            minutes=thing.minutes or MINUTES.get(thing.type, USUAL_MINUTES),
            topics=(),
            requires=(),
            after=(),
            exercises=(),
            aliases=(),
            tools={},
            formerly=(),
        )

    def _resources(self) -> Iterator[tuple[str, tuple[Resource, ...]]]:
        seen_in = f"imported with {self.material.title}"
        for thing in self.things:
            item = self.ids[thing.key]
            known = {resource.url for resource in self.catalogue.resources.get(item, ())}
            links = {link.url: link for link in reversed(thing.links) if link.url not in known}
            held = tuple(
                Resource(cut(link.title), link.url, link.kind, None, None, link.free, seen_in)
                for link in reversed(links.values())
            )
            if held:
                yield item, held

    def _roadmap(self, file: str, own: set[str]) -> Roadmap:
        free = FreeNames((*self.catalogue.skills, *own, *(item.removeprefix(f"{self.name}.") for item in own)))
        groups = self.material.groups
        return Roadmap(
            id=in_namespace(self.name, self.name),
            title=cut(self.material.title),
            audience=None,
            stack=(),
            source=self._source(file),
            pace=Pace(),
            assumes=(),
            stages=tuple(self._stage(group, free, is_only=len(groups) == 1) for group in groups),
            milestones=(),
            aside=(),
            guides=(),
        )

    def _source(self, file: str) -> Source:
        """Give where it comes from: the publisher where there is one, and a file that has a name for all systems."""
        publisher = self.material.publisher
        name = file if _FILE_NAME.fullmatch(file) else None
        return Source(publisher, cut(self.material.title) if publisher else "", None, None, name)

    def _stage(self, group: Group, free: FreeNames, *, is_only: bool) -> Stage:
        title = group.title or (self.material.title if is_only else _span(group.parts))
        name = free.take(f"stage-{slug(title, STAGE_WORDS)}".rstrip("-"))
        steps = tuple(self._step(part, free) for part in group.parts)
        return Stage(name, cut(title), None, None, None, steps)

    def _step(self, part: Part, free: FreeNames) -> Step:
        title = part.title or title_of(part.learnables[0])
        of = tuple(self.ids[key] for key in part.choice)
        return Step(
            id=free.take(f"step-{slug(title, STEP_WORDS)}".rstrip("-")),
            title=cut(title),
            summary=None,
            why=None,
            skills=tuple(self.ids[thing.key] for thing in part.learnables),
            inferred=(),
            uses=(),
            project=None,
            level=part.level,
            weeks=None,
            lasts=None,
            choice=Choice(of, 1) if len(of) > 1 else None,
            tasks=(),
            note=None,
        )


def _with_notes(roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
    """Give *roadmap* with a note at each step that stands before something it needs, as our roadmaps have it."""
    notes: dict[str, str] = {}
    for step, item, needed in outline_of(roadmap, catalogue).conflicts():
        notes.setdefault(step.id, CONFLICT.format(item=catalogue.title(item), needed=catalogue.title(needed)))
    stages = (
        stage._replace(steps=tuple(step._replace(note=notes.get(step.id)) for step in stage.steps))
        for stage in roadmap.stages
    )
    return roadmap._replace(stages=tuple(stages))


def is_update(things: Sequence[Learnable], earlier: Remembered) -> bool:
    """Tell whether *things* are those of the *earlier* import, some renamed: half of what both know has its title.

    Files of different roadmaps use the same keys now and then.
    """
    common = [thing for thing in things if thing.key in earlier.ids]
    alike = sum(earlier.titles.get(thing.key) == thing.title for thing in common)
    return bool(common) and alike * 2 >= len(common)


def title_of(thing: Learnable) -> str:
    """Give the title of *thing*, one of our own where it has none."""
    return cut(thing.title) if thing.title.strip() else f"Untitled {thing.type}"


def cut(text: str) -> str:
    """Give *text* no longer than a title may be."""
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rstrip() + "…"


def _span(parts: Sequence[Part]) -> str:
    titles = [part.title or title_of(part.learnables[0]) for part in (parts[0], parts[-1])]
    return " to ".join(dict.fromkeys(titles))
