"""The person's own git program, run so that nothing but the command line decides what it does."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from roadmap_cli.domain.errors import NoGitError

OLDEST = (2, 20)
"""The oldest version that has every option used here (December 2018)."""

NETWORK_PATIENCE = 300.0
"""Seconds that a call over the network may take where nobody sits before it."""

_HOW_TO_GET_IT = (
    "Install it (https://git-scm.com), or let Syncthing, Dropbox or the like carry the folder that `roadmap where` "
    "names: that works as well."
)

# Of what the shell says to git only this is heard: who the person is, and how git reaches the network for them.
_HEARD = frozenset(
    {
        *("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_ASKPASS", "GIT_PROXY_COMMAND", "GIT_EXEC_PATH"),
        *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"),
        *("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"),
        *("GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_SSL_CERT", "GIT_SSL_KEY", "GIT_SSL_NO_VERIFY"),
    }
)

_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.logAllRefUpdates=false",
    "core.alternateRefsCommand=true",
    "protocol.ext.allow=never",
    "gc.auto=0",
    "maintenance.auto=false",
    "fetch.recurseSubmodules=false",
    "push.recurseSubmodules=no",
    "push.followTags=false",
    "submodule.recurse=false",
    "color.ui=false",
    # A line that carries less than this for so long is dead.
    "http.lowSpeedLimit=100",
    "http.lowSpeedTime=30",
)

FOLDER_SIDE = "git -c core.hooksPath=/dev/null -c core.alternateRefsCommand=true -c receive.autogc=false"
"""How git is called at the other end where that is a folder: a stick's hooks and commands must not run here."""

# `git://` is left out: nobody is asked for there, and anybody on the way may change what is sent.
_PROTOCOLS = "https:ssh:file"

_NOTHING_FOUND = 1

_SSH_OPTIONS = "-o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=3"


class GitFailure(Exception):  # noqa: N818 - not yet an error: whoever asked knows what it means
    """Git ended with a *status* other than 0, and said *said*; *answer* is what it printed as its result.

    *is_outside* tells that it was reaching for a remote.
    """

    def __init__(
        self, words: tuple[str, ...], status: int, said: str, answer: bytes = b"", *, is_outside: bool = False
    ) -> None:
        super().__init__(f"git {words[0]}: {said}")
        self.words = words
        self.status = status
        self.said = said
        self.answer = answer
        self.is_outside = is_outside


class GitProgram:
    """Git with one repository, given by name, and with no work tree."""

    def __init__(
        self,
        repository: Path,
        environment: Mapping[str, str],
        *,
        may_ask: bool,
        patience: float = NETWORK_PATIENCE,
    ) -> None:
        """Use *repository*; with *may_ask* git and ssh may ask the person at the terminal for a password."""
        self._repository = repository
        self._given = environment
        self._may_ask = may_ask
        self._patience = patience

    @cached_property
    def _path(self) -> str:
        found = shutil.which("git", path=self._given.get("PATH", os.defpath))
        # What lies in the folder where the person happens to be is not the person's git.
        if found is None or not Path(found).is_absolute():
            message = "Syncing needs the program git, which is not on this machine."
            raise NoGitError(message, hint=_HOW_TO_GET_IT)
        return found

    @cached_property
    def _environment(self) -> dict[str, str]:
        kept = {name: text for name, text in self._given.items() if not name.startswith("GIT_") or name in _HEARD}
        return kept | {
            "GIT_DIR": str(self._repository),
            "GIT_ALLOW_PROTOCOL": _PROTOCOLS,
            "LC_ALL": "C",
            "LANGUAGE": "C",
        }

    @cached_property
    def config(self) -> Mapping[str, str]:
        """What the person's git is set to do about names, signing and ssh; keys in lower case."""
        try:
            answer = self.run(
                "config", "-z", "--get-regexp", r"^(user\.(name|email)|commit\.gpgsign|core\.sshcommand)$"
            )
        except GitFailure as failure:
            if failure.status == _NOTHING_FOUND:
                return {}
            raise
        entries = (entry.partition("\n") for entry in os.fsdecode(answer).split("\0") if entry)
        return {key: value if newline else "true" for key, newline, value in entries}

    @cached_property
    def _network_environment(self) -> dict[str, str]:
        environment = dict(self._environment)
        has_own_ssh = any(environment.get(name) for name in ("GIT_SSH_COMMAND", "GIT_SSH"))
        if not has_own_ssh and "core.sshcommand" not in self.config:
            # Whom nobody can answer must not ask: ssh would wait for ever.
            quiet = "" if self._may_ask else " -o BatchMode=yes"
            environment["GIT_SSH_COMMAND"] = f"ssh {_SSH_OPTIONS}{quiet}"
        if not self._may_ask:
            environment |= {"GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never"}
            environment.pop("SSH_ASKPASS", None)
        return environment

    def check_version(self) -> None:
        """Raise NoGitError where git cannot be run, or is older than OLDEST."""
        try:
            answer = os.fsdecode(self.run("version"))
        except GitFailure as failure:
            message = "The program git cannot be used on this machine."
            raise NoGitError(message, hint=_HOW_TO_GET_IT) from failure
        numbers = [int(part) for part in answer.removeprefix("git version ").split(".")[:2] if part.isdigit()]
        if tuple(numbers) < OLDEST:
            message = f"Syncing needs git {'.'.join(map(str, OLDEST))} or newer; here is {answer.strip()[:40]}."
            raise NoGitError(message, hint="Install a newer one (https://git-scm.com).")

    def run(self, *words: str, content: bytes = b"", variables: Mapping[str, str] | None = None) -> bytes:
        """Run git on *words*, with *content* as its input, and give what it prints; raise `GitFailure`.

        *variables* are for what the person's environment leaves open.
        """
        process = self._start(words, {**(variables or {}), **self._environment}, is_apart=False)
        try:
            answer, said = process.communicate(content)
        except BaseException:
            _stop(process)
            raise
        if process.returncode:
            raise GitFailure(words, process.returncode, said.decode(errors="replace"), answer)
        return answer

    def run_over_network(self, *words: str) -> bytes:
        """Run git on *words*, which reach for a remote; where nobody sits there it has so long and no longer."""
        # Apart from this terminal a program that ssh starts finds nobody to ask; with it, Ctrl-C reaches all.
        process = self._start(words, self._network_environment, is_apart=not self._may_ask)
        try:
            answer, said = process.communicate(b"", timeout=None if self._may_ask else self._patience)
        except subprocess.TimeoutExpired:
            _stop(process, is_apart=True)
            raise GitFailure(words, -1, "timed out", is_outside=True) from None
        except BaseException:
            _stop(process, is_apart=not self._may_ask)
            raise
        if process.returncode:
            raise GitFailure(words, process.returncode, said.decode(errors="replace"), answer, is_outside=True)
        return answer

    def _start(
        self, words: tuple[str, ...], environment: Mapping[str, str], *, is_apart: bool
    ) -> "subprocess.Popen[bytes]":
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        try:
            return subprocess.Popen(  # noqa: S603 - no shell, and words of a person's only behind `--`
                [self._path, *settings, *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
                cwd=_existing(self._repository),
                start_new_session=is_apart and sys.platform != "win32",
            )
        except OSError as error:
            message = f"The program git cannot be started ({error.strerror or type(error).__name__})."
            raise NoGitError(message, hint=_HOW_TO_GET_IT) from error


def _existing(folder: Path) -> Path:
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder


def _stop(process: "subprocess.Popen[bytes]", *, is_apart: bool = False) -> None:
    with suppress(OSError):
        if is_apart and sys.platform != "win32":
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=5)
