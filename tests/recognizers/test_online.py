"""What people leave online: one example per way of writing it, and what only looks like it."""

from __future__ import annotations

import pytest

from safefeedback.entities import kind
from safefeedback.findings import EVIDENCE_KINDS, Evidence, Finding
from safefeedback.messages import Message
from safefeedback.recognizers.base import Recognizer, read
from safefeedback.recognizers.online import OnlineRecognizer

RECOGNIZER = OnlineRecognizer()

Found = list[tuple[str, str]]


def findings(text: str) -> list[Finding]:
    return list(RECOGNIZER.analyze(read(Message(text))))


def found(text: str) -> Found:
    return [(f.entity, text[f.start : f.end]) for f in findings(text)]


def public(text: str) -> list[bool]:
    return [f.public for f in findings(text)]


def test_it_has_the_shape_of_a_recognizer() -> None:
    recognizer: Recognizer = RECOGNIZER
    assert recognizer.name == "online"
    assert all(kind(entity).is_structured for entity in recognizer.supported_entities)


def test_findings_carry_reasons_and_no_text() -> None:
    text = "mi insta es ana_q87, mi correo ana.q@example.com y mi ip 203.0.113.9"
    for finding in findings(text):
        assert finding.recognizer == "online"
        assert finding.evidence
        assert {e.kind for e in finding.evidence} <= set(EVIDENCE_KINDS)
        assert all(e.code not in text.split() or len(e.code) < 3 for e in finding.evidence)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("escriban a ana.quispe@gmail.com, por favor", "ana.quispe@gmail.com"),
        ("ANA.QUISPE@HOTMAIL.COM.", "ANA.QUISPE@HOTMAIL.COM"),
        ("correo:ana@estudio.pe.", "ana@estudio.pe"),
        ("ñusta.peña@uni.edu.pe", "ñusta.peña@uni.edu.pe"),
        ("ana@yahoo.com.pe o", "ana@yahoo.com.pe"),
        ("ana_q@gmail,com y", "ana_q@gmail,com"),
        ("ana@gmailcom y", "ana@gmailcom"),
        ("ana@hotmial.com", "ana@hotmial.com"),
        ("ana@gmail nomas", "ana@gmail"),
        ("ana.q @ gmail . com", "ana.q @ gmail . com"),
        ("ana.q @gmail.com", "ana.q @gmail.com"),
        ("ana@ minsa.gob.pe", "ana@ minsa.gob.pe"),
        ("ana@outlook. com", "ana@outlook. com"),
        ("ana@gmail com y", "ana@gmail com"),
        ("ana@estudio . com", "ana@estudio . com"),
        ("mi correo es ana.\nquispe@gmail.com", "ana.\nquispe@gmail.com"),
        ("Gracias.\nquispe@gmail.com", "quispe@gmail.com"),
        ("ana@gmail.com.gracias", "ana@gmail.com"),
        ("ana@uni.edu.pe.no contestan", "ana@uni.edu.pe"),
        ("ana@gmail y no otro", "ana@gmail"),
        ("ana@sitio.zzz", "ana@sitio.zzz"),
        ("ana. quispe@gmail.com", "quispe@gmail.com"),
        ("ana@empresa", "ana@empresa"),
        ("<ana+voz@example.org>", "ana+voz@example.org"),
        ("correo: ana.q en hotmail.com", "ana.q en hotmail.com"),
        ("correo anaquispe en hotmail.com", "anaquispe en hotmail.com"),
    ],
)
def test_email_is_found_whole(text: str, value: str) -> None:
    assert found(text) == [("EMAIL_ADDRESS", value)]


@pytest.mark.parametrize(
    "text",
    [
        "tod@s l@s vecin@s y niñ@s",
        "a 5 soles @ unidad, 3 @ 10",
        "una arroba de papa, 2 arrobas",
        "@gmail.com",
        "abrí mi cuenta en hotmail.com",
        "ana @ nadie contesta",
        "@ ana",
        "x@",
    ],
)
def test_at_signs_of_other_uses_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mi correo es ana quispe 80 arroba gmail punto com", "ana quispe 80 arroba gmail punto com"),
        ("responder a ana quispe todo junto arroba gmail", "ana quispe todo junto arroba gmail"),
        ("ana punto quispe arroba estudio punto pe", "ana punto quispe arroba estudio punto pe"),
        ("correo: ana punto quispe, arroba gmail, punto com.", "ana punto quispe, arroba gmail, punto com"),
        ("ana_q (at) hotmail (dot) com", "ana_q (at) hotmail (dot) com"),
        ("a mi hija rosa ana guion bajo poma arroba gmail punto com", "ana guion bajo poma arroba gmail punto com"),
    ],
)
def test_dictated_email_is_found_whole_and_says_so(text: str, value: str) -> None:
    (finding,) = findings(text)
    assert (finding.entity, text[finding.start : finding.end]) == ("EMAIL_ADDRESS", value)
    assert finding.evidence[-1] == Evidence("reading", "dictated")


