"""What `log` and `clock` do: write time down, and show it."""

from collections.abc import Sequence

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.marking import certain, day_meant
from roadmap_cli.domain.errors import DeclinedError, UsageError
from roadmap_cli.domain.events import Draft
from roadmap_cli.domain.time_words import DURATION_FORMS, parse_duration


def show_time(app: AppContext, name: str | None) -> None:
    """Show the time of one item, or all of it."""
    from roadmap_cli.rendering.time_view import render_time_log, render_timesheet
    from roadmap_cli.services.timesheet import time_log, timesheet

    if name is None:
        sheet = timesheet(app.catalogue, app.followed_outlines(), app.progress, today=app.today)
        app.present(sheet, render_timesheet)
    else:
        item = app.find(name, parts=False).target.name
        app.present(time_log(item, app.catalogue, app.progress, today=app.today), render_time_log)


def log_time(app: AppContext, name: str, duration: str | None, *, on: str | None, note: str | None) -> None:
    """Log *duration* for an item, and show its time."""
    from roadmap_cli.rendering.time_view import render_time_log
    from roadmap_cli.services.timekeeping import draft_time
    from roadmap_cli.services.timesheet import time_log

    if duration is None:
        message = "How long did it take?"
        raise UsageError(message, hint="Give the time after the item, such as `roadmap log docker 1h30m`.")
    minutes = parse_duration(duration)
    day = day_meant(app, on)
    item = certain(app, name, parts=False).name
    events, progress = app.append([draft_time(app.progress, item, minutes, on=day, note=note)], day=day)
    ids = [event.id for event in events]
    log = time_log(item, app.catalogue, progress, today=app.today, events=ids)
    app.present(log, render_time_log)
    app.output.say("Saved. Take it back with `roadmap undo`.")


def refuse_strays(action: str | None, *, item: str | None, took: str | None, note: str | None) -> None:
    """Raise UsageError where what was given does not go with *action*."""
    if action == "start" and item is None:
        message = "What is the clock for?"
        raise UsageError(message, hint="Name an item, such as `roadmap clock start docker`.")
    if action != "start" and item is not None:
        message = f"`roadmap clock {action}` takes no item: one clock runs at a time."
        raise UsageError(message, hint="Log time for another item with `roadmap log ITEM 1h30m`.")
    if action != "stop" and (took is not None or note is not None):
        message = "--took and --note go with `roadmap clock stop`."
        raise UsageError(message, hint="Such as `roadmap clock stop --took 2h`.")


def start_clock(app: AppContext, name: str) -> None:
    """Start the clock for an item; one that runs for another item is stopped and logged."""
    from roadmap_cli.services.timekeeping import draft_start

    item = certain(app, name, parts=False).name
    start = draft_start(app.progress, item)
    stopped = app.progress.clock
    _record(app, [*(_stop_drafts(app, took=None) if stopped else ()), start], stopped=stopped and stopped.item)


def stop_clock(app: AppContext, *, took: str | None, note: str | None) -> None:
    """Stop the clock and log its time, or the time that the person says it was."""
    minutes = None if took is None else parse_duration(took)
    drafts = _stop_drafts(app, took=minutes, note=note)
    _record(app, drafts, stopped=drafts[0].skill)


def drop_clock(app: AppContext) -> None:
    """Stop the clock and log nothing."""
    from roadmap_cli.services.timekeeping import draft_drop

    draft = draft_drop(app.progress)
    _record(app, [draft], stopped=draft.skill)


def show_clock(app: AppContext) -> None:
    """Show whether a clock runs, and for how long."""
    from roadmap_cli.rendering.time_view import render_clock
    from roadmap_cli.services.timesheet import clock_state

    state = clock_state(app.catalogue, app.progress, moment=app.now.moment, today=app.today)
    app.present(state, render_clock)


def _stop_drafts(app: AppContext, *, took: int | None, note: str | None = None) -> list[Draft]:
    from roadmap_cli.services.timekeeping import draft_stop, read_clock, running

    doubt = read_clock(running(app.progress), moment=app.now.moment).doubt
    if took is None and doubt is not None and app.is_interactive:
        took = _asked(app, doubt)
    return [draft_stop(app.progress, moment=app.now.moment, took=took, note=note)]


def _asked(app: AppContext, doubt: str) -> int:
    """Ask how long it really was until the answer is a duration."""
    app.output.say(f"{doubt}.")
    while answer := app.output.ask("How long was it really? Such as 2h, or Enter to leave it running:"):
        try:
            return parse_duration(answer)
        except UsageError:
            app.output.say(f"Write it as {DURATION_FORMS}.")
    message = "The clock runs on, nothing was logged."
    raise DeclinedError(message, hint="`roadmap clock drop` stops it and logs nothing.")


def _record(app: AppContext, drafts: Sequence[Draft], *, stopped: str | None) -> None:
    from roadmap_cli.rendering.time_view import render_clock
    from roadmap_cli.services.timesheet import clock_state

    events, progress = app.append(drafts)
    state = clock_state(
        app.catalogue,
        progress,
        moment=app.now.moment,
        today=app.today,
        events=[event.id for event in events],
        stopped=stopped,
    )
    app.present(state, render_clock)
    app.output.say("Saved. Take it back with `roadmap undo`.")
