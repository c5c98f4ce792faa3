"""Why a command cannot go on, for the person who called it."""


class CannotGoOnError(Exception):
    """Ends a command with a message and an exit code: 1 for something found, 2 for a wrong call or setting."""

    def __init__(self, message: str, code: int) -> None:
        """Keep what to say and what to return to the shell."""
        super().__init__(message)
        self.code = code
