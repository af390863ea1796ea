"""What is raised when the book is not whole; apart, because a start can name it before it reads the book."""


class BookDamaged(Exception):
    """The book cannot be trusted. `check` names what failed, `reason` says how, without a path."""

    def __init__(self, check: str, reason: str) -> None:
        super().__init__(f"{check}: {reason}")
        self.check = check
        self.reason = reason
