"""What `start`, `done`, `know`, `skip` and `reset` have in common: from names to a saved change."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from roadmap_cli.cli.context import AppContext
from roadmap_cli.domain.errors import NotFoundError, UsageError, quote
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.time_words import parse_day
from roadmap_cli.services.changes import Aim

if TYPE_CHECKING:
    from roadmap_cli.services.naming import Target


def named_aims(app: AppContext, names: Iterable[str]) -> tuple[Aim, ...]:
    """Give the items that *names* stand for; raise NotFoundError where a name is too vague to change data by it."""
    return tuple(aim for name in names for aim in _aims(app, name))


def certain(app: AppContext, name: str, *, parts: bool = True) -> "Target":
    """Find what *name* stands for, closely enough to change data: off a terminal by its id or a unique prefix."""
    match = app.find(name, parts=parts)
    if not match.fit.is_certain and not app.is_interactive and not app.says_yes:
        message = f"{quote(name)} may mean {match.target.address}."
        raise NotFoundError(message, hint=f"Where nobody can be asked, write the id: {match.target.address}.")
    return match.target


def _aims(app: AppContext, name: str) -> Iterator[Aim]:
    from roadmap_cli.services.targets import aims_of

    target = certain(app, name)
    yield from aims_of(target, app.catalogue, app.standing(target.roadmap) if target.roadmap else None)


def day_meant(app: AppContext, text: str | None) -> date:
    """Read the day of `--on`, today without one; raise UsageError for a day that is still to come."""
    if text is None:
        return app.today
    day = parse_day(text, today=app.today)
    if day > app.today:
        message = f"{day.isoformat()} is still to come."
        raise UsageError(message, hint="Give the day that it was, such as yesterday or -3d.")
    return day


def mark(app: AppContext, aims: tuple[Aim, ...], to: Status, *, on: str | None) -> None:
    """Bring *aims* to the status *to*, save that, and show what it changed."""
    from roadmap_cli.rendering.change_view import render_change
    from roadmap_cli.services import changes

    day = day_meant(app, on)
    drafts = changes.draft_statuses(app.catalogue, app.progress, aims, to)
    after = changes.apply_drafts(app.progress, drafts)
    change = changes.compare(app.catalogue, app.followed_outlines(), app.progress, after, main=app.main)
    change = changes.unchanged_aims(app.catalogue, app.progress, aims, change)
    if drafts:
        events, _ = app.append(changes.with_milestones(drafts, change.milestones), day=day)
        change = change._replace(events=tuple(event.id for event in events))
    app.present(change, render_change)
    if drafts:
        app.output.say("Saved. Take it back with `roadmap undo`.")
