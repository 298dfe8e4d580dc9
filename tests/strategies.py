"""One Hypothesis strategy for each domain value: valid by construction, invented by a generator, nobody's.

Check digits come from the second implementations in ``tests/identifiers/second.py``, never from the library.
``written`` puts separators into a number as people do; ``hostile`` gives text that no identifier should choke on.

>>> from tests.strategies import rucs  # in a test: @given(rucs())
"""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.identifiers import second

__all__ = [
    "bank_accounts",
    "cards",
    "case_numbers",
    "ccis",
    "coordinates",
    "days",
    "digits",
    "dnis",
    "dnis_with_check",
    "driver_licenses",
    "emails",
    "foreign_phones",
    "foreigner_ids",
    "hostile",
    "ibans",
    "imeis",
    "ips",
    "landlines",
    "local_phones",
    "macs",
    "mobiles",
    "passports",
    "phones",
    "plates",
    "rucs",
    "service_phones",
    "uuids",
    "uy_cis",
    "written",
    "written_dates",
]

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_AREAS = ("41", "42", "52", "53", "56", "61", "62", "63", "64", "65", "66", "67", "72", "74", "76", "82", "83", "84")
_CARD_RANGES = (
    ("4", 16),
    ("4", 13),
    ("51", 16),
    ("55", 16),
    ("2221", 16),
    ("2720", 16),
    ("34", 15),
    ("37", 15),
    ("36", 14),
    ("305", 16),
    ("3528", 16),
    ("6011", 16),
    ("65", 16),
    ("62", 19),
    ("5018", 13),
    ("6763", 19),
)
_MONTH_NAMES = tuple("enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre".split())


def digits(length: int) -> SearchStrategy[str]:
    """Strings of that many digits 0 to 9."""
    return st.integers(0, 10**length - 1).map(lambda n: str(n).zfill(length))


def dnis() -> SearchStrategy[str]:
    """Eight digits of the series 5, which is not known to be issued."""
    return digits(7).map(lambda tail: "5" + tail)


@st.composite
def dnis_with_check(draw: st.DrawFn) -> str:
    """Eight digits and the verification digit or letter."""
    eight = draw(dnis())
    return eight + draw(st.sampled_from(second.dni_characters(eight)))


@st.composite
def rucs(draw: st.DrawFn, prefix: str | None = None) -> str:
    """Eleven digits; the DNI inside a number of prefix 10 is of the series 5."""
    head = prefix or draw(st.sampled_from(("10", "15", "16", "17", "20")))
    ten = head + draw(dnis())
    return ten + second.ruc_digit(ten)


@st.composite
def ccis(draw: st.DrawFn) -> str:
    """Twenty digits of one of the known banks."""
    bank = draw(st.sampled_from(("002", "003", "009", "011", "018", "038", "049")))
    eighteen = bank + draw(digits(15))
    return eighteen + second.cci_digits(eighteen)


@st.composite
def cards(draw: st.DrawFn) -> str:
    """13 to 19 digits of an issuer's range."""
    prefix, length = draw(st.sampled_from(_CARD_RANGES))
    payload = prefix + draw(digits(length - 1 - len(prefix)))
    return payload + second.luhn_digit(payload)


def imeis() -> SearchStrategy[str]:
    """Fifteen digits with the Luhn digit."""
    return digits(12).map(lambda tail: "35" + tail).map(lambda payload: payload + second.luhn_digit(payload))


def plates() -> SearchStrategy[str]:
    """Plates of all four forms with their hyphen."""
    return st.one_of(
        st.from_regex(r"[A-Z][A-Z0-9]{2}-[0-9]{3}", fullmatch=True),
        st.from_regex(r"[0-9]{4}-[A-Z0-9][A-Z]", fullmatch=True),
        st.from_regex(r"[A-Z]{2}-[0-9]{4}", fullmatch=True),
        st.from_regex(r"[A-Z]{3}-[0-9]{4}", fullmatch=True),
    )


