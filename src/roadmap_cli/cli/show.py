"""`roadmap show`."""

from typing import TYPE_CHECKING, Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument, Option
from roadmap_cli.cli.person import DEFAULT_ROADMAP
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.levels import Level

if TYPE_CHECKING:
    from roadmap_cli.services.overview import Filter

EXAMPLES = """\
roadmap show                          # your main roadmap as a tree
roadmap show birjob --depth 3         # another one, down to its skills
roadmap show postgresql               # everything about a skill
roadmap show birjob:w03               # a step with its tasks
roadmap show birjob --full            # all that its source says
roadmap show --status learning        # what you are in the middle of
"""

Name = Annotated[
    str | None,
    Argument(
        metavar="[NAME]",
        help="A roadmap, stage, step, task, skill, topic, project or guide; without it your main roadmap.",
        show_default=False,
    ),
]
Levels = Annotated[list[Level] | None, Option("--level", help="Only items of this level; may be repeated.")]
Statuses = Annotated[list[Status] | None, Option("--status", help="Only items of this status; may be repeated.")]
Depth = Annotated[
    int | None,
    Option("--depth", metavar="N", min=1, max=4, help="1 stages, 2 steps, 3 items, 4 topics.", show_default=False),
]

Full = Annotated[bool, Option("--full", help="A roadmap with all that its source says, to the last guide.")]


def command(
    app: AppContext,
    name: Name = None,
    level: Levels = None,
    status: Statuses = None,
    depth: Depth = None,
    full: Full = False,
) -> None:
    """Show a roadmap or a part of it with your progress, or everything about an item."""
    from roadmap_cli.services.overview import Filter

    wanted = Filter(frozenset(level or Level), frozenset(status or Status))
    kind, target, roadmap = ("roadmap", app.main, None)
    if name is not None:
        found = app.find(name, views=True).target
        kind, target, roadmap = found.kind, found.name, found.roadmap
    match kind:
        case "roadmap" if full:
            _show_whole_roadmap(app, target)
        case "roadmap":
            _show_roadmap(app, target, wanted, depth)
        case "stage" | "step" | "task":
            _show_part(app, kind, target, roadmap or app.main, wanted, depth)
        case "guide":
            from roadmap_cli.rendering.guide_view import render_guide

            app.present(app.catalogue.guides[target], render_guide)
        case _:
            _show_item(app, target)


def _show_whole_roadmap(app: AppContext, roadmap: str) -> None:
    from roadmap_cli.rendering.handbook_view import render_handbook
    from roadmap_cli.services.handbook import handbook

    app.present(handbook(app.standing(roadmap)), render_handbook)


def _show_roadmap(app: AppContext, roadmap: str, wanted: "Filter", depth: int | None) -> None:
    from roadmap_cli.rendering.overview_view import render_roadmap
    from roadmap_cli.services.overview import roadmap_overview

    filtered = 2 if wanted.is_open else 3
    overview = roadmap_overview(app.standing(roadmap), wanted)
    app.present(overview, lambda result: render_roadmap(result, depth=depth or filtered))


def _show_part(app: AppContext, kind: str, name: str, roadmap: str, wanted: "Filter", depth: int | None) -> None:
    from roadmap_cli.rendering.overview_view import render_stage, render_step
    from roadmap_cli.services.overview import stage_overview, step_overview

    standing = app.standing(roadmap)
    if kind == "stage":
        stage = next(stage for stage in standing.outline.roadmap.stages if stage.id == name)
        app.present(stage_overview(standing, stage, wanted), lambda result: render_stage(result, depth=depth or 3))
        return
    step = standing.outline.steps[name.partition("/")[0]]
    app.present(step_overview(standing, step, wanted), lambda result: render_step(result, depth=depth or 4))


def _show_item(app: AppContext, item: str) -> None:
    from roadmap_cli.rendering.item_view import render_item
    from roadmap_cli.services.item_details import item_details

    outlines = [app.outline(roadmap) for roadmap in app.content.roadmaps]
    details = item_details(
        item, outlines, app.catalogue, app.progress, language=app.progress.language, merged=DEFAULT_ROADMAP
    )
    app.present(details, render_item)
