"""Which addresses of the web may be kept and opened."""

LONGEST = 2_000


def fault_of(address: str) -> str | None:
    """Say what is wrong with *address* as the rest of a sentence, or None for a plain http or https address."""
    from urllib.parse import urlsplit  # noqa: PLC0415 - only what adds an address needs it

    if len(address) > LONGEST:
        return f"is longer than {LONGEST:,} characters"
    if not address.isprintable() or any(letter.isspace() or letter == "\\" for letter in address):
        return "holds white space, a control character or a backslash"
    try:
        parts = urlsplit(address)
        has_host = bool(parts.hostname) and (parts.port or True)
    except ValueError:
        has_host = False
    faults = {
        "does not begin with http:// or https://": not address.lower().startswith(("http://", "https://")),
        "names no host that can be read": not has_host,
        "carries a user name or a password": has_host and "@" in parts.netloc,
    }
    return next((fault for fault, holds in faults.items() if holds), None)
