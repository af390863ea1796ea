"""Random cases as JSON text: mostly valid, with the edges of the rules hit more often than chance would."""

import json
from random import Random
from typing import Any

from tests.oracle.alleles import CURRENT, PHENOTYPES
from tests.oracle.reading import CIRCUMSTANCES, EDITIONS, MEDICINES
from tests.oracle.regimens import INDICATIONS
from tests.oracle.thresholds import SETS

Json = dict[str, Any]
COMMON = {"TPMT": ["*1", "*1", "*1", "*1", "*1", "*3A", "*3C", "*8"], "NUDT15": ["*1", "*1", "*1", "*1", "*3", "*5"]}
NOT_IN_TABLES = {"TPMT": ["*99", "*3D", "*48"], "NUDT15": ["*99", "*24"]}
WEIGHTS = (
    "2 2.1 9 10 12.5 20 25 29.9 30 40 50 55 60 62.5 66.7 66.666666666666 70 75 80 83.3 90 100 120 140 160 200 200.1 250"
).split()
MG_PER_KG = "0.1 0.25 0.5 0.7 1 1.2 1.25 1.4 1.49 1.5 1.55 1.6 1.65 1.9 1.99 2 2.01 2.5 2.51 3 3.1 4 5 5.1".split()
MG = "5 10 12.5 20 25 37.5 50 75 100 104.9 105 112 125 139 140 140.1 150 175 175.1 200 250 300".split()
CREATININES = {"umol/L": "44 60 80 100 150 200 300 400 600 900".split(), "mg/dL": "0.5 0.8 1 1.5 2 4 8 12".split()}
RESULTS = {
    "white-cells": ["2.9 x10^9/L", "3 x10^9/L", "3.4 x10^9/L", "3.5 x10^9/L", "3499 /uL", "6 x10^9/L", "8 x10^9/L"],
    "neutrophils": ["0.9 x10^9/L", "1.59 x10^9/L", "1.6 x10^9/L", "1600 /uL", "1999 /uL", "2.4 x10^9/L", "4.0 x10^9/L"],
    "platelets": ["49 x10^9/L", "99 x10^9/L", "139 x10^9/L", "140 x10^9/L", "150 x10^9/L", "250 x10^9/L"],
    "alt": ["100 U/L", "100.1 U/L", "30 U/L"],
    "ast": ["100 U/L", "101 U/L", "25 U/L"],
    "mcv": ["104 fL", "106 fL"],
    "albumin": ["29 g/L", "4.1 g/dL"],
    "lymphocytes": ["0.4 x10^9/L"],
}
ACTIVITIES = {
    "arup": "0 16.9 17.0 23.9 23.95 24.0 44.0 44.1".split(),
    "birmingham": "9 10 19 19.5 20 67 67.5 68 150 151".split(),
    "st-thomas": "9.9 10 25 25.5 26 50 51".split(),
}
BAD_NUMBERS = (
    ".5 5. 05 00 7.0.5 70,5 1,000 1e2 +70 -0 -70 7O 1_000 nan inf Infinity ٧٠ ７０ 70\u200b \u200b70 70\u00a0 0x46 70% "
    "1/2 ½ # 7\u066b5 ²  7.5.0 7..5 . - 070.5 1E2 7'5 ~70 >70 70- 70+"
).split(" ")
BAD_QUANTITIES = ["", " ", "40", "40{unit}", "40  {unit}", "40 {unit} ", " 40 {unit}", "40 lb", "40\t{unit}", "{unit}"]
BAD_GENES: list[Any] = [
    "*1/*1",
    ["*1", "*1"],
    {"genotype": ""},
    {"genotype": "*1"},
    {"genotype": "*1/"},
    {"genotype": "*1/*1/*1"},
    {"genotype": "unreadable"},
    {"genotype": "CYP2D6*1/*1"},
    {"genotype": 1},
    {"phenotype": "Fast"},
    {"phenotype": ""},
    {"state": "unknown"},
    {"state": "not-tested", "genotype": "*1/*1"},
    {"phenotype": "Normal Metabolizer", "genotype": "*1/*1"},
    {"activity": "30"},
    {"activity": "30", "laboratory": "unknown"},
    {"activity": "3O", "laboratory": "arup"},
    {"activity": 30, "laboratory": "arup"},
    {"diplotype": "*1/*1"},
]
STRENGTHS = [12.5, 20, 30, *[25, 50, 75, 100] * 4]
NOTATIONS = ["{0}/{1}"] * 8 + ["{gene}{0}/{1}", "{gene}{0}/{gene}{1}", "{gene} {0}/ {1}", "{0}|{1}", "{1}/{0}"]
NUMBER_FIELDS = {
    "age": "years",
    "weight": "kg",
    "height": "cm",
    "planned_start": "mg/kg/day",
    "creatinine": "umol/L",
}
ID_FIELDS = ("practice", "indication", "sex", "edition", "renal_reference", "thresholds")
LIST_FIELDS = ("medicines", "circumstances", "accept_untested", "confirmed")


def case_text(random: Random) -> str:
    """One case; about one in twelve has a fault that must be refused."""
    case = _case(random)
    if random.random() < 0.08:
        _spoil(case, random)
    text = json.dumps(case)
    if random.random() < 0.005:
        text = text[:-1] + ', "age": "40 years"' * (2 if "age" not in case else 1) + "}"
    return text


