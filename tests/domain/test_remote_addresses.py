import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.remote_addresses import checked_remote, has_password, masked, without_secrets

ALLOWED = [
    "https://github.com/me/roadmap.git",
    "https://me@dev.example.com:8443/me/roadmap",
    "https://me:secret@example.com/r.git",
    "ssh://git@example.com/~/r.git",
    "ssh://example.com:2222/srv/r.git",
    "ssh://git@[::1]:22/r.git",
    "git@github.com:me/roadmap.git",
    "me@laptop:/srv/my roadmap.git",
    "me@laptop:~/r.git",
    "/media/stick/roadmap.git",
    "/media/a folder/ä.git",
    "C:\\Users\\me\\roadmap.git",
    "D:/roadmap.git",
]
REFUSED = {
    "": "the whole path",
    "roadmap.git": "from the root",
    "./roadmap.git": "from the root",
    "~/roadmap.git": "from the root",
    "../x": "from the root",
    "http://example.com/r.git": "https://example.com/r.git",
    "http://me:secret@example.com/r.git": "https://***@example.com/r.git",
    "file:///srv/r.git": "/srv/r.git",
    "git://example.com/r.git": "an address such as",
    "ext::sh -c touch% /tmp/pwned": "an address such as",
    "https://example.com/r.git::x": "an address such as",
    "--upload-pack=touch /tmp/pwned": "an address such as",
    "-oProxyCommand=x@host:y": "an address such as",
    "ssh://-oProxyCommand=x/r.git": "an address such as",
    "ssh://git@-oProxyCommand=x/r.git": "an address such as",
    "git@-oProxyCommand=x:r.git": "an address such as",
    "git@host:-x": "an address such as",
    "https://example.com": "an address such as",
    "https:///r.git": "an address such as",
    "https://example.com/r.git?token=x": "an address such as",
    "server:roadmap.git": "git@server:roadmap.git",
    "/srv/r.git\n--force": "an address such as",
    "/srv/\x1b[31mr.git": "an address such as",
    "/srv/\u202egit.r": "an address such as",
    " /srv/r.git": "an address such as",
    "/" + "x" * 3000: "an address such as",
}


@pytest.mark.parametrize("address", ALLOWED)
def test_the_ways_to_a_remote_are_https_ssh_and_whole_paths(address: str) -> None:
    """What people copy from their git host, and the path of a folder."""
    assert checked_remote(address) == address


@pytest.mark.parametrize("address", REFUSED)
def test_everything_else_is_refused_with_what_to_type_instead(address: str) -> None:
    """Helpers, options, other protocols, control characters: in one sentence, never quoted whole or with a secret."""
    with pytest.raises(UsageError) as caught:
        checked_remote(address)

    assert REFUSED[address] in (caught.value.hint or "")
    assert "secret" not in str(caught.value) + (caught.value.hint or "")
    assert len(str(caught.value)) < 250
    assert str(caught.value).isprintable()


@given(st.text(max_size=60))
def test_no_address_that_is_allowed_can_be_taken_for_an_option_or_a_helper(address: str) -> None:
    """Whatever is typed: what comes through begins with no dash, holds no control character and no `::`."""
    try:
        allowed = checked_remote(address)
    except UsageError:
        return
    assert not allowed.startswith("-")
    assert "::" not in allowed
    assert allowed.isprintable()


def test_what_is_shown_holds_neither_user_nor_password_of_a_web_address() -> None:
    """A token is often given as the user. The user of ssh is no secret."""
    assert masked("https://me:secret@example.com/r.git") == "https://***@example.com/r.git"
    assert masked("https://ghp_token@example.com/r.git") == "https://***@example.com/r.git"
    assert masked("ssh://git:secret@example.com/r.git") == "ssh://***@example.com/r.git"
    assert masked("ssh://git@example.com/r.git") == "ssh://git@example.com/r.git"
    assert masked("git@example.com:r.git") == "git@example.com:r.git"
    assert masked("/srv/a@b.git") == "/srv/a@b.git"


def test_a_password_is_seen_where_there_is_one() -> None:
    """Only a web or ssh address can hold one."""
    assert has_password("https://me:secret@example.com/r.git")
    assert not has_password("https://me@example.com/r.git")
    assert not has_password("git@example.com:r.git")


def test_secrets_are_taken_out_of_what_git_says() -> None:
    """The password alone, the user with it, and those of an address that git's settings put in the place of ours."""
    said = "fatal: 'https://me:secret@example.com/r.git' and secret, and https://a:b@other.example/x"

    told = without_secrets(said, "https://me:secret@example.com/r.git")

    assert told == "fatal: 'https://***@example.com/r.git' and ***, and https://***@other.example/x"
