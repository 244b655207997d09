"""`roadmap purge`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument
from roadmap_cli.domain.errors import DeclinedError, quote

EXAMPLES = """\
roadmap history --ids          # the ids of what you did
roadmap purge 9b1c --yes       # take the text of one event out of every file
"""

EventName = Annotated[str, Argument(metavar="EVENT", help="The first digits of an event's id.")]


def command(app: AppContext, event: EventName) -> None:
    """Take a secret in a note, or the text of any other event, out of every file, here and after a sync elsewhere.

    The event itself stays, without its text and values. This cannot be undone.
    """
    from roadmap_cli.rendering.safekeeping_view import render_purge
    from roadmap_cli.services.history import in_words
    from roadmap_cli.services.purge import Purge, draft_purge, event_named, outline_of
    from roadmap_cli.storage.purge_everywhere import past_of_sync, purge_everywhere

    found = event_named(event, app.events)
    drafts = draft_purge(found)
    question = f"Take out {quote(in_words(found))} everywhere? It cannot be brought back."
    if drafts and not app.confirm(question, default=False):
        message = "Nothing was taken out."
        raise DeclinedError(message, hint=f"Say --yes to take it out: `roadmap purge {found.id[:8]} --yes`.")
    app.append(drafts)
    purged = purge_everywhere(app.journal, [found.id])
    past = past_of_sync(app.locations)
    app.present(Purge(found.id, outline_of(found), purged.files, purged.failed, past), render_purge)
    app.output.say("Saved. Your other machines take it out at their next sync.")
