"""Build sdist and wheel, and check that the wheel brings exactly the content of `data/`, and the map's templates."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PREFIX = "roadmap_cli/data/"
TEMPLATES = "roadmap_cli/rendering/templates/"


def bundled(wheel: Path) -> dict[str, bytes]:
    """Give the content files and templates in *wheel* by their path."""
    with zipfile.ZipFile(wheel) as archive:
        names = (name for name in archive.namelist() if name.startswith((PREFIX, TEMPLATES)))
        return {name: archive.read(name) for name in names}


def in_checkout() -> dict[str, bytes]:
    """Give the content files and templates of the checkout by their path in a wheel."""
    folders = {PREFIX: ROOT / "data", TEMPLATES: ROOT / "src" / TEMPLATES}
    return {
        prefix + path.relative_to(folder).as_posix(): path.read_bytes()
        for prefix, folder in folders.items()
        for path in folder.rglob("*")
        if path.is_file()
    }


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
        print(f"The wheel's content is not that of data/ and templates/: {', '.join(differing)}")
        return 1
    print(f"{wheel.name}: all {len(found)} content files and templates are those of the checkout")
    return 0


if __name__ == "__main__":
    sys.exit(main())
