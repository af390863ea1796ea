"""A name that is typed alone finds its page, and a question about another medicine never gets a page about this one."""

import re

import pytest

from core.evidence import Verification
from core.passages import Passage
from db.library import UNVERIFIED, Library
from db.open import open_book
from db.rulebook import read_table

OF_ANOTHER = [
    "how do I take my {}",
    "when do I take {}",
    "{} injection",
    "{} monitoring schedule",
    "how is {} given",
    "{} blood tests",
    "{} in the morning or in the evening",
]
AZACITIDINE = [
    "azacitidine",
    "azacytidine",
    "5-azacytidine",
    "5-azacitidine",
    "5-aza",
    "5 aza",
    "aza-C",
    "Vidaza",
    "Onureg",
]


def found(library: Library, query: str, audience: str = "clinician") -> list[Passage]:
    """What was found, best first."""
    return [hit.passage for hit in library.search(query, audience).hits]


def ids(library: Library, query: str, audience: str = "clinician") -> list[str]:
    """The ids of what was found, best first."""
    return [passage.id for passage in found(library, query, audience)]


def words_of_page(passage: Passage) -> str:
    """All that a page says, lower case."""
    texts = (text for one in passage.statements for text in (one.heading, one.clinician, one.patient))
    return " ".join((passage.title, *passage.keywords, *texts)).lower()


def medicines() -> list[tuple[str, frozenset[str]]]:
    """Every medicine of one word that the book names, with all its names and those of its classes, lower case."""
    book = open_book()
    known = {one.id: one for one in read_table(book, "medicines")}
    book.close()
    kin = {id: [one, *(known[group] for group in one.groups)] for id, one in known.items()}
    return [
        (one.name, frozenset(name.lower() for like in kin[id] for name in (like.name, *like.synonyms)))
        for id, one in known.items()
        if re.fullmatch(r"[a-z]+", one.name)
    ]


