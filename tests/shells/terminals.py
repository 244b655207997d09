"""A real shell in a real terminal: keys go in, and what stands on the screen comes out."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

TMUX = shutil.which("tmux")
PATIENCE = 20.0
SHELLS = {
    "bash": ["bash", "--noprofile", "--norc", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
BEGIN = {
    "bash": """PS1='$ '; eval "$(roadmap completion bash)"; clear""",
    "zsh": """PS1='$ '; autoload -Uz compinit; compinit -D -u; eval "$(roadmap completion zsh)"; clear""",
    "fish": "set -g fish_autosuggestion_enabled 0; "
    """function fish_prompt; printf '$ '; end; roadmap completion fish | source; clear""",
}
"""What is typed first: a prompt that can be told from all else, and the script."""


class Terminal:
    """One shell in a terminal of its own, 100 columns by 50 lines."""

    def __init__(self, shell: str, home: Path, *, program: Path | None = None) -> None:
        self._socket = str(home / "tmux.socket")
        environment = {
            "PATH": os.pathsep.join([str(program or Path(sys.executable).parent), os.environ["PATH"]]),
            "HOME": str(home),
            "ROADMAP_HOME": str(home / "roadmap"),
            "LANG": "C.UTF-8",
            "TERM": "screen-256color",
        }
        words = [f"{name}={value}" for name, value in environment.items()]
        self._tmux("-f", os.devnull, "new-session", "-d", "-x", "100", "-y", "50", "env", "-i", *words, *SHELLS[shell])
        self.see(lambda screen: screen.strip() != "")
        self.type(f'roadmap completion {shell} -- "" > $HOME/kept\n{BEGIN[shell]}\n')
        self.see(lambda screen: screen.strip() == "$")

    def _tmux(self, *words: str) -> str:
        command = [str(TMUX), "-S", self._socket, *words]
        return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=True).stdout

    def type(self, keys: str) -> None:
        """Press *keys*; a tab is the key TAB, a line feed Enter, NAK Ctrl-U, which empties the line."""
        for part in re.split("([\t\n\x15])", keys):
            name = {"\t": "Tab", "\n": "Enter", "\x15": "C-u"}.get(part)
            if part:
                self._tmux("send-keys", *([name] if name else ["-l", "--", part]))

    @property
    def screen(self) -> str:
        """What stands on the screen now."""
        return self._tmux("capture-pane", "-p")

    def see(self, is_there) -> str:
        """Wait until *is_there* holds of the screen, and give the screen."""
        end = time.monotonic() + PATIENCE
        while not is_there(screen := self.screen):
            assert time.monotonic() < end, screen
            time.sleep(0.05)
        return screen

    def close(self) -> None:
        """End the shell."""
        self._tmux("kill-server")
