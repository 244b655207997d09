"""What git says when it fails, as one sentence and the next thing to do."""

import re
from collections.abc import Callable
from typing import NamedTuple

from roadmap_cli.domain.errors import (
    QUOTE_LIMIT,
    NoAccessError,
    NotARepositoryError,
    SyncError,
    UnreachableError,
    quote,
)
from roadmap_cli.domain.remote_addresses import masked, without_secrets
from roadmap_cli.storage.git_program import GitFailure

_OWN_ERRORS = ("fatal: ", "error: ", "remote: ", "ERROR: ", "ssh: ")

_BARE_HINT = "Make one with `git init --bare FOLDER`, or an empty one at your git host, then sync with that."


class _Meaning(NamedTuple):
    """The error that certain words of git or of a program that it starts mean (LC_ALL=C), and how it is told."""

    error: type[SyncError]
    what: str
    hint: str
    signs: tuple[str, ...]


_LATER = "cannot be reached; nothing is lost, and it will be sent with the next sync"
_NOT_YET = "cannot be reached; nothing is lost, and it is not set up yet"

# The first that fits counts, so what is said beside everything else stands last.
_MEANINGS = (
    _Meaning(
        SyncError,
        "needs a program that is not on this machine",
        "Install ssh, or sync through https:// or a folder.",
        ("cannot run ", "command not found", "ssh: not found"),
    ),
    _Meaning(
        NoAccessError,
        "belongs to another account, and git does not trust it",
        "If you do: `git config --global --add safe.directory FOLDER`.",
        ("dubious ownership",),
    ),
    _Meaning(
        SyncError,
        "could not be written to; nothing is lost",
        "Free some space there, or change its permissions, then sync again.",
        (
            *("No space left on device", "[Dd]isk quota exceeded", "unable to write", "Read-only file system"),
            *("insufficient permission", "unable to create temporary", "unpacker error", "unable to migrate objects"),
        ),
    ),
    _Meaning(
        NotARepositoryError,
        "is no git repository, or it is not shown to you",
        _BARE_HINT,
        (
            *("does not appear to be a git repository", "not a git repository", "[Rr]epository .*not found"),
            *("does not exist", "not valid: is this a git repository", "No such file or directory"),
        ),
    ),
    _Meaning(
        NoAccessError,
        "is on a host that ssh does not know, or whose key has changed",
        "Connect to it once with ssh and compare its key, then sync again.",
        ("Host key verification failed", "REMOTE HOST IDENTIFICATION HAS CHANGED"),
    ),
    _Meaning(
        NoAccessError,
        "shows a certificate that is not trusted here",
        "Look at this machine's clock first: a wrong one makes good certificates look bad.",
        ("[Cc]ertificate", "not yet valid", "has expired"),
    ),
    _Meaning(
        NoAccessError,
        "wants a password or a key that git does not have here",
        "Try `git ls-remote ADDRESS` first: as soon as that works without asking, this does too.",
        (
            *("Authentication failed", "could not read Username", "could not read Password", "prompts disabled"),
            *("Permission denied", "[Aa]ccess denied", "returned error: 40[13]", "[Ii]nvalid credentials"),
            *("Too many authentication failures", "unable to read askpass", "not authorized"),
        ),
    ),
    _Meaning(
        SyncError,
        "would be reached in a way that is not allowed",
        "Only https, ssh and folders are; see whether a url.insteadOf of your git rewrites the address.",
        ("transport '.*' not allowed", "Unable to find remote helper"),
    ),
    _Meaning(
        UnreachableError,
        _LATER,
        "Look at the connection and the address, then type this again.",
        (
            *("[Cc]ould not resolve", "[Nn]ame or service not known", "[Tt]emporary failure in name resolution"),
            *("[Cc]onnection refused", "timed out", "[Tt]imeout", "Network is unreachable", "No route to host"),
            *("Failed to connect", "Couldn't connect", "Connection (?:was )?(?:reset|closed|aborted)", "early EOF"),
            *("unexpected disconnect", "hung up unexpectedly", "too slow", "SSL_", "transfer closed", "Host is down"),
            *("returned error: 5[0-9]{2}", "[Bb]roken pipe", "not responding", "Could not read from remote repository"),
        ),
    ),
)


def explained(failure: GitFailure, address: str, *, is_kept: bool = True) -> SyncError:
    """Give the error that *failure* means to a person who syncs with *address*, or would, where it is not kept yet."""
    for meaning in _MEANINGS if failure.is_outside else ():
        if re.search("|".join(meaning.signs), failure.said):
            what = _NOT_YET if meaning.what == _LATER and not is_kept else meaning.what
            message = f"The remote {masked(address)} {what}"
            return _said(meaning.error, message, failure, address, meaning.hint)
    if failure.words[0] == "commit-tree" and "-S" in failure.words:
        message = "Nothing was sent, because git could not sign it as your settings ask for"
        return _said(SyncError, message, failure, address, "See that `git commit` can sign here, then sync again.")
    return _said(SyncError, f"Git failed at {failure.words[0]}; nothing is lost", failure, address, "")


def refused(failure: GitFailure, address: str, reason: str) -> SyncError:
    """Give the error for a remote that refuses what is pushed to it."""
    if "checked out" in reason or "denyCurrentBranch" in failure.said:
        message = f"The remote {masked(address)} is somebody's working folder, which cannot be sent to."
        return SyncError(message, hint=_BARE_HINT)
    what = f"The remote {masked(address)} refused what was sent ({quote(one_line(reason, address))})"
    return SyncError(f"{what}.", hint="Nothing is lost here; see whether its branch is protected.")


def _said(error: Callable[..., SyncError], message: str, failure: GitFailure, address: str, hint: str) -> SyncError:
    said = one_line(failure.said, address)
    return error(f"{message} (git: {said})." if said else f"{message}.", hint=hint or None)


def one_line(said: str, address: str) -> str:
    """Give the first line of what git said that tells something, short and without secrets."""
    lines = [line.strip() for line in without_secrets(said, address).splitlines()]
    telling = [line for line in lines if line.startswith(_OWN_ERRORS)] or [line for line in lines if line]
    first = telling[0] if telling else ""
    for start in _OWN_ERRORS:
        first = first.removeprefix(start)
    first = "".join(letter if letter.isprintable() else "\ufffd" for letter in first).rstrip(".")
    return first if len(first) <= QUOTE_LIMIT else first[: QUOTE_LIMIT - 1] + "…"
