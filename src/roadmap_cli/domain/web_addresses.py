"""Which addresses of the web may be kept and opened."""

LONGEST = 2_000


def fault_of(address: str) -> str | None:
    """Say what is wrong with *address* as the rest of a sentence, or None for a plain http or https address."""
    from urllib.parse import urlsplit

    if len(address) > LONGEST:
        return f"is longer than {LONGEST} characters"
    if not address.isprintable() or any(letter.isspace() or letter == "\\" for letter in address):
        return "holds white space, a control character or a backslash"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "has a host that cannot be read"
    del port
    if parts.scheme.lower() not in {"http", "https"}:
        return "does not begin with http:// or https://"
    if not host:
        return "names no host"
    if "@" in parts.netloc:
        return "carries a user name or a password"
    return None