def _case(random: Random) -> Json:
    weight = _weight(random)
    case: Json = {"indication": random.choice(INDICATIONS), "age": _age(random), "weight": f"{weight} kg"}
    case["tpmt"] = _gene("TPMT", random)
    maybe: list[tuple[float, str, Any]] = [
        (0.8, "case_version", 1),
        (0.7, "practice", random.choice(["uk", "us"])),
        (0.8, "nudt15", _gene("NUDT15", random)),
        (0.7, "edition", random.choice(EDITIONS)),
        (0.6, "sex", random.choice(["female", "male"])),
        (0.3, "height", f"{random.randint(140, 200)} cm"),
        (0.6, "planned_start", _planned(random, float(weight))),
        (0.5, "creatinine", _creatinine(random)),
        (0.3, "renal_reference", random.choice(["uk-handbook", "us-card"])),
        (0.3, "medicines", _some(MEDICINES[:3] * 3 + MEDICINES, random)),
        (0.2, "circumstances", _some(CIRCUMSTANCES, random)),
        (0.4, "accept_untested", random.choice([["tpmt"], ["tpmt"], []])),
        (0.4, "confirmed", random.choice([["weight"], []])),
        (0.2, "results", _results(random)),
        (0.3, "thresholds", random.choice(SETS)),
        (0.4, "tablets", _tablets(random)),
    ]
    for chance, key, value in maybe:
        if random.random() < chance:
            case[key] = value
    for key in list(case):
        if random.random() < 0.012:
            case[key] = None
    return case


def _age(random: Random) -> str:
    if random.random() < 0.05:
        return f"{random.choice([*range(1, 24), 215, 216])} months"
    if random.random() < 0.15:
        return f"{random.choice([*range(1, 19), 17.5, 42.5, 64, 65])} years"
    return f"{random.randint(18, 95)} years"


def _weight(random: Random) -> str:
    if random.random() < 0.5:
        return random.choice(WEIGHTS)
    return f"{random.randint(35, 130)}" + random.choice(["", ".5", ".25", ".0"])


def _planned(random: Random, weight: float) -> str:
    """Inside the hard limits of the book, which no document states: 0.01 to 20 mg/kg/day."""
    mg = random.choice([*MG, *MG, f"{random.uniform(5, 300):.{random.randint(0, 3)}f}"])
    if random.random() < 0.6 or float(mg) > 20 * weight:
        return f"{random.choice([*MG_PER_KG, *MG_PER_KG, f'{random.uniform(0.1, 3):.2f}'])} mg/kg/day"
    return f"{mg} mg/day"


def _creatinine(random: Random) -> str:
    unit = random.choice(list(CREATININES))
    return f"{random.choice(CREATININES[unit])} {unit}"


def _gene(gene: str, random: Random) -> Json:
    kind = random.random()
    if kind < 0.06:
        return {"state": "not-tested"}
    if gene == "TPMT" and kind < 0.13:
        return _activity(random)
    if kind < 0.2:
        return {"phenotype": random.choice(PHENOTYPES)}
    pool = COMMON[gene] if kind < 0.65 else [*CURRENT[gene], "*1", "*1", "*1", "*1", "*1", "*1", "*1", "*1"]
    if kind > 0.97:
        pool = [*NOT_IN_TABLES[gene], "*1"]
    pair = random.choice(NOTATIONS).format(*random.choices(pool, k=2), gene=gene)
    if random.random() < 0.05:
        pair = random.choice([pair.lower().replace(gene.lower(), gene), pair.replace("*", "\u2217")])
    return {"genotype": pair}


def _activity(random: Random) -> Json:
    laboratory = random.choice(list(ACTIVITIES))
    measured = {"activity": random.choice(ACTIVITIES[laboratory]), "laboratory": laboratory}
    if random.random() < 0.3:
        measured["genotype"] = "/".join(random.choices(COMMON["TPMT"], k=2))
    return measured


def _some(ids: list[str], random: Random) -> list[str]:
    return list(dict.fromkeys(random.sample(ids, random.choice([0, 1, 1, 1, 2, 2, 3]))))


def _results(random: Random) -> Json:
    return {test: random.choice(RESULTS[test]) for test in random.sample(list(RESULTS), random.randint(1, 2))}


def _tablets(random: Random) -> list[str]:
    return [f"{strength} mg" for strength in dict.fromkeys(random.sample(STRENGTHS, random.randint(1, 3)))]


def _spoil(case: Json, random: Random) -> None:
    """Puts in one fault that must be refused."""
    kind = random.randrange(10)
    number_field = random.choice(list(NUMBER_FIELDS))
    unit = NUMBER_FIELDS[number_field]
    if kind == 0:
        case[number_field] = f"{random.choice(BAD_NUMBERS)} {unit}"
    elif kind == 1:
        case[number_field] = random.choice(BAD_QUANTITIES).format(unit=unit)
    elif kind == 2:
        case[number_field] = random.choice([40, 40.5, True, ["40"], {}])
    elif kind == 3:
        case[random.choice(ID_FIELDS)] = random.choice(["unknown", "", "UK ", 1])
    elif kind == 4:
        case[random.choice(LIST_FIELDS)] = ["not-an-id"]
    elif kind == 5:
        case[random.choice(["wieght", "Age", "dose", ""])] = "70 kg"
    elif kind == 6:
        case["tablets"] = [random.choice(["25", "25mg", "25,0 mg", "025 mg", "25 g", "", 25])]
    elif kind == 7:
        case["results"] = {"neutrophils": random.choice(["3.1", "3,1 x10^9/L", "3.1 x10^9", "<3.1 x10^9/L", 3.1, ""])}
    elif kind == 8:
        case[random.choice(["tpmt", "nudt15"])] = random.choice(BAD_GENES)
    else:
        case[random.choice(["age", "weight"])] = random.choice(["0 years", "0 kg", "0.0 kg"])
