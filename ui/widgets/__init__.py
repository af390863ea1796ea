"""Widgets of the window. The first thing any of them needs is a None that survives."""

from ui.widgets.none_count import keep_none_alive

keep_none_alive()
