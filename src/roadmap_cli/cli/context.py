"""Where the parts meet: content, progress and terminal, each made when a command first asks for it."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import typer

from roadmap_cli.cli.clock import Clock, Now, system_clock
from roadmap_cli.cli.output import Output
from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import UsageError, quote
from roadmap_cli.domain.events import Draft, Event
from roadmap_cli.domain.progress import Progress

if TYPE_CHECKING:
    from rich.console import RenderableType

    from roadmap_cli.domain.catalogue import Catalogue
    from roadmap_cli.domain.outline import Outline
    from roadmap_cli.domain.statuses import Statuses
    from roadmap_cli.services.goals import Goal
    from roadmap_cli.services.naming import Match, Target
    from roadmap_cli.services.planning import Plan
    from roadmap_cli.services.standing import Standing
    from roadmap_cli.storage.journal import Journal
    from roadmap_cli.storage.locations import Locations
    from roadmap_cli.storage.synchronizing import Synchronizer

DEFAULT_ROADMAP = "backend"

Result = TypeVar("Result")


class AppContext:
    """Everything that a command can ask for."""

    def __init__(
        self,
        *,
        environment: Mapping[str, str] | None = None,
        clock: Clock = system_clock,
        as_json: bool = False,
        words: Sequence[str] = (),
    ) -> None:
        self.environment = os.environ if environment is None else environment
        self.words = tuple(words)
        self._clock = clock
        self.output = Output(as_json=as_json, environment=self.environment)
        self.command = "status"
        self.may_ask = True
        self.says_yes = False
        self.has_saved = False
        self._told: set[str] = set()

    def present(self, result: Result, render: Callable[[Result], "RenderableType"]) -> None:
        """Print *result*: as JSON where that was asked for, as *render* shows it for people elsewhere."""
        if not self.output.as_json:
            self.output.show(render(result))
            return
        from roadmap_cli.rendering.json_document import envelope

        self.output.show_json(envelope(self.command, result))

    def present_signs(self, result: Result, render: Callable[[Result], str]) -> bytes:
        """Print *result* as `present` does, what *render* gives as it is, tabs and colours included; give the bytes."""
        if not self.output.as_json:
            return self.output.show_signs(render(result))
        self.present(result, render)
        return b""

    @cached_property
    def now(self) -> Now:
        """This moment and today, the same for the whole command."""
        return self._clock()

    @property
    def today(self) -> date:
        """The day that it is here."""
        return self.now.today

    @property
    def nanoseconds(self) -> int:
        """This moment in nanoseconds since 1970, as the times of files are given."""
        return int(self.now.moment.timestamp() * 1_000_000) * 1_000

    @cached_property
    def locations(self) -> "Locations":
        """The folders of this person."""
        from roadmap_cli.storage.locations import find_locations

        return find_locations(self.environment)

    @cached_property
    def bundled(self) -> tuple[Content, str]:
        """The bundled content alone, and the key that another one has when any byte of it changes."""
        from roadmap_cli.storage.content_cache import load_keyed
        from roadmap_cli.storage.content_files import data_root

        return load_keyed(data_root(), self.locations.cache)

    @cached_property
    def content(self) -> Content:
        """The bundled content, and behind it what is right of the person's own; what is not is told once."""
        content, key = self.bundled
        folder = self.locations.own_roadmaps
        if not folder.is_dir():
            return content
        from roadmap_cli.storage.own_cache import load_with_own

        content, notices = load_with_own(content, key, folder, self.locations.cache)
        self.tell(notices)
        return content

    @property
    def catalogue(self) -> "Catalogue":
        """All that can be learned."""
        return self.content.catalogue

    @cached_property
    def journal(self) -> "Journal":
        """The record of what this person did."""
        from roadmap_cli.storage.journal import Journal

        return Journal(self.locations)

    @cached_property
    def synchronizer(self) -> "Synchronizer":
        """The way to this person's other machines, through their git."""
        from roadmap_cli.storage.git_program import GitProgram
        from roadmap_cli.storage.synchronizing import Synchronizer

        git = GitProgram(self.locations.sync_repository, self.environment, may_ask=self.is_interactive)
        return Synchronizer(self.locations, self.journal, git, moment=self.now.moment, phase=self.output.waiting)

    @property
    def device_id(self) -> str:
        """The id under which this machine writes events; empty as long as it has written none."""
        from roadmap_cli.storage.device import load_device
        from roadmap_cli.storage.durable_io import DiskIO

        device = load_device(DiskIO(), self.locations.device)
        return device.id if device else ""

    @cached_property
    def progress(self) -> Progress:
        """What the journal adds up to as this command begins; what is wrong with its files is told once."""
        from roadmap_cli.storage.progress_snapshot import load_snapshot, look_at

        # Most commands end here, without the modules that read and write the journal itself.
        facts = look_at(self.locations)
        kept = facts and load_snapshot(self.locations, facts, self._read_journal)
        state = kept or self.journal.state()
        self.tell(state.notices)
        return state.progress

    def _read_journal(self) -> Progress:
        return self.journal.whole()

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event of the journal, in no order."""
        reading = self.journal.read()
        self.tell(reading.notices)
        return reading.events

    @property
    def recent_events(self) -> tuple[Event, ...]:
        """The last events of the journal, in order: all of them where they are few."""
        return self.journal.recent()

    def tell(self, notices: Sequence[str]) -> None:
        """Say each of *notices* that this command has not said yet."""
        for notice in notices:
            if notice not in self._told:
                self._told.add(notice)
                self.output.say(notice)

    @cached_property
    def statuses(self) -> "Statuses":
        """Where this person stands with each item."""
        from roadmap_cli.domain.statuses import Statuses

        return Statuses(self.catalogue, self.progress)

    @cached_property
    def main(self) -> str:
        """The id of the main roadmap: the one chosen with `use`, else the merged one."""
        chosen = self.progress.main
        if chosen is None or chosen in self.content.roadmaps:
            return chosen or DEFAULT_ROADMAP
        self.output.say(f"Your main roadmap {quote(chosen)} is not there any more; showing {DEFAULT_ROADMAP}.")
        return DEFAULT_ROADMAP

    @cached_property
    def followed(self) -> tuple[str, ...]:
        """The ids of the roadmaps that this person follows, the main one first."""
        others = (name for name in self.content.roadmaps if name != self.main and self.progress.followed.get(name))
        return (self.main, *others)

    @cached_property
    def _outlines(self) -> dict[str, "Outline"]:
        return {}

    def outline(self, roadmap: str) -> "Outline":
        """Give the outline of a roadmap."""
        from roadmap_cli.domain.outline import outline_of

        if roadmap not in self._outlines:
            self._outlines[roadmap] = outline_of(self.content.roadmaps[roadmap], self.catalogue)
        return self._outlines[roadmap]

    def standing(self, roadmap: str | None = None) -> "Standing":
        """Give where this person stands in *roadmap*, or in the main one."""
        from roadmap_cli.services.standing import Standing

        return Standing(self.outline(roadmap or self.main), self.statuses, self.progress.reached)

    def seen(self, roadmap: str, *, blank: bool) -> "tuple[Standing, Progress]":
        """Give where this person stands in *roadmap*, and what they did; *blank* somebody who did nothing."""
        from roadmap_cli.services.inventory import blank as blank_standing

        if blank:
            return blank_standing(self.outline(roadmap)), Progress()
        return self.standing(roadmap), self.progress

    def followed_outlines(self) -> tuple["Outline", ...]:
        """Give the outlines of the followed roadmaps, the main one first."""
        return tuple(map(self.outline, self.followed))

    @cached_property
    def goal(self) -> "Goal | None":
        """The goal that is set, None without one."""
        if self.progress.goal is None:
            return None
        from roadmap_cli.services.goals import goal_of

        goal = goal_of(self.progress)
        if goal is not None and goal.roadmap in self.content.roadmaps:
            return goal
        fault = "cannot be read here" if goal is None else f"is in {quote(goal.roadmap)}, which is not there any more"
        self.output.say(f"Your goal {fault}; set another with `roadmap plan --save`.")
        return None

    def goal_plan(self, goal: "Goal", progress: Progress | None = None) -> "Plan":
        """Give the plan of *goal* as it is today, or as it is with other *progress*."""
        from roadmap_cli.services.goal_plan import follow_goal

        standing = self.standing(goal.roadmap)
        return follow_goal(standing, goal, progress or self.progress, self.today, self.followed_outlines())

    def plan_if_possible(self, goal: "Goal", progress: Progress | None = None) -> "Plan | None":
        """Give the plan of *goal* as `goal_plan` does, for a screen that is about more; say why where there is none."""
        try:
            return self.goal_plan(goal, progress)
        except UsageError as error:
            self.tell([f"Your goal cannot be planned. {error} {error.hint or ''}".strip()])
            return None

    def followed_goal(self) -> "Plan | None":
        """Give the plan of the goal, where one is set and for the main roadmap, and can be planned."""
        return None if self.goal is None or self.goal.roadmap != self.main else self.plan_if_possible(self.goal)

    def append(self, drafts: Sequence[Draft], *, day: date | None = None) -> tuple[tuple[Event, ...], Progress]:
        """Write events and return when the disk has them, with the progress as it is now.

        What was read before, `progress` included, stays as it was.
        """
        _ = self.progress
        if not drafts:
            return (), self.progress
        appended = self.journal.append(drafts, moment=self.now.moment, day=day or self.today)
        self.has_saved = True
        self.tell(appended.notices)
        return appended.events, appended.progress

    def roadmap_named(self, name: str | None) -> str:
        """Give the id of the roadmap that *name* means, the main one without a name."""
        from roadmap_cli.services.naming import find, roadmap_targets

        if name is None:
            return self.main
        return find(name, roadmap_targets(self.content), choose=self.chooser).target.name

    def find(self, name: str, *, parts: bool = True, views: bool = False) -> "Match":
        """Find the item that *name* means; with *parts* also a stage, step or task, with *views* a roadmap or guide."""
        from roadmap_cli.services import naming

        targets = [*(naming.roadmap_targets(self.content) if views else ()), *naming.item_targets(self.content)]
        if views:
            targets += naming.guide_targets(self.content)
        if parts:
            targets += naming.part_targets(self.content, self.main)
        return naming.find(name, targets, choose=self.chooser)

    @property
    def is_interactive(self) -> bool:
        """Tell whether a person can be asked: a terminal on both sides, and neither JSON nor --no-input."""
        return self.may_ask and not self.output.as_json and sys.stdin.isatty() and sys.stderr.isatty()

    def confirm(self, question: str, *, default: bool) -> bool | None:
        """Ask a question with yes or no; None where nobody can be asked. With --yes the answer is yes."""
        if self.says_yes:
            return True
        if not self.is_interactive:
            return None
        return self.output.ask_whether(question, default=default)

    @property
    def chooser(self) -> Callable[[list["Target"]], "Target"] | None:
        """A way to let the person choose between several things, where there is a terminal for it."""
        return self.output.ask_which if self.is_interactive else None


def app_context(context: typer.Context) -> AppContext:
    """Give the context of the running command."""
    app = context.find_object(AppContext)
    if app is None:  # the program always makes one; this is for a command that is called by hand
        app = context.obj = AppContext()
    return app
