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
def benchmarks(session: nox.Session) -> None:
    """Measure the everyday commands against the bare interpreter."""
    session.install(".")
    session.run("python", "benchmarks/measure.py", *session.posargs)


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
    missing = [name for name in ("tmux", "bash", "zsh", "fish") if shutil.which(name) is None]
    installer = shutil.which("apt-get")
    if missing and installer and os.geteuid() == 0:
        session.run(installer, "install", "--yes", "--quiet", *missing, external=True)
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
