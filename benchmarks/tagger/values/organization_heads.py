"""The words that names of organisations begin with."""

from __future__ import annotations

from typing import Final

__all__ = ["HEADS"]

HEADS: Final[dict[str, str]] = {
    "place": r"""
        (?:muni(?:c|cip)?(?:\.|\b|cipalidad|cipio)|munisipalidad|municipalida)(?: (?:distrital|provincial
        |metropolitana|dist\.|prov\.))?(?: del? (?:distrito|la provincia|centro poblado))?(?: d[eo])?
        |gobierno regional(?: d[eo]l?)?|gore|gobernaci[oó]n(?: de)?|(?:sub ?)?prefectura(?: de)?
        |comisar[ií]a(?: pnp)?(?: d[eo])?|comisar[ií]a(?: de)? familia(?: de)?|cpnp|dir(?:ecci[oó]n
        |\.) regional d[eo] (?:salud|educaci[oó]n|trabajo|agricultura|transportes|producci[oó]n)(?: de)?|diresa
        |diris|geresa|dre|drtc|drtpe|ugel|seda|emapa|eps|electro|corte superior(?: de justicia)?(?: de)?
        |distrito fiscal(?: de)?|red(?: de salud| asistencial)?(?: de)?|micro ?red(?: de salud)?(?: de)?
        |fiscal[ií]a(?: penal| de familia| mixta)?(?: corporativa)?(?: provincial)?(?: de)?
        |juzgado(?: de paz(?: letrado)?| mixto| civil| penal| de familia)?(?: de)?|caja(?: municipal)?(?: de)?
        |universidad nacional(?: de)?|sat(?: de)?|defensor[ií]a(?: del pueblo)?(?: de)?
        |beneficencia(?: p[uú]blica)?(?: de)?|oficina (?:defensorial|regional|registral|zonal)(?: de)?
        |jefatura zonal(?: de migraciones)?(?: de)?|intendencia regional(?: de)?|zona registral(?: de)?|cem|ciam
        |demuna|omaped|codisec|serenazgo(?: de)?|ronda(?:s)? campesina(?:s)?(?: de)?|comunidad campesina(?: de)?
        |junta de (?:regantes|usuarios)(?: del?)?|jass(?: de)?|comedor(?: popular)?(?: de)?|vaso de leche(?: de)?
        |radio|terminal terrestre(?: de)?|mercado(?: de)?|hidro""",
    "health": r"""
        posta(?: m[eé]dica)?(?: de(?: salud)?)?|puesto de salud(?: de)?|(?:centro|sentro) (?:de )?(?:salud
        |m[eé]dico)(?: materno infantil)?(?: de)?|c\. ?s\.|p\. ?s\.|c\.?m\.?i\.?|hospital(?: regional| nacional
        | de apoyo| general| central| rural)?(?: ii?-?\d?)?(?: de)?|hosp\.|ospital|policl[ií]nico|poli\.|cl[ií]nica
        |cap(?: iii?)?|csmc|centro de salud mental(?: comunitario)?""",
    "school": r"""
        i\. ?e\. ?[ip]?\.?|ie[ip]?|inst(?:\.|ituci[oó]n) educativa(?: inicial| primaria| secundaria)?|(?:colegio
        |colejio|cole)(?: nacional| particular| parroquial| emblem[aá]tico)?|escuela|jard[ií]n|c\. ?e\.(?: ?i\.)?
        |cei|pronoei|ceba|cetpro|instituto(?: superior)?(?: tecnol[oó]gico)?|iestp?|universidad|academia|ugel n""",
    "office": r"""
        (?:sub)?gerencia(?: municipal| regional)?(?: de)?|oficina(?: de)?|of\.|[aá]rea(?: de)?|divisi[oó]n(?: de)?
        |dir(?:ecci[oó]n|\.)(?: general| regional)?(?: de)?|unidad(?: de)?|departamento(?: de)?
        |secretar[ií]a(?: de)?|ministerio(?: de)?|comisi[oó]n(?: de)?|viceministerio(?: de)?
        |programa(?: nacional)?(?: de)?""",
    "union": r"""
        sindicato(?:(?: [uú]nico)?(?: de)? trabajadores)?(?: de)?|federaci[oó]n(?: de)?|asociaci[oó]n(?: de)?
        |apafa(?: del?)?|cooperativa(?: de)?|club|comit[eé](?: de)?|frente(?: de defensa)?(?: de)?|central(?: de)?
        |consejo(?: de)?|colegio de|hermandad(?: del?)?|parroquia|iglesia(?: de)?|capilla|fundaci[oó]n|ong""",
    "firm": r"""
        transp(?:ortes|\.)|empresa(?: de transportes?)?|expreso|turismo|inversiones|constructora|consorcio
        |ferreter[ií]a|botica(?:s)?|farmacia|bodega|restaurant(?:e)?|poller[ií]a|panader[ií]a|grifo|hostal|hotel
        |notar[ií]a|multi(?:servicios|tiendas)|tiendas?|librer[ií]a|imprenta|taller|minera|agro\w*|corporaci[oó]n
        |grupo|distribuidora|comercial|[oó]ptica|laboratorio|gimnasio|discoteca|estudio|financiera|banco""",
}
"""Patterns of the words that an organisation's name begins with, by what follows them."""
