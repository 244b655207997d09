"""`roadmap assess`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Option
from roadmap_cli.cli.know import WithPrerequisites
from roadmap_cli.cli.parameters import RoadmapName

EXAMPLES = """\
roadmap assess                                    # find out what you know already
roadmap assess --knows docker --not kubernetes    # the same without being asked
roadmap assess --some sql-basics --json           # and with the next question for a script
"""

Knows = Annotated[
    list[str] | None,
    Option("--knows", metavar="ITEM", help="What you know; may be repeated.", show_default=False),
]
Lacks = Annotated[
    list[str] | None,
    Option("--not", metavar="ITEM", help="What you do not know; may be repeated.", show_default=False),
]
Some = Annotated[
    list[str] | None,
    Option("--some", metavar="ITEM", help="What you know a part of; may be repeated.", show_default=False),
]
Again = Annotated[bool, Option("--again", help="Ask anew, whatever you answered before.")]


def command(
    app: AppContext,
    roadmap: RoadmapName = None,
    knows: Knows = None,
    lacks: Lacks = None,
    some: Some = None,
    with_prerequisites: WithPrerequisites = None,
    again: Again = False,
) -> None:
    """Find out what you know of a roadmap already, in at most 25 questions.

    A question names a few skills; what is asked next follows from your answers. Stop whenever you
    like: what you answered is saved, and the next time it goes on from there.
    """
    from roadmap_cli.cli.assessing import ask, begin_assessment, finish, take_options

    before = begin_assessment(app, app.roadmap_named(roadmap), again=again)
    if knows or lacks or some:
        after = take_options(app, before, knows or (), lacks or (), some or (), consent=with_prerequisites)
    else:
        after = ask(app, before, consent=with_prerequisites)
    finish(app, before, after, again=again)
