"""Checks of the book's numbers: ranges, bands without holes or overlaps, complete tables."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, pairwise, product

from core.book import Advice, Allele, Band, EditionRow, Figure, Function, Phenotype, Regimen, RenalBand, Rise, Rule
from core.book.regimens import PER_KG
from db.reader import Content

Check = Callable[[Content], Iterator[str]]
_WEEKS_OF_A_YEAR = 52
_COMPARATORS = ("<", ">", "<=", ">=")
_DOSES = (PER_KG, "mg/day")
_UNITS_OF_BILIRUBIN = ("umol/L", "mg/dL")
_UNITS_OF_A_REGIMEN: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("standard_start", "usual_low", "usual_high", "target_low", "target_high"): _DOSES,
    ("maximum", "kidney_less"): (PER_KG,),
    ("maximum_daily",): ("mg/day",),
    ("kidney_below",): ("mL/min",),
}


def _limits(content: Content) -> Iterator[str]:
    for entry in content.entries["limits"]:
        limit = entry.item
        ordered = (limit.hard_low, limit.plausible_low, limit.plausible_high, limit.hard_high)
        if list(ordered) != sorted(ordered):
            yield f"{entry.place}: the plausible limits of {limit.field} are not inside the hard ones"
    for entry in content.entries["tests"]:
        if entry.item.hard_low >= entry.item.hard_high:
            yield f"{entry.place}: the low limit of {entry.item.id} is not below the high one"


def _regimens(content: Content) -> Iterator[str]:
    for entry in content.entries["regimens"]:
        yield from (f"{entry.place}: {entry.item.id} {problem}" for problem in _regimen(entry.item))
    for first, second in combinations(content.entries["regimens"], 2):
        if first.item.indication == second.item.indication and set(first.item.practices) & set(second.item.practices):
            yield f"{second.place}: {second.item.id} and {first.item.id} are for the same indication and practice"


def _regimen(regimen: Regimen) -> Iterator[str]:
    """What is wrong with the figures of one regimen."""
    for names, units in _UNITS_OF_A_REGIMEN.items():
        for name in names:
            figure: Figure | None = getattr(regimen, name)
            if figure is not None and figure.unit not in units:
                yield f"has a unit other than {' or '.join(units)} in {name}: {figure.unit}"
    start, low, high, most = regimen.standard_start, regimen.usual_low, regimen.usual_high, regimen.maximum
    if low.unit != high.unit or low.value > high.value or (high.unit == most.unit and high.value > most.value):
        yield "is not in the order usual_low, usual_high, maximum"
    if start is not None and start.unit == most.unit and start.value > most.value:
        yield "starts above its maximum"
    if any(
        cap.over.unit != "years" or cap.maximum.unit != PER_KG or cap.maximum.value > most.value
        for cap in regimen.age_caps
    ):
        yield "has a cap by age that is no lower maximum in mg/kg/day over an age in years"
    if (regimen.kidney_below is None) != (regimen.kidney_less is None):
        yield "says what the kidney takes off, or below what, but not both"
    if not {figure.unit for figure in regimen.bilirubin_below} <= set(_UNITS_OF_BILIRUBIN):
        yield f"begins at a bilirubin in another unit than {' or '.join(_UNITS_OF_BILIRUBIN)}"
    yield from _rise(regimen.rise)


def _rise(rise: Rise | None) -> Iterator[str]:
    if rise is None:
        return
    if {rise.first_after.unit, rise.then_every.unit} != {"days"} or min(
        rise.first_after.value, rise.then_every.value
    ) < 1:
        yield "rises after something else than days"
    if any(
        figure is not None and figure.unit not in _DOSES
        for figure in (rise.step, rise.until, rise.at_most, rise.until_intermediate)
    ):
        yield "rises in another unit than a daily dose"


AnyBand = Band | RenalBand


def _meeting(first: AnyBand, second: AnyBand) -> str:
    """How two neighbouring bands meet: `hole`, `overlap` or nothing."""
    if first.high is None or second.low is None or first.high > second.low:
        return "overlap"
    if first.high < second.low:
        return "hole"
    return {0: "overlap", 1: "", 2: "hole"}[first.high_open + second.low_open]


def _rising(bands: Sequence[AnyBand]) -> list[AnyBand]:
    return sorted(bands, key=lambda band: Decimal(-1) if band.low is None else band.low)


def _band_faults(bands: Sequence[AnyBand], faults: tuple[str, ...]) -> Iterator[str]:
    for first, second in pairwise(_rising(bands)):
        if (fault := _meeting(first, second)) in faults:
            yield f"{fault} between {_ends(first)} and {_ends(second)}"
    for band in bands:
        if band.low is not None and band.high is not None and band.low > band.high:
            yield f"the band {_ends(band)} is upside down"


def _ends(band: AnyBand) -> str:
    low, high = "..." if band.low is None else band.low, "..." if band.high is None else band.high
    return f"{low} to {high}"


def _renal(content: Content) -> Iterator[str]:
    for entry in content.entries["renal"]:
        bands = entry.item.bands
        faults = list(_band_faults(bands, ("hole", "overlap")))
        rising = _rising(bands)
        if not rising or rising[0].low is not None or rising[-1].high is not None:
            faults.append("the bands do not reach from nothing to everything")
        faults += [f"the band {_ends(band)} keeps an impossible part" for band in bands if not _is_part(band.remains)]
        yield from (f"{entry.place}: {entry.item.id}: {fault}" for fault in faults)


def _is_part(remains: tuple[Fraction, Fraction]) -> bool:
    return 0 < remains[0] <= remains[1] <= 1


def _laboratories(content: Content) -> Iterator[str]:
    for entry in content.entries["laboratories"]:
        for fault in _band_faults(entry.item.bands, ("overlap",)):
            yield f"{entry.place}: {entry.item.id}: {fault}"


def _editions(content: Content) -> Iterator[str]:
    tables = {rule.table for rule in content.items("phenotypes")}
    for entry in content.entries["editions"]:
        rows = entry.item.rows
        if entry.item.table not in tables:
            yield f"{entry.place}: table '{entry.item.table}' is not in phenotypes"
        for tpmt, nudt15 in product(Phenotype, Phenotype):
            words = f"TPMT {tpmt.value}, NUDT15 {nudt15.value}"
            if (row := rows.get((tpmt, nudt15))) is None:
                yield f"{entry.place}: {entry.item.id} has no row for {words}"
                continue
            yield from (f"{entry.place}: {entry.item.id}, {words}: {fault}" for fault in _row_faults(row))


def _references(content: Content) -> Iterator[str]:
    medicines = {medicine.id for medicine in content.items("medicines")}
    editions = {edition.id for edition in content.items("editions")}
    for entry in content.entries["reference_editions"]:
        item = entry.item
        if item.medicine not in medicines or item.edition not in editions:
            yield f"{entry.place}: {item.id}: '{item.medicine}' and '{item.edition}' are not both in the book"
        for row in item.rows.values():
            if (row.low is None) != (row.high is None) or row.low is not None and not 0 < row.low <= row.high <= 100:
                yield f"{entry.place}: {item.id}: {row.low} to {row.high} is not a part of a dose"


_FIGURES: Mapping[Advice, tuple[bool, ...]] = {Advice.FACTOR: (True,), Advice.ALTERNATIVE: (True, False)}
"""Whether an advice comes with percentages; every other comes without."""


def _row_faults(row: EditionRow) -> Iterator[str]:
    has_figures = row.low is not None and row.high is not None
    if has_figures not in _FIGURES.get(row.advice, (False,)):
        yield f"{row.advice.value} {'with' if has_figures else 'without'} percentages"
    if row.low is not None and row.high is not None and not 0 < row.low <= row.high <= 100:
        yield f"{row.low} to {row.high} is not a part of a dose"
    if row.capped_below and row.applies_from is None:
        yield "capped_below without applies_from"
    if row.tpmt is row.nudt15 is Phenotype.NO_RESULT and row.advice not in (
        Advice.UNASSIGNED,
        Advice.NO_RECOMMENDATION,
    ):
        yield "two missing results may not lead to a dose"
    if Phenotype.POOR in (row.tpmt, row.nudt15) and row.advice is not Advice.ALTERNATIVE:
        yield "a poor metaboliser may not lead to a dose"


def _phenotypes(content: Content) -> Iterator[str]:
    entries = content.entries["phenotypes"]
    found = Counter(
        (entry.item.table, entry.item.gene, frozenset((entry.item.first, entry.item.second))) for entry in entries
    )
    genes = {(allele.gene, table) for allele in content.items("alleles") for table in allele.functions}
    place = entries[0].place if entries else "phenotypes.yaml"
    for gene, table in sorted(genes):
        for pair in combinations_with_replacement(Function, 2):
            if (count := found[table, gene, frozenset(pair)]) != 1:
                words = " with ".join(function.value for function in pair)
                yield f"{place}: {count} rules for {gene} {words} in table {table}, there must be one"


def _alleles(content: Content) -> Iterator[str]:
    known = {(allele.gene, allele.name) for allele in content.items("alleles")}
    seen: dict[object, str] = {}
    for entry in content.entries["alleles"]:
        allele: Allele = entry.item
        if allele.now and (allele.gene, allele.now) not in known:
            yield f"{entry.place}: {allele.gene} {allele.name} is now {allele.now}, which is not in the table"
        definition = (allele.gene, frozenset((variant.position, variant.alt) for variant in allele.variants))
        if definition in seen:
            yield f"{entry.place}: {allele.gene} {allele.name} is defined like {seen[definition]}"
        seen[definition] = allele.name
    for entry in content.entries["phase"]:
        for name in f"{entry.item.diplotype}/{entry.item.alternative}".split("/"):
            if (entry.item.gene, name) not in known:
                yield f"{entry.place}: {entry.item.gene} {name} is not in the table of alleles"


def _schedules(content: Content) -> Iterator[str]:
    for entry in content.entries["schedules"]:
        weeks = entry.item.weeks
        if list(weeks) != sorted(set(weeks)) or not weeks or not 0 <= weeks[0] <= weeks[-1] <= _WEEKS_OF_A_YEAR:
            yield f"{entry.place}: the weeks of {entry.item.id} do not rise from 0 to {_WEEKS_OF_A_YEAR}"
        if entry.item.then_every < 1:
            yield f"{entry.place}: {entry.item.id} does not continue"


def _metabolite_times(content: Content) -> Iterator[str]:
    for entry in content.entries["metabolite_times"]:
        for span in (*entry.item.spans, *entry.item.after_change):
            if not 0 <= span.first <= span.last <= _WEEKS_OF_A_YEAR:
                yield f"{entry.place}: {entry.item.id} measures in weeks {span.first} to {span.last}"


def _thresholds(content: Content) -> Iterator[str]:
    units = {test.id: test.units for test in content.items("tests")}
    names: Counter[str] = Counter()
    for entry in content.entries["thresholds"]:
        for row in entry.item.rows:
            names[row.id] += 1
            if row.comparator not in _COMPARATORS:
                yield f"{entry.place}: {row.id} compares with '{row.comparator}'; allowed: {' '.join(_COMPARATORS)}"
            if not row.multiple and row.unit not in units.get(row.test, (row.unit,)):
                yield f"{entry.place}: {row.id} is in {row.unit}, which is not a unit of {row.test}"
            if row.multiple and f"{row.test}-upper-limit" not in units:
                yield f"{entry.place}: {row.id} counts upper limits, but {row.test}-upper-limit is not a test"
    yield from (f"thresholds: the row '{name}' is given twice" for name, count in names.items() if count > 1)


def _rules(content: Content) -> Iterator[str]:
    entries = content.entries["rules"]
    for entry in entries:
        if entry.item.remains and not _is_part(entry.item.remains):
            yield f"{entry.place}: {entry.item.id} keeps an impossible part of the dose"
    for first, second in combinations([entry for entry in entries if entry.item.remains], 2):
        if _same_case(first.item, second.item):
            yield f"{second.place}: {second.item.id} and {first.item.id} both say what remains in one case"


def _same_case(first: Rule, second: Rule) -> bool:
    return (
        first.subject == second.subject
        and _meet(first.practices, second.practices)
        and _meet(first.indications, second.indications)
    )


def _meet(first: Sequence[str], second: Sequence[str]) -> bool:
    """True when two lists, of which an empty one means all, have something in common."""
    return not first or not second or bool(set(first) & set(second))


def _tablets(content: Content) -> Iterator[str]:
    for entry in content.entries["practices"]:
        tablets = [tablet.value for tablet in entry.item.tablets]
        if tablets != sorted(set(tablets)) or any(tablet.unit != "mg" for tablet in entry.item.tablets):
            yield f"{entry.place}: the tablets of {entry.item.id} are not rising milligrams"


TABLE_CHECKS: tuple[Check, ...] = (
    _limits,
    _regimens,
    _renal,
    _laboratories,
    _editions,
    _references,
    _phenotypes,
    _alleles,
    _schedules,
    _metabolite_times,
    _thresholds,
    _rules,
    _tablets,
)
