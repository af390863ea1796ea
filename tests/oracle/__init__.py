"""A second reading of the written rules, made without a look at the program, to compare its answers with.

Sources: clinical-logic.md, interface.md, entry-and-display.md, and the fact files. Nothing here imports `core` or `db`;
`program.py` alone opens the program, and only from outside.
"""
