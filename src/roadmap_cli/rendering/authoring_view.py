"""What was begun, installed and taken out of one's own."""

from json import dumps
from shlex import quote

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.marks import HEADING, QUIET, command, counted, hint, percent
from roadmap_cli.services.authoring import Installation, Installations, Removal, SchemaDocument, Started, sentence_of

_STATES = {"new": "Installed", "changed": "Changed", "unchanged": "Installed already, unchanged"}
_SHOWN = 6


def render_started(started: Started) -> RenderableType:
    """Say where the template lies, and the next two things to type."""
    file = quote(started.file)
    parts: list[RenderableType] = [_whole(Text(f"A template lies in {started.file}"))]
    if started.schema_is_new:
        parts.append(_whole(Text(f"Beside it, for your editor: {started.schema}", style=QUIET)))
    return Group(
        *parts,
        hint("Fill it in, then check it and install it:"),
        _whole(command(f"  roadmap validate {file}")),
        _whole(command(f"  roadmap add {file}")),
    )


def render_schema(document: SchemaDocument) -> str:
    """Give the schema as it belongs into a file."""
    return dumps(document.schema, indent=2)


def render_installations(installations: Installations) -> RenderableType:
    """Say of each file what it brings and what it changed, and what to type next."""
    parts: list[RenderableType] = []
    for file in installations.files:
        parts += _installed(file)
    roadmaps = [file.id for file in installations.files if file.share_done is not None]
    if roadmaps:
        show, use = command(f"roadmap show {roadmaps[0]}"), command(f"roadmap use {roadmaps[0]}")
        parts.append(hint("Look: ", show, "   Choose: ", use))
    new = [file.id for file in installations.files if file.state == "new"]
    if new:
        parts.append(hint("Take it out again: ", command(f"roadmap remove {new[0]}")))
    return Group(*parts)


def _installed(file: Installation) -> list[RenderableType]:
    head = Text.assemble((_STATES[file.state], HEADING), f"  {one_line(file.title)}", (f"  {file.id}", QUIET))
    brought = [
        counted(number, noun)
        for number, noun in ((file.steps, "step"), (file.skills, "skill"), (file.projects, "project"))
        if number
    ]
    if file.from_catalogue:
        brought.append(f"{counted(len(file.from_catalogue), 'item')} of the catalogue")
    parts: list[RenderableType] = [head]
    if brought:
        done = f"; {percent(file.share_done)} of it done already" if file.share_done else ""
        parts.append(Text(f"  {', '.join(brought)}{done}", style=QUIET))
    if changed := sentence_of(file.difference):
        parts.append(Text(f"  {changed}"))
    if file.difference.removed:
        parts.append(Text("  What you recorded about what is gone stays in the journal.", style=QUIET))
    if file.former:
        parts.append(_whole(Text(f"  The text before is kept in {file.former}", style=QUIET)))
    return parts


def render_removal(removal: Removal) -> RenderableType:
    """Say what is gone, what stays, and how to bring it back."""
    parts: list[RenderableType] = [
        Text.assemble(("Taken out", HEADING), f"  {one_line(removal.title)}", (f"  {removal.id}", QUIET))
    ]
    if removal.kept:
        more = len(removal.kept) - _SHOWN
        rest = f" and {more} more" if more > 0 else ""
        parts.append(Text(f"Your progress stays in the journal: {', '.join(removal.kept[:_SHOWN])}{rest}."))
    else:
        parts.append(Text("Nothing was recorded about its items; progress elsewhere is untouched.", style=QUIET))
    parts += [Text(f"Left out now, because it refers to it: {told}") for told in removal.broken]
    former = quote(removal.former)
    return Group(*parts, hint("Its text is kept. Bring it back:"), _whole(command(f"  roadmap add {former}")))


def _whole(text: Text) -> Text:
    """Keep a path in one piece, so that it can be copied: the terminal breaks it where it must."""
    text.no_wrap, text.overflow = True, "ignore"
    return text
