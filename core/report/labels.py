"""The fixed labels of the papers. Sentences with a clinical statement are messages of the book, not labels."""

from collections.abc import Mapping

from core.findings import Severity

LABELS: Mapping[str, str] = {
    # both papers
    "pending": "content pending human review",
    "handout-pending": "Content pending human review",
    "pending-lead": "Content pending human review.",
    "pending-text": "No person has approved the content of this page. Check it before you act on it.",
    "page": "page {page} of {pages}",
    "tick": "box to tick",
    "unshown": "{box} stands for a character that this page cannot show. Write the entry in by hand.",
    "born": "born {date}",
    "not-given": "not given",
    "not-known": "not known",
    # summary, page one
    "summary-title": "{drug}: starting dose",
    "summary-title-no-dose": "{drug}: assessment",
    "summary-aside": "Azalea · clinician’s summary · {practice} practice",
    "summary-document": "Azathioprine: clinician’s summary",
    "name": "Name, as typed",
    "number": "Number, as typed",
    "nhs-number": "NHS number",
    "date-of-birth": "Date of birth",
    "printed": "Printed",
    "range": "Range ",
    "first-dose": "First dose {date}",
    "first-test": "First blood test {date}",
    "age": "Age",
    "sex": "Sex",
    "weight": "Weight",
    "height": "Height",
    "planned-start": "Planned start",
    "indication": "Indication",
    "creatinine": "Creatinine",
    "clearance": "Clearance",
    "tpmt": "TPMT",
    "nudt15": "NUDT15",
    "medicines": "Other medicines",
    "circumstances": "Circumstances",
    "edition": "Edition",
    "results": "Recent bloods",
    "start-date": "Start date",
    "none-entered": "none entered",
    "listed-below": "{count}, listed below",
    "findings": "Findings",
    "needed": "Needed",
    "why": "Why this dose",
    "why-aside": "each step can be redone by hand",
    "why-no-dose": "Why there is no dose",
    "why-no-dose-aside": "each step can be checked by hand",
    "derived": "Worked out beside the dose",
    "derived-no-dose": "Worked out from the entries",
    "step": "Step",
    "working": "Working",
    "result": "Result",
    "source": "Source",
    "compared": "Guidelines compared",
    "compared-before": "before the other reductions",
    "compared-edition": "Edition",
    "compared-says": "What it says",
    "compared-from": "From {dose}",
    "compared-strength": "Strength",
    "compared-standing": "Standing",
    "applies": ", applies",
    "comparison-only": "comparison only",
    "no-figure": "no figure",
    "no-grade": "no grade given",
    "readings": "Blood results",
    "readings-aside": "the set in use is in bold",
    "readings-test": "Test",
    "readings-value": "Result",
    "readings-says": "What the sets say",
    "not-reached": "no row reached",
    "metabolites": "Thiopurine metabolites",
    "ratio": "ratio 6-MMPN to 6-TGN {ratio}",
    "ratio-name": "Ratio 6-MMPN to 6-TGN",
    "ratio-none": "not calculable",
    "metabolites-wait": "What they ask for waits: the stop above comes first.",
    "level": "Level",
    "level-against": "Limits of the table",
    "level-range": "range {low} to {high}",
    "level-below": "high from {line}",
    "level-ratio": "high above {ratio}",
    "quadrant-alt": "6-MMPN over 6-TGN in {unit}: 6-TGN {tgn}, 6-MMPN {mmpn}; {pattern}.",
    "quadrant-across": "6-TGN, {unit}",
    "quadrant-up": "6-MMPN",
    "quadrant-slope": "ratio {ratio}",
    "quadrant-here": "this result",
    "year-alt": "Blood tests of 12 months on a line: {count} tests, the first {weekly} a week apart.",
    "year-start": "start",
    "year-weekly": "a week apart",
    "year-later": "further apart",
    "week-mark": "week {week}",
    # the ruler
    "ruler-chosen": "chosen ",
    "ruler-adjusted": "adjusted ",
    "ruler-usual": "usual ",
    "ruler-maximum": "maximum ",
    "ruler-unit": "mg/day",
    "ruler-alt": "Dose ruler in mg/day: usual {usual}, adjusted {adjusted}, maximum {maximum}, {chosen}.",
    "ruler-alt-chosen": "chosen {dose}",
    "ruler-alt-none": "no dose in whole tablets",
    "to": "{low} to {high}",
    # summary, page two
    "monitoring-title": "{drug}: monitoring",
    "baseline": "Before the first tablet",
    "baseline-aside": "tick when done",
    "dates": "Blood tests for 12 months from {date}",
    "dates-undated": "Blood tests for 12 months",
    "week": "Week",
    "date": "Date",
    "done": "Done",
    "initials": "Initials",
    "moved": "{date}, moved from {weekday}",
    "trends": "Results over time",
    "trends-aside": "solid line: the set in use; dashed: other sets",
    "today": "today",
    "symptoms": "Symptoms",
    "symptom": "Symptom",
    "symptom-asks": "What it asks for",
    "metabolite-times": "Metabolites, where they are measured",
    "metabolite-times-aside": "the sources differ; none is chosen",
    "metabolite-moved": "{date} (moved from {weekday})",
    "metabolite-week": "week {week}",
    "metabolite-weeks": "weeks {first} to {last}",
    "metabolite-weeks-after-change": "{weeks} after the change of dose",
    "withhold": "Withhold and discuss with the specialist",
    "withhold-aside": "other sets differ, see the book",
    "secondary": "as NHS pages restate it",
    "no-limit": "This set gives no limit at which to withhold; other sets do.",
    "references": "References",
    "prescriber": "Prescriber, date",
    "checked": "Checked by, date",
    "book": "Book {version}, code {code}",
    "made-by": "Azalea {program}, code {code}",
    "by-edition": "by {edition}",
    "step-edition": "{edition}: {working}",
    "book-valid": "Book {version}, valid until {date}",
    "digest": "Digest {digest}",
    # the comparators of a threshold row
    "<": "below {value}",
    ">": "above {value}",
    "<=": "{value} or below",
    ">=": "{value} or above",
    "multiple": "{value} × upper limit",
    # handout
    "handout-document": "Azathioprine: patient’s handout",
    "handout-title": "Your azathioprine tablets",
    "handout-title-liquid": "Your azathioprine liquid",
    "for": "For ",
    "for-name": "For",
    "start-on": "Start on {date}.",
    "start-on-line": "Start on",
    "take": "What you take",
    "that-is": "That is ",
    "every-day": " every day.",
    "in-the-week": ".",
    "each-circle": "Each circle below is one tablet.",
    "milligrams": " milligrams (mg)",
    "none": "none",
    "week-alt": "Tablets of the week: {days}.",
    "week-alt-day": "{day} {tablets}",
    "week-number": "Week {week}",
    "how": "How to take it",
    "hospital": "Go to hospital at once",
    "ring": "Stop the tablets and {ring} us the same day",
    "ring-liquid": "Stop the medicine and {ring} us the same day",
    "allopurinol": "You also take allopurinol",
    "missed": "If you miss a tablet",
    "missed-liquid": "If you miss a dose",
    "hair": "Hair",
    "other-medicines": "Other medicines",
    "sun": "Sun",
    "vaccines": "Vaccines",
    "pregnancy": "Pregnancy and breastfeeding",
    "chickenpox": "Chickenpox and shingles",
    "works": "When will it work?",
    "safe": "Keeping it safe",
    "phone": "Our phone number",
    "nights": "At night and at weekends",
    "who-to-call": "Who to call",
    "clinic": "Clinic or ward",
    "pharmacy": "Pharmacy",
    "short": "Also good to know",
    "next-tests": "Your first blood tests",
    "handout-made": "Dose by {edition}. Azalea {program}, book {version}, valid until {date}, digest {digest}.",
    "first-blood-test": "Your first blood test: {date}",
    "dates-where": "All the dates are under “{heading}”.",
    "your-tests": "Your blood tests",
    "all-days-are": "All of these days are {weekday}s.",
    "handout-book": "Azalea book {version}, code {code} · printed {date}",
}

