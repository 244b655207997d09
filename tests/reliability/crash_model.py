"""What a disk may hold after the power was cut, worked out from the steps of a write.

The model is the harsh one. A file whose content was not confirmed keeps nothing, half or all of it. A
folder that was not confirmed keeps any number, from the first on, of the changes of names in it, and
each folder on its own: a later change in one may have reached the disk before an earlier one in another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import NamedTuple

from journal_doubles import Step

Contents = tuple[bytes, ...]


@dataclass(eq=False)
class Inode:
    """A file whatever it is called: what it may contain after a cut."""

    contents: Contents


class State(NamedTuple):
    """What lies on the disk: *files* and *folders* by their place. *is_cut* false is a kill: all steps took effect."""

    files: Mapping[Path, bytes]
    folders: frozenset[Path]
    is_over: bool
    is_cut: bool


@dataclass
class Folder:
    """A folder: *versions* are what its names may be after a cut, the confirmed ones first."""

    versions: list[dict[str, object]] = field(default_factory=lambda: [{}])

    @property
    def now(self) -> dict[str, object]:
        return self.versions[-1]

    def change(self, changes: Mapping[str, object]) -> None:
        merged = {**self.now, **changes}
        self.versions.append({name: entry for name, entry in merged.items() if entry is not None})

    def confirm(self) -> None:
        del self.versions[:-1]


class ModelDisk:
    """A disk in memory on which the steps of a write are done one after the other."""

    def __init__(self, root: Path) -> None:
        """Begin with what lies below *root*, all of it confirmed."""
        self.root = root
        self.folders: dict[Path, Folder] = {}
        self._take(root)

    def _take(self, folder: Path) -> None:
        self.folders[folder] = taken = Folder()
        for path in folder.iterdir():
            if path.name == "cache":
                # Nothing in it matters: it counts only while it matches the files, which a cut leaves as others.
                continue
            if path.is_dir():
                self._take(path)
                taken.now[path.name] = self.folders[path]
            else:
                taken.now[path.name] = Inode((path.read_bytes(),))

    def do(self, step: Step) -> None:
        """Let one step take effect."""
        folder, name = self.folders.get(step.path.parent), step.path.name
        if step.operation == "sync_folder":
            self.folders[step.path].confirm()
        elif folder is None:
            return
        elif step.operation == "make_folder":
            self.folders[step.path] = made = Folder()
            folder.change({name: made})
        elif step.operation == "create":
            folder.change({name: Inode((b"",))})
        elif step.operation == "write":
            half = step.content[: len(step.content) // 2]
            self._inode(folder, name).contents = tuple(dict.fromkeys((b"", half, step.content)))
        elif step.operation == "sync":
            inode = self._inode(folder, name)
            inode.contents = inode.contents[-1:]
        elif step.operation == "replace":
            folder.change({name: None, step.target.name: self._inode(folder, name)})
        elif step.operation == "remove":
            folder.change({name: None})

    @staticmethod
    def _inode(folder: Folder, name: str) -> Inode:
        found = folder.now[name]
        assert isinstance(found, Inode)
        return found

    def states(self, *, is_over: bool) -> Iterator[State]:
        """Give what a kill leaves now, and everything that a cut may leave."""
        yield State(*self._laid_out({}, {}), is_over, is_cut=False)
        unsure = [folder for folder in self.folders.values() if len(folder.versions) > 1]
        for chosen in product(*(folder.versions for folder in unsure)):
            versions = dict(zip(map(id, unsure), chosen, strict=True))
            inodes = [inode for inode in self._reached(versions) if len(inode.contents) > 1]
            for contents in product(*(inode.contents for inode in inodes)):
                choice = dict(zip(map(id, inodes), contents, strict=True))
                yield State(*self._laid_out(versions, choice), is_over, is_cut=True)

    def _reached(self, versions: Mapping[int, dict[str, object]]) -> list[Inode]:
        return [entry for _, entry in self._walk(self.root, versions) if isinstance(entry, Inode)]

    def _walk(self, place: Path, versions: Mapping[int, dict[str, object]]) -> Iterator[tuple[Path, object]]:
        folder = self.folders[place]
        for name, entry in versions.get(id(folder), folder.now).items():
            yield place / name, entry
            if isinstance(entry, Folder):
                yield from self._walk(place / name, versions)

    def _laid_out(
        self, versions: Mapping[int, dict[str, object]], choice: Mapping[int, bytes]
    ) -> tuple[dict[Path, bytes], frozenset[Path]]:
        files, folders = {}, set()
        for path, entry in self._walk(self.root, versions):
            if isinstance(entry, Inode):
                files[path] = choice.get(id(entry), entry.contents[-1])
            else:
                folders.add(path)
        return files, frozenset(folders)


class InPlaceModel(ModelDisk):
    """A control: a disk on which a program writes over the file itself instead of replacing it."""

    def do(self, step: Step) -> None:
        if step.operation != "replace":
            super().do(step)
            return
        folder = self.folders[step.path.parent]
        whole = self._inode(folder, step.path.name).contents[-1]
        super().do(step)
        self._inode(folder, step.target.name).contents = (b"", whole[: len(whole) // 2], whole)


def states_of_a_write(model: ModelDisk, steps: Sequence[Step], ignored: str = "") -> Iterator[State]:
    """Give every state in which a cut or a kill may leave the disk, each once; steps of the kind *ignored* do nothing.

    *model* stands as the disk did before the write.
    """
    seen: set[tuple[object, ...]] = set()
    effective = [step for step in steps if step.operation != ignored]
    for count in range(len(effective) + 1):
        if count:
            model.do(effective[count - 1])
        for state in model.states(is_over=count == len(effective)):
            key = (tuple(sorted(state.files.items())), state.folders, state.is_over, state.is_cut)
            if key not in seen:
                seen.add(key)
                yield state


def photograph(root: Path) -> State:
    """Give what lies below *root* now, without the cache."""
    return next(ModelDisk(root).states(is_over=False))


def lay_out(state: State, root: Path) -> None:
    """Make what lies below *root* what *state* says; folders that stay are the same folders as before."""
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if path not in state.folders:
                path.rmdir()
        else:
            path.unlink()
    for folder in sorted(state.folders):
        folder.mkdir(exist_ok=True)
    for path, content in state.files.items():
        path.write_bytes(content)
