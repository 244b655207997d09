"""A bare repository through git's plumbing: exact bytes in and out, no index, no work tree, no filters."""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.storage.git_program import FOLDER_SIDE, GitFailure, GitProgram
from roadmap_cli.storage.git_trees import FILE, FOLDER, TreeEntry, parsed_tree, written_tree

_SHA1_DIGITS = 40
_UNTIDY = 12
_STRANGE = ("hasDot", "hasDotdot", "hasDotgit", "fullPathname", "emptyName", "duplicateEntries", "zeroPaddedFilemode")
_REF_MISSING = "couldn't find remote ref"


class RemoteHeads(NamedTuple):
    """The branches of a remote, each with its commit, and the one that it calls its default, if that exists."""

    default: str | None
    commits: Mapping[str, str]


class Pushed(Enum):
    """How a push ended: the remote has it, or others were quicker and it must be united with theirs first."""

    DONE = "done"
    BEHIND = "behind"


class RefusedError(Exception):
    """The remote refuses what was pushed, and would refuse it again; *reason* is its word for it."""

    def __init__(self, failure: GitFailure, reason: str) -> None:
        super().__init__(reason)
        self.failure = failure
        self.reason = reason


class GitRepository:
    """One bare repository and what `sync` needs of it."""

    def __init__(self, git: GitProgram, folder: Path) -> None:
        self._git = git
        self._folder = folder
        self._roots: dict[str, str] = {}
        self._trees: dict[str, tuple[TreeEntry, ...]] = {}

    @cached_property
    def empty_tree(self) -> str:
        """The id of a tree with nothing in it."""
        return _word(self._git.run("hash-object", "-t", "tree", "-w", "--stdin"))

    @property
    def exists(self) -> bool:
        """Tell whether it was begun."""
        return (self._folder / "HEAD").exists()

    def begin(self, like: str = "") -> None:
        """Begin it empty, with ids of the kind that *like* is."""
        other_kind = () if len(like) <= _SHA1_DIGITS else ("--object-format=sha256",)
        self._git.run("init", "--quiet", "--bare", "--template=", *other_kind)

    def is_sound(self) -> bool:
        """Tell whether all that it holds is whole; it looks at every byte."""
        # Names that a stranger chose are no damage.
        strange = [word for fault in _STRANGE for word in ("-c", f"fsck.{fault}=ignore")]
        try:
            self._git.run(*strange, "fsck", "--full", "--no-dangling", "--no-progress")
        except GitFailure:
            return False
        return True

    @property
    def is_untidy(self) -> bool:
        """Tell whether thousands of objects lie about, by what git itself looks at: a folder of 256."""
        try:
            return len(os.listdir(self._folder / "objects" / "17")) > _UNTIDY  # noqa: PTH208 - names are enough
        except OSError:
            return False

    def tidy(self) -> None:
        """Pack what there is, and take out what no ref leads to."""
        self._git.run("gc", "--quiet", "--prune=now")

    def commit_of(self, ref: str) -> str | None:
        """Give the commit that *ref* leads to, or None."""
        try:
            return _word(self._git.run("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"))
        except GitFailure:
            return None

    def is_ancestor(self, first: str, second: str) -> bool:
        """Tell whether *second* contains *first*."""
        if first == second:
            return True
        try:
            self._git.run("merge-base", "--is-ancestor", first, second)
        except GitFailure as failure:
            if failure.status == 1:
                return False
            raise
        return True

    def merge_base(self, first: str, second: str) -> str | None:
        """Give the commit at which two histories parted, or None where they have nothing in common."""
        if first == second:
            return first
        try:
            return _word(self._git.run("merge-base", first, second))
        except GitFailure as failure:
            if failure.status == 1:
                return None
            raise

    def tree_of(self, commit: str) -> str:
        """Give the id of the tree of *commit*."""
        if commit not in self._roots:
            self._roots[commit] = _word(self._git.run("rev-parse", "--verify", "--quiet", f"{commit}^{{tree}}"))
        return self._roots[commit]

    def entries(self, tree: str) -> tuple[TreeEntry, ...]:
        """Give what stands in a tree, in its order."""
        if tree not in self._trees:
            (content,) = self._contents([tree])
            self._trees[tree] = tuple(parsed_tree(content, len(tree) // 2))
        return self._trees[tree]

    def files_up_to(self, limit: int, ids: Iterable[str]) -> frozenset[str]:
        """Give those of *ids* that are files of at most *limit* bytes."""
        if not (wanted := _lines(ids)):
            return frozenset()
        rows = self._git.run("cat-file", "--batch-check", content=wanted).decode("ascii", "replace").splitlines()
        return frozenset(name for name, kind, size in map(str.split, rows) if kind == "blob" and int(size) <= limit)

    def contents(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Give the content of each of *ids*."""
        names = list(dict.fromkeys(ids))
        return dict(zip(names, self._contents(names), strict=True))

    def _contents(self, ids: Sequence[str]) -> list[bytes]:
        if not ids:
            return []
        answer = self._git.run("cat-file", "--batch", content=_lines(ids))
        contents: list[bytes] = []
        position = 0
        for name in ids:
            end = answer.index(b"\n", position)
            row = answer[position:end].split()
            if len(row) != len(("id", "kind", "size")):
                raise GitFailure(("cat-file",), 1, f"fatal: object {name} is missing")
            size = int(row[2])
            contents.append(answer[end + 1 : end + 1 + size])
            position = end + 1 + size + 1
        return contents

    def id_of(self, content: bytes) -> str:
        """Give the id that a file with this content has here."""
        make = hashlib.sha1 if len(self.empty_tree) == _SHA1_DIGITS else hashlib.sha256
        return make(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()

    def keep(self, contents: Iterable[bytes]) -> None:
        """Put files into the repository, byte for byte."""
        stream = b"".join(b"blob\ndata %d\n%b\n" % (len(content), content) for content in contents)
        if stream:
            self._git.run("fast-import", "--quiet", content=stream)

    def write_tree(self, tree: str | None, changes: Mapping[tuple[bytes, ...], str | None]) -> str | None:
        """Give a tree that is *tree* but for *changes*: at each path the file of that id, or none.

        All else stays byte for byte as it is. None stands for an empty tree.
        """
        entries = {entry.name: entry for entry in (self.entries(tree) if tree else ())}
        below: dict[bytes, dict[tuple[bytes, ...], str | None]] = {}
        for path, name in changes.items():
            first, *rest = path
            if rest:
                below.setdefault(first, {})[tuple(rest)] = name
            elif name is None:
                entries.pop(first, None)
            else:
                entries[first] = TreeEntry(FILE, first, name)
        for first, inner in below.items():
            old = entries.get(first)
            written = self.write_tree(old.id if old and old.is_folder else None, inner)
            if written is None:
                entries.pop(first, None)
            else:
                entries[first] = TreeEntry(FOLDER, first, written)
        if not entries:
            return None
        content = written_tree(entries.values())
        # "literally": a name that git would not write today is left as it is, since it is not ours.
        return _word(self._git.run("hash-object", "-t", "tree", "-w", "--literally", "--stdin", content=content))

    def commit(self, tree: str, parents: Sequence[str], message: str, *, author: str, moment: datetime) -> str:
        """Make a commit at *moment*, by whom the person's git names, else by *author*; signed if it signs."""
        config = self._git.config
        name = config.get("user.name") or author
        email = config.get("user.email") or f"{author}@roadmap.invalid"
        date = f"@{max(int(moment.timestamp()), 0)} +0000"
        variables = {
            **{
                f"GIT_{role}_{key}": value
                for role in ("AUTHOR", "COMMITTER")
                for key, value in (("NAME", name), ("EMAIL", email))
            },
            **{f"GIT_{role}_DATE": date for role in ("AUTHOR", "COMMITTER")},
        }
        signing = ("-S",) if config.get("commit.gpgsign", "").lower() in {"true", "yes", "on", "1"} else ()
        words = [word for parent in parents for word in ("-p", parent)]
        return _word(
            self._git.run("commit-tree", *signing, *words, tree, content=message.encode() + b"\n", variables=variables)
        )

    def point(self, refs: Mapping[str, str]) -> None:
        """Let each ref lead to its commit, all of them or none."""
        self._git.run(
            "update-ref", "--stdin", content="".join(f"update {ref} {to}\n" for ref, to in refs.items()).encode()
        )

    def heads_of(self, address: str) -> RemoteHeads:
        """Ask a remote for its branches."""
        words = ("ls-remote", "--symref", *_other_end(address, "upload-pack"))
        answer = self._git.run_over_network(*words, "--", address, "HEAD", "refs/heads/*")
        default, commits = None, {}
        for row in answer.decode("utf-8", "surrogateescape").splitlines():
            value, _, ref = row.partition("\t")
            if ref == "HEAD" and value.startswith("ref: refs/heads/"):
                default = value.removeprefix("ref: refs/heads/")
            elif ref.startswith("refs/heads/"):
                commits[ref.removeprefix("refs/heads/")] = value
        return RemoteHeads(default if default in commits else None, commits)

    def fetch(self, address: str, branch: str, into: str) -> str | None:
        """Fetch *branch* from a remote into the ref *into* and give its commit; None where it is not there."""
        words = ("fetch", "--quiet", "--no-tags", "--force", *_other_end(address, "upload-pack"))
        try:
            self._git.run_over_network(*words, "--", address, f"+refs/heads/{branch}:{into}")
        except GitFailure as failure:
            if _REF_MISSING in failure.said:
                return None
            raise
        return self.commit_of(into)

    def push(self, address: str, commit: str, branch: str) -> Pushed:
        """Send *commit* to *branch* of a remote, never by force; raise `RefusedError` where it will never be taken."""
        words = ("push", "--porcelain", "--quiet", *_other_end(address, "receive-pack"))
        try:
            self._git.run_over_network(*words, "--", address, f"{commit}:refs/heads/{branch}")
        except GitFailure as failure:
            rows = [row for row in failure.answer.decode(errors="replace").splitlines() if row.startswith("!")]
            if not rows:
                raise
            if any(sign in rows[0] for sign in _OTHERS_WERE_QUICKER):
                return Pushed.BEHIND
            raise RefusedError(failure, rows[0].rpartition("\t")[2]) from failure
        return Pushed.DONE


_OTHERS_WERE_QUICKER = (
    "(fetch first)",
    "(non-fast-forward)",
    "(stale info)",
    "(needs force)",
    "cannot lock ref",
    "failed to update ref",
    "failed to lock",
    "incorrect old value",
    "reference already exists",
    "atomic transaction failed",
)


def _other_end(address: str, program: str) -> tuple[str, ...]:
    is_folder = "://" not in address and (address.startswith("/") or address[1:3] in {":\\", ":/"})
    return (f"--{program}={FOLDER_SIDE} {program}",) if is_folder else ()


def _lines(ids: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in ids).encode()


def _word(answer: bytes) -> str:
    return answer.decode("ascii", "replace").strip()
