"""Help, offline: the keys, and how to read the window. No sentence here gives advice on a patient."""

KEYS = (
    ("Tab, Shift+Tab", "to the next or the previous control"),
    ("Up, Down, Page Up, Page Down", "scroll the page that is open; Home and End to its ends"),
    ("F6", "to the case"),
    ("F7", "to the book"),
    ("Ctrl+K", "to the search box"),
    ("Ctrl+1 to Ctrl+5", "Plan, Monitoring, Interactions, Bloods, Guidelines compared"),
    ("Ctrl+N", "new patient: clears everything at once, and asks nothing"),
    ("Ctrl+P", "see the papers, then print; in the book, its open page"),
    ("Ctrl+S", "save the paper as PDF"),
    ("Ctrl+O", "paste or open a result"),
    ("Ctrl+Z, Ctrl+Y", "take back the last change in the case, and bring it again"),
    ("Enter", "take what is named below the field, or go on to the next field"),
    ("Alt+Left", "back in the book"),
    ("Ctrl+F", "find in the open page of the book"),
    ("Ctrl++, Ctrl+-", "larger and smaller text in the book"),
    ("Ctrl+,", "practice settings"),
    ("Esc", "from here, the papers or the book back to the answer"),
    ("F1", "this help"),
)
NOTES = (
    (
        "How an answer comes about",
        "Every key works the answer out again. It is shown only while every entry can be read and nothing needed "
        "is missing. What cannot be read stays as you typed it, with the reason below it. Nothing is guessed, "
        "rounded or filled in. The table Why this dose lists every step, so that you can redo it by hand.",
    ),
    (
        "What the marks mean",
        "A chip at the end of a row names the source; press it and the book opens at that passage. A stop means that "
        "no dose is given. A warning asks for thought, a note tells what was assumed. Content that no person "
        "has reviewed yet says so, here and on every paper.",
    ),
    (
        "Numbers and dates",
        "Write a point, not a comma: 70.5. The unit stands beside the field. Dates: 2026-11-23 or 23-Nov-2026. "
        "A blood result needs its unit. A value that is unlikely asks once whether it is meant.",
    ),
    (
        "Names",
        "Type a part of a name, another name or an abbreviation: RA, UC, eczema. What it may mean stands below "
        "the field; nothing is taken before you take it.",
    ),
    (
        "Genetic results",
        "Type what the letter says: *1/*3A, an rs number, or a phenotype. Not tested is an answer too. A result file "
        "is read by Paste or open a result, shown first, and enters the case only when you say so.",
    ),
    (
        "A shared computer",
        "Nothing about a patient is kept. New patient, the end of the idle time and a locked screen clear the "
        "case, the search, the papers and what was copied from here. Only the settings stay.",
    ),
    (
        "Limits",
        "The program is a reference and a calculator. It does not know what you have not typed, and it does "
        "not replace the judgement of the prescriber. When the book is out of date it gives no dose.",
    ),
)

PARTS = (
    ("Keys", ""),
    ("What it is for", "intended-purpose.md"),
    ("Known limits", "known-limits.md"),
    ("Privacy", "privacy.md"),
    ("Report a problem", "reporting.md"),
    ("Deploying", "deployment.md"),
    ("Changes", "changes.md"),
)
"""What help is made of: name and, for all but the keys, the document that a hospital asks for."""


def without_title(markdown: str) -> str:
    """The document below its first heading; the tab above it names it already."""
    head, _, rest = markdown.partition("\n")
    return rest.lstrip("\n") if head.startswith("# ") else markdown
