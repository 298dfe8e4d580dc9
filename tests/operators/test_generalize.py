import pytest

from safefeedback.errors import ConfigurationError
from safefeedback.findings import Finding
from safefeedback.operators import Generalize, apply
from safefeedback.operators.areas import point_of


def generalized(entity: str, text: str, operator: Generalize | None = None) -> str:
    return (operator or Generalize()).operate(text, {"entity_type": entity})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("67 años", "60 a 69 años"),
        ("70 AÑOS", "70 a 79 años"),
        ("18", "18 a 19 años"),
        ("17 años", "menor de edad"),
        ("8 meses", "menor de edad"),
        ("3 SEMANAS", "menor de edad"),
        ("treinta y tantos", "30 a 39 años"),
        ("80 años", "80 años o más"),
        ("cien años", "80 años o más"),
        ("999 años", "[EDAD]"),
        ("121", "[EDAD]"),
        ("anciana", "[EDAD]"),
    ],
)
def test_age_becomes_a_band(text: str, shown: str) -> None:
    assert generalized("AGE", text) == shown


@pytest.mark.parametrize(("text", "shown"), [("67", "65 a 69 años"), ("19", "18 a 19 años"), ("20", "20 a 24 años")])
def test_bands_of_five_years(text: str, shown: str) -> None:
    assert generalized("AGE", text, Generalize(years=5)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("14/04/23", "abril de 2023"),
        ("veintisiete de marzo de dos mil veintitres", "marzo de 2023"),
        ("3 DE SETIEMBRE DEL 2022", "setiembre de 2022"),
        ("15/3", "marzo"),
        ("día nueve", "[FECHA]"),
        ("semana santa", "[FECHA]"),
    ],
)
def test_date_becomes_a_month(text: str, shown: str) -> None:
    assert generalized("DATE_TIME", text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("17/03/86", "década de 1980"),
        ("nueve de noviembre del dos mil siete", "década de 2000"),
        ("22-07-38", "antes de 1940"),
        ("2 DE ABRIL", "[FECHA_NACIMIENTO]"),
    ],
)
def test_birth_date_becomes_a_decade(text: str, shown: str) -> None:
    assert generalized("DATE_OF_BIRTH", text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("San Juan de Lurigancho", "San Juan de Lurigancho"),
        ("sjl", "sjl"),
        ("LIMA", "LIMA"),
        ("Tapo", "provincia de Tarma"),
        ("Lincha", "departamento de Lima"),
        ("Yauyos", "[LUGAR]"),
        ("Canta", "departamento de Lima"),
        ("La Punta", "Callao"),
        ("Miraflores", "[LUGAR]"),
        ("calle Los Pinos", "[LUGAR]"),
    ],
)
def test_place_is_large_enough_or_becomes_one(text: str, shown: str) -> None:
    assert generalized("LOCATION", text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("en Miraflores, Arequipa", "en Miraflores, Arequipa"),
        ("en Miraflores, Huamalíes", "en provincia de Huamalíes, Huamalíes"),
    ],
)
def test_namesakes_are_settled_by_the_places_beside_them(text: str, shown: str) -> None:
    second = text.index(", ") + 2
    findings = [Finding(3, 13, "LOCATION", 0.9, "t"), Finding(second, len(text), "LOCATION", 0.9, "t")]
    assert apply(text, [(finding, Generalize()) for finding in findings])[0] == shown


def test_namesakes_in_one_province_become_the_province() -> None:
    assert generalized("LOCATION", "Ate", Generalize(population=10**6)) == "provincia de Lima"
    assert generalized("LOCATION", "Ate", Generalize(population=10**9)) == "[LUGAR]"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("-12.0464, -77.0428", "provincia de Lima"),
        ("menos 12.0464 coma menos 77.0428", "provincia de Lima"),
        ("12.0464 S, 77.0428 O", "provincia de Lima"),
        ("12°02'47\"S 77°02'34\"W", "provincia de Lima"),
        ("-12,046400 ; -77,042800", "provincia de Lima"),
        ("https://maps.google.com/?q=-12.0464,-77.0428", "provincia de Lima"),
        ("-12.06, -77.14", "Callao"),
        ("40.4, -3.7", "[COORDENADAS]"),
        ("-12.0464", "[COORDENADAS]"),
        ("57V4+2X Lima", "[COORDENADAS]"),
        ("-99.0464, -77.0428", "[COORDENADAS]"),
    ],
)
def test_point_becomes_its_province(text: str, shown: str) -> None:
    assert generalized("COORDINATES", text) == shown


def test_points_in_degrees_minutes_and_seconds_are_read_in_full() -> None:
    point = point_of("14°02'24.5\"S 69°48'01.0\"W")
    assert point is not None
    assert point == pytest.approx((-14.040139, -69.800278), abs=1e-5)


def test_other_kinds_become_the_label() -> None:
    assert generalized("PERSON", "Ana") == "[PERSONA]"


@pytest.mark.parametrize("fields", [{"years": 7}, {"population": 0}])
def test_bad_fields_are_refused(fields: dict[str, int]) -> None:
    with pytest.raises(ConfigurationError, match="generalize"):
        Generalize(**fields)
