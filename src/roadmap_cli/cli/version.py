"""`roadmap --version`."""

from roadmap_cli.cli.context import AppContext


def show_version(app: AppContext) -> None:
    """Show the version of the program and the date of its content."""
    from roadmap_cli import __version__
    from roadmap_cli.rendering.where_view import render_version
    from roadmap_cli.services.whereabouts import Version

    app.command = "version"
    app.present(Version(__version__, app.catalogue.date), render_version)
