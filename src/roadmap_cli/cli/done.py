"""`roadmap done`."""

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.parameters import Names, OnDay
from roadmap_cli.domain.events import Status

EXAMPLES = """\
roadmap done http-protocol            # tick a skill with all its topics
roadmap done docker/images git        # a topic, and a skill by its first letters
roadmap done birjob:w03/indexes --on -2d   # a task of a step, two days ago
roadmap done birjob:w01               # a whole step of another roadmap
"""


def command(app: AppContext, names: Names, on: OnDay = None) -> None:
    """Tick items as done, and see what that unlocks and how far each roadmap moves.

    Name skills, topics, projects, tasks, steps or stages, several at once. What an item builds on is
    told where it is still open, never forbidden.
    """
    from roadmap_cli.cli.marking import mark, named_aims

    mark(app, named_aims(app, names), Status.DONE, on=on)
