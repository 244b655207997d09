"""Which texts look as if they held a secret: few that do not, none that plainly do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.domain.secret_shapes import has_credentials, secret_in

# Put together here, so that no scanner of repositories takes this file for a leak.
LETTERS = "aB3dE6gH9jK2mN5pQ8sT1vW4xY7zA0cD3fG6hJ9kL2nP5qR8tV1wX4yZ7bC0eF3gH6jK9mN2pQ5sT8vW1xY4zA7cD0"
SECRETS = {
    "a GitHub token": ["ghp_" + LETTERS[:36], "x gho_" + LETTERS[:36] + " y", "github_pat_" + LETTERS[:70]],
    "a GitLab token": ["glpat-" + LETTERS[:20], "token: glrt-" + LETTERS[:26]],
    "a Slack token": ["xoxb-" + "1234567890-1234567890-" + LETTERS[:24]],
    "a Slack address": ["https://hooks.slack.com/services/T0" + "ABCDEFG/B0ABCDEFG/" + LETTERS[:24]],
    "an AWS access key": ["AKIA" + "IOSFODNN7EXAMPLE", "aws: ASIA" + "IOSFODNN7EXAMPL2."],
    "a Google API key": ["AIza" + LETTERS[:35]],
    "a Stripe key": ["sk_live_" + LETTERS[:24], "rk_test_" + LETTERS[:24]],
    "an API key": ["sk-" + LETTERS[:48], "sk-proj-" + LETTERS[:60]],
    "a token for a package registry": ["npm_" + LETTERS[:36], "pypi-AgE" + LETTERS[:60]],
    "a signed token (JWT)": ["Bearer eyJ" + LETTERS[:20] + ".eyJ" + LETTERS[:30] + "." + LETTERS[:43]],
    "a private key": ["-----BEGIN " + "RSA PRIVATE KEY-----\nMIIE", "-----BEGIN " + "PRIVATE KEY-----"],
    "an address with a password": [
        "postgresql://shop:h8Jk2lQ@db.example.com/shop",
        "see https://anna:correct-horse@git.example.com/x",
    ],
    "a password": [
        "password=hunter2",
        "PASSWORD = 'Tr0ub4dor'",
        "the db password: s3cr3t-1",
        "POSTGRES_PASSWORD=correct-horse-battery",
        '{"api_key": "9f8e7d6c5b4a"}',
        "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG",
    ],
}
HARMLESS = [
    "Passwords: hash them with bcrypt, never store them.",
    "password: hashing and salting",
    "password=password",
    "POSTGRES_PASSWORD=postgres docker run postgres",
    "password=os.environ['DB_PASSWORD']",
    "password=${DB_PASSWORD}",
    "password=<your password>",
    "api_key = your_api_key",
    "DATABASE_URL=postgresql://user:password@localhost:5432/app",
    "redis://:${REDIS}@cache",
    "https://docs.example.com/auth?next=/a:b@c",
    "https://user@example.com",
    "git@github.com:someone/something.git",
    "sk-learn-pipelines-with-cross-validation-explained",
    "the secret: practise daily",
    "access token: a JWT has header.payload.signature",
    "eyJ is how a JWT begins",
    "ghp_ is the prefix of a token",
    "AKIA is the prefix of a key",
    "secret=true",
    "read chapter 3, tokens=500 per minute",
    "-----BEGIN CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----",
    "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
]


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SECRETS.items() for text in texts])
def test_a_secret_is_called_by_its_kind(name: str, text: str) -> None:
    """Alone and in the middle of a text."""
    assert secret_in(text) == name
    assert secret_in(f"I noted this:\n{text}\nto try it later.") == name


@pytest.mark.parametrize("text", HARMLESS)
def test_what_people_write_about_secrets_is_none(text: str) -> None:
    """A lesson about passwords, an example that shows where one goes, a number."""
    assert secret_in(text) is None


@pytest.mark.parametrize(
    "text",
    ["eyJ", "-eyJ", "sk-", "a1A-", "ghp_", "password=", "http://", "://a:", "a:b@", "-----BEGIN ", "A", "$", "AKIA"],
)
def test_no_text_takes_long(text: str) -> None:
    """A note of a megabyte is gone through about as fast as it is read."""
    began = time.process_time()

    secret_in(text * (1_000_000 // len(text)))

    assert time.process_time() - began < 2


@law
@given(st.text("abcdefghij \n.,", max_size=300))
def test_plain_words_hold_no_secret(text: str) -> None:
    """Whatever they are."""
    assert secret_in(text) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://anna:secret@git.example.com/x.git", True),
        ("https://ghp_" + LETTERS[:36] + "@github.com/anna/x", True),
        ("https://anna@git.example.com/x.git", False),
        ("https://git.example.com/x.git", False),
        ("ssh://git@git.example.com/x.git", False),
        ("ssh://git:pw@git.example.com/x.git", True),
        ("git@git.example.com:x.git", False),
        ("/srv/git/a:b@c.git", False),
    ],
)
def test_the_address_of_a_remote_with_credentials(address: str, expected: bool) -> None:
    """A user alone is no secret, a password is, and so is a token in the user's place."""
    assert has_credentials(address) is expected
