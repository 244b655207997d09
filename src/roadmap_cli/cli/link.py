"""`roadmap link`."""

from functools import partial
from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument, Option
from roadmap_cli.domain.events import LINK

EXAMPLES = """\
roadmap link docker https://docs.docker.com/get-started/ --resource   # a page that teaches it
roadmap link portfolio-capstone https://github.com/me/api --evidence  # what you built
roadmap link docker --remove 1                                        # remove the first
"""

Item = Annotated[str, Argument(metavar="ITEM", help="A skill, topic or project.")]
Address = Annotated[str | None, Argument(metavar="[URL]", help="An http or https address.", show_default=False)]
Evidence = Annotated[
    bool, Option("--evidence/--resource", help="It shows what you did, or (as without either) it teaches it.")
]
Remove = Annotated[int | None, Option("--remove", min=1, metavar="N", help="Remove link N.", show_default=False)]


def command(
    app: AppContext, item: Item, url: Address = None, evidence: Evidence = False, remove: Remove = None
) -> None:
    """Keep an address beside an item, read those there, or remove one."""
    from roadmap_cli.cli.remarking import remark
    from roadmap_cli.services.remarks import draft_link

    remark(app, item, LINK, url, partial(draft_link, is_evidence=evidence), remove=remove)
