"""What the names in a file of one's own mean: its namespace's items first, then the catalogue's."""

from collections.abc import Collection

from roadmap_cli.domain.catalogue import Catalogue, Skill
from roadmap_cli.domain.identifiers import in_namespace
from roadmap_cli.domain.roadmaps import Choice, Roadmap, Stage, Step


class OwnNames:
    """Gives the whole ids for the names in the files of a *namespace*, where *items* are all ids of one's own.

    A name that means nothing stays as the author wrote it, so that a fault can quote it.
    """

    def __init__(self, namespace: str, items: Collection[str], catalogue: Catalogue) -> None:
        self._namespace = namespace
        self._items = items
        self._catalogue = catalogue

    def item(self, name: str) -> str:
        """Give the id of the item that *name* means; of a bundled one that goes by another id today, that id."""
        mine = in_namespace(self._namespace, name)
        if mine in self._items:
            return mine
        if name in self._items or name in self._catalogue:
            return name
        skill, slash, topic = name.partition("/")
        heirs = self._catalogue.current_id.get(name) or self._catalogue.current_id.get(skill, ())
        heir = "".join((*heirs, *((slash, topic) if name not in self._catalogue.current_id else ())))
        return heir if len(heirs) == 1 and heir in self._catalogue else name

    def items(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Give the id for each of *names*."""
        return tuple(map(self.item, names))

    def skill(self, skill: Skill) -> Skill:
        """Give *skill* with whole ids, its own included."""
        name = in_namespace(self._namespace, skill.id)
        topics = tuple(topic._replace(id=in_namespace(self._namespace, topic.id)) for topic in skill.topics)
        return skill._replace(
            id=name,
            topics=topics,
            requires=tuple(map(self.items, skill.requires)),
            after=self.items(skill.after),
            exercises=self.items(skill.exercises),
            formerly=tuple(in_namespace(self._namespace, old) for old in skill.formerly),
        )

    def roadmap(self, roadmap: Roadmap) -> Roadmap:
        """Give *roadmap* with whole ids; its stages, steps and tasks keep their own."""
        return roadmap._replace(
            id=in_namespace(self._namespace, roadmap.id),
            assumes=self.items(roadmap.assumes),
            stages=tuple(map(self._stage, roadmap.stages)),
            aside=tuple(aside._replace(skill=self.item(aside.skill)) for aside in roadmap.aside),
        )

    def _stage(self, stage: Stage) -> Stage:
        return stage._replace(steps=tuple(map(self._step, stage.steps)))

    def _step(self, step: Step) -> Step:
        skills = self.items(step.skills)
        return step._replace(
            skills=skills,
            inferred=self.items(step.inferred),
            uses=self.items(step.uses),
            project=None if step.project is None else self.item(step.project),
            choice=None if step.choice is None else self._choice(step.choice, skills),
            tasks=tuple(task._replace(covers=self.items(task.covers)) for task in step.tasks),
        )

    def _choice(self, choice: Choice, skills: tuple[str, ...]) -> Choice:
        """Give *choice* with whole ids: what is no item of its step may be a technology, whose names are short."""
        meant = ((name, self.item(name)) for name in choice.of)
        return choice._replace(of=tuple(item if item in skills else name for name, item in meant))
