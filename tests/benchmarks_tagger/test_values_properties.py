"""Laws of the values: never empty, no new line breaks or marks; the same chance gives the same value; digits in the
places of digits; check digits as right as they were.
"""

from random import Random

from benchmarks.tagger.values import Refiller
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safefeedback.entities import ENTITIES
from safefeedback.identifiers import card, imei
from safefeedback.identifiers.pe import cci, dni, ruc

LABELS = st.sampled_from([entity.name for entity in ENTITIES])
CHANCE = st.integers(0, 2**32).map(Random)
SURFACES = st.one_of(
    st.text(min_size=1, max_size=40),
    st.lists(st.sampled_from("Juan QUISPE de la av. jr mz B lt 12 nueve sesenta y 987 @ . com , - / \n 12/05/87 O l 1O2".split(" "))).map(" ".join),
    st.from_regex(r"[A-Z]{0,3}[ -]?[0-9]{1,6}([ .-][0-9]{2,6}){0,4}", fullmatch=True),
)  # fmt: skip
DIGITS = st.text("0123456789", min_size=18, max_size=18)
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@shared
@given(label=LABELS, surface=SURFACES, random=CHANCE)
def test_a_value_is_fit_for_a_message(refiller: Refiller, label: str, surface: str, random: Random) -> None:
    value = refiller.value(label, surface, random)
    assert value.strip() or value == surface
    assert "\n" not in value or "\n" in surface
    assert "[[" not in value or value == surface


@shared
@given(label=LABELS, surface=SURFACES, seed=st.integers(0, 2**32))
def test_the_same_chance_gives_the_same_value(refiller: Refiller, label: str, surface: str, seed: int) -> None:
    assert refiller.value(label, surface, Random(seed)) == refiller.value(label, surface, Random(seed))


@shared
@given(
    label=st.sampled_from("PE_DNI PE_RUC PHONE_NUMBER BANK_ACCOUNT CREDIT_CARD SERVICE_ACCOUNT HEALTH_ID".split()),
    surface=st.from_regex(r"[0-9]{1,9}([ .-][0-9]{1,9}){0,4}", fullmatch=True),
    random=CHANCE,
)
def test_digits_stand_where_digits_stood(refiller: Refiller, label: str, surface: str, random: Random) -> None:
    value = refiller.value(label, surface, random)
    assert [c if c in " .-" else "0" for c in value] == [c if c in " .-" else "0" for c in surface]


@shared
@given(digits=DIGITS, random=CHANCE)
def test_right_check_digits_stay_right(refiller: Refiller, digits: str, random: Random) -> None:
    account = refiller.value("BANK_ACCOUNT", digits + cci.check_digits(digits), random)
    assert cci.check_digits(account[:18]) == account[18:]
    assert ruc.is_valid(refiller.value("PE_RUC", f"10{digits[:8]}{ruc.check_digit('10' + digits[:8])}", random))
    number = digits[:8] + dni.check_characters(digits[:8])[0]
    value = refiller.value("PE_DNI", number, random)
    assert value[8] in dni.check_characters(value[:8])


@shared
@given(digits=DIGITS, random=CHANCE)
def test_wrong_check_digits_stay_wrong(refiller: Refiller, digits: str, random: Random) -> None:
    wrong = str((int(ruc.check_digit("10" + digits[:8])) + 1) % 10)
    assert not ruc.is_valid(refiller.value("PE_RUC", f"10{digits[:8]}{wrong}", random))


@shared
@given(random=CHANCE)
def test_cards_and_devices_stay_right(refiller: Refiller, random: Random) -> None:
    assert card.is_valid(refiller.value("CREDIT_CARD", "4557880000000004", random))
    assert imei.is_valid(refiller.value("DEVICE_ID", "356277279114577", random))
