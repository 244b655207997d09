"""A line for a shell's prompt, in the person's own format."""

from roadmap_cli.domain.errors import UsageError, quote
from roadmap_cli.domain.hours import in_minutes, in_words
from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.services.prompt_line import PromptLine

LONGEST_FIELD = 40
_COLORS = {"roadmap": "2", "share": "36", "next": "1", "next_title": "1", "left": "2"}
_BEHIND, _AHEAD = "33", "32"
_NO_ROOM = {"bash": ("\001", "\002"), "zsh": ("%{", "%}")}
"""What stands around signs that take no room, so that a shell knows where its line ends."""


def prompt_text(line: PromptLine, template: str, *, color: bool, shell: str | None) -> str:
    """Fill *template*; raise UsageError where it names a field that there is not.

    What is empty takes its space along. Titles cannot carry anything that a terminal or a shell obeys.
    """
    is_behind = (line.behind_hours or 0) > 0
    colors = {**_COLORS, "behind": _BEHIND if is_behind else _AHEAD}
    filled = ""
    rest = template
    fields = {name: one_line(value, LONGEST_FIELD) for name, value in _fields(line).items()}
    while rest:
        before, opened, rest = rest.partition("{")
        filled += _literal(before, shell)
        if opened:
            name, closed, rest = rest.partition("}")
            if not closed or name not in fields:
                message = f"A prompt has no field {quote('{' + name + closed)}."
                raise UsageError(message, hint=f"There are {', '.join('{' + field + '}' for field in fields)}.")
            value = _literal(fields[name], shell)
            filled += _colored(value, colors.get(name), shell) if color and value else value
    return " ".join(filter(None, filled.split(" ")))


def _fields(line: PromptLine) -> dict[str, str]:
    return {
        "roadmap": line.roadmap,
        "title": line.title,
        "share": f"{int(line.share_done * 100)}%",
        "left": f"{in_words(in_minutes(line.hours_left))} left" if line.hours_left else "",
        "next": line.next or "",
        "next_title": line.next_title or "",
        "behind": _lag(line.behind_hours),
    }


def _lag(hours: float | None) -> str:
    if not hours:
        return ""
    return f"{in_words(in_minutes(abs(hours)))} {'behind' if hours > 0 else 'ahead'}"


def _literal(text: str, shell: str | None) -> str:
    return text.replace("%", "%%") if shell == "zsh" else text


def _colored(text: str, style: str | None, shell: str | None) -> str:
    if style is None:
        return text
    before, after = _NO_ROOM.get(shell or "", ("", ""))
    return f"{before}\033[{style}m{after}{text}{before}\033[0m{after}"