COUNTS: Mapping[Severity, tuple[str, str]] = {
    Severity.STOP: ("{n} stop", "{n} stops"),
    Severity.WARNING: ("{n} warning", "{n} warnings"),
    Severity.NOTE: ("{n} note", "{n} notes"),
}
"""One and many of each severity."""

SEVERITIES: Mapping[Severity, str] = {
    Severity.STOP: "Stop.",
    Severity.WARNING: "Warning.",
    Severity.NOTE: "Note.",
}
"""The word that stands before a finding on paper, where there is no colour."""

GENE_STATES: Mapping[str, str] = {
    "not-tested": "not tested",
    "no-call": "no result",
    "partial": "incomplete result",
    "ambiguous": "ambiguous result",
    "conflicting": "conflicting results",
    "unknown-allele": "unknown allele",
    "undefined-activity": "activity between two bands",
}
"""Words for a gene that is not called; never an empty cell."""

VERIFIED: Mapping[str, str] = {
    "R": "read",
    "S": "second hand",
    "P": "Azalea’s own rule",
    "G": "not verified",
}
"""How far a statement was checked, by its status."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""In the order of the year."""

PATTERNS: Mapping[str, str] = {
    "not-taken": "not taken",
    "under-dosed": "under-dosed",
    "hypermethylator": "hypermethylator",
    "in-range": "in range",
    "possible-over-dose": "possible over-dose",
    "over-dosed": "over-dosed",
    "possible-tpmt-deficiency": "possible TPMT deficiency",
    "possible-absent-tpmt": "possible absence of TPMT",
}
"""The metabolite patterns in words."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In the order of `datetime.date.weekday`."""


def label(name: str, **values: str) -> str:
    """A fixed label with its values filled in. Raises KeyError for a label that is not in the table."""
    return LABELS[name].format(**values)


def counted(severity: Severity, number: int) -> str:
    """`1 warning`, `2 warnings`."""
    one, many = COUNTS[severity]
    return (one if number == 1 else many).format(n=number)
