"""What needs more than the Python at hand: `nox` runs the tests on every supported version that is installed."""

import os
import shutil

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