@pytest.mark.parametrize("ask", OF_ANOTHER)
def test_how_another_medicine_is_given_is_told_only_by_pages_about_it(evaluated: Library, ask: str) -> None:
    wrong = [
        (ask.format(name), passage.id)
        for name, names in medicines()
        for passage in found(evaluated, ask.format(name))
        if not any(one in words_of_page(passage) for one in names)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", AZACITIDINE)
@pytest.mark.parametrize("ask", ["{}", "{} dose", "{} subcutaneous", *OF_ANOTHER])
def test_azacitidine_by_any_name_is_not_answered(evaluated: Library, ask: str, name: str) -> None:
    assert ids(evaluated, ask.format(name)) == []


def test_azathioprine_beside_another_medicine_keeps_its_own_pages(evaluated: Library) -> None:
    assert "counselling.taking" in ids(evaluated, "how do I take azathioprine with prednisolone")
    assert "blood-tests.overview" in ids(evaluated, "azathioprine monitoring schedule with methotrexate")
    assert "vaccines.live" in ids(evaluated, "on prednisolone, can she have live vaccines?")


@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_nobody_is_shown_an_unverified_statement_as_the_answer(evaluated: Library, audience: str) -> None:
    """Every page is asked for in the very words of its unverified statements."""
    for section in evaluated.sections():
        for passage in evaluated.passages(section.id):
            is_verified = {one.evidence.verification is not Verification.UNVERIFIED for one in passage.statements}
            for one in passage.statements:
                if one.evidence.verification is Verification.UNVERIFIED:
                    hits = evaluated.search(one.clinician, audience, 20).hits
                    for hit in (hit for hit in hits if hit.passage.id == passage.id):
                        assert hit.text.startswith(UNVERIFIED) != (True in is_verified)
                        assert hit.text not in (one.clinician, one.patient)


def test_the_verified_contraindication_comes_before_what_is_said_to_be_allowed(evaluated: Library) -> None:
    first = evaluated.search("live vaccines how long after stopping").hits[0]
    assert first.passage.id == "vaccines.live"
    assert first.text.startswith("Do not give during treatment.")


def test_every_allele_and_every_variant_of_the_book_finds_its_page(evaluated: Library) -> None:
    book = open_book()
    alleles = read_table(book, "alleles")
    book.close()
    variants = [variant for one in alleles for variant in one.variants]
    names = {name for one in alleles for name in (one.name, f"{one.gene} {one.name}")}
    names |= {variant.rsid for variant in variants if variant.rsid} | {one.cdna for one in variants if one.cdna}
    assert [name for name in sorted(names) if "genes.variants" not in ids(evaluated, name)] == []


@pytest.mark.parametrize(
    "query", ["TPMT", "tpmt", "NUDT15", "nudt15", "NUDT 15", "NUDT-15", "TPMT gene", "nudt15 gene"]
)
def test_the_bare_gene_finds_the_page_about_it_first(evaluated: Library, query: str) -> None:
    assert ids(evaluated, query)[0] in {"genes.overview", "before-starting.genes"}


@pytest.mark.parametrize(
    ("query", "passages"),
    [
        ("tmpt testing", {"before-starting.genes", "genes.not-tested"}),
        ("c.415C>T", {"genes.variants"}),
        ("415C>T", {"genes.variants"}),
        ("R139C", {"genes.variants", "genes.overview", "genes.other"}),
        ("rs116855232", {"genes.variants", "genes.phase"}),
        ("star 3", {"genes.variants", "genes.phase", "genes.nudt15-poor", "genes.tpmt-poor"}),
        ("star 3A", {"genes.variants", "genes.phase", "genes.tpmt-poor"}),
        ("neuts", {"results.neutrophils"}),
        ("neuts 1.9", {"results.neutrophils"}),
        ("plts 80", {"results.platelets"}),
        ("plt 45", {"results.platelets"}),
        ("lymphs 0.4", {"results.lymphocytes"}),
        ("hep B", {"when-not-to-use.hepatitis-b"}),
        ("hep b status", {"when-not-to-use.hepatitis-b", "before-starting.infection"}),
        ("VZV", {"before-starting.infection", "vaccines.exposure"}),
        ("alb 28", {"results.albumin-eosinophils"}),
        ("creat 180", {"results.kidney"}),
        ("amy 300", {"results.amylase"}),
        ("ANC", {"results.neutrophils"}),
        ("hep C", {"before-starting.infection"}),
        ("hepatitis C positive", {"before-starting.infection"}),
        ("PTLD", {"side-effects.cancer"}),
        ("MTX and azathioprine", {"interactions.methotrexate"}),
        ("Humira with azathioprine", {"interactions.anti-tnf"}),
        ("TPMT *1/*2", {"genes.intermediate"}),
        ("*1/*3C", {"genes.intermediate"}),
        ("I took three by mistake", {"overdose.overview", "overdose.error", "counselling.missed"}),
        ("I have run out of tablets", {"counselling.stopping"}),
        ("neutrafils 0.8", {"results.neutrophils"}),
        ("NUDT15*3", {"genes.variants", "genes.nudt15-poor", "genes.phase"}),
        ("TPMT*3A", {"genes.variants", "genes.tpmt-poor", "genes.phase", "genes.overview"}),
        ("VZV IgG negative", {"before-starting.infection", "vaccines.exposure"}),
        ("can he stop azathioprine suddenly", {"counselling.stopping", "uses.onset"}),
        ("temp 38.5", {"results.symptoms", "counselling.red-flags"}),
        ("fever", {"results.symptoms", "counselling.red-flags"}),
        ("yellow fever", {"vaccines.live", "interactions.live-vaccine"}),
        ("who validated this", {"about.policy"}),
        ("who reviewed this", {"about.policy"}),
        ("is this approved", {"about.policy"}),
        ("has anybody checked this?", {"about.policy"}),
        ("is this approved for lupus", {"uses.systemic-lupus-erythematosus"}),
        ("NUDT15 frequency in East Asians", {"genes.overview"}),
        ("how common is TPMT deficiency", {"genes.overview", "genes.tpmt-poor"}),
        ("prevalence of NUDT15 variants", {"genes.overview"}),
        ("can I stop if I feel fine", {"counselling.stopping"}),
        ("I feel well, do I still need it?", {"counselling.stopping"}),
    ],
)
@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_words_of_the_ward_find_their_page_first(
    evaluated: Library, query: str, passages: set[str], audience: str
) -> None:
    assert ids(evaluated, query, audience)[0] in passages


@pytest.mark.parametrize(
    "sign", ["fever", "temp", "high temperature", "sore throat", "bleeding gums", "yellow eyes", "bruises"]
)
@pytest.mark.parametrize(
    "since", ["", "since last night", "since yesterday", "for two days", "this morning", "for a few days"]
)
def test_a_warning_sign_leads_to_help_whenever_it_began(evaluated: Library, sign: str, since: str) -> None:
    """The first page says when to stop and ring."""
    asked = f"I have had {sign} {since}".strip()
    assert ids(evaluated, asked, "patient")[0] in {"counselling.red-flags", "results.symptoms"}


@pytest.mark.parametrize("query", ["Hb 80", "hb 75", "Hb of 80", "haemoglobin 80"])
def test_haemoglobin_is_not_the_unit_of_an_enzyme(evaluated: Library, query: str) -> None:
    assert "genes.activity" not in ids(evaluated, query)
    assert ids(evaluated, query)[:1] in ([], ["side-effects.marrow"])


def test_every_title_finds_its_page(evaluated: Library) -> None:
    pages = [passage for section in evaluated.sections() for passage in evaluated.passages(section.id)]
    assert [one.title for one in pages if one.id not in ids(evaluated, one.title)[:3]] == []


def test_every_medicine_of_the_book_finds_a_page_that_names_it(evaluated: Library) -> None:
    lost = [name for name, _ in medicines() if not found(evaluated, name)]
    assert lost == []
