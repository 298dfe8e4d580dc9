"""What a window of digits can be by its length, its grouping and its check digits, before any word is read.

Scores are what the shape alone is worth, in ``[0, 1]``: under 0.35 a word nearby must speak for it. Shapes and their
sources: ``docs/reference/identifiers.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from safefeedback.identifiers import card, imei
from safefeedback.identifiers.pe import cci, dni, ruc
from safefeedback.recognizers.numbers.cue_table import CODE

__all__ = ["CARD_TAIL", "Option", "Window", "options"]

CARD_TAIL: Final = "card-tail"

_CUED: Final = 0.22
_AREAS: Final = frozenset("41 42 43 44 51 52 53 54 56 61 62 63 64 65 66 67 72 73 74 76 82 83 84".split())
_DNI_GROUPS: Final = frozenset({(2, 3, 3), (2, 2, 2, 2), (4, 4), (3, 3, 2), (3, 2, 3), (2, 6), (5, 3)})
_RUC_GROUPS: Final = frozenset(
    {(11,), (2, 8, 1), (2, 9), (10, 1), (2, 3, 3, 3), (4, 4, 3), (3, 4, 4), (2, 3, 3, 2, 1), (1,) * 11}
)
_BCP_GROUPS: Final = frozenset({(3, 8, 1, 2), (3, 7, 1, 2)})
_LONE_SIZES: Final = {
    8: "0123456789",
    9: "90",
    10: "0",
    11: "125",
    13: "0",
    15: "0123456789",
    16: "3456",
    20: "0123456789",
}
_LONE_EIGHT: Final = _DNI_GROUPS | {(1,) * 8, (2, 2, 4), (4, 2, 2), (1, 3, 4), (2, 3, 3), (2, 6)}
_DATE_SEPARATORS: Final = frozenset("/-. ")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a window can be.

    Attributes:
        entity: a name of the guide.
        base: what the shape alone is worth.
        code: the shape's name, for the evidence.
        is_checked: a check digit or an equally strong format agrees.
        cue: the cue that speaks for it when that is not the entity's own.
        needs_company: worth more beside a person's name than alone.
    """

    entity: str
    base: float
    code: str
    is_checked: bool = False
    cue: str | None = None
    needs_company: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive groups of a run read as one number.

    Attributes:
        digits: all of them.
        sizes: digits of each group.
        separators: the gaps, stripped to one character each; a blank gap is a space.
        has_plus: a plus sign stands before it.
        is_dictated: it comes from the second reading.
    """

    digits: str
    sizes: tuple[int, ...]
    separators: tuple[str, ...]
    has_plus: bool = False
    is_dictated: bool = False

    @property
    def is_solid(self) -> bool:
        """No separator inside."""
        return len(self.sizes) == 1

    @property
    def is_regular(self) -> bool:
        """One kind of separator throughout, or none, and never a comma outside dictation."""
        kinds = set(self.separators)
        return len(kinds) <= 1 and not ("," in kinds and not self.is_dictated)

    @property
    def can_stand_alone(self) -> bool:
        """It may be a number that no word announces; a quick test that only says no where every shape would."""
        size, groups = len(self.digits), len(self.sizes)
        if self.has_plus or groups == 1:
            return size >= 6
        if groups == 2:
            return size >= 7
        if size in _LONE_SIZES:
            return self.digits[0] in _LONE_SIZES[size] and (size != 8 or self.is_dictated or self.sizes in _LONE_EIGHT)
        if groups in (3, 4) and self.separators[0] == "-" and self.sizes[1] == 4:
            return True
        return (groups == 3 and self.separators[0] in "/-." and size <= 11) or self.sizes in _BCP_GROUPS

    @property
    def is_spelled(self) -> bool:
        """Given in small groups, as people dictate."""
        return len(self.sizes) >= 3 and max(self.sizes) <= 4


def options(window: Window) -> tuple[Option, ...]:
    """Return what a window can be, the best shape for each entity."""
    if window.sizes[-1] <= 2 and window.separators == (".",):
        return ()  # a decimal
    if window.sizes == (4, 4) and all(_is_year(int(part)) for part in (window.digits[:4], window.digits[4:])):
        return ()  # from one year to another
    best: dict[tuple[str, str | None], Option] = {}
    for reader in (_date,) if _is_only_date(window) else _READERS.get(len(window.digits), ()):
        for option in reader(window):
            key = option.entity, option.cue
            if key not in best or option.base > best[key].base:
                best[key] = option
    return tuple(best.values())


def _is_only_date(window: Window) -> bool:
    """A slash is written in dates alone; ``12-05-1987`` and ``12.05.1987`` are nothing else either."""
    if "/" in window.separators and not window.is_dictated:
        return not _has_area(window) and max(window.sizes) > 1
    return len(window.sizes) == 3 and any(option.base >= 0.5 for option in _date(window))


def _phone(window: Window) -> Iterator[Option]:
    digits, size = window.digits, len(window.digits)
    if window.has_plus and 8 <= size <= 15:
        yield Option("PHONE_NUMBER", 0.8, "international", is_checked=digits.startswith("519") and size == 11)
    if size == 9 and digits[0] == "9":
        yield Option("PHONE_NUMBER", _mobile_base(window), "mobile")
    if size == 18 and digits[0] == digits[9] == "9" and len(window.sizes) <= 2:
        yield Option("PHONE_NUMBER", 0.5, "two-mobiles")
    if (size == 11 and digits.startswith("519")) or (size == 13 and digits.startswith("00519")):
        yield Option("PHONE_NUMBER", 0.66, "mobile-country-code")
    yield from _landline(window)


def _landline(window: Window) -> Iterator[Option]:
    size = len(window.digits)
    if _has_area(window) and size in (8, 9, 10):
        yield Option("PHONE_NUMBER", 0.56 if size == 9 else 0.4, "landline")
    elif size == 9 and window.digits[0] == "0":
        yield Option("PHONE_NUMBER", _CUED, "landline-solid")
    if size in (6, 7):
        yield Option("PHONE_NUMBER", 0.14 if size == 7 else 0.06, "landline-local")
    elif size in (8, 10) and window.sizes[0] < 8:
        yield Option("PHONE_NUMBER", _CUED, "landline-local")
    elif size == 8:
        yield Option("PHONE_NUMBER", 0.12, "landline-area")
    elif size == 9 and window.digits[0] != "9":
        yield Option("PHONE_NUMBER", 0.15, "nine-digits")


def _has_area(window: Window) -> bool:
    """The first group is a national area code with its zero."""
    head = window.digits[: window.sizes[0]]
    return head == "01" or (len(head) == 3 and head[0] == "0" and head[1:] in _AREAS)


def _mobile_base(window: Window) -> float:
    if window.is_solid or (window.is_regular and max(window.sizes) <= 6):
        return 0.62
    return 0.52 if max(window.sizes) <= 4 or window.is_dictated else 0.4


def _dni(window: Window) -> Iterator[Option]:
    size = len(window.digits)
    if size == 8:
        if window.is_solid:
            is_round = window.digits.endswith("0000")
            yield Option("PE_DNI", _CUED if is_round else 0.34, "eight-digits", needs_company=True)
        elif window.sizes in _DNI_GROUPS and window.is_regular and "," not in window.separators:
            yield Option("PE_DNI", 0.26, "eight-digits-grouped", needs_company=True)
        elif max(window.sizes) == 1 and not window.is_dictated:
            yield Option("PE_DNI", 0.45, "eight-digits-spelled")
        elif window.is_spelled and window.is_dictated:
            yield Option("PE_DNI", 0.3, "eight-digits-dictated", needs_company=True)
        else:
            yield Option("PE_DNI", _CUED, "eight-digits-odd")
    elif size == 9 and dni.is_valid(window.digits):
        is_tail = window.sizes[-1] == 1 and window.separators[-1:] == ("-",)
        base = 0.6 if is_tail else 0.0 if window.digits[0] == "9" else 0.14
        yield Option("PE_DNI", base, "check-digit", is_checked=is_tail)
    elif size == 7 or (size == 9 and window.digits[0] != "9"):
        yield Option("PE_DNI", 0.0, "wrong-length")


def _ruc(window: Window) -> Iterator[Option]:
    if len(window.digits) != 11 or window.digits[:2] not in ("10", "15", "16", "17", "20"):
        return
    is_plain = window.sizes in _RUC_GROUPS or (window.is_dictated and window.is_spelled)
    if ruc.is_valid(window.digits):
        yield Option("PE_RUC", 0.82 if is_plain else 0.3, "mod-11", is_checked=True)
    else:
        yield Option("PE_RUC", 0.4 if window.is_solid else _CUED, "eleven-digits")


def _bank(window: Window) -> Iterator[Option]:
    size = len(window.digits)
    if size == 20:
        if cci.is_valid(window.digits):
            yield Option("BANK_ACCOUNT", 0.85, "cci-luhn", is_checked=True)
        else:
            yield Option("BANK_ACCOUNT", 0.6 if cci.bank_of(window.digits) else 0.3, "twenty-digits")
    elif window.sizes in _BCP_GROUPS:
        yield Option("BANK_ACCOUNT", 0.62, "bcp-groups")
    elif window.sizes == (2, 3, 6) and set(window.separators) == {"-"}:
        yield Option("BANK_ACCOUNT", 0.5, "bn-groups")
    elif window.sizes in ((3, 10), (4, 4, 10), (3, 7)) and set(window.separators) == {"-"}:
        yield Option("BANK_ACCOUNT", 0.42 if size > 10 else 0.3, "bank-groups")
    elif 9 <= size <= 22:
        yield Option("BANK_ACCOUNT", _CUED if size >= 10 else 0.1, "account-length")


def _card(window: Window) -> Iterator[Option]:
    size, digits = len(window.digits), window.digits
    if size == 16 and digits[0] in "3456":
        is_luhn = card.is_valid(digits)
        grouped = window.sizes == (4, 4, 4, 4)
        base = (0.66 if grouped else 0.6) if is_luhn else (0.52 if grouped else 0.34)
        yield Option("CREDIT_CARD", base, "luhn" if is_luhn else "sixteen-digits", is_checked=is_luhn)
    elif size == 15 and window.sizes == (4, 6, 5):
        yield Option("CREDIT_CARD", 0.5, "amex-groups", is_checked=card.is_valid(digits))
    elif 13 <= size <= 19:
        yield Option("CREDIT_CARD", _CUED, "card-length")
    elif size == 4 and window.is_solid:
        yield Option("CREDIT_CARD", 0.0, "last-four", cue=CARD_TAIL)


def _device(window: Window) -> Iterator[Option]:
    size = len(window.digits)
    if size == 15:
        is_luhn = imei.is_valid(window.digits)
        grouped = window.sizes in ((2, 6, 6, 1), (6, 2, 6, 1), (6, 6, 3), (8, 6, 1))
        base = 0.62 if is_luhn or grouped else 0.4
        yield Option("DEVICE_ID", base, "imei-luhn" if is_luhn else "fifteen-digits", is_checked=is_luhn)
    elif size in (14, 16, 17):
        yield Option("DEVICE_ID", _CUED, "imei-length")
    elif 19 <= size <= 20 and window.digits.startswith("8951"):
        yield Option("DEVICE_ID", 0.5, "iccid")
    elif 6 <= size <= 13:
        yield Option("DEVICE_ID", 0.02, "serial")


def _foreigner(window: Window) -> Iterator[Option]:
    size = len(window.digits)
    if 7 <= size <= 12:
        opening = size in (9, 11) and window.digits.startswith("00")
        yield Option("PE_FOREIGNER_ID", 0.3 if opening and window.is_solid else _CUED, "foreigner-length")
        if size <= 9:
            yield Option("PASSPORT", _CUED, "passport-length")
    elif size == 6:
        yield Option("PE_FOREIGNER_ID", 0.05, "foreigner-short")


def _case(window: Window) -> Iterator[Option]:
    size = len(window.digits)
    is_year_last = len(window.sizes) == 2 and window.sizes[1] == 4 and window.digits[-4:-2] in ("19", "20")
    if is_year_last and window.separators == ("-",) and 3 <= window.sizes[0] <= 8:
        yield Option("CASE_NUMBER", 0.5 if window.sizes[0] >= 5 else 0.25, "number-year")
    elif _is_prosecutors(window):
        yield Option("CASE_NUMBER", 0.6, "prosecutor-file")
    elif len(window.sizes) == 2 and window.sizes[0] == 4 and window.digits[:2] == "20" and window.sizes[1] >= 4:
        yield Option("CASE_NUMBER", 0.3, "year-number")
    elif 3 <= size <= 14 and not _looks_like_year(window) and not _is_heading(window):
        yield Option("CASE_NUMBER", _CUED if size >= 5 else 0.0, "file-length")


def _is_prosecutors(window: Window) -> bool:
    """``2206014501-2024-1187-0``: the prosecutor's office, the year, the number, the part."""
    if len(window.sizes) not in (3, 4) or window.sizes[0] < 6 or set(window.separators) != {"-"}:
        return False
    head = window.sizes[0]
    return window.sizes[1] == 4 and _is_year(int(window.digits[head : head + 4]))


