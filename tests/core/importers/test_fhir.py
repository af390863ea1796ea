"""FHIR bundles: Genomics Reporting observations and plain measurements (formats facts, section 3)."""

import json

import pytest

from core.book import Book
from core.case_form import CaseForm, GeneForm
from core.case_reading import read_case
from core.importers.reading import ImportedValue, ImportReading
from tests.core.importers import bundles
from tests.core.importers.bundles import (
    NUDT15,
    TPMT,
    bundle,
    gene_studied,
    genotype,
    measured,
    observation,
)
from tests.core.importers.told import INTERMEDIATE, NO_RESULT, NORMAL, POOR, codes, others, params, read, refused, told


@pytest.mark.parametrize(
    ("one", "gene", "diplotype"),
    [
        (genotype(TPMT, "*1/*3A"), "TPMT", "*1/*3A"),
        (genotype(TPMT, "TPMT*1/TPMT*3A"), "TPMT", "*1/*3A"),
        (genotype(bundles.gene_studied("", "TPMT"), "*1/*3A"), "TPMT", "*1/*3A"),
        (genotype(None, "TPMT *1/*3A"), "TPMT", "*1/*3A"),
        (genotype(None, "*1/*3A", code="41048-0"), "TPMT", "*1/*3A"),
        (genotype(NUDT15, "NUDT15*1/*3"), "NUDT15", "*1/*3"),
        (genotype(NUDT15, "c.415C>T heterozygous"), "NUDT15", "*1/*3"),
        (observation("84413-4", valueString="TPMT *1/*3A"), "TPMT", "*1/*3A"),
        (observation("84413-4", valueCodeableConcept=bundles.concept("x", "TPMT *1/*3A")), "TPMT", "*1/*3A"),
    ],
)
def test_a_genotype_is_read_however_its_gene_is_named(one: object, gene: str, diplotype: str, book: Book) -> None:
    reading = read(bundle(one), book)  # type: ignore[arg-type]
    assert told(reading, gene) == ("called", diplotype, INTERMEDIATE)
    assert list(reading.calls) == [gene]
    assert (reading.kind, reading.version) == ("fhir", "R4")


def test_one_observation_without_a_bundle_is_read(book: Book) -> None:
    assert told(read(genotype(TPMT, "*1/*1"), book), "TPMT") == NORMAL


def test_observations_inside_a_report_are_read(book: Book) -> None:
    report = {"resourceType": "DiagnosticReport", "contained": [genotype(TPMT, "*1/*3C")]}
    assert told(read(bundle(report), book), "TPMT")[1] == "*1/*3C"


def test_a_genotype_of_another_gene_is_not_ours(book: Book) -> None:
    other = genotype(bundles.gene_studied("HGNC:2621", "CYP2C19"), "*2/*2")
    assert codes(read(bundle(other), book)) == ["nothing-found"]


def test_an_unphased_genotype_in_variants_lists_what_fits(book: Book) -> None:
    reading = read(bundle(genotype(TPMT, "c.460G>A heterozygous; c.719A>G heterozygous")), book)
    assert told(reading, "TPMT") == ("ambiguous", "*1/*3A", NO_RESULT)
    assert others(reading, "TPMT") == ["*3B/*3C"]


@pytest.mark.parametrize(
    ("answer", "phenotype"),
    [
        (bundles.concept("LA9657-3"), POOR),
        (bundles.concept("LA10317-8"), INTERMEDIATE),
        (bundles.concept("LA25391-6"), "Normal Metabolizer"),
        ({"text": "Possible Intermediate Metabolizer"}, "Possible Intermediate Metabolizer"),
    ],
)
def test_an_implication_alone_is_a_phenotype_alone(answer: dict[str, object], phenotype: str, book: Book) -> None:
    reading = read(bundle(bundles.implication(TPMT, answer)), book)
    assert told(reading, "TPMT") == ("called", None, phenotype)
    assert "imported-phenotype-only" in codes(reading)


def test_the_older_code_of_an_implication_is_known(book: Book) -> None:
    older = observation("53040-2", component=[NUDT15], valueCodeableConcept=bundles.concept("LA9657-3"))
    assert told(read(bundle(older), book), "NUDT15") == ("called", None, POOR)


