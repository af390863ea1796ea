"""Blood results against every threshold set of monitoring.json, and the rule for a set that has no figure: where
another set would withhold, somebody must choose; where its row needs an upper limit, that is asked for."""

from collections.abc import Mapping
from fractions import Fraction

PAGES = {"neutrophils": Fraction(2)}
"""THR-03; the lower line of the same pages is inside this one."""
WITHHOLD_BELOW: Mapping[str, Mapping[str, Fraction]] = {
    "bsr-2017": {"white-cells": Fraction(7, 2), "neutrophils": Fraction(8, 5), "platelets": Fraction(140)},
    "nhs-sps": PAGES,
    "arthritis-centre": PAGES,
    "bad-2011": {"neutrophils": Fraction(1), "platelets": Fraction(50)},
    "gpnotebook": {"white-cells": Fraction(7, 2), "neutrophils": Fraction(5, 2), "platelets": Fraction(150)},
    "edinburgh": {"white-cells": Fraction(3)},
    "german-card": {"white-cells": Fraction(3), "platelets": Fraction(100)},
}
WITHHOLD_ABOVE = {"bsr-2017": {"alt": Fraction(100), "ast": Fraction(100)}}
COUNTS_UPPER_LIMITS = {"gpnotebook": {"alt", "ast"}, "arthritis-centre": {"alt", "ast"}}
"""THR-17 and THR-19: not read, because the random cases name no upper limit."""
ASKS_FOR_LESS = {"bsr-2017": {"mcv", "albumin"}, "bad-2011": {"lymphocytes"}, "gpnotebook": {"mcv"}}
NO_FIGURE_THERE = ("fda-label", "smpc", "bsg-2019", "ibd-papers")
"""THR-22; what was read of the second and third has no count; the last speaks of amylase only."""
SETS = (*WITHHOLD_BELOW, *NO_FIGURE_THERE)
OF_THE_PRACTICE = {"uk": "bsr-2017", "us": "fda-label"}
Results = Mapping[str, Fraction]


def withholds(chosen: str, results: Results) -> bool:
    """The chosen set says withhold for one of the results."""
    return any(_withholds(chosen, test, value) for test, value in results.items())


def asked(chosen: str, results: Results) -> set[str]:
    """`chosen-set-silent`, `upper-limit-missing`: what must be entered before a dose is shown."""
    found = set()
    for test, value in results.items():
        if _withholds(chosen, test, value) or not any(_withholds(other, test, value) for other in WITHHOLD_BELOW):
            continue
        if test in COUNTS_UPPER_LIMITS.get(chosen, ()):
            found.add("upper-limit-missing")
        elif not _has_row(chosen, test):
            found.add("chosen-set-silent")
    return found


def _withholds(of: str, test: str, value: Fraction) -> bool:
    below, above = WITHHOLD_BELOW.get(of, {}).get(test), WITHHOLD_ABOVE.get(of, {}).get(test)
    return (below is not None and value < below) or (above is not None and value > above)


def _has_row(of: str, test: str) -> bool:
    return any(test in rows.get(of, ()) for rows in (WITHHOLD_BELOW, WITHHOLD_ABOVE, ASKS_FOR_LESS))
