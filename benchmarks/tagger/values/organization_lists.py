"""Words of organisations: acronyms, programmes, firms, heads of names and what follows them."""

from __future__ import annotations

from typing import Final

__all__ = ["ACRONYMS", "BRANDS", "FIRM_WORDS", "HEADS", "LONE", "OFFICES", "SAINTS"]

ACRONYMS: Final = (
    "SUNAT RENIEC MINSA EsSalud INDECOPI OSIPTEL SUNASS OSINERGMIN SUSALUD MIDIS MINEDU MTC PCM MININTER MIMP SUNARP ONPE JNE "
    "COFOPRI SUNAFIL PRONABEC INDECI SUTRAN SERNANP OEFA ANA SERFOR SENASA INEI ONP SBS MINJUS INPE MEF MINAM MINCETUR MINDEF "
    "MINEM PRODUCE MIDAGRI MVCS CULTURA SERVIR OSCE OECE PERÚCOMPRAS CENEPRED IGP SENAMHI INGEMMET IMARPE INIA INS DIGESA DIGEMID "
    "DIRESA DIRIS GERESA UGEL DRE DREL GREA CEM CIAM OMAPED DEMUNA CODISEC ULE SISFOH SIS CONADIS PRONIS SIMA ENAPU CORPAC "
    "PROINVERSIÓN OSITRAN ATU EMAPE SAT SATP PNP DIRINCRI DIVINDAT DIVINCRI DEPINCRI FAP MGP EP IPD IRTP CONCYTEC CONIDA SINEACE "
    "SUNEDU SEDAPAL SEDAPAR SEDALIB SEDACUSCO SEDACHIMBOTE EMAPISCO EMAPICA EMSAPUNO EMAPAT EPSEL EPSGRAU EPSASA SEDAJULIACA "
    "EMUSAP SEDALORETO EMAPACOP HIDRANDINA ELECTROCENTRO ELECTROSUR ENOSA ENSA SEAL ELSE ADINELSA UNMSM UNI UNSA UNSAAC UNAP UNCP "
    "UNPRG UNJBG PUCP UPC USIL UCV UTP SENATI SENCICO TECSUP INPPARES CAL CMP CIP CTAR APCI AGN BNP CNDDHH CGTP SUTEP CUT CTP "
    "CONFIEP SNI APAFA CONEI JASS JUSHSAL AIDESEP CCP CNA CONAP FENAMAD COICA APRA PPC AP FP PL APP RP SP JP PM OCI SAC GRM"
).split()
BRANDS: Final = (
    "Yape|Plin|Movistar|Claro|Entel|Bitel|Win|BCP|BBVA|Interbank|Scotiabank|BanBif|Mibanco|Caja Huancayo|Caja Arequipa|Caja Piura"
    "|Caja Cusco|Banco de la Nación|Banco Pichincha|Luz del Sur|Pluz|Enel|Cálidda|Sedapal|Metro|Plaza Vea|Tottus|Wong|Makro|Vivanda"
    "|Saga Falabella|Ripley|Oechsle|Sodimac|Promart|Maestro|Inkafarma|Mifarma|Boticas Perú|Tambo|Oxxo|Listo|Primax|Repsol|Pecsa"
    "|Rappi|PedidosYa|Uber|InDrive|Cabify|Yango|Cruz del Sur|Civa|Oltursa|Móvil Bus|Tepsa|Flores Hermanos|Shalom|Olva Courier|Serpost"
    "|Rímac Seguros|Pacífico|Mapfre|La Positiva|AFP Integra|Prima AFP|Profuturo|Habitat|Backus|Gloria|Alicorp|Southern|Antamina"
    "|Las Bambas|Yanacocha|Cerro Verde|Petroperú|Facebook|Instagram|WhatsApp|TikTok|Telegram|LinkedIn|YouTube|Google|Mercado Libre"
    "|Pensión 65|Juntos|Qali Warma|Wasi Mikuna|Cuna Más|Contigo|Foncodes|Techo Propio|Mivivienda|Beca 18|Beca Permanencia|Trabaja Perú"
    "|Lurawi Perú|Llamkasun Perú|Haku Wiñay|País|Aurora|Yanapay|SIAGIE|PronabecTec|Vaso de Leche|Agro Rural|Agroideas|Reactiva"
    "|Fuerza Popular|Acción Popular|Perú Libre|Alianza para el Progreso|Renovación Popular|Somos Perú|Partido Morado|Podemos Perú"
    "|Avanza País|Juntos por el Perú|Frente Amplio|Partido Aprista|Universitario de Deportes|Alianza Lima|Sporting Cristal|Cienciano"
    "|Defensoría del Pueblo|Contraloría|Fiscalía de la Nación|Poder Judicial|Ministerio Público|Congreso de la República|Migraciones"
    "|Registros Públicos|Páginas Amarillas|Cruz Roja|Bomberos|Policía Nacional del Perú|Essalud|Beneficencia Pública|Cáritas|Techo"
).split("|")
SAINTS: Final = (
    "San Juan|San José|San Martín de Porres|Santa Rosa|Santa Rosa de Lima|San Francisco de Asís|La Inmaculada|Virgen del Carmen"
    "|Virgen de la Puerta|Virgen de Fátima|Señor de los Milagros|Señor de Luren|Señor de Huanca|Sagrado Corazón de Jesús|Fe y Alegría"
    "|San Antonio de Padua|San Pedro|San Pablo|María Auxiliadora|La Merced|Corazón de María|Niño Jesús de Praga|Cristo Rey|Divino Niño"
    "|Santísima Trinidad|San Luis Gonzaga|Independencia|Gran Unidad Escolar|Mariscal Castilla|Los Andes|Las Palmeras|Nueva Esperanza"
    "|2 de Mayo|28 de Julio|Simón Bolívar|José Olaya|Andrés Bello|Jesús Nazareno|Albert Einstein|Isaac Newton|Peruano Británico"
).split("|")
OFFICES: Final = (
    "Salud|Educación|Trabajo|Agricultura|Transportes|Producción|Energía y Minas|Cultura|Turismo|Vivienda|Pesquería|Desarrollo Social"
    "|Desarrollo Urbano|Fiscalización|Rentas|Obras|Tránsito|Limpieza Pública|Seguridad Ciudadana|Servicios Públicos|Catastro|Tesorería"
    "|Recursos Humanos|Logística|Trámite Documentario|Registro Civil|Defensa Civil|Medio Ambiente|Participación Vecinal|Comercialización"
    "|Administración Tributaria|Asesoría Jurídica|Infraestructura|Gestión Ambiental|Desarrollo Económico|Atención al Ciudadano"
).split("|")
FIRM_WORDS: Final = (
    "Inversiones|Servicios|Multiservicios|Constructora|Consorcio|Corporación|Grupo|Distribuidora|Importaciones|Comercial|Transportes"
    "|Turismo|Agroindustrias|Minera|Pesquera|Textiles|Ferretería|Bodega|Botica|Farmacia|Restaurante|Pollería|Panadería|Grifo|Hostal"
    "|Hotel|Clínica|Laboratorio|Óptica|Imprenta|Lavandería|Taller|Academia|Estudio|Notaría|Gimnasio|Discoteca|Chifa|Cevichería"
).split("|")
LONE: Final = (
    ("posta", "comisaría", "municipalidad", "muni", "ugel", "ronda", "fiscalía", "federación", "red de salud", "prefectura", "notaría",
     "parroquia", "cooperativa", "defensoría", "clínica", "contraloría", "beneficencia", "gobernación", "policía", "junta de regantes"),
    ("serenazgo", "municipio", "hospital", "juzgado", "sindicato", "centro de salud", "colegio", "ministerio", "banco", "poder judicial",
     "gobierno regional", "congreso", "comedor popular", "club de madres", "vaso de leche", "instituto", "puesto de salud"),
)  # fmt: skip
"""Kinds of bodies named alone: those with "la", those with "el"."""

