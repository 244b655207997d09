"""The way of a file into the person's own roadmaps."""

from pathlib import Path
from typing import TYPE_CHECKING

from roadmap_cli.domain.errors import DeclinedError, RoadmapError, UsageError, quote

if TYPE_CHECKING:
    from roadmap_cli.cli.context import AppContext
    from roadmap_cli.domain.imports import Material
    from roadmap_cli.domain.own_content import OwnFile
    from roadmap_cli.services.importing import Import
    from roadmap_cli.storage.import_files import ImportFile

LONGEST_NAME = 20
PAGES = "content"
USUAL_NAME = "imported"


def import_roadmap(
    app: "AppContext", source: "ImportFile", *, pages: Path | None, name: str | None, may_link: bool
) -> "Import":
    """Install what *source* holds as a roadmap called *name*, and say what came of it."""
    from roadmap_cli.services.import_drafting import draft_import
    from roadmap_cli.services.importing import import_of, own_file_of
    from roadmap_cli.storage.durable_io import DiskIO
    from roadmap_cli.storage.import_memory import remember, remembered
    from roadmap_cli.storage.own_installation import install

    short = _name(source, name)
    whole_id = f"{short}.{short}"
    material = _material(source, pages, _title(source, short))
    disk, bundled = DiskIO(), app.bundled[0]
    earlier = remembered(disk, app.locations, whole_id)
    imported = draft_import(
        material, bundled.catalogue, name=short, file=source.path.name, may_link=may_link, earlier=earlier
    )
    file, raw = _checked(app, own_file_of(imported, short))
    state = _state(app, whole_id, raw)
    _confirm(app, file, state, is_update=bool(imported.before))
    remember(disk, app.locations, whole_id, imported.memory)
    installed = install(disk, app.locations, file, raw, moment=app.now.moment)
    _tell(app, installed.confirmed)
    return import_of(
        material,
        imported,
        app.statuses,
        source=str(source.path),
        file=str(installed.path),
        state=state,
        updates=state == "changed",
    )


def _name(source: "ImportFile", name: str | None) -> str:
    """Give the name to go by: the one asked for, or one made of the file's."""
    from roadmap_cli.domain.identifiers import is_id
    from roadmap_cli.services.import_names import slug

    if name is None:
        return slug(source.path.stem, LONGEST_NAME) or USUAL_NAME
    if not is_id(name) or "." in name or len(name) > LONGEST_NAME:
        message = f"{quote(name)} cannot be the name of a roadmap of yours."
        hint = f"Take at most {LONGEST_NAME} small letters and digits with single hyphens, such as my-way."
        raise UsageError(message, hint=hint)
    return name


def _title(source: "ImportFile", name: str) -> str:
    """Give what a roadmap without a title of its own is called: as its file is, where that can be read."""
    stem = " ".join(source.path.stem.split())
    return stem if stem and stem.isprintable() else name


def _material(source: "ImportFile", pages: Path | None, title: str) -> "Material":
    """Understand *source*, whichever format it has."""
    from roadmap_cli.storage.import_files import Format, read_outline

    if source.format is Format.GRAPH:
        return _graph(source, pages, title)
    if pages is not None:
        message = "Pages belong to a graph of roadmap.sh; this file is none."
        raise UsageError(message, hint="Leave `--content` out.")
    return read_outline(source, name=title)


def _graph(source: "ImportFile", pages: Path | None, title: str) -> "Material":
    from roadmap_cli.services.graph_reading import read_drawing
    from roadmap_cli.storage.roadmapsh_schema import graph_of
    from roadmap_cli.storage.topic_pages import read_pages

    drawing = graph_of(source.value, str(source.path))
    beside = source.path.parent / PAGES
    folder = pages or (beside if beside.is_dir() else None)
    keys = {key for node in drawing.nodes for key in (node.key, node.former) if key}
    return read_drawing(drawing, read_pages(folder, keys) if folder else {}, name=title)


def _checked(app: "AppContext", file: "OwnFile") -> tuple["OwnFile", bytes]:
    """Write *file* as text and read it back as it will be read from now on."""
    from roadmap_cli.storage.own_files import installed_files
    from roadmap_cli.storage.own_roadmap_text import own_text
    from roadmap_cli.storage.own_roadmaps import check_own

    raw = own_text(file).encode()
    shown = f"roadmaps/{file.whole_id}.yaml"
    present = installed_files(app.locations.own_roadmaps)
    others = {
        name: one
        for name, one in present.items()
        if isinstance(one, bytes) and not name.endswith(f"{file.whole_id}.yaml")
    }
    checked, faults = check_own(raw, shown, app.bundled[0], others)
    if checked is None:
        message = f"The roadmap that the file makes cannot be installed: {faults[0].message}"
        raise RoadmapError(message)
    return checked, raw


def _state(app: "AppContext", whole_id: str, raw: bytes) -> str:
    from roadmap_cli.storage.own_installation import installed_path

    path = installed_path(app.locations, whole_id)
    if not path.is_file():
        return "new"
    return "unchanged" if path.read_bytes() == raw else "changed"


def _confirm(app: "AppContext", file: "OwnFile", state: str, *, is_update: bool) -> None:
    """Ask before a roadmap that is there gives way; raise DeclinedError without a yes."""
    if state != "changed":
        return
    what = "an earlier state of this file" if is_update else "made of something else"
    app.output.say(f"{file.whole_id} is there already, {what}; its text is kept, and so is what you recorded.")
    if not app.confirm("Update it?" if is_update else "Replace it?", default=is_update):
        message = f"{file.whole_id} stays as it is."
        raise DeclinedError(message, hint="Say --yes to update it, or --name to import under another name.")


def _tell(app: "AppContext", confirmed: bool) -> None:
    from roadmap_cli.storage.save_failures import UNCONFIRMED

    app.tell(() if confirmed else (UNCONFIRMED,))
