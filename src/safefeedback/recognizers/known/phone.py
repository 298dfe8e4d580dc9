"""The forms in which a known telephone may be written: with and without prefix, area code and country."""

from __future__ import annotations

from collections.abc import Iterator

from safefeedback.recognizers.known.key import Key

__all__ = ["phone_keys"]

_SHORTEST = 6
_SUFFIXES = (10, 9, 8)


def phone_keys(value: str) -> Iterator[Key]:
    """Yield the keys of a telephone, whole forms before local ones.

    Peru: mobiles have nine digits, fixed lines one (Lima) or two of area and seven or six of number (MTC, Plan
    Técnico Fundamental de Numeración). A foreign number is also looked for by its last ten, nine and eight digits.
    """
    digits = "".join(filter(str.isdigit, value)).removeprefix("00")
    is_foreign = value.lstrip(" (").startswith(("+", "00")) and not digits.startswith("51")
    if is_foreign:
        yield from _keys("PHONE_NUMBER", (digits,), 0.97)
        yield from _keys("PHONE_NUMBER", (digits[-size:] for size in _SUFFIXES if size < len(digits)), 0.85)
        return
    national = digits.removeprefix("51") if len(digits) > 9 else digits
    national = national.removeprefix("0")
    yield from _keys("PHONE_NUMBER", (national, f"51{national}", f"0051{national}"), 0.97)
    if not national.startswith("9") or len(national) != 9:
        yield from _keys("PHONE_NUMBER", (f"0{national}", *_local(national)), 0.9)


def _local(national: str) -> tuple[str, ...]:
    """Return a fixed line without its area code, or a Lima line with it."""
    if len(national) == 7:
        return f"1{national}", f"01{national}", f"511{national}"
    return (national[1:] if national.startswith("1") else national[2:],) if len(national) == 8 else ()


def _keys(entity: str, forms: Iterator[str] | tuple[str, ...], score: float) -> Iterator[Key]:
    return (Key(entity, form, score, "digits") for form in forms if len(form) >= _SHORTEST)
