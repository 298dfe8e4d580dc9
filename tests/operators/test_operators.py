"""Each operator writes what it promises, and never a working identifier."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.crypto import PseudonymKey
from safefeedback.errors import ConfigurationError, KeyringError, SpanError
from safefeedback.findings import Finding
from safefeedback.identifiers import card, imei
from safefeedback.identifiers.pe import cci, dni, ruc
from safefeedback.operators import Generalize, Keep, Mask, Operator, Pseudonymize, Redact, Surrogate, apply, operators

SEED = bytes(16)
KEY = PseudonymKey.from_bytes(bytes(range(32)))


def finding(text: str, value: str, entity: str) -> Finding:
    start = text.index(value)
    return Finding(start, start + len(value), entity, 0.9, "test")


def protect(text: str, *values: tuple[str, str], operator: Operator | None = None) -> str:
    chosen = operator if operator is not None else Redact()
    found = sorted((finding(text, value, entity) for value, entity in values), key=lambda f: f.start)
    return apply(text, [(f, chosen) for f in found], key=KEY, seed=SEED)[0]


def test_same_value_has_the_same_number_in_any_spelling() -> None:
    text = "tel 987 654 321, repito +51 987654321, y el otro 912345678"
    shown = protect(
        text, ("987 654 321", "PHONE_NUMBER"), ("+51 987654321", "PHONE_NUMBER"), ("912345678", "PHONE_NUMBER")
    )
    assert shown == "tel [TELEFONO_1], repito [TELEFONO_1], y el otro [TELEFONO_2]"


def test_part_of_a_name_is_the_same_person() -> None:
    text = "Nely Polo Quilla me atendió; la sra. Polo sonrió y Rosa no"
    found = [
        Finding(0, 16, "PERSON", 0.9, "t"),
        Finding(37, 41, "PERSON", 0.9, "t"),
        Finding(51, 55, "PERSON", 0.9, "t"),
    ]
    shown, _ = apply(text, [(f, Redact()) for f in found], seed=SEED)
    assert shown == "[PERSONA_1] me atendió; la sra. [PERSONA_1] sonrió y [PERSONA_2] no"


def test_part_that_two_people_share_is_a_third_label() -> None:
    text = "Ana Rojas, Luis Rojas y Rojas"
    found = [
        Finding(0, 9, "PERSON", 0.9, "t"),
        Finding(11, 21, "PERSON", 0.9, "t"),
        Finding(24, 29, "PERSON", 0.9, "t"),
    ]
    assert apply(text, [(f, Redact()) for f in found], seed=SEED)[0] == "[PERSONA_1], [PERSONA_2] y [PERSONA_3]"


def test_unknown_entity_is_a_datum() -> None:
    assert protect("xyz", ("xyz", "MY_OWN")) == "[DATO_1]"
    assert protect("xyz", ("xyz", "PERSON"), operator=Redact(numbered=False)) == "[PERSONA]"


def test_adjacent_findings_stay_two() -> None:
    found = [Finding(0, 3, "PERSON", 0.9, "t"), Finding(3, 6, "PERSON", 0.9, "t")]
    assert apply("abcdef", [(f, Redact()) for f in found], seed=SEED)[0] == "[PERSONA_1][PERSONA_2]"


def test_overlap_disorder_and_overrun_are_refused() -> None:
    one, two = Finding(0, 4, "PERSON", 0.9, "t"), Finding(2, 6, "PERSON", 0.9, "t")
    for bad in ([one, two], [Finding(4, 6, "PERSON", 0.9, "t"), one], [Finding(0, 9, "PERSON", 0.9, "t")]):
        with pytest.raises(SpanError):
            apply("abcdef", [(f, Redact()) for f in bad])


@pytest.mark.parametrize(
    ("entity", "text", "shown"),
    [
        ("AGE", "67 años", "60 a 69 años"),
        ("AGE", "18", "18 a 19 años"),
        ("AGE", "8 meses", "menor de edad"),
        ("AGE", "12 añitos", "menor de edad"),
        ("AGE", "91 años", "80 años o más"),
        ("DATE_TIME", "14/04/23", "abril de 2023"),
        ("DATE_TIME", "2023-04-14", "abril de 2023"),
        ("DATE_TIME", "3 DE SETIEMBRE DEL 2022", "setiembre de 2022"),
        ("DATE_TIME", "6 de noviembre", "noviembre"),
        ("DATE_TIME", "15/3", "marzo"),
        ("DATE_OF_BIRTH", "17/03/86", "década de 1980"),
        ("DATE_OF_BIRTH", "22-III-2002", "década de 2000"),
        ("LOCATION", "San Juan de Lurigancho", "San Juan de Lurigancho"),
        ("LOCATION", "Tapo", "Tarma"),
        ("LOCATION", "ningún lugar", "[LUGAR]"),
        ("PERSON", "Ana", "[PERSONA]"),
        ("AGE", "999 años", "[EDAD]"),
        ("DATE_OF_BIRTH", "ayer", "[FECHA_NACIMIENTO]"),
    ],
)
def test_generalize(entity: str, text: str, shown: str) -> None:
    assert Generalize().operate(text, {"entity_type": entity}) == shown


def test_namesakes_are_settled_by_the_places_beside_them() -> None:
    text = "en Miraflores, Arequipa"
    found = [Finding(3, 13, "LOCATION", 0.9, "t"), Finding(15, 23, "LOCATION", 0.9, "t")]
    shown, _ = apply(text, [(f, Generalize(population=10**6)) for f in found], seed=SEED)
    assert shown == "en Arequipa, Arequipa"


def test_generalize_and_mask_refuse_bad_fields() -> None:
    for build in (
        lambda: Generalize(years=7),
        lambda: Generalize(population=0),
        lambda: Mask(keep=-1),
        lambda: Mask(character="x"),
    ):
        with pytest.raises(ConfigurationError):
            build()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("4557 8800 0000 0004", "**** **** **** 0004"),
        ("987654", "****54"),
        ("12", "**"),
        ("nueve ocho siete", "[TELEFONO]"),
    ],
)
def test_mask_shows_at_most_a_third(text: str, shown: str) -> None:
    assert Mask(keep=4).operate(text, {"entity_type": "PHONE_NUMBER"}) == shown


def test_pseudonyms_are_stable_and_keyed() -> None:
    operator = Pseudonymize(purpose="estudio")
    one = operator.operate("987 654 321", {"entity_type": "PHONE_NUMBER", "key": KEY})
    assert one == operator.operate("+51987654321", {"entity_type": "PHONE_NUMBER", "key": KEY})
    assert one != Pseudonymize(purpose="otro").operate("987 654 321", {"entity_type": "PHONE_NUMBER", "key": KEY})
    other = PseudonymKey.from_bytes(bytes(32))
    assert one != operator.operate("987 654 321", {"entity_type": "PHONE_NUMBER", "key": other})
    with pytest.raises(KeyringError):
        operator.operate("987 654 321", {"entity_type": "PHONE_NUMBER"})


def test_keep_changes_nothing_and_is_not_listed() -> None:
    found = Finding(0, 3, "PERSON", 0.9, "t")
    assert apply("Ana", [(found, Keep())]) == ("Ana", ())


@given(st.integers(0, 2**64), st.integers(0, 10**10 - 1))
def test_surrogates_never_pass_a_check(seed: int, number: int) -> None:
    rng = random.Random(seed)
    params = {"seed": seed.to_bytes(16, "big")}
    ten = f"20{number % 10**8:08d}"
    real_ruc = ten + ruc.check_digit(ten)
    assert not ruc.is_valid(Surrogate().operate(real_ruc, {"entity_type": "PE_RUC", **params}))
    head = "011241" + f"{number:012d}"
    real_cci = head + cci.check_digits(head)
    assert not cci.is_valid(Surrogate().operate(real_cci, {"entity_type": "BANK_ACCOUNT", **params}))
    fifteen = "455788" + f"{number % 10**9:09d}"
    real_card = fifteen + card.check_digit(fifteen)
    assert not card.is_valid(Surrogate().operate(real_card, {"entity_type": "CREDIT_CARD", **params}))
    fourteen = "35" + f"{number:012d}"
    real_imei = fourteen + imei.check_digit(fourteen)
    assert not imei.is_valid(Surrogate().operate(real_imei, {"entity_type": "DEVICE_ID", **params}))
    eight = f"{rng.randrange(10**8):08d}"
    for character in dni.check_characters(eight):
        invented = Surrogate().operate(f"{eight}-{character}", {"entity_type": "PE_DNI", **params})
        assert invented.startswith("5")
        assert not dni.is_valid(invented)


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("PERSON", "yesenia huaman ccori"),
        ("PERSON", "QUISPE MAMANI, JUAN"),
        ("PERSON", "J. de la Cruz"),
        ("PHONE_NUMBER", "+51 987-654-321"),
        ("PHONE_NUMBER", "(01) 512-3456"),
        ("PE_DNI", "51.234.567"),
        ("PE_VEHICLE_PLATE", "ABC-123"),
        ("PE_DRIVER_LICENSE", "Q-56809734"),
        ("SERVICE_ACCOUNT", "512 3456"),
    ],
)
def test_surrogates_keep_the_shape(entity: str, text: str) -> None:
    invented = Surrogate().operate(text, {"entity_type": entity, "seed": SEED})
    assert invented != text
    shape = [("a" if c.isalpha() else "9" if c.isdigit() else c) for c in invented]
    if entity != "PERSON":
        assert shape == [("a" if c.isalpha() else "9" if c.isdigit() else c) for c in text]
    else:
        assert len(invented.split()) == len(text.split())
        assert invented.isupper() == text.isupper()
        assert invented.islower() == text.islower()


def test_surrogates_keep_the_gender_and_repeat_inside_a_message() -> None:
    text = "Rosa Mamani vino. rosa mamani volvió"
    found = [Finding(0, 11, "PERSON", 0.9, "t"), Finding(18, 29, "PERSON", 0.9, "t")]
    shown, _ = apply(text, [(f, Surrogate()) for f in found], seed=SEED)
    first, second = shown.split(" vino. ")[0], shown.split(" vino. ")[1].split(" volvió")[0]
    assert first.lower() == second
    assert apply(text, [(f, Surrogate()) for f in found], seed=SEED)[0] == shown


def test_surrogates_of_other_kinds() -> None:
    assert "@example." in Surrogate().operate("a@b.pe", {"entity_type": "EMAIL_ADDRESS", "seed": SEED})
    assert Surrogate().operate("@juan", {"entity_type": "USERNAME", "seed": SEED}).startswith("@")
    assert Surrogate().operate("Jr. Puno 345", {"entity_type": "STREET_ADDRESS", "seed": SEED}).startswith("Jr. ")
    assert Surrogate().operate("diabetes", {"entity_type": "SENSITIVE", "seed": SEED}) == "[DATO_SENSIBLE]"
    assert Surrogate().operate("nueve ocho siete seis", {"entity_type": "PHONE_NUMBER", "seed": SEED}) == "[TELEFONO]"
    keyed = {"entity_type": "PERSON", "key": KEY}
    assert Surrogate(purpose="p").operate("Rosa Mamani", {**keyed, "seed": SEED}) == Surrogate(purpose="p").operate(
        "Rosa Mamani", {**keyed, "seed": bytes([1] * 16)}
    )


def test_every_operator_has_the_contract_of_presidio() -> None:
    for name, kind in operators().items():
        operator = kind(purpose="p") if name == "pseudonymize" else kind()  # type: ignore[call-arg]
        assert operator.operator_name() == name
        operator.validate({"entity_type": "PERSON"})
        with pytest.raises(ConfigurationError):
            operator.validate({})
        with pytest.raises(ConfigurationError):
            operator.validate({"entity_type": "PERSON", "key": "not a key"})


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6))
def test_text_outside_findings_is_unchanged(text: str, cuts: list[tuple[int, int]]) -> None:
    found, reached = [], 0
    for start, size in sorted(cuts):
        if start >= reached and start + size <= len(text):
            found.append(Finding(start, start + size, "PERSON", 0.9, "t"))
            reached = start + size
    shown, replaced = apply(text, [(f, Redact()) for f in found], seed=SEED)
    kept = [text[a.end : b.start] for a, b in zip([Finding(0, 1, "X", 0.0, "t"), *found], found, strict=False)][1:]
    inner = [shown[a.end : b.start] for a, b in pairwise(replaced)]
    assert inner == kept
    assert shown[: replaced[0].start] == text[: found[0].start] if found else shown == text
