"""Second implementations of the checks, written from the sources and not from the library.

Vectors and generated values are compared with them, so that one mistake would have to be made twice. They take the
characters of a number without separators and say nothing of its form.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import ipaddress
import re
from collections.abc import Callable

__all__ = [
    "CHECKS",
    "base58check",
    "bech32_kind",
    "cci_digits",
    "dni_characters",
    "iban_remainder",
    "luhn",
    "luhn_digit",
    "ruc_digit",
    "uy_digit",
]

# Digit sums of the doubled digits 0 to 9, as ISO/IEC 7812-1 annex B tabulates them.
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def luhn(digits: str) -> bool:
    """The table form of the Luhn check; the library walks with ``divmod``."""
    total = 0
    for place, character in enumerate(reversed(digits)):
        total += _DOUBLED[int(character)] if place % 2 else int(character)
    return total % 10 == 0


def luhn_digit(digits: str) -> str:
    return next(d for d in "0123456789" if luhn(digits + d))


def dni_characters(eight: str) -> tuple[str, str]:
    """RENIEC's wording: eleven less the remainder, then the series of digits and letters."""
    total = 0
    for weight, digit in zip("32765432", eight, strict=True):
        total += int(weight) * int(digit)
    key = (11 - total % 11) % 11
    return "67890112345"[key], "KABCDEFGHIJ"[key]


def ruc_digit(ten: str) -> str:
    """The number that fills the weighted sum up to the next multiple of 11; of 10 and 11 the last digit is written."""
    total = sum(weight * int(digit) for weight, digit in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), ten, strict=True))
    for missing in range(1, 12):
        if (total + missing) % 11 == 0:
            return str(missing)[-1]
    raise AssertionError("one of eleven remainders fits")


def cci_digits(eighteen: str) -> str:
    return luhn_digit(eighteen[:6]) + luhn_digit(eighteen[6:])


def uy_digit(seven: str) -> str:
    """The published recipe: keep the last digit of each product, add, take from ten."""
    total = sum(int(w) * int(d) % 10 for w, d in zip("2987634", seven, strict=True))
    return str((10 - total % 10) % 10)


def iban_remainder(number: str) -> int:
    """Digit by digit instead of one large integer."""
    remainder = 0
    for character in number[4:] + number[:4]:
        for digit in str(int(character, 36)):
            remainder = (remainder * 10 + int(digit)) % 97
    return remainder


def base58check(address: str) -> bool:
    alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    value = 0
    for character in address:
        value = value * 58 + alphabet.index(character)
    if value.bit_length() > 200:
        return False
    raw = value.to_bytes(25, "big")
    return hashlib.sha256(hashlib.sha256(raw[:21]).digest()).digest()[:4] == raw[21:]


def bech32_kind(address: str) -> str | None:
    """``bech32`` or ``bech32m``: the remainder of the polynomial division of BIP 173, by its own generator table."""
    alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    human, _, data = address.lower().rpartition("1")
    values = [ord(c) >> 5 for c in human] + [0] + [ord(c) & 31 for c in human] + [alphabet.index(c) for c in data]
    state = 1
    for value in values:
        top, state = state >> 25, (state & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            state ^= term * (top >> place & 1)
    return {1: "bech32", 0x2BC830A3: "bech32m"}.get(state)


def _bare(text: str) -> str:
    return "".join(c for c in text.upper() if c.isalnum())


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _dni(text: str) -> bool:
    bare = _bare(text)
    return len(bare) == 8 or bare[8:] in dni_characters(bare[:8])


def _ruc(text: str) -> bool:
    bare = _bare(text)
    return ruc_digit(bare[:10]) == bare[10:]


def _cci(text: str) -> bool:
    bare = _bare(text)
    return cci_digits(bare[:18]) == bare[18:]


def _imei(text: str) -> bool:
    bare = _bare(text)
    return len(bare) != 15 or luhn(bare)


def _bitcoin(text: str) -> bool:
    address = "".join(text.split())
    if address[:3].lower() != "bc1":
        return base58check(address)
    return bech32_kind(address) == ("bech32" if address[3] in "qQ" else "bech32m")


def _shape(*patterns: str) -> Callable[[str], bool]:
    """Whether the text, in upper case and with no space around it, has one of the shapes."""
    compiled = [re.compile(p) for p in patterns]
    return lambda text: any(p.fullmatch(text.strip().upper()) for p in compiled)


def _length(*lengths: int) -> Callable[[str], bool]:
    return lambda text: len(_bare(text)) in lengths


def _mac(text: str) -> bool:
    return len(bytes.fromhex("".join(c for c in text if c.isalnum()))) == 6


def _ip(text: str) -> bool:
    """By the packed bytes of either class, each tried by itself."""
    for kind in (ipaddress.IPv4Address, ipaddress.IPv6Address):
        try:
            kind(text.strip().strip("[]"))
        except ValueError:
            continue
        return True
    return False


def _date(text: str) -> bool:
    """By strptime for the numeric forms; a named month is found by its first three letters."""
    months = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "se", "oct", "nov", "dic")
    words = re.split(r"[\s/.,°º-]+", text.strip().lower().replace("primero", "1"))
    words = [w.removesuffix("ro") if w[:1].isdigit() else w for w in words if w not in ("de", "del", "año", "dia", "")]
    named = next((w for w in words if w.isalpha()), None)
    if named:
        month = next(i for i, m in enumerate(months, start=1) if named.startswith(m))
        words[words.index(named)] = str(month)
    joined = " ".join(words)
    for layout in ("%d %m %Y", "%d %m %y", "%Y %m %d", "%m %d %Y"):
        try:
            dt.datetime.strptime(joined, layout)
        except ValueError:
            continue
        return True
    return False


