"""Words that announce a name, and words whose names belong to a place or an organisation.

Learnt by reading citizens' messages (``benchmarks/corpus/train_*.txt``). All words are folded. The weight of each is
not here: ``benchmarks/train_names.py`` learns it.
"""

from __future__ import annotations

from typing import Final

__all__ = ["ANNOUNCING", "CUES", "HEADS", "PARTICLES"]

PARTICLES: Final[frozenset[str]] = frozenset("de del la las los vda da do dos di van von".split())
"""Words inside a name that are no names themselves."""

_WORDS: Final[dict[str, str]] = {
    "intro": (
        "soy soi yo llamo yamo mellamo meyamo nuqa nuqaqa noqa noqaqa nayax suscribe suscrito suscrita presento "
        "presentarme habla abla escribe saluda firma firmo firman identifico servidor servidora"
    ),
    "called": (
        "llamas llama yama llaman llamaba llamado llamada llamarse llamase nombre nonbre nombres apellido apellidos "
        "apellida apellidaba apellidar sutiy sutiyqa sutijax conocen dicen disen digo mismo misma"
    ),
    "label": (
        "solicitante reclamante denunciante denunciado denunciada titular paciente usuario usuaria cliente remitente "
        "recurrente administrado administrada beneficiario beneficiaria afectado afectada agraviado agraviada "
        "interesado interesada representante apoderado apoderada testigo contacto autor autora nombres declarante "
        "asegurado asegurada conductor propietario propietaria alumno alumna estudiante becario becaria postulante "
        "ciudadano ciudadana quejoso quejosa contribuyente destinatario"
    ),
    "title": (
        "sr sra srta sres senor senora senorita sinor sinora senores don dona dn dr dra doctor doctora ing ingeniero "
        "ingeniera inge prof profe profesor profesora lic licenciado licenciada abg abog abogado abogada arq "
        "arquitecto arquitecta tec tecnico tecnica enf enfermera enfermero obst obstetra obstetriz psic psicologo "
        "psicologa joven maestro maestra miss misis sor pastor econ cpc contador "
        "contadora bach mg mgtr phd tte capitan mayor coronel general teniente suboficial sob sargento cabo "
        "brigadier comandante alferez"
    ),
    "kin": (
        "hijo hija hijito hijita hijos hijas ijo ija esposo esposa marido mujer mama mami mamita mamay papa papi "
        "papito papay madre padre hermano hermana hermanito hermanita ermano ermana abuelo abuela abuelito abuelita "
        "tio tia primo prima sobrino sobrina cunado cunada suegro suegra yerno nuera nieto nieta nietito nietita "
        "pareja conviviente comadre compadre padrino madrina ahijado ahijada novio novia bebe wawa wawita bisabuelo "
        "bisabuela gemelo gemela mellizo mellizas padrastro madrastra viuda viudo"
    ),
    "third": (
        "vecino vecina vesino vesina besino besina vecinito vecinita amigo amiga companero companera companeros pata "
        "pana causa colega socio socia chato chata gordo gorda flaco flaca negro negra chino china loco "
        "loca viejo vieja zambo casero casera tal conocido chofer sereno taxista vigilante guardia portero cobrador "
        "empleado empleada trabajador trabajadora encargado encargada operador operadora asesor asesora vendedor "
        "vendedora cajero cajera secretaria secretario asistente auxiliar tutor tutora nino nina menor adolescente "
        "muchacho muchacha chico chica senito seno anciano anciana sujeto ciudadano"
    ),
    "official": (
        "alcalde alcaldesa regidor regidora gobernador gobernadora congresista ministro ministra presidente "
        "presidenta director directora subdirector subdirectora gerente gerenta subgerente subgerenta jefe jefa juez "
        "jueza fiscal comisario comisaria funcionario funcionaria servidor servidora registrador registradora "
        "inspector inspectora fiscalizador fiscalizadora supervisor supervisora coordinador coordinadora "
        "administrador administradora especialista promotor promotora gestor gestora prefecto subprefecto consejero "
        "consejera policia oficial efectivo capataz residente contratista perito notario tesorero tesorera dirigente "
        "dirigenta delegado delegada agente rondero teniente"
    ),
    "close": (
        "atte att atentamente atentamnte atentam saludos saluda cordialmente respetuosamente sinceramente gracias "
        "agradecido agradecida firma firmado firmo fdo despido despide despedimos agradezco"
    ),
    "number": "dni deni doc documento cel celular telefono telf tlf identificado identificada ruc cmp cip cal",
}

CUES: Final[dict[str, str]] = {word: cue for cue, words in reversed(_WORDS.items()) for word in words.split()}
"""Word to cue; a word of two lists has the cue of the first."""

ANNOUNCING: Final[frozenset[str]] = frozenset(("intro", "called", "title", "third", "kin", "label"))
"""Cues after which even a common word may be a name."""

_PLACE_HEADS: Final = (
    "av avda avenida jr jiron giron calle ca cl psje psj pje pasaje malecon alameda prolongacion prolong prol "
    "carretera autopista urb urbanizacion urbanisacion aahh asentamiento plaza plazuela plazoleta parque ovalo puente "
    "mz lote block pueblo ppjj barrio sector caserio anexo distrito provincia departamento region residencial "
    "condominio villa coop asoc upis pj cp centro poblado comunidad cerro rio laguna quebrada playa mercado paradero "
    "estacion terminal ciudad conjunto bajada cuadra esquina losa estadio complejo canal valle fundo hacienda "
    "cementerio panamericana via cruce grifo"
)
_ORGANISATION_HEADS: Final = (
    "hospital ospital hosp clinica colegio cole ie iei iep instituto institucion universidad municipalidad muni "
    "municipio posta puesto comisaria banco empresa ugel dre parroquia iglesia capilla policlinico asociacion asoc "
    "botica farmacia cooperativa restaurante hotel hostal pronoei cuna penal comite academia escuela jardin nido "
    "inicial cei ceba cetpro centro bodega tienda ferreteria transportes transporte expreso consorcio constructora "
    "inmobiliaria minera sindicato federacion partido frente fundacion ong redsalud microred essalud caja edpyme "
    "notaria estudio corporacion grupo fundo cevichera polleria panaderia grifo albergue asilo hogar caritas "
    "maternidad sanatorio"
)
_SAINT_HEADS: Final = "san santa santo virgen virgencita ave cristo divino divina sagrado sagrada nuestra beato beata"

HEADS: Final[dict[str, str]] = {
    **dict.fromkeys(_SAINT_HEADS.split(), "saint"),
    **dict.fromkeys(_ORGANISATION_HEADS.split(), "organisation"),
    **dict.fromkeys(_PLACE_HEADS.split(), "place"),
}
"""Word to what the name after it belongs to, when it is no person in the message."""
