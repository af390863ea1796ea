"""What the first letters of a name may mean: choices by name and synonym, and the ends of a genotype."""

import re
import unicodedata

from ui.models.view import Choice

_EXACT, _BEGINS, _INSIDE = 0, 1, 2
_LETTERS_FOR_INSIDE = 4
_MOST, _MOST_STARS = 6, 5
_STAR = re.compile(r"(?P<before>\*[0-9A-Za-z]+/)?(?P<star>\*?[0-9A-Za-z]*)")
_LETTERS_FOR_A_TERM = 3


def matches(choices: tuple[Choice, ...], typed: str, most: int = _MOST) -> tuple[Choice, ...]:
    """The choices that what was typed may mean: names that begin so first, then those that contain it."""
    wanted = _plain(typed)
    ranked = [(rank, choice.name, choice) for choice in choices if (rank := _rank(choice, wanted)) is not None]
    found = [choice for _, _, choice in sorted(ranked, key=lambda entry: entry[:2])[:most]]
    return tuple(choice._replace(shown=_shown(choice, wanted)) for choice in found)


def meant(choices: tuple[Choice, ...], typed: str) -> Choice | None:
    """The choice that Enter takes: only one whose name or synonym begins as typed, never a word inside, and none
    where one synonym stands for several."""
    wanted = _plain(typed)
    found = matches(choices, typed) if wanted else ()
    exact = [choice for choice in found if _rank(choice, wanted) == _EXACT]
    begins = exact or [choice for choice in found if _rank(choice, wanted) == _BEGINS]
    return begins[0] if begins and len(exact) <= 1 else None


def hint(found: tuple[Choice, ...], taken: Choice | None) -> str | None:
    """What to do with a text that is no choice yet; None when the book knows nothing like it."""
    if not found:
        return None
    return f"Enter takes {taken.name}" if taken else "choose one of the names offered, or type on"


def genotype_ends(stars: tuple[str, ...], terms: tuple[str, ...], typed: str) -> tuple[str, ...]:
    """The whole texts that a gene field may become: the allele being typed written out, or a term.

    Nothing when the allele is whole as it stands: `*1/*3` may become `*1/*3A`, `*1/*1` nothing."""
    if len(typed) >= _LETTERS_FOR_A_TERM and typed[0].isalpha():
        return tuple(term for term in terms if _plain(term).startswith(_plain(typed)) and term != typed)[:_MOST]
    found = _STAR.fullmatch(typed)
    before, star = (found["before"] or "", found["star"]) if found else ("", "")
    if not (before or len(star) > 1) or star.upper() in stars or not (star.startswith("*") or (before and not star)):
        return ()
    ends = [name for name in stars if name.startswith(star.upper() or "*")][:_MOST_STARS]
    return tuple(f"{before}{name}{'' if before else '/'}" for name in ends)


def _plain(text: str) -> str:
    """Without case, accents, apostrophes and hyphens, which people leave out."""
    letters = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(c for c in letters if c not in "'’" and not unicodedata.combining(c)).replace("-", " ")


def _shown(choice: Choice, wanted: str) -> str:
    """The name, and the synonym that was typed when it is not in the name."""
    if wanted in _plain(choice.name):
        return choice.name
    synonym = next((s for s in choice.synonyms if wanted in _plain(s) and _plain(s) != _plain(choice.name)), "")
    return f"{choice.name} ({synonym})" if synonym else choice.name


def _rank(choice: Choice, wanted: str) -> int | None:
    names = [_plain(name) for name in (choice.name, *choice.synonyms)]
    if wanted in names:
        return _EXACT
    if any(name.startswith(wanted) for name in names):
        return _BEGINS
    if len(wanted) >= _LETTERS_FOR_INSIDE and any(wanted in name for name in names):
        return _INSIDE
    return None