def _email(text: str) -> bool:
    atom = r"[\w!#$%&'*+/=?^`{|}~-]+"
    return bool(re.fullmatch(rf"{atom}(?:\.{atom})*@(?:[^\W_][\w-]*\.)+[^\W\d_]{{2,}}", text.strip()))


def _uuid(text: str) -> bool:
    return len(bytes.fromhex(_bare(text.lower().replace("urn:uuid:", "")))) == 16


def _coordinates(text: str) -> bool:
    if "+" in text[1:]:
        head, _, tail = text.upper().partition("+")
        return set(head + tail) <= set("23456789CFGHJMPQRVWX") and len(head) in (4, 6, 8)
    numbers = [float(n.replace(",", ".")) for n in re.findall(r"[0-9]+(?:[.,][0-9]+)?", text)]
    half = len(numbers) // 2
    return len(numbers) in (2, 4, 6) and numbers[0] <= 90 and numbers[half] <= 180


def _phone(text: str) -> bool:
    """By plain length and first digits of the numbering plan; foreign numbers by the lengths of ITU-T E.164."""
    body = re.split(r"(?i)anexo|ext|#|;", text.strip())[0]
    digits = _digits(body)
    if body.startswith("+") and not digits.startswith("51"):
        return 8 <= len(digits) <= 15
    for prefix in ("0051", "51", "0"):
        if digits.startswith(prefix) and len(digits) > 8:
            digits = digits.removeprefix(prefix)
            break
    areas = "41 42 43 44 51 52 53 54 56 61 62 63 64 65 66 67 72 73 74 76 80 82 83 84".split()
    if len(digits) == 9:
        return digits[0] == "9"
    if len(digits) == 8:
        return digits[0] == "1" or digits[:2] in areas
    return len(digits) in (3, 6, 7)


CHECKS: dict[str, Callable[[str], bool]] = {
    "bitcoin": _bitcoin,
    "card": lambda text: luhn(_bare(text)),
    "coordinates": _coordinates,
    "date": _date,
    "email": _email,
    "iban": lambda text: iban_remainder(_bare(text)) == 1,
    "imei": _imei,
    "ip": _ip,
    "mac": _mac,
    "pe.bank_account": _length(10, 11, 13, 14, 18, 20),
    "pe.case_number": _shape(
        r"\d{5}\W*\d{4}\W*\d{1,3}\W*\d{4}\W*[A-Z]{2}\W*[A-Z]{2}\W*\d{1,3}",
        r"\d{4,5}-\d{4}-[A-Z]{2}/TC",
        r"[A-Z]+-?[\d-]+",
        r"\d+[-/]\d+",
    ),
    "pe.cci": _cci,
    "pe.dni": _dni,
    "pe.driver_license": _length(8, 9, 10),
    "pe.foreigner_id": _length(*range(7, 13)),
    "pe.passport": _length(*range(6, 13)),
    "pe.phone": _phone,
    "pe.plate": _shape(r"[A-Z][A-Z\d]{2}\W*\d{3}", r"\d{4}\W*[A-Z\d][A-Z]", r"[A-Z]{2,3}\W*\d{4}"),
    "pe.ruc": _ruc,
    "uuid": _uuid,
}
"""For each module of ``safefeedback.identifiers``, whether a written number that has its form passes."""
