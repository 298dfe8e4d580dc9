import pytest

from safefeedback.operators.value import is_dictated, value_of


@pytest.mark.parametrize(
    ("entity", "one", "other"),
    [
        ("PERSON", "Yésenia Huamán", "YESENIA  HUAMAN"),
        ("PERSON", "QUISPE MAMANI, Juan", "juan quispe mamani"),
        ("PERSON", "María de la Cruz", "maria cruz"),
        ("PERSON", "De la", "la de"),
        ("PHONE_NUMBER", "+51 987-654-321", "987 654 321"),
        ("PHONE_NUMBER", "0051987654321", "9876 54321"),
        ("PHONE_NUMBER", "084-590969", "84 590969"),
        ("PHONE_NUMBER", "9O6 34I 624", "906341624"),
        ("PE_DNI", "56.809.734", "56809734-9"),
        ("PE_RUC", "20-93390411-4", "20933904114"),
        ("PE_VEHICLE_PLATE", "ABC-123", "abc 123"),
        ("EMAIL_ADDRESS", "Ana@Example.com", "ana@example.com"),
        ("URL", "https://www.facebook.com/ana.r/", "facebook.com/ana.r"),
        ("USERNAME", "@ana_r", "Ana_R"),
        ("DATE_TIME", "14/04/23", "14 de abril de 2023"),
        ("DATE_OF_BIRTH", "07/10/41", "7 de octubre de 1941"),
        ("AGE", "67 años", "sesenta y siete"),
        ("STREET_ADDRESS", "Jr. Ayacucho 345", "jr ayacucho, 345"),
        ("MY_OWN", "Uno-Dos", "uno dos"),
    ],
)
def test_spellings_of_one_value_share_it(entity: str, one: str, other: str) -> None:
    assert value_of(entity, one) == value_of(entity, other)


@pytest.mark.parametrize(
    ("entity", "one", "other"),
    [
        ("PERSON", "Ana Rojas", "Ana Roca"),
        ("PHONE_NUMBER", "987654321", "987654322"),
        ("PE_DNI", "56809734", "56809735"),
        ("DATE_TIME", "14/04", "14/05"),
        ("AGE", "8 meses", "9 meses"),
        ("STREET_ADDRESS", "Jr. Puno 12 3", "Jr. Puno 1 23"),
    ],
)
def test_different_values_stay_apart(entity: str, one: str, other: str) -> None:
    assert value_of(entity, one) != value_of(entity, other)


def test_text_without_letters_keeps_itself() -> None:
    assert value_of("PERSON", "¡!") == "¡!"


@pytest.mark.parametrize(
    ("entity", "text", "expected"),
    [
        ("PHONE_NUMBER", "nueve ocho siete", True),
        ("PHONE_NUMBER", "98siete 654 321", True),
        ("PHONE_NUMBER", "987 654 321", False),
        ("PE_VEHICLE_PLATE", "ABC-123", False),
        ("AGE", "ochenta años", True),
        ("PERSON", "Segundo Cien Mil", False),
    ],
)
def test_numbers_in_words_are_seen(entity: str, text: str, expected: bool) -> None:
    assert is_dictated(entity, text) is expected
