"""What needs more than the Python at hand: `nox` runs the tests on every supported version that is installed."""

import os
import shutil
from pathlib import Path

import nox

nox.options.sessions = ["tests"]


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the tests; a version that is not installed is skipped and said to be."""
    session.install("--editable", ".[dev]")
    session.run("python", "-m", "pytest", "--quiet")


@nox.session
def comparison(session: nox.Session) -> None:
    """Measure everything side by side, other tools at the same work included; what is missing is said, and skipped."""
    session.install(".")
    folder = Path(session.create_tmp()).absolute()
    for package in ("todoman", "td-watson", "jrnl", "buku", "topydo"):
        # An environment for each: they ask for different versions of the same libraries.
        session.run("python", "-m", "venv", "--clear", str(folder / package))
        installer = str(folder / package / "bin" / "python")
        # One that cannot be installed is skipped by name when all is measured.
        session.run(installer, "-m", "pip", "install", "--quiet", package, external=True, success_codes=range(256))
    _install_with_apt(session, {"task": "taskwarrior"})
    session.run("python", "benchmarks/performance.py", "--tools", str(folder), *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Look at the maps in a real Chromium; what is missing for that is said, and skipped."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        session.skip("there is no chromium on this machine: `apt-get install chromium`")
    session.install("--editable", ".[dev]", "playwright>=1.50")
    environment = {"ROADMAP_CHROMIUM": chromium}
    if shutil.which("npm"):
        folder = session.create_tmp()
        session.run("npm", "install", "--silent", "--prefix", folder, "axe-core@4", external=True)
        environment["ROADMAP_AXE"] = str(Path(folder).absolute() / "node_modules" / "axe-core" / "axe.min.js")
    else:
        session.warn("there is no npm on this machine, so axe-core is skipped")
    session.run("python", "-m", "pytest", "--quiet", "tests/browser", *session.posargs, env=environment)


@nox.session
def drawing(session: nox.Session) -> None:
    """Measure how long a real Chromium takes to draw the maps, and how large they are."""
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        session.skip("there is no chromium on this machine: `apt-get install chromium`")
    session.install("--editable", ".[dev]", "playwright>=1.50")
    session.run("python", "benchmarks/map_drawing.py")


@nox.session
def pictures(session: nox.Session) -> None:
    """Make the README's pictures anew."""
    session.install(".")
    session.run("python", "docs/pictures/make.py")


@nox.session
def leaving_out(session: nox.Session) -> None:
    """Compare what a plan leaves out with the true optimum, which another solver proves."""
    session.install("--editable", ".[benchmark]")
    session.run("python", "benchmarks/leaving_out.py")


@nox.session
def planning(session: nox.Session) -> None:
    """Measure how long a plan takes in process, and how that grows."""
    session.install("--editable", ".")
    session.run("python", "benchmarks/planning.py")


@nox.session
def calendar(session: nox.Session) -> None:
    """Read our calendars with khal, a client that has nothing to do with us."""
    session.install("--editable", ".", "khal>=0.13")
    session.run("python", "scripts/check_calendar.py")


@nox.session
def reliability(session: nox.Session) -> None:
    """Run the harnesses of reliability at the size before a release, power cuts included, and write their figures."""
    session.install("--editable", ".[dev]")
    session.run("python", "scripts/measure_reliability.py", *(session.posargs or ["1"]))


@nox.session
def shells(session: nox.Session) -> None:
    """Press TAB in real shells in a real terminal; a shell that is not installed is said to be skipped."""
    session.install("--editable", ".[dev]")
    _install_with_apt(session, {name: name for name in ("tmux", "bash", "zsh", "fish")})
    session.run("python", "-m", "pytest", "--quiet", "-rs", "tests/shells", *session.posargs)


@nox.session
def editor(session: nox.Session) -> None:
    """Let the server behind most editors' YAML support read the schema, a template, and one with faults."""
    if shutil.which("npm") is None:
        session.skip("Skipped: npm is not on this machine, so yaml-language-server cannot be installed.")
    session.install("--editable", ".")
    folder = session.create_tmp()
    session.run("npm", "install", "--silent", "--prefix", folder, "yaml-language-server@1", external=True)
    server = f"{folder}/node_modules/.bin/yaml-language-server"
    session.run("python", "scripts/check_editor.py", server)


def _install_with_apt(session: nox.Session, packages: dict[str, str]) -> None:
    """Install the package of each program that is missing, if that can be done here; say what is missing otherwise."""
    missing = [package for program, package in packages.items() if shutil.which(program) is None]
    installer = shutil.which("apt-get")
    if missing and installer and os.geteuid() == 0:
        session.run(installer, "install", "--yes", "--quiet", *missing, external=True)
    elif missing:
        session.warn(f"not on this machine, and only root can install them: {', '.join(missing)}")