@pytest.mark.parametrize(
    "reference", ["Observation/g1", "https://example.org/fhir/Observation/g1", "urn:uuid:g1", "#g1"]
)
def test_an_implication_takes_its_gene_from_the_genotype_it_points_to(reference: str, book: Book) -> None:
    said = bundles.implication(TPMT, bundles.concept("LA25391-6"))
    said["component"] = said["component"][1:]
    reading = read(bundle(genotype(TPMT, "*1/*3A", id="g1"), said | {"derivedFrom": [{"reference": reference}]}), book)
    assert params(reading, "imported-phenotype-differs")["reported"] == "Normal Metabolizer"


@pytest.mark.parametrize("one", [genotype(None, "*1/*3A"), genotype(None, "TPMT *1/*1 NUDT15 *1/*1")])
def test_a_result_that_names_no_single_gene_is_not_used(one: dict[str, object], book: Book) -> None:
    reading = read(bundle(one), book)
    assert reading.calls == {}
    assert params(reading, "import-gene-not-named")["where"] == "entry[0].resource"


def test_an_implication_beside_a_genotype_is_compared(book: Book) -> None:
    said = bundles.implication(TPMT, bundles.concept("LA25391-6"))
    reading = read(bundle(genotype(TPMT, "*1/*3A"), said), book)
    assert told(reading, "TPMT") == ("called", "*1/*3A", INTERMEDIATE)
    assert params(reading, "imported-phenotype-differs")["reported"] == "Normal Metabolizer"


@pytest.mark.parametrize("code", ["LA25390-8", "LA10315-2"])
def test_a_rapid_metaboliser_is_no_phenotype_of_these_genes(code: str, book: Book) -> None:
    reading = read(bundle(bundles.implication(TPMT, bundles.concept(code))), book)
    assert told(reading, "TPMT") == ("no-call", None, NO_RESULT)


def test_two_genotypes_that_differ_contradict_each_other(book: Book) -> None:
    reading = read(bundle(genotype(TPMT, "*1/*1"), genotype(TPMT, "*3A/*3A")), book)
    assert told(reading, "TPMT") == ("conflicting", None, NO_RESULT)


# --- measurements -----------------------------------------------------------------------------------


def only(reading: ImportReading) -> ImportedValue:
    """The one value."""
    (value,) = reading.values
    return value


@pytest.mark.parametrize(
    ("code", "number", "unit", "field", "text"),
    [
        ("29463-7", 70.5, "kg", "weight", "70.5 kg"),
        ("8302-2", 165, "cm", "height", "165 cm"),
        ("2160-0", 0.9, "mg/dL", "creatinine", "0.9 mg/dL"),
        ("14682-9", 80, "umol/L", "creatinine", "80 umol/L"),
        ("6690-2", 5.4, "10*9/L", "results.white-cells", "5.4 x10^9/L"),
        ("751-8", 3.1, "10*3/uL", "results.neutrophils", "3.1 x10^9/L"),
        ("777-3", 200000, "/uL", "results.platelets", "200000 /uL"),
        ("731-0", 1.2, "10*9/L", "results.lymphocytes", "1.2 x10^9/L"),
        ("1742-6", 30, "U/L", "results.alt", "30 U/L"),
        ("1920-8", 28, "[IU]/L", "results.ast", "28 U/L"),
    ],
)
def test_a_measurement_is_offered_with_its_unit_and_day(
    code: str, number: float, unit: str, field: str, text: str, book: Book
) -> None:
    reading = read(bundle(measured(code, number, unit)), book)
    assert only(reading) == ImportedValue(field, text, "2026-11-20", code)
    key, _, test = field.partition(".")
    form = CaseForm(results={test: text}) if test else CaseForm(**{key: text})
    assert not read_case(form, book).refusals


@pytest.mark.parametrize(
    "one",
    [
        measured("29463-7", 154, "[lb_av]"),
        measured("29463-7", 70, ""),
        measured("8302-2", 65, "[in_i]"),
        measured("2160-0", 80, "umol/L"),
        measured("751-8", 60, "%"),
        measured("751-8", 3.1, "g/L"),
    ],
)
def test_a_unit_that_is_not_the_code_s_own_is_not_converted(one: dict[str, object], book: Book) -> None:
    reading = read(bundle(one), book)
    assert reading.values == ()
    assert "import-unit-unknown" in codes(reading)


