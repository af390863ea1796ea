"""The paper: a `core.report` Document becomes the bytes of a PDF."""

from ui.paper.pdf import Paper, render

__all__ = ["Paper", "render"]