def _is_heading(window: Window) -> bool:
    """``2.3.2.7.11.99`` is a section or a budget line."""
    return len(window.sizes) >= 3 and set(window.separators) == {"."} and max(window.sizes) <= 2


def _looks_like_year(window: Window) -> bool:
    return window.sizes == (4,) and _is_year(int(window.digits))


def _loose(window: Window) -> Iterator[Option]:
    """Numbers without a form of their own: only a cue makes them anything."""
    size = len(window.digits)
    if not (window.is_regular or window.is_dictated) or _looks_like_year(window):
        return
    is_mobile = size == 9 and window.digits[0] == "9"
    if 5 <= size <= 12:
        yield Option("SERVICE_ACCOUNT", 0.08 if is_mobile or size < 6 else _CUED, "supply-length")
        yield Option("HEALTH_ID", 0.1 if is_mobile else _CUED, "history-length")
    if 4 <= size <= 12:
        yield Option("OTHER_ID", _CUED if size >= 5 else 0.1, "code-length")
    if 8 <= size <= 9:
        yield Option("PE_DRIVER_LICENSE", 0.15, "licence-length")


def _code(window: Window) -> Iterator[Option]:
    """A number called just *código*: barcodes are longer, tax and error codes shorter."""
    if 6 - (window.digits[0] != "0") <= len(window.digits) <= 12 and window.is_regular:
        yield Option("OTHER_ID", 0.2, "code", cue=CODE)


