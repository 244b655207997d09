"""The person's editor."""

from collections.abc import Mapping
from pathlib import Path

from roadmap_cli.domain.errors import RoadmapError, quote

_VARIABLES = ("VISUAL", "EDITOR")
_USUAL = ("sensible-editor", "nano", "vim", "vi", "notepad")
_HINT = "Set VISUAL or EDITOR to the command of your editor, such as `nano` or `code --wait`."


def open_editor(path: Path, environment: Mapping[str, str], *, is_interactive: bool) -> None:
    """Open *path* in the person's editor and return when it is closed; no shell is asked.

    Where nobody is at a terminal only an editor that was chosen is opened. Raises RoadmapError where there
    is none, or where it ends with an error.
    """
    import subprocess

    words = _chosen(environment) or _usual(is_interactive=is_interactive)
    try:
        ended = subprocess.run([*words, str(path)], check=False)  # noqa: S603 - the person's own choice, and no shell
    except OSError as error:
        message = f"The editor {quote(words[0])} cannot be started: {error.strerror or error}."
        raise RoadmapError(message, hint=_HINT) from None
    if ended.returncode != 0:
        message = f"The editor {quote(words[0])} ended with an error ({ended.returncode})."
        raise RoadmapError(message, hint=f"Your text is kept in {path}; nothing was installed.")


def _chosen(environment: Mapping[str, str]) -> list[str]:
    import os
    import shlex
    import shutil

    for variable in _VARIABLES:
        chosen = environment.get(variable, "").strip()
        if not chosen:
            continue
        # A path with blanks in it needs no quotation marks.
        if shutil.which(chosen):
            return [chosen]
        try:
            return shlex.split(chosen, posix=os.name != "nt")
        except ValueError:
            message = f"The variable {variable} cannot be read: it holds a quotation mark without its pair."
            raise RoadmapError(message, hint=_HINT) from None
    return []


def _usual(*, is_interactive: bool) -> list[str]:
    import shutil

    usual = next(filter(None, map(shutil.which, _USUAL)), None)
    if usual is None or not is_interactive:
        message = "There is no editor." if is_interactive else "Nobody is here to use an editor: this is no terminal."
        raise RoadmapError(message, hint=_HINT)
    return [usual]
