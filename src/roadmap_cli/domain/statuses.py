"""Where a person stands with each item of the catalogue."""

from functools import cached_property

from roadmap_cli.domain.catalogue import Catalogue, Skill
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.progress import Progress


class Statuses:
    """The status of every item, worked out from what was recorded.

    A tick of a skill is kept when the content changes under it: a skill that was done and is split
    into topics later is done with all of them, a topic that is added to topics already ticked is
    new, and an item that goes by another id today has the status of its former one.
    """

    def __init__(self, catalogue: Catalogue, progress: Progress) -> None:
        self._catalogue = catalogue
        self._recorded = progress.statuses

    @cached_property
    def leaves(self) -> dict[str, Status]:
        """Map each leaf of the catalogue to its status."""
        leaves: dict[str, Status] = {}
        for skill in self._catalogue.skills.values():
            recorded = self.recorded(skill.id)
            if not skill.topics:
                leaves[skill.id] = recorded or Status.NONE
                continue
            own = {topic.id: self._recorded_for_topic(skill, topic.id) for topic in skill.topics}
            inherited = recorded if recorded is not None and self.is_ticked_whole(skill.id) else Status.NONE
            leaves.update((topic, status or inherited) for topic, status in own.items())
        return leaves

    def of(self, item: str) -> Status:
        """Give the status of *item*: a skill with topics that are all met is done, with some it is being learned."""
        if item in self.leaves:
            return self.leaves[item]
        skill = self._catalogue.skills[item]
        recorded = self.recorded(item)
        if recorded is not None and recorded.is_met:
            return recorded
        statuses = [self.leaves[leaf] for leaf in skill.leaves]
        if all(status.is_met for status in statuses):
            return next(status for status in (Status.DONE, Status.KNOWN, Status.SKIPPED) if status in statuses)
        if recorded is Status.LEARNING or any(status.is_learned or status is Status.LEARNING for status in statuses):
            return Status.LEARNING
        return Status.NONE

    def recorded(self, skill_id: str) -> Status | None:
        """Give what was recorded for a skill as a whole, now or under its former ids; None where nothing was."""
        skill = self._catalogue.skills[skill_id]
        if skill_id in self._recorded or not skill.formerly:
            return self._recorded.get(skill_id)
        former = [self._recorded.get(old, Status.NONE) for old in skill.formerly]
        if all(status.is_met for status in former):
            return former[0]
        return Status.LEARNING if any(status is not Status.NONE for status in former) else None

    def is_ticked_whole(self, skill_id: str) -> bool:
        """Tell whether a skill is met as a whole and nothing was recorded for any topic of it."""
        skill = self._catalogue.skills[skill_id]
        recorded = self.recorded(skill_id)
        if recorded is None or not recorded.is_met:
            return False
        return all(self._recorded_for_topic(skill, topic.id) is None for topic in skill.topics)

    def _recorded_for_topic(self, skill: Skill, topic: str) -> Status | None:
        if topic in self._recorded or not skill.formerly:
            return self._recorded.get(topic)
        local = topic.partition("/")[2]
        former = (self._recorded.get(f"{old}/{local}") for old in skill.formerly)
        return next((status for status in former if status is not None), None)
