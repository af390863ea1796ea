"""A calculator that sees nothing of a case but the printed text of its working."""

import re
from math import sqrt

UNITS = re.compile(r"(?<=[0-9]) (?:mg/kg/day|mg/day|mg/dL|mg|mL/min|µmol/L|m²|kg|cm|in|days|years)(?![a-z/])")
WORDS = {"one quarter": "0.25", "one third": "(1 / 3)", "one half": "0.5"}
TOKEN = re.compile(r"\s*([0-9.]+|[-+*/()√])")


def plain(text: str) -> str:
    """The text without units and thousands commas, with signs that a calculator has."""
    for word, number in WORDS.items():
        text = text.replace(word, number)
    text = UNITS.sub("", re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", text))
    return text.replace("×", "*").replace("−", "-")


def span(text: str) -> tuple[float, float]:
    """`42 to 112 mg/day`, `75% to 100%` or one number as (lowest, highest)."""
    low, _, high = plain(text).partition(" to ")
    return _part(low), _part(high or low)


def _part(text: str) -> float:
    return value(text.strip().removesuffix("%")) / (100 if text.strip().endswith("%") else 1)


def product(text: str) -> tuple[float, float]:
    """`42 to 112 mg/day × 75% to 100%`: both ends multiplied."""
    low = high = 1.0
    for factor in text.split("×"):
        one = span(factor)
        low, high = low * one[0], high * one[1]
    return low, high


def value(text: str) -> float:
    """An arithmetic expression as a calculator reads it."""
    tokens = TOKEN.findall(plain(text))
    assert "".join(tokens) == re.sub(r"\s", "", plain(text)), f"not arithmetic: {text}"
    result = _sum(tokens)
    assert not tokens, f"left over: {tokens}"
    return result


def _sum(tokens: list[str]) -> float:
    result = _product(tokens)
    while tokens and tokens[0] in "+-":
        sign = 1 if tokens.pop(0) == "+" else -1
        result += sign * _product(tokens)
    return result


def _product(tokens: list[str]) -> float:
    result = _atom(tokens)
    while tokens and tokens[0] in "*/":
        result = result * _atom(tokens) if tokens.pop(0) == "*" else result / _atom(tokens)
    return result


def _atom(tokens: list[str]) -> float:
    token = tokens.pop(0)
    if token == "√":
        return sqrt(_atom(tokens))
    if token != "(":
        return float(token)
    result = _sum(tokens)
    assert tokens.pop(0) == ")"
    return result
