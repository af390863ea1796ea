"""A hospital's own TPMT activity bands, as it writes them once in the practice settings.

`nmol/h/g Hb: deficient <10; intermediate 10 to 25; normal 26 to 50; high >50`. The first three are required, in this
order and rising; a gap between two of them stays undefined, as with every laboratory.
"""

import re
from decimal import Decimal

from core.book import Band, Laboratory, Phenotype
from core.evidence import Citation, Evidence, Review, Verification
from core.quantity import Unreadable, read_number

OUR_LABORATORY = "our-laboratory"
EXAMPLE = "nmol/h/g Hb: deficient <10; intermediate 10 to 25; normal 26 to 50; high >50"
_LONGEST = 200
_NAMES = {
    "deficient": Phenotype.POOR,
    "intermediate": Phenotype.INTERMEDIATE,
    "normal": Phenotype.NORMAL,
    "high": Phenotype.NORMAL,
}
_UNIT = re.compile(r"[A-Za-z0-9/%()^. -]{1,30}", re.ASCII)
_BAND = re.compile(r"(deficient|intermediate|normal|high) (?:(<|>)([0-9.]+)|([0-9.]+) to ([0-9.]+))", re.ASCII)
_EVIDENCE = Evidence((Citation("azalea", "bands that this hospital set"),), Verification.POLICY, Review.UNDER_REVIEW)


def own_laboratory(text: str) -> Laboratory | None:
    """The laboratory of a setting; None for a text that is not written so, or whose bands do not rise."""
    unit, colon, rest = text.partition(":")
    if not colon or len(text) > _LONGEST or _UNIT.fullmatch(unit.strip()) is None:
        return None
    bands = [_band(part.strip()) for part in rest.split(";")]
    whole = [band for band in bands if band is not None]
    if len(whole) < len(bands) or [band.name for band in whole] not in (list(_NAMES)[:3], list(_NAMES)):
        return None
    name = "our laboratory, by the bands that this hospital set"
    return Laboratory(OUR_LABORATORY, name, unit.strip(), tuple(whole), _EVIDENCE) if _rise(whole) else None


def _band(text: str) -> Band | None:
    match = _BAND.fullmatch(text)
    if match is None:
        return None
    name, sign, single, low, high = match.groups()
    ends = [read_number(one) for one in (single, low, high) if one is not None]
    if any(isinstance(end, Unreadable) for end in ends):
        return None
    numbers = [end for end in ends if isinstance(end, Decimal)]
    below = numbers[0] if sign != ">" and len(numbers) == 1 else numbers[-1] if not sign else None
    above = numbers[0] if sign != "<" else None
    return Band(name, above, below, sign == ">", sign == "<", _NAMES[name])


def _rise(bands: list[Band]) -> bool:
    """Open below first and open above only last; each band begins where the one before has ended, or later."""
    if bands[0].low is not None or any(band.low is None for band in bands[1:]):
        return False
    if any(band.high is None for band in bands[:-1]) or any(_is_empty(band) for band in bands):
        return False
    return all(_follows(one, other) for one, other in zip(bands, bands[1:], strict=False))


def _is_empty(band: Band) -> bool:
    return band.low is not None and band.high is not None and band.low > band.high


def _follows(one: Band, other: Band) -> bool:
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and (one.high_open or other.low_open))
