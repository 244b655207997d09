"""A roadmap in each format that it can be exported as."""

from collections.abc import Callable

from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.standing import Standing
from roadmap_cli.storage.exported_state import OwnState


def export_document(format_: str, standing: Standing, progress: Progress, state: Callable[[], OwnState]) -> str:
    """Give a roadmap as `markdown`, `html`, `csv` or `json`, with *progress* in it; *state* is asked for JSON alone."""
    from roadmap_cli.services.inventory import take_inventory  # noqa: PLC0415 - each format loads its own

    inventory = take_inventory(standing, progress)
    match format_:
        case "html":
            from roadmap_cli.rendering.map_document import map_document  # noqa: PLC0415 - as above

            return map_document(inventory)
        case "csv":
            from roadmap_cli.rendering.csv_document import csv_document  # noqa: PLC0415 - as above

            return csv_document(inventory)
        case "json":
            from roadmap_cli.rendering.state_document import state_document  # noqa: PLC0415 - as above

            return state_document(inventory, state())
    from roadmap_cli.rendering.markdown_document import markdown  # noqa: PLC0415 - as above
    from roadmap_cli.services.handbook import handbook  # noqa: PLC0415 - as above

    return markdown(handbook(standing, progress))


def encoding_of(format_: str) -> str:
    """Give the encoding of a file in a format: UTF-8, with the mark by which spreadsheets know it in CSV."""
    return "utf-8-sig" if format_ == "csv" else "utf-8"
