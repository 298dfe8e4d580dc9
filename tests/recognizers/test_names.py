"""What the name recognizer takes for a person's name, and what it leaves."""

import pytest

from safefeedback.findings import Finding
from safefeedback.messages import Message
from safefeedback.recognizers._names_weights import parse_weights
from safefeedback.recognizers.base import read
from safefeedback.recognizers.names import NameRecognizer

RECOGNIZER = NameRecognizer()


def findings(text: str) -> list[Finding]:
    return RECOGNIZER.analyze(read(Message(text)))


def found(text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in findings(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("soy yesenia huaman ccori del jr los rosales 412", "yesenia huaman ccori"),
        ("la sra. luz no vino a atender", "luz"),
        ("soy rosa quispe vda de mamani", "rosa quispe vda de mamani"),
        ("buenas soy yesenia huaman ccori de breña", "yesenia huaman ccori"),
        ("ME LLAMO JUAN CARLOS QUISPE MAMANI Y VIVO ACA", "JUAN CARLOS QUISPE MAMANI"),
        ("Mi nombre es Rocío Ñahui Llamoca.", "Rocío Ñahui Llamoca"),
        ("Yo, Wilber Condori Apaza, presento mi reclamo", "Wilber Condori Apaza"),
        ("el Sr. Huarcaya no atiende", "Huarcaya"),
        ("la dra. Zegarra me dijo que no", "Zegarra"),
        ("la señora Paz del Mercado me gritó", "Paz del Mercado"),
        ("doña Juana Vda. de Ramírez está enferma", "Juana Vda. de Ramírez"),
        ("mi hija Milagros está mal", "Milagros"),
        ("mi vecina la gorda Martha bota basura", "Martha"),
        ("El alcalde Choquehuanca prometió pistas", "Choquehuanca"),
        ("No hay agua.\n\nAtentamente,\nRosa María Flores de la Cruz", "Rosa María Flores de la Cruz"),
        ("gracias, atte. J. Quispe", "J. Quispe"),
        ("NOMBRE: TEODORA YUPANQUI SONCCO\nDNI: 54172366", "TEODORA YUPANQUI SONCCO"),
        ("APELLIDOS Y NOMBRES: QUISPE MAMANI, JUAN CARLOS", "QUISPE MAMANI, JUAN CARLOS"),
        ("el recibo sale a nombre de pedro ticona ríos", "pedro ticona ríos"),
        ("mi esposo se llama Efraín Ccopa", "Efraín Ccopa"),
        ("soi kispe waman juan, no ai agua", "kispe waman juan"),
        ("soy juanquispe y vivo lejos", "juanquispe"),
        ("Le escribe Gumercinda D'Angelo Torres", "Gumercinda D'Angelo Torres"),
        ("Atentamente,\nLuis Machado V.", "Luis Machado V."),
        ("QUISPE MAMANI, Juan", "QUISPE MAMANI, Juan"),
        ("La Sra. De la Cruz Huamán no atiende", "De la Cruz Huamán"),
        ("la señora de la cruz huamán no atiende nunca", "de la cruz huamán"),
        ("El pago lo hizo en la ventanilla la señora Gumercinda\nTicona Apaza", "Gumercinda\nTicona Apaza"),
        ("vive con Josefina De los Ríos", "Josefina De los Ríos"),
    ],
)
def test_names_are_found(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "soy madre soltera",
        "soy de Ate y soy agricultor",
        "vivo en la av. javier prado 345",
        "jr ayacucho 123, cerca al parque",
        "el hospital maría auxiliadora no atiende",
        "en la I.E. Andrés Avelino Cáceres faltan profesores",
        "la Municipalidad de San Juan de Miraflores no recoge la basura",
        "vivo en san martín de porres, por santa rosa",
        "el jueves 4 de abril o en marzo",
        "¡Jesús, María y José! Dios mío, qué cola",
        "por la virgen maría, atiendan",
        "hay flores y luz en la cruz del mercado, paz a todos",
        "los campos están secos y el león del zoológico también",
        "Señor Alcalde: le pido que arregle la pista",
        "mi hijo y mi esposa esperan",
        "la doctora me atendió bien y el ingeniero también",
        "",
        "12345678",
        "🙏🙏🙏",
    ],
)
def test_other_words_are_left(text: str) -> None:
    assert found(text) == []


def test_two_people_are_two_findings() -> None:
    assert found("fui con mi tía Honorata y mi primo Edgardo Chura") == ["Honorata", "Edgardo Chura"]


def test_short_lines_end_a_name() -> None:
    assert found("soy brahim\nquispe huamán es mi papá")[0] == "brahim"


def test_a_surname_alone_is_found_again_after_the_full_name() -> None:
    text = "El regidor Anselmo Huaylla Ticona mintió. Huaylla dijo que no hay plata."
    assert found(text) == ["Anselmo Huaylla Ticona", "Huaylla"]
    assert any(evidence.kind == "repeat" for evidence in findings(text)[1].evidence) or findings(text)[1].score > 0.8


def test_evidence_names_the_cue_with_its_place_and_distance() -> None:
    finding = findings("hola, mi hija Milagros")[0]
    cue = next(evidence for evidence in finding.evidence if evidence.kind == "cue")
    assert (cue.code, cue.start, cue.end, cue.distance) == ("kin", 9, 13, 1)
    assert {evidence.code for evidence in finding.evidence if evidence.kind == "gazetteer"} == {"given"}


def test_evidence_comes_strongest_first_and_adds_up_to_the_score() -> None:
    finding = findings("Me llamo Rosa Quispe Mamani")[0]
    weights = [evidence.weight for evidence in finding.evidence]
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) <= finding.score + 0.005


@pytest.mark.parametrize(
    ("text", "code"),
    [("soy kispe waman juan", "misspelt"), ("soy juanquispe", "glued"), ("atte. J. Quispe", "initial")],
)
def test_evidence_tells_how_a_name_is_written(text: str, code: str) -> None:
    assert code in {evidence.code for evidence in findings(text)[0].evidence if evidence.kind == "shape"}


def test_scores_reach_no_further_than_a_strong_probability() -> None:
    finding = findings("Me llamo Juan Carlos Quispe Mamani")[0]
    assert 0.85 <= finding.score <= 0.95
    assert (finding.entity, finding.recognizer) == ("PERSON", "names")


def test_disguised_letters_point_into_the_message() -> None:
    text = "soy Ｒｏｓａ\u200b Quispe Mamani"
    assert found(text) == ["Ｒｏｓａ\u200b Quispe Mamani"]


def test_words_of_a_message_are_not_kept() -> None:
    recognizer = NameRecognizer()
    recognizer.analyze(read(Message("soy zxqwvu quispe")))
    assert "quispe" in recognizer._kinds
    assert "zxqwvu" not in recognizer._kinds


def test_digest_depends_on_the_weights() -> None:
    other = NameRecognizer(parse_weights("neighbours\tsoy\nown\tluz\nb U\t5\n"))
    assert len(RECOGNIZER.digest()) == 128
    assert other.digest() != RECOGNIZER.digest()


def test_weights_that_say_nothing_find_nothing() -> None:
    table = parse_weights("neighbours\tsoy\nown\tluz\nb Nx3s\t-500\nb Nx3g\t-500\nb N5g\t-500\n")
    assert NameRecognizer(table).analyze(read(Message("hay cola"))) == []
