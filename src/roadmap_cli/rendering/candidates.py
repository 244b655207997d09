"""What can be typed next, as each shell wants to read it; it loads nothing that the interpreter has not loaded."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def candidates_text(candidates: "Iterable[tuple[str, str]]", shell: str) -> str:
    """Give a line per candidate: with its description for zsh, fish and powershell, without for bash."""
    return "\n".join([_LINES[shell](value, text) for value, text in candidates])


def _bash(value: str, _text: str) -> str:
    return value


def _zsh(value: str, text: str) -> str:
    if value.startswith(":"):
        return value
    parts = [part.replace("\\", "\\\\").replace(":", "\\:") for part in (value, text) if part]
    return ":".join(parts)


def _tabbed(value: str, text: str) -> str:
    return f"{value}\t{text}" if text else value


_LINES = {"bash": _bash, "zsh": _zsh, "fish": _tabbed, "powershell": _tabbed}
"""How each shell wants to read a candidate."""

SHELLS = tuple(_LINES)