@pytest.mark.parametrize("number", ["1e3", "-3", "1E400", "00001e999999999", "0.1234567890", "9" * 5000, "NaN"])
def test_a_number_outside_the_grammar_is_not_offered(number: str, book: Book) -> None:
    text = json.dumps(bundle(measured("751-8", 77, "10*9/L"))).replace('"value": 77', f'"value": {number}')
    reading = read(text, book)
    assert reading.values == ()
    assert not reading.calls


def test_a_value_below_the_limit_of_a_machine_is_not_that_value(book: Book) -> None:
    reading = read(bundle(measured("751-8", 0.5, "10*9/L", comparator="<")), book)
    assert reading.values == ()
    assert params(reading, "import-value-unreadable")["typed"] == "<0.5 10*9/L"


def test_the_newest_of_several_values_is_offered_and_said(book: Book) -> None:
    older, newer = measured("29463-7", 80, "kg", "2024-01-02"), measured("29463-7", 70, "kg", "2026-11-20T08:00:00Z")
    reading = read(bundle(newer, older), book)
    assert only(reading) == ImportedValue("weight", "70 kg", "2026-11-20", "29463-7")
    assert params(reading, "import-several-values")["count"] == 2


@pytest.mark.parametrize("day", ["", "2026", "yesterday"])
def test_without_dates_no_value_is_chosen(day: str, book: Book) -> None:
    reading = read(bundle(measured("29463-7", 80, "kg"), measured("29463-7", 70, "kg", day)), book)
    assert reading.values == ()
    assert "import-values-undated" in codes(reading)


def test_two_values_of_one_day_are_not_chosen_between(book: Book) -> None:
    reading = read(bundle(measured("29463-7", 80, "kg"), measured("29463-7", 70, "kg")), book)
    assert reading.values == ()


def test_an_activity_waits_for_its_laboratory(book: Book) -> None:
    reading = read(bundle(measured("21563-2", 30, "U/mL")), book)
    assert only(reading) == ImportedValue("tpmt.activity", "30 U/mL", "2026-11-20", "21563-2")
    assert "import-activity-without-laboratory" in codes(reading)
    assert reading.calls == {}


def test_codes_that_are_not_known_are_named_and_not_guessed(book: Book) -> None:
    percent = measured("770-8", 40, "%")
    reading = read(bundle(genotype(TPMT, "*1/*1"), percent, percent), book)
    assert params(reading, "import-codes-unread") == {"count": 2, "codes": ("770-8",)}
    assert reading.values == ()


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled", "preliminary", "registered", "unknown", ""])
def test_an_unfinished_observation_is_left_out(status: str, book: Book) -> None:
    reading = read(bundle(genotype(TPMT, "*1/*1", status=status)), book)
    assert not reading.calls
    assert params(reading, "import-not-final")["count"] == 1


# --- people -----------------------------------------------------------------------------------------


def test_a_bundle_about_two_patients_is_refused(book: Book) -> None:
    two = bundle(genotype(TPMT, "*1/*1"), genotype(NUDT15, "*1/*1", subject="Patient/2"))
    assert refused(read(two, book)) == "import-several-patients"


def test_two_patients_in_a_bundle_are_refused(book: Book) -> None:
    people = ({"resourceType": "Patient", "name": [{"family": name}]} for name in ("Surname", "Other"))
    reading = read(bundle(*people, genotype(TPMT, "*1/*1")), book)
    assert refused(reading) == "import-several-patients"
    assert "Surname" not in repr(reading)


def test_who_the_patient_is_goes_nowhere(book: Book) -> None:
    person = {"resourceType": "Patient", "name": [{"family": "Surname"}], "birthDate": "1980-01-02"}
    reading = read(bundle(person, genotype(TPMT, "*1/*1", subject="Patient/Surname")), book)
    assert told(reading, "TPMT") == NORMAL
    assert "Surname" not in repr(reading)
    assert reading.forms == {"TPMT": GeneForm(genotype="*1/*1")}


