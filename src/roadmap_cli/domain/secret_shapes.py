"""What a secret looks like that slipped into a text, told without repeating it."""

import re
from collections.abc import Callable

# No match begins inside a run of these, so that a text is gone through once, whatever it holds.
_START = "(?<![A-Za-z0-9_-])"
_TOKEN = "[A-Za-z0-9_-]"  # noqa: S105 - a class of characters

_SHAPES = (
    ("a private key", r"-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----"),
    ("a GitHub token", rf"{_START}(?:gh[pousr]_[A-Za-z0-9]{{36}}|github_pat_[A-Za-z0-9_]{{60}})"),
    ("a GitLab token", rf"{_START}gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-{_TOKEN}{{20}}"),
    ("a Slack token", rf"{_START}(?:xox[abeoprs]-[A-Za-z0-9-]{{10}}|xapp-\d-{_TOKEN}{{10}})"),
    ("a Slack address", r"hooks\.slack\.com/services/T[A-Z0-9]{6,20}/B[A-Z0-9]{6,20}/[A-Za-z0-9]{16}"),
    ("an AWS access key", rf"{_START}(?:AKIA|ASIA)[A-Z0-9]{{16}}(?!{_TOKEN})"),
    ("a Google API key", rf"{_START}AIza{_TOKEN}{{35}}(?!{_TOKEN})"),
    ("a Stripe key", rf"{_START}(?:[rs]k_(?:live|test)|whsec)_[A-Za-z0-9]{{16}}"),
    ("a token for a package registry", rf"{_START}(?:npm_[A-Za-z0-9]{{36}}|pypi-AgE{_TOKEN}{{50}})"),
    ("an API key", rf"{_START}sk-(?={_TOKEN}{{0,200}}\d)(?={_TOKEN}{{0,200}}[A-Z]){_TOKEN}{{20}}"),
    ("a signed token (JWT)", rf"{_START}eyJ{_TOKEN}{{10,}}\.eyJ{_TOKEN}{{10,}}\.{_TOKEN}{{10}}"),
)
_NAMED = re.compile(
    r"(?i)(?<![a-z0-9])(?:password|passwd|passphrase|pwd|secret(?:[_-]?(?:access[_-]?)?key)?|api[_-]?key"
    r"|(?:access|auth|bearer)[_-]?token)(?P<sign>[\"']?[ \t]{0,3}[:=][ \t]{0,3}[\"']?)(?P<value>[^\s\"',;&]{6,200})"
)
_IN_ADDRESS = re.compile(
    r"(?i)(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}://[^\s/@:?#]{0,100}:(?P<value>[^\s/@?#]{3,200})@[^\s/@]"
)
_USER = re.compile(r"(?i)[a-z][a-z0-9+.-]{0,20}://(?P<user>[^/@\s]{1,1000})@")

# What stands for a secret in examples, and what a program reads from elsewhere.
_STANDS_FOR = re.compile(
    r"(?i)[$<>{}()\[\]*%…]|\.\.\.|^(?:my|your|the|some|a|db|user|admin|root|test)?[_-]?"
    r"(?:pass(?:word|wd|phrase)?|pwd|secret|token|key|postgres|mysql|root|admin|user|test|changeme|change[_-]me"
    r"|example|guest|rabbitmq|minio(?:admin)?|x+|hash(?:ed|ing)?|required|string|none|null|true|false|env|os\..*)\d{0,3}$"
)
_LONG = 12


def secret_in(text: str) -> str | None:
    """Say in a few words what secret *text* seems to hold, None if none: known shapes, and what is called one."""
    for name, shape in _SHAPES:
        if re.search(shape, text):
            return name
    if _has(_IN_ADDRESS, text, lambda found: not _STANDS_FOR.search(found["value"])):
        return "an address with a password"
    return "a password" if _has(_NAMED, text, _is_likely) else None


def _has(pattern: re.Pattern[str], text: str, judge: Callable[[re.Match[str]], bool]) -> bool:
    return any(map(judge, pattern.finditer(text)))


def _is_likely(found: re.Match[str]) -> bool:
    """Tell a secret from prose about secrets: `password: hashing` is a lesson, `password=hunter2` is none."""
    value = found["value"]
    if _STANDS_FOR.search(value) or not any(map(str.isalpha, value)):
        return False
    if any(map(str.isdigit, value)):
        return True
    is_assigned = found["sign"].strip("\"'") == "="
    return is_assigned and (len(value) >= _LONG or not value.isalpha())


def has_credentials(address: str) -> bool:
    """Tell whether the address of a remote carries a password, or a token in the place of a user."""
    found = _USER.match(address)
    if not found:
        return False
    user, _, password = found["user"].partition(":")
    return bool(password) or secret_in(user) is not None
