"""The book column."""

from ui.panels.book.column import BookPanel

__all__ = ["BookPanel"]
