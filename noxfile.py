"""What needs more than the Python at hand: `nox` runs the tests on every supported version that is installed."""

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
def reliability(session: nox.Session) -> None:
    """Run the harnesses of reliability at the size before a release, power cuts included, and write their figures."""
    session.install("--editable", ".[dev]")
    session.run("python", "scripts/measure_reliability.py", *(session.posargs or ["1"]))