@pytest.mark.parametrize(
    ("text", "is_public"),
    [
        ("mesadepartes@minsa.gob.pe", True),
        ("atencion.ciudadano2@munivilla.gob.pe", True),
        ("denuncias@ejercito.mil.pe", True),
        ("jperez@minsa.gob.pe", False),
        ("noemi@minsa.gob.pe", False),
        ("informes@negocio.pe", False),
    ],
)
def test_only_offices_of_agencies_have_a_public_mailbox(text: str, is_public: bool) -> None:
    assert public(text) == [is_public]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("vean https://www.facebook.com/ana.quispe.9, ahí está", "https://www.facebook.com/ana.quispe.9"),
        ("(facebook.com/ana.quispe)", "facebook.com/ana.quispe"),
        ("fb.com/ana.q!", "fb.com/ana.q"),
        ("WWW.FACEBOOK.COM/ANA.Q", "WWW.FACEBOOK.COM/ANA.Q"),
        ("https://vt.tiktok.com/ZSabc12/", "https://vt.tiktok.com/ZSabc12/"),
        ("https://es.wikipedia.net/wiki/Ana_(nombre)", "https://es.wikipedia.net/wiki/Ana_(nombre)"),
        ("https://www.tiktok.com/@ana.q/\nvideo/7331", "https://www.tiktok.com/@ana.q/\nvideo/7331"),
        ("https://dropbox.com/sh/h\nanaquispe/fotos ya", "https://dropbox.com/sh/h\nanaquispe/fotos"),
        ("https://fotos.app/album/ana", "https://fotos.app/album/ana"),
        ("anaquispe.blogspot.com", "anaquispe.blogspot.com"),
        ("en ana-quispe.com/fotos", "ana-quispe.com/fotos"),
        ("www.anaquispe.com", "www.anaquispe.com"),
        ("http://anaquispe.local/x", "http://anaquispe.local/x"),
        ("wa.me/51900123456?text=hola", "wa.me/51900123456?text=hola"),
        ("youtube.com/watch v igual Kx92ana sale", "youtube.com/watch v igual Kx92ana"),
        ("facebook punto com barra ana punto quispe", "facebook punto com barra ana punto quispe"),
        ("https://tramites.sunat.gob.pe/ver?dni=56809734", "https://tramites.sunat.gob.pe/ver?dni=56809734"),
        ("facebook.com/munilima/posts/1?comment_id=2", "facebook.com/munilima/posts/1?comment_id=2"),
    ],
)
def test_personal_link_is_found_whole(text: str, value: str) -> None:
    assert found(text) == [("URL", value)]
    assert public(text) == [False]


@pytest.mark.parametrize(
    "text",
    [
        "www.gob.pe/minsa",
        "https://www.reniec.gob.pe",
        "pronabec.gob.pe",
        "Págalo.pe",
        "facebook.com/munilima",
        "https://elcomercio.pe/lima/noticia",
    ],
)
def test_site_of_an_agency_or_a_firm_is_public(text: str) -> None:
    assert [f.entity for f in findings(text)] == ["URL"]
    assert public(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "ya no hay agua.no sale nada y puede.es peor",
        "juan.pe y luz.es",
        "D.N.I. S.A.C. a.m. E.I.R.L. Av.Brasil jr.lima",
        "entren a facebook.com o google.com",
        "el colegio.es/fue bueno",
        "INFORME 01-2016-OPG.PL/ONP",
        "a.mx/b",
        "elcomercio.pe",
        "archivo.",
    ],
)
def test_dots_between_words_are_no_links(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("soy @ana.quispe_87.", "@ana.quispe_87"),
        ("(@ANA_Q)", "@ANA_Q"),
        ("etiqueten a @ñusta_q!", "@ñusta_q"),
        ("siganme en ig@anaq87", "@anaq87"),
        ("mi insta\nana.quispe.c\nya", "ana.quispe.c"),
        ("búsquenme como ana_quispe87 en el facebook", "ana_quispe87"),
        ("ana_quispe87 sube todo", "ana_quispe87"),
        ("mi tiktok es ana.quispe", "ana.quispe"),
        ("ana.quispe en instagram", "ana.quispe"),
        ("mi user: anaq87, gracias", "anaq87"),
        ("mi instagram es anaquispe", "anaquispe"),
    ],
)
def test_handle_is_found_whole(text: str, value: str) -> None:
    assert found(text) == [("USERNAME", value)]
    assert public(text) == [False]


