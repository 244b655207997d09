"""What can be wrong with a file of the journal as a whole: for scripts it is bad data, for a repair there are kinds."""

from roadmap_cli.domain.errors import BadDataError


class DamagedFileError(BadDataError):
    """A file of the journal is not as it was written; *reason* says how, as the rest of a sentence."""

    def __init__(self, message: str, *, path: str, reason: str, line: int | None = None) -> None:
        super().__init__(message, path=path, line=line)
        self.reason = reason


class UnreadableFileError(BadDataError):
    """A part of the journal cannot be read; *reason* is what the system says."""

    def __init__(self, message: str, *, path: str, reason: str) -> None:
        super().__init__(message, path=path)
        self.reason = reason
