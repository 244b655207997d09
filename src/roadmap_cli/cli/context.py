"""Where the parts meet: the person and the terminal, and what commands do with both."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from roadmap_cli.cli.clock import Clock, system_clock
from roadmap_cli.cli.output import Output
from roadmap_cli.cli.person import Person
from roadmap_cli.domain.events import Draft, Event
from roadmap_cli.domain.progress import Progress

if TYPE_CHECKING:
    from rich.console import RenderableType

    from roadmap_cli.services.naming import Match, Target
    from roadmap_cli.storage.synchronizing import Synchronizer


Result = TypeVar("Result")


class AppContext(Person):
    """Everything that a command can ask for."""

    def __init__(
        self,
        *,
        environment: Mapping[str, str] | None = None,
        clock: Clock = system_clock,
        as_json: bool = False,
        words: Sequence[str] = (),
    ) -> None:
        known = os.environ if environment is None else environment
        super().__init__(known, clock, Output(as_json=as_json, environment=known))
        self.words = tuple(words)
        self.command = "status"
        self.may_ask = True
        self.says_yes = False
        self.has_saved = False

    def obey(self, option: str) -> None:
        """Do what a shared option asks for, given by the first of its names."""
        match option:
            case "--json":
                self.output.as_json = True
            case "--yes":
                self.says_yes = True
            case "--no-input":
                self.may_ask = False

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
    def synchronizer(self) -> "Synchronizer":
        """The way to this person's other machines, through their git."""
        from roadmap_cli.storage.git_program import GitProgram
        from roadmap_cli.storage.synchronizing import Synchronizer

        git = GitProgram(self.locations.sync_repository, self.environment, may_ask=self.is_interactive)
        return Synchronizer(self.locations, self.journal, git, moment=self.now.moment, phase=self.output.waiting)

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
        if name is None:
            return self.main
        from roadmap_cli.services.naming import find, roadmap_targets

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