@pytest.mark.parametrize(
    "text", ["@MuniLima", "@minsa_peru", "@SUNATOficial", "@ugelcaraveli", "@MTC_GobPe", "@gore_ica"]
)
def test_handle_of_an_agency_is_public(text: str) -> None:
    assert found(text) == [("USERNAME", text)]
    assert public(text) == [True]


@pytest.mark.parametrize("text", ["@munive.rosa", "@policia_ana", "@cortez_ana", "@gorety_m", "@sedano"])
def test_handle_that_begins_like_an_agency_is_private(text: str) -> None:
    assert public(text) == [False]


def test_handle_spelled_again_is_found_twice() -> None:
    text = "MI USUARIO ES @ANAQ27, A, N, A, Q, VEINTISIETE. GRACIAS"
    assert found(text) == [("USERNAME", "@ANAQ27"), ("USERNAME", "A, N, A, Q, VEINTISIETE")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a mi insta, arroba ana_q, gracias", "arroba ana_q"),
        ("mi instagram: arroba anaquispe", "arroba anaquispe"),
    ],
)
def test_dictated_handle_holds_its_at_sign(text: str, value: str) -> None:
    assert found(text) == [("USERNAME", value)]


@pytest.mark.parametrize(
    "text",
    [
        "foto_dni.jpg IMG_2034 nombre_completo: ana",
        "DNI: ______",
        "campo_libre: nada",
        "_hola vecinos_",
        "mi instagram es privado",
        "mi usuario es incorrecto.",
        "usuario: alumno de 5",
        "en mi facebook hola.soy ana.gracias",
        "mi facebook.no me deja",
        "sin cuenta no hay nada de nada y luego llega hola.buenas",
        "mi perfil nuevo.En la muni",
        "mi red on-line",
        "@12",
        "a@@b",
    ],
)
def test_words_that_are_no_handles_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("desde la ip 190.117.83.204 entraron", "190.117.83.204"),
        ("rechazada 200.134.95.133,", "200.134.95.133"),
        ("IP\n38.213.\n215.74", "38.213.\n215.74"),
        ("IP: 38.72.28.9O", "38.72.28.9O"),
        ("ip 10.0.0.1", "10.0.0.1"),
        ("192.0.2.10:8080", "192.0.2.10"),
        ("2001:db8::5 y", "2001:db8::5"),
        ("fe80::1ff:fe23:4567:890a", "fe80::1ff:fe23:4567:890a"),
    ],
)
def test_ip_is_found(text: str, value: str) -> None:
    assert found(text) == [("IP_ADDRESS", value)]


@pytest.mark.parametrize(
    "text",
    [
        "la app versión 190.117.83.204",
        "actualizada a 1.2.3.4",
        "numeral 4.2.10.3",
        "77.3.1.6 Declarar",
        "190.117.83.999",
        "dni 12.81.64.35",
        "S/ 100.200.100.200",
        "a las 12:30:45 y 10::",
        "std::vector",
        "A190.117.83.204",
        "1.1.1.1.1",
    ],
)
def test_versions_sections_and_hours_are_no_ip(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("MAC 5E:4B:97:D5:04:BA.", "5E:4B:97:D5:04:BA"),
        ("MAC:5E:4B:97:D5:04:BA", "5E:4B:97:D5:04:BA"),
        ("5e-4b-97-d5-04-\nba", "5e-4b-97-d5-04-\nba"),
        ("94A6.59D5.2698", "94A6.59D5.2698"),
        ("mac es 5e 4b 97 d5 04 ba", "5e 4b 97 d5 04 ba"),
        ("el modem 5E4B97D504BA", "5E4B97D504BA"),
        ("id 550e8400-e29b-41d4-a716-446655440000", "550e8400-e29b-41d4-a716-446655440000"),
    ],
)
def test_machine_is_found(text: str, value: str) -> None:
    assert found(text) == [("DEVICE_ID", value)]