def _date(window: Window) -> Iterator[Option]:
    sizes = window.sizes
    if len(sizes) == 3 and window.is_regular and set(window.separators) <= _DATE_SEPARATORS:
        first, second, third = _parts(window)
        base = 0.1 if window.separators[0] == " " else 0.6
        if sizes[2] in (2, 4) and max(sizes[:2]) <= 2 and _is_day(first, second) and (sizes[2] == 2 or _is_year(third)):
            yield from _either(base, "day-month-year")
        elif sizes == (4, 2, 2) and _is_year(first) and _is_day(third, second):
            yield from _either(base, "iso-date")
    elif sizes == (8,) and _is_solid_date(window.digits):
        yield from _either(0.0, "solid-date")


def _is_solid_date(digits: str) -> bool:
    """``24061979`` or ``19790624``."""
    if _is_year(int(digits[4:])) and _is_day(int(digits[:2]), int(digits[2:4])):
        return True
    return _is_year(int(digits[:4])) and _is_day(int(digits[6:]), int(digits[4:6]))


def _either(base: float, code: str) -> Iterator[Option]:
    """A date; what the person was born on only when a word says so."""
    yield Option("DATE_TIME", base, code)
    yield Option("DATE_OF_BIRTH", base - 0.04, code)


def _parts(window: Window) -> tuple[int, int, int]:
    a, b, _ = window.sizes
    return int(window.digits[:a]), int(window.digits[a : a + b]), int(window.digits[a + b :])


def _is_day(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _is_year(year: int) -> bool:
    return 1900 <= year <= 2035


_Reader = Callable[[Window], Iterator[Option]]
# How many digits each kind may have; what a window cannot be by its length is not asked.
_LENGTHS: Final[tuple[tuple[_Reader, range], ...]] = (
    (_phone, range(6, 19)),
    (_dni, range(7, 10)),
    (_ruc, range(11, 12)),
    (_bank, range(9, 23)),
    (_card, range(4, 20)),
    (_device, range(6, 21)),
    (_foreigner, range(6, 13)),
    (_case, range(4, 21)),
    (_loose, range(4, 13)),
    (_code, range(5, 13)),
    (_date, range(4, 9)),
)
_READERS: Final = {size: tuple(r for r, sizes in _LENGTHS if size in sizes) for size in range(4, 23)}
