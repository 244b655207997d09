"""What can go wrong, each failure with its code, its exit code and one whole sentence."""

from math import inf

QUOTE_LIMIT = 80


def quote(text: str) -> str:
    """Give *text* in quotation marks, cut to 80 characters, for use in a sentence."""
    return repr(text if len(text) <= QUOTE_LIMIT else text[: QUOTE_LIMIT - 1] + "…")


def quote_path(path: object) -> str:
    """Give a path in quotation marks and in whole, since a part of it is the way to somewhere else."""
    return repr(str(path))


class RoadmapError(Exception):
    """Something went wrong that a person can be told about in one sentence.

    *code* names the kind of failure for scripts, *exit_code* is what the program ends with, and
    *hint* is the next thing to try, where there is one.
    """

    code = "failure"
    exit_code = 1
    hint: str | None = None

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint if hint is not None else type(self).hint

    def __str__(self) -> str:
        return self.message


class UsageError(RoadmapError):
    """What was asked for cannot be read: a bad date, two options that exclude each other."""

    code = "usage"
    exit_code = 2


class NotFoundError(RoadmapError):
    """Nothing bears the name that was given."""

    code = "not_found"
    exit_code = 3


class AmbiguousNameError(RoadmapError):
    """Several things bear the name that was given."""

    code = "ambiguous"
    exit_code = 3


class BadDataError(RoadmapError):
    """A file holds what it must not hold; *path*, *line* and *key* say where."""

    code = "bad_data"
    exit_code = 4

    def __init__(
        self,
        message: str,
        *,
        path: str,
        line: int | None = None,
        key: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.path = path
        self.line = line
        self.key = key

    @property
    def place(self) -> tuple[str, float]:
        """Give what sorts faults as they stand in their files; what is said of a whole file comes at its end."""
        return self.path, inf if self.line is None else self.line

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}, line {self.line}"
        return f"{where}: {self.message}"


class NewerFormatError(BadDataError):
    """The journal was written by a newer version of the program."""

    code = "newer_format"


class NotSavedError(RoadmapError):
    """The journal could not be written; what stood in it is untouched."""

    code = "not_saved"

    def __str__(self) -> str:
        return f"NOT saved: {self.message}"


class DeclinedError(RoadmapError):
    """The person said no, or could not be asked."""

    code = "declined"


class LockedError(RoadmapError):
    """Another process held the journal for too long."""

    code = "locked"
    exit_code = 5


class SyncError(RoadmapError):
    """Progress could not be synced; what is here is untouched."""

    code = "sync_failed"


class NoGitError(SyncError):
    """There is no git program that could sync."""

    code = "no_git"


class UnreachableError(SyncError):
    """The remote did not answer."""

    code = "unreachable"


class NoAccessError(SyncError):
    """The remote answered, and let nobody in."""

    code = "no_access"


class NotARepositoryError(SyncError):
    """Nothing that git could sync with is at the address."""

    code = "not_a_repository"


class OtherFilesError(SyncError):
    """The remote belongs to something else."""

    code = "other_files"


class SyncConflictError(SyncError):
    """Others sent to the remote again and again while this machine wanted to."""

    code = "conflict"
    exit_code = 5
