"""Where things lie, as plain text: what an answer can afford that is not to wait for pathlib."""

# Pathlib takes longer to load than a whole answer out of what was kept.
# ruff: noqa: PLC0415, PTH100, PTH109, PTH112, PTH113, PTH117, PTH118, PTH120

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    StrPath = str | os.PathLike[str]

APP = "roadmap"


class Folders:
    """The three folders of a person as text, and what lies in them that reading looks at each time."""

    def __init__(self, data: str, cache: str, config: str) -> None:
        self.data = data
        self.cache = cache
        self.config = config
        self.progress = os.path.join(data, "progress")
        self.safety = os.path.join(data, "safety")
        self.own_roadmaps = os.path.join(data, "content", "roadmaps")


def find_folders(environment: "Mapping[str, str]") -> Folders:
    """Find the three folders: all below `ROADMAP_HOME` where it is set, else where this system keeps such things."""
    from roadmap_cli.domain.errors import RoadmapError

    if found := personal_folders(environment):
        return Folders(*found)
    if sys.platform in {"win32", "darwin"}:
        return Folders(*_platform_folders())
    message = "No home folder is known: set HOME, or set ROADMAP_HOME to the folder that shall hold your progress."
    raise RoadmapError(message)


def _platform_folders() -> tuple[str, str, str]:
    import platformdirs

    folders = platformdirs.PlatformDirs(APP, appauthor=False)
    return folders.user_data_dir, folders.user_cache_dir, folders.user_config_dir


def personal_folders(environment: "Mapping[str, str]") -> tuple[str, str, str] | None:
    """Give the folders for data, cache and settings by what *environment* says; None where it does not say.

    All three lie below `ROADMAP_HOME` where that is set, else where this system has them: by the XDG specification,
    or in the Library of a Mac. What is not plain, such as Windows, is left to platformdirs.
    """
    if moved := environment.get("ROADMAP_HOME"):
        data = os.path.join(os.getcwd(), moved) if not os.path.isabs(moved) else moved
        return data, os.path.join(data, "cache"), os.path.join(data, "config")
    if sys.platform == "darwin":
        return _library(environment)
    if sys.platform == "win32":
        return None
    usual = (("XDG_DATA_HOME", ".local/share"), ("XDG_CACHE_HOME", ".cache"), ("XDG_CONFIG_HOME", ".config"))
    data, cache, config = (_xdg(environment, variable, folder) for variable, folder in usual)
    return (data, cache, config) if data and cache and config else None


def _library(environment: "Mapping[str, str]") -> tuple[str, str, str] | None:
    home = environment.get("HOME", "")
    if not home.startswith("/") or any(name.startswith("XDG_") for name in environment):
        return None
    data = f"{home}/Library/Application Support/{APP}"
    return data, f"{home}/Library/Caches/{APP}", data


def _xdg(environment: "Mapping[str, str]", variable: str, usual: str) -> str:
    # What platformdirs gives, by hand: importing it would cost every command 14 ms.
    chosen = environment.get(variable, "")
    if chosen.startswith("/"):  # the XDG specification wants a relative path ignored
        return f"{chosen}/{APP}"
    home = environment.get("HOME", "")
    return f"{home}/{usual}/{APP}" if home.startswith("/") else ""


def package_folder() -> str:
    """Give the folder of this program's own modules."""
    return os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def content_folder() -> str | None:
    """Give the folder of the bundled content: the installed package's, or else the checkout's.

    The file's own path stands for `importlib.resources`, which is slow to import and gives the
    same folder wherever the package lies unpacked.
    """
    package = package_folder()
    installed = os.path.join(package, "data")
    if os.path.isdir(installed):
        return installed
    checkout = os.path.dirname(os.path.dirname(package))
    data = os.path.join(checkout, "data")
    return data if os.path.isfile(os.path.join(checkout, "pyproject.toml")) and os.path.isdir(data) else None
