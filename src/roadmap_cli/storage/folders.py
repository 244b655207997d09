"""Where things lie, as plain text: what an answer can afford that is not to wait for pathlib."""

# Pathlib takes longer to load than a whole answer out of what was kept.
# ruff: noqa: PTH100, PTH109, PTH112, PTH113, PTH117, PTH118, PTH120

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

APP = "roadmap"


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
