"""Whose mailbox, site or handle it is: agencies of the Peruvian State and firms, whose own addresses are public.

The names are those of ministries, regulators and programmes (gob.pe directory, read 2025-11) and of utilities and banks
that citizens tag in complaints. What is not in a table is private. A mailbox with a person's name is never public,
whatever its domain: ``jperez@minsa.gob.pe`` stands for a person.

>>> is_agency_handle("@minsa_peru"), is_agency_handle("@munive.rosa")
(True, False)
>>> is_role_mailbox("mesadepartes2", "munitacna.gob.pe"), is_role_mailbox("jperez", "minsa.gob.pe")
(True, False)
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_agency_handle", "is_agency_host", "is_firm_host", "is_role_mailbox"]

_NAMES: Final = frozenset(
    "sunat reniec minsa essalud sis susalud policia policianacional pnp mininter minedu midis mimp mtc mef pcm "
    "mincetur produce minagri midagri minam mincul cultura vivienda minjus minjusdh mtpe trabajo rree cancilleria "
    "mindef migraciones indeci indecopi osiptel osinergmin sunass sunafil sunarp sbs onp onpe jne oefa ositran "
    "osce oece serfor senasa senamhi sineace sunedu pronabec conadis devida contraloria congreso poderjudicial "
    "fiscalia fiscaliadelanacion mpfn ministeriopublico defensoria defensoriadelpueblo inpe cofopri atu sutran "
    "sat satde sedapal pension juntos qaliwarma cunamas foncodes fondepes sencico promperu ipd inei inia anaperu "
    "sernanp cenepred ogti digemid digesa servir ceplan perucompras proinversion provias inabif mivivienda "
    "fovipol pagalo bnacion banconacion bancodelanacion presidencia presidenciadelconsejo tribunalconstitucional "
    "jnj ejercito marinadeguerra fap bomberos hidrandina electrocentro electrodunas electronoroeste electronorte "
    "electrooriente electropuno electrosur electrosureste electroucayali ensa enosa elor luzdelsur enel pluz "
    "pluzenergia calidda claro movistar entel bitel wow winperu bcp bancobcp bbva interbank scotiabank mibanco "
    "banbif latam yape plin egasa adinelsa epsgrau sedalib sedacusco sedapar sedachimbote sedaayacucho semapach "
    "emapica epsemapica epsel emapat epssedacusco".split()
)
_AFFIXES: Final = ("oficial", "gobperu", "gobpe", "peru", "gob", "lima", "pe")
_REGIONS: Final = (
    "amazonas|ancash|apurimac|arequipa|ayacucho|cajamarca|callao|cusco|huancavelica|huanuco|ica|junin|lalibertad"
    "|lambayeque|lima|limaprovincias|loreto|madrededios|moquegua|pasco|piura|puno|sanmartin|tacna|tumbes|ucayali"
)
_HEADS: Final = re.compile(
    r"(?:ugel|diresa|geresa|drtc|drtpe|csj|redsalud|municipalidad|ministerio)[a-z]{1,40}"
    r"|muni(?!z|ve|var|t[oa]|tt|ta$)[a-z]{3,40}|munitacna[a-z]*"
    rf"|(?:gore|goreg|gobiernoregional|region|dre|defensoria|fiscalia|comisaria|cofopri|indeci)(?:{_REGIONS})(?:peru)?"
)
_SITES: Final = frozenset(
    "pagalo.pe facilita.pe matriculadigital.pe identicole.pe perueduca.pe aprendoencasa.pe bn.com.pe "
    "sedapal.com.pe munlima.pe tramites.pe".split()
)
_FIRMS: Final = frozenset(
    "elcomercio.pe gestion.pe larepublica.pe rpp.pe peru21.pe correo.pe diariocorreo.pe trome.com "
    "exitosanoticias.pe elperuano.pe andina.pe infobae.com bbc.com elpais.com cnn.com wikipedia.org claro.com.pe "
    "movistar.com.pe entel.pe bitel.com.pe win.pe viabcp.com bbva.pe interbank.pe scotiabank.com.pe "
    "mibanco.com.pe luzdelsur.com.pe pluz.pe google.com microsoft.com apple.com netflix.com enel.pe "
    "calidda.com.pe distriluz.com.pe sedalib.com.pe falabella.com.pe ripley.com.pe mercadolibre.com.pe".split()
)
_ROLES: Final = re.compile(
    r"(?:mesa(?:de|virtual|digital)*(?:partes|ayuda)|mdp|informes?|informacion|info|consultas?|contact[oe]\w*"
    r"|atencion\w*|denuncias?\w*|quejas?|reclamos?|reclamacion(?:es)?|libro\w*|transparencia\w*|acceso\w*|oirs"
    r"|webmaster|postmaster|soporte|ayuda|helpdesk|serenazgo|seguridadciudadana|imagen|prensa|comunicacion(?:es)?"
    r"|tramites?\w*|secretaria\w*|gerencia\w*|subgerencia\w*|alcaldia|orientacion\w*|citas?|notificacion(?:es)?"
    r"|convocatorias?|rrhh|recursoshumanos|logistica|adquisiciones|licitacion(?:es)?|oci|integridad|anticorrupcion"
    r"|participacion\w*|servicios?\w*|sugerencias?|admin|administracion|direccion\w*|oficina\w*|defensoria\w*|demuna"
    r"|omaped|ciam|becas?|casilla\w*|datospersonales|odp|emergencias?|coer?|central\w*|usuarios?|ciudadanos?|portal"
    r"|noreply|respuestas?|verificacion\w*|estadistica|archivo|tesoreria|rentas|licencias?|certificados?|registros?\w*"
    r"|fiscalizacion|unidad\w*|sede\w*|ugel\w*|hospital\w*|comisaria\w*)"
)
_LETTERS_ONLY: Final = re.compile(r"[^a-z]+")


def is_agency_handle(handle: str) -> bool:
    """Tell whether a folded handle, with or without ``@``, is an agency's or a firm's own."""
    core = _LETTERS_ONLY.sub("", handle)
    if core in _NAMES or _HEADS.fullmatch(core):
        return True
    for affix in _AFFIXES:
        if core.endswith(affix) and len(core) > len(affix) + 1:
            core = core.removesuffix(affix)
        if core.startswith(affix) and len(core) > len(affix) + 2:
            core = core.removeprefix(affix)
        if core in _NAMES:
            return True
    return False


def is_agency_host(host: str) -> bool:
    """Tell whether a lower-case host name belongs to the State (``gob.pe``, ``mil.pe`` or a listed site)."""
    return host == "gob.pe" or host.endswith((".gob.pe", ".mil.pe", ".gov.pe")) or _listed(host, _SITES)


def is_firm_host(host: str) -> bool:
    """Tell whether a lower-case host name is the site of a newspaper or a firm."""
    return _listed(host, _FIRMS)


def is_role_mailbox(local: str, domain: str) -> bool:
    """Tell whether a mailbox is an office of an agency: its domain is the State's and its user part names a role."""
    return is_agency_host(domain) and _ROLES.fullmatch(_LETTERS_ONLY.sub("", local)) is not None


def _listed(host: str, table: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[-count:]) in table for count in (2, 3))
