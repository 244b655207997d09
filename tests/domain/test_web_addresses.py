"""Which addresses may be kept and opened."""

import pytest

from roadmap_cli.domain.web_addresses import LONGEST, fault_of

GOOD = [
    "https://example.org",
    "http://example.org:8080/a?b=c#d",
    "HTTPS://EXAMPLE.ORG/",
    "https://[::1]:443/",
    "https://example.org/@name",
    "https://example.org/?mail=a@b.org",
    "https://bücher.example/ü",
    "https://" + "a" * (LONGEST - 8),
]
BAD = {
    "": "begin",
    "example.org": "begin",
    "//example.org": "begin",
    "javascript:alert(1)": "begin",
    "data:text/html,x": "begin",
    "file:///etc/passwd": "begin",
    "ftp://example.org": "begin",
    "smb://host/share": "begin",
    "http:example.org": "begin",
    "https:///path": "host",
    "https://": "host",
    "https://:80": "host",
    "https://[::1": "host",
    "https://example.org:99999": "host",
    "https://example.org:x": "host",
    "https://name@example.org": "user name",
    "https://name:secret@example.org": "user name",
    "https://@example.org": "user name",
    " https://example.org": "white space",
    "https://example.org/a b": "white space",
    "https://example.org/\n": "control",
    "https://example.org/\x1b[31m": "control",
    "https://example.org/\u202e": "control",
    "https://example.org/\ud800": "control",
    "https://example.org\\@evil.org": "backslash",
    "java\nscript:alert(1)": "control",
    "https://" + "a" * LONGEST: "longer",
}


@pytest.mark.parametrize("address", GOOD)
def test_plain_web_addresses_may_be_kept(address: str) -> None:
    """Http and https with a host are fine, whatever their port, path and query."""
    assert fault_of(address) is None


@pytest.mark.parametrize(("address", "word"), BAD.items())
def test_anything_else_may_not(address: str, word: str) -> None:
    """Other schemes, no host, user names, control characters and endless addresses are refused, with the reason."""
    fault = fault_of(address)

    assert fault is not None
    assert word in fault
