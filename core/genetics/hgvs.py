"""Two chromosomes in one HGVS name (`c.[460G>A;719A>G];[=]`), put into the words that are read elsewhere."""

import re

_CHANGE = r"[0-9]{1,4}[acgt]>[acgt]"
_BOTH = re.compile(rf"c\. ?\[({_CHANGE}(?:;{_CHANGE})*)\] ?; ?\[({_CHANGE}(?:;{_CHANGE})*|=)\]")
_UNPHASED = re.compile(rf"c\. ?\[({_CHANGE}(?:\(;\){_CHANGE})+)\]")


def in_words(text: str) -> str:
    """The text with such a name as a list of variants, each with its zygosity, and `in cis` or `in trans`."""
    return _UNPHASED.sub(lambda found: _listed(found[1].split("(;)"), "het"), _BOTH.sub(_phased, text))


def _phased(found: re.Match[str]) -> str:
    one, other = found[1].split(";"), found[2].split(";")
    if other == ["="]:
        return _listed(one, "het") + (" in cis" if len(one) > 1 else "")
    if sorted(one) == sorted(other):
        return _listed(one, "hom")
    return found[0] if len(one) + len(other) > 2 else _listed(one + other, "het") + " in trans"


def _listed(changes: list[str], zygosity: str) -> str:
    return "; ".join(f"c.{change} {zygosity}" for change in changes)
