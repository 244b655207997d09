"""What TAB is answered when nothing was kept, and keeping it for the next time."""

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.instant import completion_place
from roadmap_cli.cli.interface import interface_of
from roadmap_cli.domain.errors import RoadmapError
from roadmap_cli.rendering.completion_scripts import SCRIPTS
from roadmap_cli.rendering.completion_table import completion_table
from roadmap_cli.services.completion import Table, complete
from roadmap_cli.services.completion_values import Candidate, Completion, values_of


def script_for(shell: str) -> Completion:
    """Give the script that makes *shell* ask at TAB."""
    return Completion(shell, SCRIPTS[shell], ())


def completed(app: AppContext, shell: str, words: list[str]) -> Completion:
    """Give what can follow *words*, by a table made anew of the program and the content."""
    found = complete(Table(_table(app)), words)
    return Completion(shell, None, tuple(Candidate(value, description) for value, description in found))


def _table(app: AppContext) -> str:
    from roadmap_cli.cli.command_line import program

    place = completion_place(app.environment)
    if place is not None:
        place.look(app.nanoseconds)
    commands = tuple(interface_of(program()))
    try:
        table = completion_table(commands, values_of(app.content))
    except RoadmapError:
        return completion_table(commands, {})  # content that is wrong is no reason to know no command
    if place is not None:
        place.keep(table.encode())
    return table