HEADS: Final[dict[str, str]] = {
    "place": r"""(?:muni(?:c|cip)?(?:\.|\b|cipalidad|cipio)|munisipalidad|municipalida)(?: (?:distrital|provincial|metropolitana|dist\.|prov\.))?(?: del? (?:distrito|la provincia|centro poblado))?(?: d[eo])?
        |gobierno regional(?: d[eo]l?)?|gore|gobernaci[oó]n(?: de)?|(?:sub ?)?prefectura(?: de)?|comisar[ií]a(?: pnp)?(?: d[eo])?|comisar[ií]a(?: de)? familia(?: de)?
        |cpnp|dir(?:ecci[oó]n|\.) regional d[eo] (?:salud|educaci[oó]n|trabajo|agricultura|transportes|producci[oó]n)(?: de)?|diresa|diris|geresa|dre|drtc|drtpe|ugel|seda|emapa|eps|electro
        |corte superior(?: de justicia)?(?: de)?|distrito fiscal(?: de)?|red(?: de salud| asistencial)?(?: de)?|micro ?red(?: de salud)?(?: de)?|fiscal[ií]a(?: penal| de familia| mixta)?(?: corporativa)?(?: provincial)?(?: de)?
        |juzgado(?: de paz(?: letrado)?| mixto| civil| penal| de familia)?(?: de)?|caja(?: municipal)?(?: de)?|universidad nacional(?: de)?|sat(?: de)?|defensor[ií]a(?: del pueblo)?(?: de)?|beneficencia(?: p[uú]blica)?(?: de)?
        |oficina (?:defensorial|regional|registral|zonal)(?: de)?|jefatura zonal(?: de migraciones)?(?: de)?|intendencia regional(?: de)?|zona registral(?: de)?|cem|ciam|demuna|omaped|codisec|serenazgo(?: de)?
        |ronda(?:s)? campesina(?:s)?(?: de)?|comunidad campesina(?: de)?|junta de (?:regantes|usuarios)(?: del?)?|jass(?: de)?|comedor(?: popular)?(?: de)?|vaso de leche(?: de)?|radio|terminal terrestre(?: de)?|mercado(?: de)?|hidro""",
    "health": r"""posta(?: m[eé]dica)?(?: de(?: salud)?)?|puesto de salud(?: de)?|(?:centro|sentro) (?:de )?(?:salud|m[eé]dico)(?: materno infantil)?(?: de)?|c\. ?s\.|p\. ?s\.|c\.?m\.?i\.?
        |hospital(?: regional| nacional| de apoyo| general| central| rural)?(?: ii?-?\d?)?(?: de)?|hosp\.|ospital|policl[ií]nico|poli\.|cl[ií]nica|cap(?: iii?)?|csmc|centro de salud mental(?: comunitario)?""",
    "school": r"""i\. ?e\. ?[ip]?\.?|ie[ip]?|inst(?:\.|ituci[oó]n) educativa(?: inicial| primaria| secundaria)?|(?:colegio|colejio|cole)(?: nacional| particular| parroquial| emblem[aá]tico)?|escuela|jard[ií]n|c\. ?e\.(?: ?i\.)?|cei|pronoei|ceba|cetpro
        |instituto(?: superior)?(?: tecnol[oó]gico)?|iestp?|universidad|academia|ugel n""",
    "office": r"""(?:sub)?gerencia(?: municipal| regional)?(?: de)?|oficina(?: de)?|of\.|[aá]rea(?: de)?|divisi[oó]n(?: de)?|dir(?:ecci[oó]n|\.)(?: general| regional)?(?: de)?|unidad(?: de)?|departamento(?: de)?|secretar[ií]a(?: de)?|ministerio(?: de)?|comisi[oó]n(?: de)?|viceministerio(?: de)?|programa(?: nacional)?(?: de)?""",
    "union": r"""sindicato(?:(?: [uú]nico)?(?: de)? trabajadores)?(?: de)?|federaci[oó]n(?: de)?|asociaci[oó]n(?: de)?|apafa(?: del?)?|cooperativa(?: de)?|club|comit[eé](?: de)?|frente(?: de defensa)?(?: de)?|central(?: de)?|consejo(?: de)?|colegio de|hermandad(?: del?)?|parroquia|iglesia(?: de)?|capilla|fundaci[oó]n|ong""",
    "firm": r"""transp(?:ortes|\.)|empresa(?: de transportes?)?|expreso|turismo|inversiones|constructora|consorcio|ferreter[ií]a|botica(?:s)?|farmacia|bodega|restaurant(?:e)?|poller[ií]a|panader[ií]a|grifo|hostal|hotel|notar[ií]a|multi(?:servicios|tiendas)|tiendas?|librer[ií]a|imprenta|taller|minera|agro\w*|corporaci[oó]n|grupo|distribuidora|comercial|[oó]ptica|laboratorio|gimnasio|discoteca|estudio|financiera|banco""",
}
"""Patterns of the words that an organisation's name begins with, by what follows them."""
