"""What can be wrong with a file of the journal as a whole: for scripts it is bad data, for a repair there are kinds."""

from roadmap_cli.domain.errors import BadDataError


class DamagedFileError(BadDataError):
    """A file of the journal is not as it was written; *reason* says how, as the rest of a sentence."""

    def __init__(self, message: str, *, path: str, reason: str, line: int | None = None) -> None:
        super().__init__(message, path=path, line=line)
        self.reason = reason


def damaged(path: str, reason: str, line: int | None = None) -> DamagedFileError:
    """Give the error that says that a file of the journal is damaged, and what to do."""
    message = (
        f"this file of the journal is damaged: {reason}. Nothing was written over it; "
        "`roadmap doctor --fix` keeps its bytes and saves every event that is whole."
    )
    return DamagedFileError(message, path=path, reason=reason, line=line)


class UnreadableFileError(BadDataError):
    """A part of the journal cannot be read; *reason* is what the system says."""

    def __init__(self, message: str, *, path: str, reason: str) -> None:
        super().__init__(message, path=path)
        self.reason = reason
