"""Who each person of a message is."""

import re

import pytest

from safefeedback import Finding, Message, Pipeline
from safefeedback.recognizers.base import read
from safefeedback.recognizers.roles import assign

MARK = re.compile(r"\[([^\]]+)\]")


def roles(marked: str) -> list[str | None]:
    """Return the roles of the people in brackets."""
    text, findings, removed = MARK.sub(r"\1", marked), [], 0
    for match in MARK.finditer(marked):
        start = match.start() - removed
        findings.append(Finding(start, start + len(match[1]), "PERSON", 0.9, "test"))
        removed += 2
    return [finding.role for finding in assign(read(Message(text)), findings)]


@pytest.mark.parametrize(
    "text",
    [
        "hola soy [Delfor Apaza] y no hay agua",
        "buenas, me llamo [Delfor Apaza], vivo en Puno",
        "Mi nombre completo es [Delfor Apaza]",
        "NOMBRE: [DELFOR APAZA]\nEDAD: 39\nPIDO: agua",
        "Reclamante: [Delfor Apaza]. Motivo: cobro",
        "Yo, [Delfor Apaza], identificado con DNI 51234567, expongo",
        "Quien suscribe, [Delfor Apaza], pide agua",
        "No pasa el camión.\n\nAtentamente,\n[Delfor Apaza]\nDNI 51234567",
        "no pasa el camion. atte. [delfor apaza]",
        "Que arreglen la pista ya.\n\n[Delfor Apaza]\nPresidente de la junta",
        "les escribe la señora [Melchora Apaza] de Lampa",
        "[Delfor Apaza], dni 51234567, no me llega el bono",
        "[Delfor Apaza] soy, de Lampa pues",
        "soy la vecina [Melchora Apaza] de la cuadra",
        "soy la doctora [Melchora Apaza] del hospital y renuncio",
        "vengan pronto, pregunten por [Delfor Apaza] nomás",
    ],
)
def test_sender(text: str) -> None:
    assert roles(text) == ["sender"]


@pytest.mark.parametrize(
    "text",
    [
        "mi vecino [Delfor Apaza] bota basura",
        "mi esposo, don [Delfor], está enfermo",
        "un señor [Apaza] me insultó en la calle",
        "TESTIGO: [Delfor Apaza]",
        "denunciado: [Delfor Apaza], taxista",
        "el dueño se llama [Delfor Apaza]",
        "[Delfor Apaza], mi vecino, pone música",
        "mi abogado el dr. [Delfor Apaza] presentará el escrito",
        "el residente ing. [Delfor Apaza] no viene a la obra de la municipalidad",
        "la hija del alcalde se llama [Melchora]",
        "le presté mi tarjeta a [Delfor] y no la devuelve",
        "el secretario de [Delfor Apaza] no contesta",
        "se presentó como [Delfor Apaza] del banco",
        "el acta que firmó [Delfor Apaza] es falsa",
        "el ex alcalde [Delfor Apaza] vive lejos",
        "la hermana del doctor de [Delfor] cobra",
        "la mamá del niño de [Melchora] cobra",
        "gerente de [Delfor Apaza] era",
    ],
)
def test_third_party(text: str) -> None:
    assert roles(text) == ["third_party"]


@pytest.mark.parametrize(
    "text",
    [
        "el alcalde [Apaza] prometió pistas",
        "la regidora señora [Melchora Apaza] no atiende",
        "El suboficial de turno [Delfor Apaza] no quiso",
        "[Delfor Apaza], alcalde de Lampa, no responde",
        "en la posta el doctor [Apaza] no llega",
        "el profesor [Delfor Apaza] falta al colegio",
        "la directora, doña [Melchora], pide cuota en la I.E.",
        "el ingeniero [Apaza] de la municipalidad me maltrató",
        "quiero felicitar a la señora [Melchora] de la ventanilla 3 del reniec",
        "la señorita [Melchora] del SIS me atendió mal",
        "Señor juez [Delfor Apaza]: pido audiencia",
    ],
)
def test_official(text: str) -> None:
    assert roles(text) == ["official"]


