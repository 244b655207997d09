"""`roadmap where`."""

from pathlib import Path

from roadmap_cli.cli.context import AppContext

EXAMPLES = """\
roadmap where             # the folders and files that belong to you
roadmap where --json      # for scripts, such as a backup of your own
"""


def command(app: AppContext) -> None:
    """Show where your progress lies, and everything else that the program keeps."""
    from roadmap_cli.rendering.where_view import render_where
    from roadmap_cli.services.whereabouts import Place, Whereabouts
    from roadmap_cli.storage.content_files import data_root

    folders = app.locations
    rows = (
        ("progress", folders.progress, "your journal; synced"),
        ("safety", folders.safety, "a mirror of it"),
        ("own content", folders.own_content, "your own roadmaps and skills; synced"),
        ("drafts", folders.drafts, "what you edit and have not installed yet"),
        ("backups", folders.backups, "whole copies: roadmap backup"),
        ("quarantine", folders.quarantine, "bytes that could not be read"),
        ("sync", folders.sync_settings, "where you sync to"),
        ("device", folders.device, "which device this is; never copy it to another"),
        ("cache", folders.cache, "can be deleted at any time"),
        ("content", Path(data_root()), "the bundled skills and roadmaps"),
    )
    places = tuple(Place(name, str(path), what, exists=path.exists()) for name, path, what in rows)
    app.present(Whereabouts(places), render_where)