def mobiles() -> SearchStrategy[str]:
    """Nine digits that begin with 9."""
    return digits(8).map(lambda tail: "9" + tail)


@st.composite
def landlines(draw: st.DrawFn) -> str:
    """Area code with its 0 and number: ``01`` and seven digits or ``0NN`` and six."""
    if draw(st.booleans()):
        return "01" + draw(st.sampled_from("2345678")) + draw(digits(6))
    return "0" + draw(st.sampled_from(_AREAS)) + draw(st.sampled_from("234567")) + draw(digits(5))


@st.composite
def local_phones(draw: st.DrawFn) -> str:
    """Six or seven digits without area code."""
    return draw(st.sampled_from("234567")) + draw(digits(draw(st.sampled_from((5, 6)))))


def service_phones() -> SearchStrategy[str]:
    """Short public lines."""
    return st.sampled_from(("100", "105", "106", "113", "116", "117"))


def foreign_phones() -> SearchStrategy[str]:
    """Valid numbers of other countries with their code: the examples that libphonenumber publishes."""
    return st.sampled_from(("+12015550123", "+34612345678", "+541123456789", "+56221234567", "+584121234567"))


def phones() -> SearchStrategy[str]:
    """Numbers of every kind."""
    return st.one_of(mobiles(), landlines(), local_phones(), service_phones(), foreign_phones())


@st.composite
def foreigner_ids(draw: st.DrawFn) -> str:
    """Nine digits of a carné, or another length."""
    return draw(st.one_of(digits(9), digits(11).map(lambda d: "00" + d[2:]), digits(7)))


def passports() -> SearchStrategy[str]:
    """Nine digits, or letters and digits."""
    return st.one_of(digits(9), st.from_regex(r"[A-Z]{1,2}[0-9]{7}", fullmatch=True))


def driver_licenses() -> SearchStrategy[str]:
    """A letter and a DNI of the series 5."""
    return st.tuples(st.sampled_from(_LETTERS), dnis()).map("".join)


def bank_accounts() -> SearchStrategy[str]:
    """Accounts grouped as each bank groups them."""
    return st.one_of(
        st.from_regex(r"[0-9]{3}-[0-9]{7,8}-[01]-[0-9]{2}", fullmatch=True),
        st.from_regex(r"0011-[0-9]{4}-[0-9]{10}", fullmatch=True),
        st.from_regex(r"[0-9]{3}-3[0-9]{9}", fullmatch=True),
        st.from_regex(r"[0-9]{3}-[0-9]{7}", fullmatch=True),
        st.from_regex(r"04-[0-9]{3}-[0-9]{6}", fullmatch=True),
    )


def case_numbers() -> SearchStrategy[str]:
    """File numbers of every form."""
    return st.one_of(
        st.from_regex(r"[0-9]{5}-20[0-2][0-9]-[0-9]-[0-9]{4}-J[RP]-(?:CI|LA|FC|PE)-[0-9]{2}", fullmatch=True),
        st.from_regex(r"0[0-9]{4}-20[0-2][0-9]-PA/TC", fullmatch=True),
        st.from_regex(r"EXP-20[0-2][0-9]-[0-9]{5,7}", fullmatch=True),
        st.from_regex(r"RV-[0-9]{8}", fullmatch=True),
        st.from_regex(r"[0-9]{5,6}-20[0-2][0-9]", fullmatch=True),
        st.from_regex(r"20[0-2][0-9]-[0-9]{7}", fullmatch=True),
    )


def macs() -> SearchStrategy[str]:
    """Six pairs with colons, hyphens or nothing, or three groups of four."""
    pair = st.from_regex(r"[0-9A-F]{2}", fullmatch=True)
    pairs = st.lists(pair, min_size=6, max_size=6)
    dotted = st.lists(st.from_regex(r"[0-9a-f]{4}", fullmatch=True), min_size=3, max_size=3).map(".".join)
    return st.one_of(
        st.builds(lambda mark, parts: mark.join(parts), st.sampled_from((":", "-", "", " ")), pairs), dotted
    )


