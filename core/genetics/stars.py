"""Reads star alleles as laboratories write them: a pair, one allele with its zygosity, or "wild type".

Forms and their readings: the fact table of notations. Every pattern is free of nested repeats.
"""

import re
from dataclasses import dataclass

from core.genetics.diplotype import REFERENCE

_STAR = r"\* ?[1-9][0-9]{0,2}[a-z]{0,2}"
_WILD = r"wt|wild[ -]?type|negative|neg"
_ALLELE = rf"{_STAR}|[1-9][0-9]{{0,2}}[a-z]?|{_WILD}"
_PAIR = re.compile(rf"({_ALLELE}) ?([/|]) ?({_ALLELE})")
_NORMAL_PAIR = re.compile(r"(?:(?:normal|wild[ -]?type) )?(\* ?1) ?([/|]) ?(\* ?1)(?: (?:normal|wild[ -]?type))?")
"""*1/*1 with the word for it before or behind."""
_ONE = re.compile(_STAR)
_CALL_OF_ONE_POSITION = re.compile(r"[0-9]+ ?\| ?[0-9]+")
"""`1|1` is how a variant file writes two copies of a variant; only with a star does it mean *1."""
_NONE_FOUND = re.compile(
    rf"{_WILD}|normal wild[ -]?type|(?:no|negative for) (?:tested )?(?:variants?|mutations?)(?: (?:was|were))?"
    r"(?: detected| found| identified)?"
)
_ZYGOSITY = re.compile(
    r"\b(?:compound )?(?:(het(?:erozygous|erozygote)?|carrier)|(hom(?:ozygous|ozygote)?))\b(?: (?:for|of)\b)?"
)
_PHASED = re.compile(r"\b(un)?phased\b")
_BRACKETS = str.maketrans("():,", "    ")


@dataclass(frozen=True, slots=True)
class Stars:
    """Two allele names as written (`*3A`, upper case), in the written order."""

    first: str
    second: str
    phased: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """A text with the words on zygosity and phase taken out of it."""

    rest: str
    het: bool
    hom: bool
    phased: bool


def read_stars(text: str) -> Stars | None:
    """The pair of alleles in a plain text; None when it is not written in stars, or contradicts itself."""
    said = _words_taken_out(text)
    if said is None:
        return None
    stars = _pair(said) or _one(said) or _none_found(said)
    return stars if stars is not None and _fits(said, stars) else None


def _words_taken_out(text: str) -> _Said | None:
    zygosities = _ZYGOSITY.findall(text)
    phases = _PHASED.findall(text)
    rest = _PHASED.sub(" ", _ZYGOSITY.sub(" ", text)).translate(_BRACKETS)
    het, hom = any(z[0] for z in zygosities), any(z[1] for z in zygosities)
    if (het and hom) or len(set(phases)) > 1:
        return None
    return _Said(" ".join(rest.split()), het, hom, phases[:1] == [""])


def _pair(said: _Said) -> Stars | None:
    match = _PAIR.fullmatch(said.rest) or _NORMAL_PAIR.fullmatch(said.rest)
    if match is None or _CALL_OF_ONE_POSITION.fullmatch(said.rest):
        return None
    return Stars(_name(match[1]), _name(match[3]), said.phased or match[2] == "|")


def _one(said: _Said) -> Stars | None:
    if _ONE.fullmatch(said.rest) is None or not (said.het or said.hom):
        return None
    name = _name(said.rest)
    return Stars(REFERENCE if said.het else name, name, said.phased)


def _none_found(said: _Said) -> Stars | None:
    return Stars(REFERENCE, REFERENCE, said.phased) if _NONE_FOUND.fullmatch(said.rest) else None


def _fits(said: _Said, stars: Stars) -> bool:
    """Heterozygous means two different alleles, homozygous two alike."""
    alike = stars.first == stars.second
    return not (said.het and alike) and not (said.hom and not alike)


def _name(written: str) -> str:
    bare = written.replace("*", "").strip()
    return f"*{bare.upper()}" if bare[0].isdigit() else REFERENCE
