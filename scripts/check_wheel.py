"""Build sdist and wheel, and check that the wheel brings exactly the content of `data/`."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PREFIX = "roadmap_cli/data/"


def bundled(wheel: Path) -> dict[str, bytes]:
    """Give the content files in *wheel* by their path below `data/`."""
    with zipfile.ZipFile(wheel) as archive:
        names = (name for name in archive.namelist() if name.startswith(PREFIX))
        return {name.removeprefix(PREFIX): archive.read(name) for name in names}


def in_checkout() -> dict[str, bytes]:
    """Give the content files of the checkout by their path below `data/`."""
    data = ROOT / "data"
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def main() -> int:
    """Build, compare, and say what differs."""
    expected = in_checkout()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hatchling", "build", "-d", folder]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        (wheel,) = Path(folder).glob("*.whl")
        found = bundled(wheel)
    differing = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    if differing:
        print(f"The wheel's content is not that of data/: {', '.join(differing)}")
        return 1
    print(f"{wheel.name}: all {len(found)} content files are those of data/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
