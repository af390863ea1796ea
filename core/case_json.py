"""A case file: JSON text becomes a `CaseForm`, or findings that say what in it cannot be used.

Only the shape is judged here (keys, text, lists); `case_reading` judges the values.
The book is not needed, so the findings carry no citations.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from core.case_form import CaseForm, EarlierForm, GeneForm
from core.findings import Finding, Severity
from core.json_text import JsonNumber, nests_deeper

TEXTS = (
    "practice indication age sex weight height planned_start edition creatinine renal_reference "
    "thresholds start_date monitoring results_date dose_changed"
).split()
LISTS = "medicines circumstances accept_untested confirmed tablets symptoms".split()
GENES = ("tpmt", "nudt15")
EARLIER = dict.fromkeys("date test value".split())
GENE_KEYS = dict.fromkeys("genotype phenotype activity laboratory state".split())
IDENTIFIERS = dict.fromkeys("name number date_of_birth".split())
KEYS = dict.fromkeys((*TEXTS, *LISTS, *GENES, "results", "earlier", "identifiers", "case_version"))
"""Keys of objects are dictionaries without values: they keep their order, and every key of a case is looked up."""
CASE_VERSION = 1
DEEPEST = 8
"""A case is two levels deep; anything much deeper is not a case."""

Problems = list[Finding]


def form_from_json(text: str) -> CaseForm | tuple[Finding, ...]:
    """Read one case; never raises for bad input."""
    problems: Problems = []
    raw = _parse(text, problems)
    if raw is None:
        return tuple(problems)
    _refuse_unknown_keys(raw, KEYS, "", problems)
    _check_version(raw.get("case_version"), problems)
    values: dict[str, Any] = {key: read(raw[key], key, problems) for key, read in _READERS.items() if key in raw}
    if "identifiers" in raw:
        values |= _texts(raw["identifiers"], "identifiers", IDENTIFIERS, problems, may_be_empty=True)
    return tuple(problems) if problems else CaseForm(**values)


def _refuse(problems: Problems, code: str, field: str, **params: object) -> None:
    problems.append(Finding(code, Severity.STOP, field, params))


def _parse(text: str, problems: Problems) -> dict[str, Any] | None:
    if nests_deeper(text, DEEPEST):
        _refuse(problems, "json-unreadable", "", reason="nested too deeply")
        return None
    try:
        raw = _read(text, problems)
    except json.JSONDecodeError as error:
        _refuse(problems, "json-unreadable", "", reason=f"{error.msg}, line {error.lineno}, column {error.colno}")
        return None
    if not isinstance(raw, dict):
        _refuse(problems, "json-not-object", "")
        return None
    return raw


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands there twice")
    return found


_AS_WRITTEN: Mapping[str, Any] = dict.fromkeys(("parse_constant", "parse_int", "parse_float"), JsonNumber)
_FAULTLESS = json.JSONDecoder(object_pairs_hook=_each_once, **_AS_WRITTEN)


def _read(text: str, problems: Problems) -> Any:
    """Nearly every text is without a fault, and read at once; another one is read again to say what is wrong."""
    try:
        return _FAULTLESS.decode(text)
    except ValueError:
        return json.loads(text, object_pairs_hook=_no_key_twice(problems), **_AS_WRITTEN)


def _no_key_twice(problems: Problems) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    def collect(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for key, value in pairs:
            if key in seen:
                _refuse(problems, "key-twice", key, key=key)
            seen[key] = value
        return seen

    return collect


def _refuse_unknown_keys(raw: dict[str, Any], known: Mapping[str, None], where: str, problems: Problems) -> None:
    if raw.keys() <= known.keys():
        return
    for key in raw:
        if key not in known:
            _refuse(problems, "key-unknown", f"{where}.{key}" if where else key, key=key, known=tuple(known))


def _check_version(version: Any, problems: Problems) -> None:
    if version is not None and not (isinstance(version, JsonNumber) and version == str(CASE_VERSION)):
        _refuse(problems, "case-version", "case_version", typed=str(version), known=(str(CASE_VERSION),))


def _kind(value: Any) -> str:
    if isinstance(value, JsonNumber):
        return "a number"
    kinds = {bool: "true or false", dict: "an object", list: "a list", str: "a text"}
    return kinds.get(type(value), "nothing")


def _text(value: Any, field: str, problems: Problems, may_be_empty: bool = False) -> str | None:
    if value is None or (type(value) is str and value):
        return value
    if not isinstance(value, str) or isinstance(value, JsonNumber):
        _refuse(
            problems,
            "value-not-text",
            field,
            kind=_kind(value),
            typed=str(value) if isinstance(value, str) else "",
        )
        return None
    if not value and not may_be_empty:
        _refuse(problems, "value-empty", field)
        return None
    return value


def _list(value: Any, field: str, problems: Problems) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        _refuse(problems, "value-not-list", field, kind=_kind(value))
        return ()
    if any(item is None for item in value):
        _refuse(problems, "value-not-text", field, kind="nothing", typed="null")
    texts = (_text(item, field, problems) for item in value)
    return tuple(text for text in texts if text is not None)


def _texts(
    value: Any, field: str, known: Mapping[str, None] | None, problems: Problems, may_be_empty: bool = False
) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        _refuse(problems, "value-not-object", field, kind=_kind(value))
        return {}
    if known is not None:
        _refuse_unknown_keys(value, known, field, problems)
    texts: dict[str, str] = {}
    for key, item in value.items():
        text = item if type(item) is str and item else _text(item, f"{field}.{key}", problems, may_be_empty)
        if text is not None:
            texts[key] = text
    return texts


def _gene(value: Any, field: str, problems: Problems) -> GeneForm | None:
    if value is None:
        return None
    texts = _texts(value, field, GENE_KEYS, problems)
    return GeneForm(*[texts.get(key) for key in GENE_KEYS]) if texts else None


def _earlier(value: Any, _field: str, problems: Problems) -> tuple[EarlierForm, ...]:
    """Results of earlier days: a list of objects with all three of `EARLIER`."""
    if value is None:
        return ()
    if not isinstance(value, list):
        _refuse(problems, "value-not-list", "earlier", kind=_kind(value))
        return ()
    read = [_texts({} if one is None else one, "earlier", EARLIER, problems) for one in value]
    for texts in read:
        for key in EARLIER:
            if key not in texts and not problems:
                _refuse(problems, "value-empty", f"earlier.{key}")
    return () if problems else tuple(EarlierForm(**texts) for texts in read)


def _results(value: Any, field: str, problems: Problems) -> dict[str, str]:
    return _texts(value, field, None, problems)


_READERS: Mapping[str, Callable[[Any, str, Problems], Any]] = {
    **dict.fromkeys(TEXTS, _text),
    **dict.fromkeys(LISTS, _list),
    **dict.fromkeys(GENES, _gene),
    "results": _results,
    "earlier": _earlier,
}
