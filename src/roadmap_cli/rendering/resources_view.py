"""Where to learn something."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from roadmap_cli.rendering.marks import HEADING, QUIET, command, hint, hours_text
from roadmap_cli.rendering.page import Hanging, title_line
from roadmap_cli.services.opening import Opened
from roadmap_cli.services.resources import ListedResource, ResourceList


def render_resources(listed: ResourceList, option: str = "") -> RenderableType:
    """Show each resource with its number, what kind of thing it is, and its address; *option* is what `open` needs."""
    about = [f"in {listed.language}" if listed.language else "", listed.kind or ""]
    parts: list[RenderableType] = [title_line(f"Where to learn {', '.join(listed.titles)}", *about)]
    if not listed.resources:
        keep = command(f"roadmap link {listed.items[0]} URL --resource")
        parts += ["Nothing is known that fits.", hint("Keep a page of your own: ", keep)]
        return Group(*parts)
    last = None
    for resource in listed.resources:
        if len(listed.items) > 1 and resource.item.partition("/")[0] != last:
            last = resource.item.partition("/")[0]
            parts += ["", Text(last, style=HEADING)]
        parts += _resource(resource)
    first = listed.resources[0]
    item = listed.items[0] if len(listed.items) == 1 else first.item.partition("/")[0]
    parts += ["", hint("Open one: ", command(f"roadmap open {item} {first.number}{option}"))]
    return Group(*parts)


def render_opened(opened: Opened) -> RenderableType:
    """Show the address, which is all there is to do with it where no browser is."""
    return opened.url


def _resource(resource: ListedResource) -> tuple[RenderableType, RenderableType]:
    facts = [
        resource.kind,
        resource.language or "",
        hours_text(resource.hours) if resource.hours else "",
        "" if resource.free else "paid",
        resource.item if "/" in resource.item else "",
    ]
    head = Text.assemble(resource.title, (f"  {', '.join(filter(None, facts))}", QUIET))
    number = Text(f"{resource.number:>2}", style=QUIET)
    return Hanging(number, head), Padding(Text(resource.url, style=QUIET), (0, 0, 0, 3), expand=False)