@pytest.mark.parametrize(
    "text",
    [
        "20-30-40-50-60-70",
        "mac 12 34 56 78 90 12",
        "5e4b97d504ba sin nada",
        "equipo 5E4B97D504B",
        "1234.5678.9012",
        "a-ab-cd-ef",
        "550e8400-e29b-41d4",
    ],
)
def test_rows_of_digits_are_no_machine(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("aquí: -12.0464, -77.0428.", "-12.0464, -77.0428"),
        ("-12.0464;-77.0428", "-12.0464;-77.0428"),
        ("-12.0464 -77.0428", "-12.0464 -77.0428"),
        ("-12.0464\n-77.0428", "-12.0464\n-77.0428"),
        ("-12,0464 ; -77,0428 asi", "-12,0464 ; -77,0428"),
        ("-12.O464 / -77.O428", "-12.O464 / -77.O428"),
        ("-12.0464 , -77.0428 o sea ahí", "-12.0464 , -77.0428"),
        ("12.0464 S, 77.0428 O es", "12.0464 S, 77.0428 O"),
        ("ubicación 12.0464, 77.0428", "12.0464, 77.0428"),
        ("12.04641, 77.04281", "12.04641, 77.04281"),
        ("menos 12.0464, menos 77.0428", "menos 12.0464, menos 77.0428"),
        ("menos 12.0464 coma menos 77.0428", "menos 12.0464 coma menos 77.0428"),
        ("lat -12.0464, long -77.0428", "lat -12.0464, long -77.0428"),
        ("lat: -12.04 long: -77.03", "lat: -12.04 long: -77.03"),
        ("latitud -12.0464 nada más", "-12.0464"),
        ("longitud 77.04281 O", "77.04281"),
        ("12°02'47\"S 77°02'34\"W", "12°02'47\"S 77°02'34\"W"),
        ("12°02'47.5\"S, longitud 77°02'34.1\"O", "12°02'47.5\"S, longitud 77°02'34.1\"O"),
        ("a 12°02'47\"S", "12°02'47\"S"),
        ("WXQ4+2C Lima", "WXQ4+2C"),
        ("57V4WXQ4+2C", "57V4WXQ4+2C"),
        ("https://maps.app.goo.gl/abc12", "https://maps.app.goo.gl/abc12"),
        ("https://www.google.com/maps/@-12.0464,-77.0428,17z", "https://www.google.com/maps/@-12.0464,-77.0428,17z"),
    ],
)
def test_position_is_found_whole(text: str, value: str) -> None:
    assert found(text) == [("COORDINATES", value)]


@pytest.mark.parametrize(
    "text",
    [
        "una longitud de 51.20 m y 25.1234 metros",
        "entre 5,135,526 pesos y 8,116,726 pesos",
        "S/ 1,234.5678 y 12.5000",
        "subió de 3.4567, 8.1234",
        "ubicación -95.1234, -195.1234",
        "11 °C en el N° 45 y 3.° B",
        "2+2CC 8+28 wxq4+2c",
        "latitud 12.5",
        "1.12.3456, 77.1234",
        "A12.0464, -77.0428",
        "12.0lol, 77.0lol",
    ],
)
def test_other_decimals_are_no_position(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a ES91 2100 0418 4502 0005 1332 del banco", "ES91 2100 0418 4502 0005 1332"),
        ("A ES91 2100 0418 4502 0005 1332 DEL BANCO RICO", "ES91 2100 0418 4502 0005 1332"),
        ("ES9121000418450200051332", "ES9121000418450200051332"),
        ("MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT84 MALT 0110 0001 2345 MTLC AST0 01S"),
        ("iban es91 2100 0418 4502 0005 1333", "es91 2100 0418 4502 0005 1333"),
        ("1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD", "1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD"),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
        ("0x52908400098527886E0F7030069857D2E4169EE7", "0x52908400098527886E0F7030069857D2E4169EE7"),
    ],
)
def test_wallet_or_iban_is_found(text: str, value: str) -> None:
    assert found(text) == [("BANK_ACCOUNT", value)]


@pytest.mark.parametrize(
    "text",
    [
        "1NEDqZPvTWRaoho48qXuLLsrYomMXPABfE",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "ES91 2100 0418 4502 0005 1333",
        "AV12 CASA PERU",
        "0x1234",
        "lote L2304A placa ABC123",
    ],
)
def test_codes_whose_check_fails_are_no_wallet(text: str) -> None:
    assert found(text) == []


def test_several_values_of_one_message_stay_apart() -> None:
    text = "fb.com/ana.q, @ana_q y ana@example.org; ip 203.0.113.9"
    assert found(text) == [
        ("URL", "fb.com/ana.q"),
        ("USERNAME", "@ana_q"),
        ("EMAIL_ADDRESS", "ana@example.org"),
        ("IP_ADDRESS", "203.0.113.9"),
    ]


def test_message_without_anchors_has_no_findings() -> None:
    assert findings("buenas tardes vecinos no hay agua en mi casa") == []
