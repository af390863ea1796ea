"""The shape of a case file: what is read, and what is refused by name."""

import json
from typing import Any

import pytest

from core.case_form import CaseForm, GeneForm
from core.case_json import form_from_json


def refused(text: str) -> set[tuple[str, str]]:
    form = form_from_json(text)
    assert isinstance(form, tuple), "the case was read"
    return {(finding.code, finding.field) for finding in form}


def read(**keys: Any) -> CaseForm:
    form = form_from_json(json.dumps(keys))
    assert isinstance(form, CaseForm)
    return form


def test_every_key_of_the_contract_is_read() -> None:
    form = read(
        case_version=1,
        practice="uk",
        age="42 years",
        tpmt={"genotype": "*1/*3A"},
        medicines=["allopurinol"],
        results={"alt": "30 U/L"},
        identifiers={"name": "", "number": "7"},
    )
    assert form.tpmt == GeneForm(genotype="*1/*3A")
    assert (form.medicines, form.results, form.name, form.number) == (("allopurinol",), {"alt": "30 U/L"}, "", "7")


def test_absent_and_null_are_not_given() -> None:
    assert read(age=None, tpmt=None, medicines=None, results=None, identifiers=None) == CaseForm()
    assert read(tpmt={"genotype": None}) == CaseForm()


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("", "json-unreadable", ""),
        ("{", "json-unreadable", ""),
        ("[]", "json-not-object", ""),
        ('"x"', "json-not-object", ""),
        ("[" * 100_000, "json-unreadable", ""),
        ('{"weight": 70}', "value-not-text", "weight"),
        ('{"weight": 1e400}', "value-not-text", "weight"),
        ('{"weight": NaN}', "value-not-text", "weight"),
        ('{"weight": true}', "value-not-text", "weight"),
        ('{"weight": ["70 kg"]}', "value-not-text", "weight"),
        ('{"weight": ""}', "value-empty", "weight"),
        ('{"wieght": "70 kg"}', "key-unknown", "wieght"),
        ('{"weight": "70 kg", "weight": "71 kg"}', "key-twice", "weight"),
        ('{"tpmt": {"genotype": "*1/*1", "genotype": "*3A/*3A"}}', "key-twice", "genotype"),
        ('{"tpmt": "*1/*1"}', "value-not-object", "tpmt"),
        ('{"tpmt": {"genotyp": "*1/*1"}}', "key-unknown", "tpmt.genotyp"),
        ('{"tpmt": {"genotype": 1}}', "value-not-text", "tpmt.genotype"),
        ('{"tpmt": {"genotype": ""}}', "value-empty", "tpmt.genotype"),
        ('{"medicines": "allopurinol"}', "value-not-list", "medicines"),
        ('{"medicines": [1]}', "value-not-text", "medicines"),
        ('{"medicines": [null]}', "value-not-text", "medicines"),
        ('{"medicines": [""]}', "value-empty", "medicines"),
        ('{"results": ["x"]}', "value-not-object", "results"),
        ('{"results": {"alt": 30}}', "value-not-text", "results.alt"),
        ('{"identifiers": {"nmae": ""}}', "key-unknown", "identifiers.nmae"),
        ('{"case_version": 2}', "case-version", "case_version"),
        ('{"case_version": "1"}', "case-version", "case_version"),
        ('{"case_version": 1.0}', "case-version", "case_version"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(text: str, code: str, field: str) -> None:
    assert (code, field) in refused(text)


def test_a_bracket_inside_a_text_is_not_nesting() -> None:
    assert read(identifiers={"name": '[[[[[[[[[[ "quoted \\" {{{{'}).name == '[[[[[[[[[[ "quoted \\" {{{{'


def test_a_million_digits_are_refused_without_being_computed() -> None:
    assert ("value-not-text", "weight") in refused('{"weight": ' + "9" * 1_000_000 + "}")
