"""Words that tell who a person is. All folded; learnt by reading ``benchmarks/corpus/train_*.txt``."""

from __future__ import annotations

from typing import Final

__all__ = ["ABBREVIATIONS", "AGENCIES", "KINDS", "PRIVATE", "PUBLIC", "SKIPPED"]

_WORDS: Final[dict[str, str]] = {
    "sender": (
        "soy soi suscribe suscrito suscrita presento presentarme habla abla escribe escrive saluda reporta firmo firma "
        "identifico servidor servidora reclama ruega solicita suskrita suskrito remite suscriben reclaman aqui nuqa nuqaqa noqa noqaqa nayax yo"
    ),
    "close": (
        "atte att atentamente atentamnte atentam cordialmente respetuosamente sinceramente saludos cordiales gracias grasias "
        "agradecido agradecida agradecemos fdo firmado huella slds sldos despido particular respeto consideracion"
    ),
    "named": "llamo yamo llama yama llaman llamaba llamado llamada llamarse llamase dicen disen conocen apellida nombre nonbre nombres apellido apellidos",
    "form": (
        "reclamante solicitante denunciante usuario usuaria remitente recurrente administrado administrada interesado interesada "
        "quejoso quejosa declarante contribuyente ciudadano ciudadana llamante autor autora titular consultante vecino vecina"
    ),
    "polite": "sr sra sres senor senora sinor sinora senores don dn dona joven joben tal paisano paisana",
    "clerk": "srta senorita sta seno",
    "office": (
        "alcalde alcaldesa regidor regidora gobernador gobernadora vicegobernador vicegobernadora congresista ministro ministra "
        "viceministro viceministra prefecto prefecta subprefecto subprefecta juez jueza fiscal comisario funcionario funcionaria "
        "registrador registradora fiscalizador fiscalizadora inspector inspectora policia polisia suboficial sob teniente tte "
        "capitan mayor coronel comandante sargento alferez brigadier subgerente subgerenta sereno serenito director directora "
        "subdirector subdirectora procurador procuradora consejero consejera burgomaestre ejecutor ejecutora gestor gestora "
        "doctor doctora dr dra doc doctorcito doctorcita barrendero barrendera so3 guardian notificador notificadora aduanero auditor auditora efectivo funcionarios enfermera enfermero enf obstetra obstetriz obst profesor profesora prof profe docente maestra auxiliar miss vacunadora vacunador"
    ),
    "work": (
        "medico medica psicologo psicologa psic tecnico tecnica "
        "tec licenciado licenciada lisenciada lic injeniero ingeniero ingeniera inge ing ingenierito arq arquitecto arquitecta "
        "maestro jefe jefa gerente gerenta administrador administradora coordinador coordinadora supervisor "
        "supervisora especialista promotor promotora secretario secretaria asistente asistenta cajero cajera encargado "
        "encargada responsable operador operadora asesor asesora odontologo odontologa bach econ cpc abog abogado "
        "abogada perito vigilante guardia portero veterinario veterinaria medicos quimico empleado empleada trabajador trabajadora"
    ),
    "other": (
        "hijito hijita ijito ijita nietito nietita sobrinito sobrinita hermanito hermanita primito primita compadrito comadrita patron patrona empleador empleadora clienta victima conyuge colindante cocinera almacenero roomie asegurado asegurada chiquillo chiquilla residente "
        "hijo hija hijos hijas ijo ija esposo esposa marido mujer mama mami mamita mamay papa papi papito papay madre padre hermano "
        "hermana ermano ermana abuelo abuela abuelito abuelita tio tia primo prima sobrino sobrina cunado cunada suegro suegra yerno "
        "nuera nieto nieta pareja expareja conviviente comadre compadre padrino madrina ahijado ahijada novio novia bisabuelo bisabuela "
        "padrastro madrastra viuda viudo enamorado enamorada ex besino besina vesino vesina vecinito vecinita amigo amiga companero "
        "companera pata pana causa colega socio socia chato chata gordo gorda flaco flaca casero casera chofer taxista "
        "cobrador vendedor vendedora muchacho muchacha chico chica anciano anciana sujeto dueno duena capataz "
        "contratista contador contadora presidente presidenta tesorero tesorera dirigente dirigenta delegado delegada testigo "
        "denunciado denunciada conductor propietario propietaria inquilino inquilina agresor agresora tutor tutora rondero pastor "
        "sor agraviado agraviada apoderado apoderada representante afectado afectada operario operaria finado finada difunto difunta "
        "notario notaria tocayo tocaya"
    ),
    "minor": (
        "bebe bebito bebita wawa wawita nino nina ninito ninita chiquito chiquita nene nena menor menorcito escolar adolescente alumno alumna alumnito "
        "alumnita criatura colegial"
    ),
}

KINDS: Final[dict[str, str]] = {word: kind for kind, words in reversed(_WORDS.items()) for word in words.split()}
"""Word to kind; a word of two lists has the kind of the first."""

SKIPPED: Final[frozenset[str]] = frozenset(
    "el la los las al del de d da un una unos este esta ese esa es era son y o sea pues pe mismo misma completo completos propio "
    "mi mis su sus tu nuestro nuestra muy que q quien le les aca se me lo usted ustedes otro sin con debido mayor digamos publico "
    "publica kani sutiyqa".split()
)
"""Words that may stand between a cue and a name."""

ABBREVIATIONS: Final[frozenset[str]] = frozenset(
    "sr sra sres dn dr dra ing lic prof abog arq enf obst psic tec econ tte sob att atte atentam fdo bach cpc inge".split()
)
"""Cues after which a full stop ends no sentence."""

AGENCIES: Final[frozenset[str]] = frozenset(
    "hospital ospital posta essalud sis sisfoh municipalidad muni municipio ugel drelm dre comisaria comiseria sunat sunarp reniec "
    "migraciones fiscalia juzgado ministerio minedu minsa osiptel indecopi pronabec midis conadis pnp cofopri onp sat satt serenazgo "
    "rentas catastro demuna cem indeci sutran atu susalud sunafil onpe jne juntos fiscalizacion electrocentro sedapal omaped informes "
    "ventanilla admision plataforma mesa catastro sutran defensoria".split()
)
"""Words that name an agency by themselves."""

PUBLIC: Final[frozenset[str]] = AGENCIES | frozenset(
    "gobierno ie colegio cole escuela educativa salud municipal zonal gerencia subgerencia provincial distrital regional sinarec".split()
)
"""Words of the State: a doctor or an engineer near one holds an office."""

PRIVATE: Final[frozenset[str]] = frozenset(
    "clinica particular privado privada academia banco tienda empresa sac consorcio contratista agencia inmobiliaria notaria gimnasio".split()
)
"""Words of firms: who works near one holds no office."""
