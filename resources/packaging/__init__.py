"""How Azalea becomes an installed program. Run by `python3 dev.py package`; no part of the program."""
