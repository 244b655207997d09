"""With which addresses progress may be synced, and how they are shown without what is secret in them."""

import re

from roadmap_cli.domain.errors import UsageError, quote

LONGEST = 2_000
EXAMPLE = "roadmap sync git@host:me/roadmap.git"
MASK = "***"

_USER = r"[A-Za-z0-9_][A-Za-z0-9._+~-]*"
_HOST = r"(?:[^\W_](?:[\w.-]*[^\W_])?|\[[0-9A-Fa-f:.]+\])"
_END = r"(?::\d{1,5})?/[^-/?#][^?#]*"
_ALLOWED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"https://(?:[^/@?#]*@)?{_HOST}{_END}",
        rf"ssh://(?:{_USER}(?::[^/@?#]*)?@)?{_HOST}{_END}",
        rf"{_USER}@{_HOST}:(?!-).+",
        r"/.*",
        r"[A-Za-z]:[\\/].*",
    )
)
_USER_INFO = re.compile(r"(?<=://)[^/@\s'\"]*@")


def checked_remote(address: str) -> str:
    """Give *address* if progress may be synced with it; raise UsageError that says what to type instead."""
    if fault := _fault_of(address):
        what, hint = fault
        message = f"{quote(masked(address))} {what}."
        raise UsageError(message, hint=hint)
    return address


def _fault_of(address: str) -> tuple[str, str] | None:
    """Say what is wrong with *address* as the rest of a sentence, and what to do."""
    scheme, _, rest = address.partition("://")
    example = f"Type an address such as `{EXAMPLE}`, or the whole path of a folder."
    faults = (
        (not address, "is no address of a remote", example),
        (len(address) > LONGEST, f"is longer than {LONGEST:,} characters", example),
        (
            not address.isprintable() or address != address.strip(),
            "holds a control character, or begins or ends with a blank",
            example,
        ),
        (
            address.startswith("-") or "::" in address.partition("[")[0],
            "is no address that may be synced with",
            example,
        ),
        (any(pattern.fullmatch(address) for pattern in _ALLOWED), "", ""),
        (
            scheme.lower() == "http",
            "would send your progress unencrypted",
            f"Use https://{masked(address).partition('://')[2]} instead.",
        ),
        (scheme.lower() == "file", "is no path", f"Give the folder's path alone: {rest}"),
        (
            bool(rest) or "@" in address,
            "is no address that may be synced with (https://, ssh:// and user@host:path are)",
            example,
        ),
        (":" in address, "names no user", f"Write it as git@{address}, or as ssh://host/path."),
        (True, "is no whole path", "Give the path of the folder from the root, such as /media/stick/roadmap.git."),
    )
    what, hint = next((what, hint) for holds, what, hint in faults if holds)
    return (what, hint) if what else None


def masked(address: str) -> str:
    """Give *address* as it may be shown: of `https://user:password@host/…` neither user nor password."""
    if address.lower().startswith("ssh://") and not has_password(address):
        return address
    return _USER_INFO.sub(f"{MASK}@", address, count=1)


def has_password(address: str) -> bool:
    """Tell whether a password stands in *address*."""
    found = _USER_INFO.search(address)
    return found is not None and ":" in found.group()


def without_secrets(text: str, address: str) -> str:
    """Give a program's *text* about *address* with every user and password taken out of it."""
    found = _USER_INFO.search(address)
    if found and masked(address) != address:
        for secret in (found.group()[:-1], found.group()[:-1].partition(":")[2]):
            text = text.replace(secret, MASK) if secret else text
    return _USER_INFO.sub(lambda shown: shown.group() if shown.group() == "git@" else f"{MASK}@", text)
