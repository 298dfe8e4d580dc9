"""Laws of surrogates.

- No number that is invented passes a check digit: RUC, CCI, card, IMEI, IBAN, DNI with its character.
- A DNI is of series 5, also inside a RUC of a person or a licence.
- The surrogate of any text is not the text, whatever the kind, and the same seed gives the same surrogate.
- The letters and digits of a number without a meaning of their own do not settle those of its surrogate.
"""

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.identifiers import card, imei
from safefeedback.identifiers.pe import cci, dni, ruc
from safefeedback.operators import Surrogate
from safefeedback.operators.invention import inventors
from safefeedback.operators.invention.checks import passes_a_check, passes_iban, passes_luhn
from safefeedback.text import fold

SEEDS = st.binary(min_size=16, max_size=16)
NUMBERS = ("BANK_ACCOUNT", "CREDIT_CARD", "DEVICE_ID", "SERVICE_ACCOUNT", "HEALTH_ID", "OTHER_ID", "PASSPORT")


def digits(size: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=size, max_size=size)


def surrogate(entity: str, text: str, seed: bytes) -> str:
    return Surrogate().operate(text, {"entity_type": entity, "seed": seed})


@given(SEEDS, st.sampled_from(["10", "15", "16", "17", "20"]), digits(8))
def test_ruc_fails(seed: bytes, head: str, body: str) -> None:
    invented = surrogate("PE_RUC", head + body + ruc.check_digit(head + body), seed)
    assert not ruc.is_valid(invented)
    assert invented.startswith("105" if head == "10" else head)


@given(SEEDS, digits(18))
def test_cci_fails_in_both_halves(seed: bytes, body: str) -> None:
    invented = surrogate("BANK_ACCOUNT", body + cci.check_digits(body), seed)
    right = cci.check_digits(invented[:18])
    assert not cci.is_valid(invented)
    assert invented[18] != right[0]
    assert invented[19] != right[1]


@given(SEEDS, st.integers(12, 18).flatmap(digits))
def test_card_fails(seed: bytes, body: str) -> None:
    invented = surrogate("CREDIT_CARD", body + card.check_digit(body), seed)
    assert not passes_luhn(invented)
    assert not card.is_valid(invented)


@given(SEEDS, digits(14))
def test_imei_fails(seed: bytes, body: str) -> None:
    assert not imei.is_valid(surrogate("DEVICE_ID", body + imei.check_digit(body), seed))


@given(SEEDS, digits(8), st.booleans())
def test_dni_fails_and_is_of_series_5(seed: bytes, eight: str, has_letter: bool) -> None:
    invented = surrogate("PE_DNI", f"{eight}-{dni.check_characters(eight)[has_letter]}", seed)
    assert invented[0] == "5"
    assert invented[-1] not in dni.check_characters(invented[:8])


@given(SEEDS, digits(8))
def test_licences_carry_a_dni_of_series_5(seed: bytes, eight: str) -> None:
    assert surrogate("PE_DRIVER_LICENSE", f"Q{eight}", seed)[1] == "5"


@given(SEEDS, st.sampled_from(NUMBERS), st.integers(1, 24).flatmap(digits))
def test_numbers_of_any_kind_pass_no_check(seed: bytes, entity: str, text: str) -> None:
    invented = "".join(c for c in surrogate(entity, text, seed) if c.isdecimal())
    assert not passes_a_check(invented)


@given(SEEDS, st.sampled_from(["ES", "DE", "FR"]), digits(22))
def test_iban_fails(seed: bytes, country: str, body: str) -> None:
    assert not passes_iban(surrogate("BANK_ACCOUNT", country + body, seed))


@given(SEEDS, st.sampled_from(sorted(inventors())), st.text(min_size=1, max_size=30))
def test_any_text_becomes_another_and_always_the_same(seed: bytes, entity: str, text: str) -> None:
    invented = surrogate(entity, text, seed)
    assert fold(invented) != fold(text)
    assert invented == surrogate(entity, text, seed)


@given(SEEDS, st.sampled_from(["OTHER_ID", "SERVICE_ACCOUNT", "HEALTH_ID"]), digits(12))
def test_every_place_of_a_number_changes_with_the_seed(seed: bytes, entity: str, text: str) -> None:
    invented = [surrogate(entity, text, seed + bytes([number])) for number in range(60)]
    assert all(len({number[place] for number in invented}) > 3 for place in range(12))
