"""The three folders of a person."""

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from roadmap_cli.domain.errors import RoadmapError
from roadmap_cli.storage.locations import Locations, find_locations

on_xdg = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="this system has folders of its own")


def test_roadmap_home_moves_everything() -> None:
    """Where ROADMAP_HOME is set, nothing of the person's lies outside it."""
    home = Path("/somewhere").absolute()

    locations = find_locations({"ROADMAP_HOME": "/somewhere", "HOME": "/home/ada", "XDG_DATA_HOME": "/data"})

    assert locations == Locations(home, home / "cache", home / "config")


def test_a_relative_roadmap_home_is_made_absolute() -> None:
    """A later change of the working folder does not move the data."""
    locations = find_locations({"ROADMAP_HOME": "mine"})

    assert locations.data == Path.cwd() / "mine"


@on_xdg
def test_the_folders_of_the_system_are_used() -> None:
    """Without ROADMAP_HOME the folders are those of the XDG specification."""
    locations = find_locations({"HOME": "/home/ada", "ROADMAP_HOME": "", "XDG_CACHE_HOME": "relative"})

    assert locations == Locations(
        Path("/home/ada/.local/share/roadmap"),
        Path("/home/ada/.cache/roadmap"),
        Path("/home/ada/.config/roadmap"),
    )


@on_xdg
def test_xdg_variables_are_honoured_without_a_home() -> None:
    """Who sets all three XDG variables needs no HOME."""
    locations = find_locations({"XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "/c", "XDG_CONFIG_HOME": "/g"})

    assert locations == Locations(Path("/d/roadmap"), Path("/c/roadmap"), Path("/g/roadmap"))


def test_platformdirs_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found by hand for speed is what platformdirs would find."""
    environment = {"HOME": "/home/ada", "XDG_CONFIG_HOME": "/home/ada/settings"}
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "ROADMAP_HOME"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    expected = platformdirs.PlatformDirs("roadmap", appauthor=False)

    locations = find_locations(environment)

    assert locations.data == expected.user_data_path
    assert locations.cache == expected.user_cache_path
    assert locations.config == expected.user_config_path


@on_xdg
@pytest.mark.parametrize("environment", [{}, {"HOME": ""}, {"HOME": "relative"}])
def test_no_home_is_a_clear_error(environment: dict[str, str]) -> None:
    """Without any home the error names the variable that helps, and no folder is guessed."""
    with pytest.raises(RoadmapError, match="ROADMAP_HOME"):
        find_locations(environment)


def test_what_lies_in_the_data_folder() -> None:
    """The journal, the lock and the device's file lie side by side in the data folder."""
    locations = Locations(Path("/d"), Path("/c"), Path("/g"))

    assert locations.progress == Path("/d/progress")
    assert locations.lock == Path("/d/lock")
    assert locations.device == Path("/d/device.json")


def test_a_mac_has_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found by hand on a Mac is what platformdirs would find there; XDG variables are left to it."""
    from platformdirs.macos import MacOS

    from roadmap_cli.storage.folders import personal_folders

    for variable in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("HOME", "/Users/ada")
    monkeypatch.setattr(sys, "platform", "darwin")
    there = MacOS("roadmap", appauthor=False)

    found = personal_folders({"HOME": "/Users/ada"})

    assert found == (there.user_data_dir, there.user_cache_dir, there.user_config_dir)
    assert personal_folders({"HOME": "/Users/ada", "XDG_DATA_HOME": "/d"}) is None
    assert personal_folders({}) is None
