"""What `use`, `follow` and `unfollow` have in common: save the choice and show what holds now."""

from collections.abc import Sequence

from roadmap_cli.cli.context import AppContext
from roadmap_cli.domain.events import Draft


def save_choice(app: AppContext, roadmap: str, drafts: Sequence[Draft], *, said: str) -> None:
    """Save *drafts*, if there are any, and show what is chosen now."""
    from roadmap_cli.domain.statuses import Statuses
    from roadmap_cli.rendering.choice_view import render_choice
    from roadmap_cli.services.changes import compare
    from roadmap_cli.services.choosing import Chosen, open_assumptions

    events, progress = app.append(drafts)
    main = progress.main or app.main
    followed = [main, *(name for name in app.content.roadmaps if name != main and progress.followed.get(name))]
    outlines = [app.outline(name) for name in followed]
    change = compare(app.catalogue, outlines, app.progress, progress, main=main)
    chosen = app.content.roadmaps[roadmap]
    result = Chosen(
        roadmap=roadmap,
        title=chosen.title,
        main=main,
        followed=tuple(followed),
        language=progress.language,
        assumed=open_assumptions(chosen, Statuses(app.catalogue, progress)),
        done=said,
        events=tuple(event.id for event in events),
        changed=change.changed,
        unlocked=change.unlocked,
        milestones=change.milestones,
        shares=change.shares,
    )
    app.present(result, render_choice)
    if events:
        app.output.say("Saved. Take it back with `roadmap undo`.")
