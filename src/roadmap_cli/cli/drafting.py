"""The way of a text through the person's editor: back and forth until it is right, or kept as it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from roadmap_cli.domain.errors import BadDataError

if TYPE_CHECKING:
    from roadmap_cli.cli.authoring import ChosenFile
    from roadmap_cli.cli.context import AppContext
    from roadmap_cli.storage.own_addition import Addition

MOST_TOLD = 10


def edited(app: "AppContext", chosen: "ChosenFile") -> "Addition":
    """Let the person edit *chosen*, again and again on a terminal, and give what can be installed.

    Raises BadDataError where it is left wrong; the text is kept in any case.
    """
    from roadmap_cli.cli.authoring import confirm_changes, examined
    from roadmap_cli.cli.editor import open_editor
    from roadmap_cli.storage.drafts import begin_draft
    from roadmap_cli.storage.durable_io import DiskIO
    from roadmap_cli.storage.own_files import read_one

    draft = begin_draft(DiskIO(), app.locations, chosen.path)
    if draft.is_left_over:
        app.output.say(f"Going on with the text that you left in {draft.path}.")
    while True:
        open_editor(draft.path, app.environment, is_interactive=app.is_interactive)
        addition = examined(app, {str(draft.path): read_one(draft.path)}, instead_of=chosen.name)
        faults = (*addition.faults, *_other_id(addition, chosen, str(draft.path)))
        if not faults:
            confirm_changes(app, addition._replace(candidates=()))
            return addition
        hint = f"Your text is kept in {draft.path}: `roadmap edit {chosen.file.whole_id}` goes on with it."
        if not app.is_interactive or app.says_yes:
            _tell(app, faults[1:])
            raise BadDataError(
                faults[0].message, path=faults[0].path, line=faults[0].line, key=faults[0].key, hint=hint
            )
        _tell(app, faults)
        if not app.confirm("Edit it again?", default=True):
            message = "It is not right yet, and what is installed is as it was."
            raise BadDataError(message, path=str(draft.path), hint=hint)


def _tell(app: "AppContext", faults: Sequence[BadDataError]) -> None:
    for fault in faults[:MOST_TOLD]:
        app.output.say(str(fault))
    if len(faults) > MOST_TOLD:
        app.output.say(f"And {len(faults) - MOST_TOLD} more.")


def _other_id(addition: "Addition", chosen: "ChosenFile", path: str) -> tuple[BadDataError, ...]:
    """Give a fault where the text bears another id now: it would come to lie beside the one that is edited."""
    ids = [candidate.file.whole_id for candidate in addition.candidates]
    if ids in ([], [chosen.file.whole_id]):
        return ()
    message = f"Its id is {ids[0]} now; keep {chosen.file.whole_id}, or install the text as another with `roadmap add`."
    return (BadDataError(message, path=path, line=None, key="id"),)
