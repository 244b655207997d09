"""What `note` and `link` have in common: add one, list them, remove one."""

from collections.abc import Callable

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.marking import certain
from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.events import Draft


def remark(
    app: AppContext, name: str, kind: str, text: str | None, draft: Callable[[str, str], Draft], *, remove: int | None
) -> None:
    """Add *text* to the notes or links of an item, remove the one of number *remove*, or only show them."""
    from roadmap_cli.rendering.remarks_view import render_remarks
    from roadmap_cli.services.remarks import Remarks, draft_removal

    if text is not None and remove is not None:
        message = f"Give either a {kind} to add or --remove, not both."
        raise UsageError(message)
    item = certain(app, name, parts=False).name
    removed: str | None = None
    drafts: list[Draft] = []
    if remove is not None:
        taken_back, removed = draft_removal(app.progress, item, remove, kind=kind)
        drafts.append(taken_back)
    elif text is not None:
        drafts.append(draft(item, text))
    events, progress = app.append(drafts)
    remarks = Remarks(
        item=item,
        title=app.catalogue.title(item),
        notes=progress.notes.get(item, ()),
        links=progress.links.get(item, ()),
        added=text,
        removed=removed,
        events=tuple(event.id for event in events),
    )
    app.present(remarks, render_remarks)
    if events:
        app.output.say(f"Saved. Take it back with `roadmap {'redo' if removed is not None else 'undo'}`.")