def ips() -> SearchStrategy[str]:
    """Addresses of both versions."""
    return st.ip_addresses().map(str)


@st.composite
def ibans(draw: st.DrawFn) -> str:
    """Numbers of countries whose account part python-stdnum does not check further."""
    country, length = draw(st.sampled_from((("DE", 18), ("GB", 18), ("CR", 18))))
    account = draw(digits(length))
    if country == "GB":
        account = "WEST" + account[:14]
    if country == "CR":
        account = "0" + account[1:]
    remainder = second.iban_remainder(country + "00" + account)
    return f"{country}{98 - remainder:02d}{account}"


@st.composite
def coordinates(draw: st.DrawFn) -> str:
    """A decimal pair inside Peru's rectangle."""
    latitude = draw(st.integers(-18_399_999, -30_001)) / 1_000_000
    longitude = draw(st.integers(-81_399_999, -68_600_001)) / 1_000_000
    return f"{latitude:.6f}" + draw(st.sampled_from((",", ", ", " ", "; "))) + f"{longitude:.6f}"


def emails() -> SearchStrategy[str]:
    """Addresses under the domains reserved for examples (RFC 2606)."""
    local = st.from_regex(r"[a-z]{1,12}(?:[._+-][a-z0-9]{1,8}){0,2}", fullmatch=True)
    host = st.sampled_from(("example.com", "example.org", "correo.example.net"))
    return st.builds(lambda a, b: f"{a}@{b}", local, host)


def uuids() -> SearchStrategy[str]:
    """UUIDs of any version, lower case with hyphens."""
    return st.uuids().map(str)


def uy_cis() -> SearchStrategy[str]:
    """Eight digits of a Uruguayan cédula."""
    return digits(7).map(lambda seven: seven + second.uy_digit(seven))


def days() -> SearchStrategy[dt.date]:
    """Days on which somebody alive may have been born."""
    return st.dates(dt.date(1931, 1, 1), dt.date(2026, 1, 1))


@st.composite
def written_dates(draw: st.DrawFn, day: dt.date) -> str:
    """One day as people write it, with the year in four digits, or in two when it is not before 1930."""
    year = draw(st.sampled_from((str(day.year), f"{day.year % 100:02d}")))
    number, month = day.day, day.month
    name = _MONTH_NAMES[month - 1]
    return draw(
        st.sampled_from(
            (
                f"{number}/{month}/{year}",
                f"{number:02d}-{month:02d}-{year}",
                f"{number:02d}.{month:02d}.{year}",
                f"{number:02d} {month:02d} {year}",
                f"{number} de {name} de {year}",
                f"{number:02d} DE {name.upper()} DEL {year}",
                f"{number} {name[:3]} {year}",
                day.isoformat(),
            )
        )
    )


@st.composite
def written(draw: st.DrawFn, number: str, separators: str = " -.") -> str:
    """The number with at most one separator after each character, and space around it."""
    gaps = draw(st.lists(st.sampled_from(["", "", "", *separators]), min_size=len(number), max_size=len(number)))
    gaps[-1] = ""
    around = draw(st.sampled_from(("", " ", "\n", "\u00a0")))
    return around + "".join(c + gap for c, gap in zip(number, gaps, strict=True)) + around


def hostile() -> SearchStrategy[str]:
    """Text of any characters, digits of other scripts, marks that numbers are written with, and long runs."""
    marks = st.text(alphabet="0123456789٣५７ABZabzñÑ ſıK-–./:+@°'\"#()·\u200b\u0301\ud800,;xX%{}[]_", max_size=80)
    runs = st.builds(lambda c, n: c * n, st.sampled_from(list("0195aA-. +@:°")), st.integers(1, 200))
    return st.one_of(st.text(max_size=80), marks, runs)