@pytest.mark.parametrize(
    "text",
    [
        "mi hija [Melchora] de 5 años no tiene vacuna",
        "mi hijita [Melchora], que tiene 9 añitos, tose",
        "el menor [D. A.] fue golpeado",
        "mi wawa [Delfor] tiene anemia",
        "el alumno [Delfor Apaza] no fue matriculado",
        "PACIENTE: [Melchora Apaza], 3 años",
        "mi sobrino [Delfor] estudia en segundo de secundaria y lo insultan",
        "mi bebe [Delfor] de tres meses no tiene dni",
        "un niño de 6 años llamado [Delfor] espera cita",
        "soy [Delfor Apaza], tengo 15 años y me pegan",
        "NOMBRE: [Delfor Apaza]\nEDAD: 16",
    ],
)
def test_minor_beats_all(text: str) -> None:
    assert roles(text) == ["minor"]


@pytest.mark.parametrize(
    "text",
    [
        "en la lista figura [Delfor Apaza] mal escrito",
        "no soy [Delfor Apaza]",
        "El hermano menor no vino. ¿[Melchora]?",
    ],
)
def test_where_the_text_does_not_tell_there_is_none(text: str) -> None:
    assert roles(text) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mi hijo [Delfor] de 20 años no trabaja", "third_party"),
        ("mi hermano menor [Delfor] no trabaja", "third_party"),
        ("mi hijita [Melchora] trabaja en Lima", "third_party"),
        ("mi mayor preocupación: [Delfor] no come", "third_party"),
        ("en la clínica particular la doctora [Apaza] me cobró", "third_party"),
    ],
)
def test_words_that_look_like_another_role(text: str, expected: str) -> None:
    assert roles(text) in ([expected], [None])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("soy [Delfor Apaza]. me respondieron: señor [Apaza] espere", ["sender", "sender"]),
        ("el regidor [Anselmo Huaylla] mintió. [Huaylla] cobra igual", ["official", "official"]),
        ("mi hija [Melchora] de 4 años. A [melchora] no la vacunan", ["minor", "minor"]),
        ("soy [Delfor Apaza] y mi tío [Apaza] está enfermo", ["sender", "third_party"]),
        ("soy [Delfor Apaza], acá estuvo [Melchora Quispe] también", ["sender", "third_party"]),
        ("mi tía [Rosa Quispe] y mi primo [Juan Quispe]. [Quispe] es famoso", ["third_party", "third_party", None]),
    ],
)
def test_mentions_of_one_person_share_a_role(text: str, expected: list[str | None]) -> None:
    assert roles(text) == expected


def test_a_role_that_was_given_is_kept_and_other_findings_are_untouched() -> None:
    reading = read(Message("soy Delfor Apaza, 51234567"))
    findings = (Finding(4, 16, "PERSON", 0.9, "test", role="official"), Finding(18, 26, "PE_DNI", 0.9, "test"))
    assert assign(reading, findings) == findings


def test_without_people_nothing_changes() -> None:
    findings = (Finding(0, 4, "LOCATION", 0.9, "test"),)
    assert assign(read(Message("puno")), findings) == findings
    assert assign(read(Message("")), ()) == ()


def test_a_name_of_which_nothing_is_read_has_none() -> None:
    text = "soy \u200b\u200b rosa"
    assert assign(read(Message(text)), (Finding(4, 6, "PERSON", 0.9, "test"),))[0].role is None


def test_the_pipeline_gives_roles_to_findings_of_any_recognizer() -> None:
    found = Pipeline().detect("soy Rosa Quispe. El alcalde Choquehuanca prometió pistas")
    assert [finding.role for finding in found if finding.entity == "PERSON"] == ["sender", "official"]