@pytest.mark.parametrize(
    ("file", "where"),
    [
        ({"resourceType": "Bundle", "entry": {}}, "entry"),
        ({"resourceType": "Bundle", "entry": [7]}, "entry[0]"),
        (bundle(observation("x") | {"code": 7}), "entry[0].resource.code"),
        (bundle(observation("x") | {"code": {"coding": [{"code": 7}]}}), "entry[0].resource.code.coding[0].code"),
        (bundle(measured("751-8", "3.1", "10*9/L")), "entry[0].resource.valueQuantity.value"),
        ({"resourceType": 7}, "resourceType"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_path(file: object, where: str, book: Book) -> None:
    reading = read(file, book)
    assert refused(reading) == "import-malformed"
    assert params(reading, "import-malformed")["where"] == where


@pytest.mark.parametrize("system", ["http://hospital.example/codes", "http://snomed.info/sct", ""])
def test_the_same_letters_in_another_code_system_are_no_code_of_ours(system: str, book: Book) -> None:
    weight = measured("29463-7", 70, "kg") | {"code": {"coding": [{"system": system, "code": "29463-7"}]}}
    reading = read(bundle(weight), book)
    assert not reading.values
    assert params(reading, "import-codes-unread")["codes"] == ("29463-7 (not LOINC)",)


@pytest.mark.parametrize(
    ("code", "value", "unit", "field", "text"),
    [
        ("29463-7", 70500, "g", "weight", "70.5 kg"),
        ("8302-2", 1.65, "m", "height", "165 cm"),
        ("14682-9", 80, "µmol/L", "creatinine", "80 umol/L"),
        ("1975-2", 0.8, "mg/dL", "results.bilirubin", "0.8 mg/dL"),
        ("1751-7", 40, "g/L", "results.albumin", "40 g/L"),
        ("6768-6", 90, "U/L", "results.alp", "90 U/L"),
        ("62238-1", 85, "mL/min/{1.73_m2}", "results.egfr", "85 mL/min/1.73m2"),
    ],
)
def test_more_codes_and_units_are_read_exactly(
    code: str, value: float, unit: str, field: str, text: str, book: Book
) -> None:
    (found,) = read(bundle(measured(code, value, unit)), book).values
    assert (found.field, found.text) == (field, text)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ({"effectiveInstant": "2026-11-20T08:00:00Z"}, "2026-11-20"),
        ({"effectivePeriod": {"start": "2026-11-20"}}, "2026-11-20"),
        ({"effectivePeriod": {"start": "2026-11-20T08:00:00Z", "end": "2026-11-20T09:00:00Z"}}, "2026-11-20"),
        ({"effectivePeriod": {"start": "2026-11-20", "end": "2026-11-23"}}, ""),
        ({"effectiveDateTime": "2026-11"}, ""),
    ],
)
def test_a_day_is_told_in_several_ways(when: dict[str, object], day: str, book: Book) -> None:
    weight = {key: value for key, value in measured("29463-7", 70, "kg").items() if key != "effectiveDateTime"}
    (found,) = read(bundle(weight | when), book).values
    assert found.date == day


def test_the_parts_of_a_panel_are_read(book: Book) -> None:
    parts = [
        {key: one[key] for key in ("code", "valueQuantity")}
        for one in (measured("751-8", 3.1, "10*9/L"), measured("777-3", 210, "10*9/L"))
    ]
    reading = read(bundle(observation("58410-2", component=parts, effectiveDateTime="2026-11-20")), book)
    assert [(one.field, one.date) for one in reading.values] == [
        ("results.neutrophils", "2026-11-20"),
        ("results.platelets", "2026-11-20"),
    ]
    assert codes(reading) == []


@pytest.mark.parametrize("display", ["TPMT", "TPMT gene", "TPMT (thiopurine S-methyltransferase)"])
def test_a_gene_may_be_named_in_words(display: str, book: Book) -> None:
    assert read(bundle(genotype(gene_studied("", display), "*1/*3A")), book).calls["TPMT"].diplotype == "*1/*3A"
