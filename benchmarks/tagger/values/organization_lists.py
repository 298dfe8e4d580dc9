"""Words of organisations: acronyms, programmes, firms and what follows the heads of names."""

from __future__ import annotations

from typing import Final

__all__ = ["ACRONYMS", "BRANDS", "FIRM_WORDS", "LONE", "OFFICES", "SAINTS", "WHO"]

ACRONYMS: Final = (
    "SUNAT RENIEC MINSA EsSalud INDECOPI OSIPTEL SUNASS OSINERGMIN SUSALUD MIDIS MINEDU MTC PCM MININTER MIMP SUNARP "
    "ONPE JNE COFOPRI SUNAFIL PRONABEC INDECI SUTRAN SERNANP OEFA ANA SERFOR SENASA INEI ONP SBS MINJUS INPE MEF "
    "MINAM MINCETUR MINDEF MINEM PRODUCE MIDAGRI MVCS CULTURA SERVIR OSCE OECE PERÚCOMPRAS CENEPRED IGP SENAMHI "
    "INGEMMET IMARPE INIA INS DIGESA DIGEMID DIRESA DIRIS GERESA UGEL DRE DREL GREA CEM CIAM OMAPED DEMUNA CODISEC "
    "ULE SISFOH SIS CONADIS PRONIS SIMA ENAPU CORPAC PROINVERSIÓN OSITRAN ATU EMAPE SAT SATP PNP DIRINCRI DIVINDAT "
    "DIVINCRI DEPINCRI FAP MGP EP IPD IRTP CONCYTEC CONIDA SINEACE SUNEDU SEDAPAL SEDAPAR SEDALIB SEDACUSCO "
    "SEDACHIMBOTE EMAPISCO EMAPICA EMSAPUNO EMAPAT EPSEL EPSGRAU EPSASA SEDAJULIACA EMUSAP SEDALORETO EMAPACOP "
    "HIDRANDINA ELECTROCENTRO ELECTROSUR ENOSA ENSA SEAL ELSE ADINELSA UNMSM UNI UNSA UNSAAC UNAP UNCP UNPRG UNJBG "
    "PUCP UPC USIL UCV UTP SENATI SENCICO TECSUP INPPARES CAL CMP CIP CTAR APCI AGN BNP CNDDHH CGTP SUTEP CUT CTP "
    "CONFIEP SNI APAFA CONEI JASS JUSHSAL AIDESEP CCP CNA CONAP FENAMAD COICA APRA PPC AP FP PL APP RP SP JP PM OCI "
    "SAC GRM"
).split()
BRANDS: Final[dict[str, tuple[str, ...]]] = {
    sort: tuple(text.split("|"))
    for sort, text in {
        "apps": (
            "Facebook|Instagram|WhatsApp|TikTok|Telegram|LinkedIn|YouTube|Google|Twitter|Messenger|X|Gmail|Zoom"
            "|Insta|Face|Wasap|Marketplace|Mercado Libre|Rappi|PedidosYa|Uber|InDrive|Cabify|Yango|Didi|Shein"
            "|Temu|Netflix|OLX"
        ),
        "banks": (
            "Yape|Plin|BCP|BBVA|Interbank|Scotiabank|BanBif|Mibanco|Caja Huancayo|Caja Arequipa|Caja Piura"
            "|Caja Cusco|Caja Trujillo|Caja Sullana|Banco de la Nación|Banco Pichincha|Banco Falabella"
            "|Banco Azteca|Financiera Efectiva|Compartamos|Crediscotia|Visa|Mastercard|Western Union"
            "|Agente Multired|AFP Integra|Prima AFP|Profuturo|AFP Habitat|Rímac Seguros|Pacífico Seguros|Mapfre"
            "|La Positiva|Págalo.pe|Derrama Magisterial"
        ),
        "lines": (
            "Movistar|Claro|Entel|Bitel|Win|Wow|Starlink|DirecTV|Luz del Sur|Pluz|Enel|Cálidda|Sedapal|Hidrandina"
            "|Electrocentro|Electro Oriente|Electrosur|Electro Puno|Electro Dunas|Enosa|Ensa|Seal|Contugas|Quavii"
            "|Solgas|Llamagas|Seda Huánuco|Sedacusco|Emapica|Epsel|Sedalib"
        ),
        "shops": (
            "Metro|Plaza Vea|Tottus|Wong|Makro|Vivanda|Mass|Saga Falabella|Ripley|Oechsle|Sodimac|Promart|Maestro"
            "|La Curacao|Elektra|Carsa|Tiendas Efe|Inkafarma|Mifarma|Boticas Perú|Tambo|Oxxo|Listo|Primax|Repsol"
            "|Pecsa|Petroperú|Real Plaza|Mall Aventura|Gamarra|Topitop|Bembos|Norky's|Pardos|KFC|Cineplanet"
            "|Smart Fit"
        ),
        "buses": (
            "Cruz del Sur|Civa|Oltursa|Móvil Bus|Tepsa|Flores Hermanos|Shalom|Olva Courier|Serpost|Marvisur"
            "|Transportes Línea|Soyuz|Perú Bus|Ittsa|El Chino|Etuchisa|Orión|Metropolitano|Línea 1|Corredor Azul"
            "|Latam|Sky|JetSmart|Star Perú|PeruRail|Inca Rail|Expreso Molina|Turismo Días|Palomino|Julsa"
            "|San Martín|Reyna"
        ),
        "programs": (
            "Pensión 65|Juntos|Qali Warma|Wasi Mikuna|Cuna Más|Contigo|Foncodes|Techo Propio|Mivivienda|Beca 18"
            "|Beca Permanencia|Beca Tec|Trabaja Perú|Lurawi Perú|Llamkasun Perú|Haku Wiñay|Programa País|Aurora"
            "|Yanapay|Vaso de Leche|Agro Rural|Agroideas|Reactiva|FAE Agro|Sierra y Selva Exportadora|Identicole"
            "|Aprendo en Casa|Warmi Ñan|Serums|Línea 100|Chat 100|Barrio Seguro|Jóvenes Productivos|Impulsa Perú"
            "|Fondo Mivivienda"
        ),
        "parties": (
            "Fuerza Popular|Acción Popular|Perú Libre|Alianza para el Progreso|Renovación Popular|Somos Perú"
            "|Partido Morado|Podemos Perú|Avanza País|Juntos por el Perú|Frente Amplio|Partido Aprista"
            "|Partido Nacionalista|Frepap|Movadef|Sendero Luminoso|Fenatep|Patria Roja|Restauración Nacional"
            "|Victoria Nacional|Perú Primero|Alianza Lima|Universitario|Sporting Cristal|Cienciano|Melgar"
            "|Sport Boys|ADT|Alianza Atlético"
        ),
        "state": (
            "Defensoría del Pueblo|Contraloría|Contraloría General de la República|Fiscalía de la Nación"
            "|Poder Judicial|Ministerio Público|Congreso|Congreso de la República|Migraciones|Registros Públicos"
            "|Registro Civil|Policía Nacional|Policía Nacional del Perú|Defensa Civil|Bomberos|Cuerpo de Bomberos"
            "|Ejército|Marina de Guerra|Fuerza Aérea|Seguro Integral de Salud|EsSalud|Seguro Social"
            "|Tribunal Constitucional|Junta Nacional de Justicia|Junta Vecinal|Procuraduría"
            "|Jurado Nacional de Elecciones|Banco Central de Reserva|Beneficencia Pública|Cruz Roja|Cáritas"
            "|Capitanía de Puerto|Inspectoría|Produce|Devida|Autoridad Nacional del Agua|Biblioteca Nacional"
            "|Electoral|Presidencia|Palacio de Gobierno|Sierra Exportadora"
        ),
        "mines": (
            "Southern|Antamina|Las Bambas|Yanacocha|Cerro Verde|Antapaccay|Shougang|Volcan|Buenaventura|Doe Run"
            "|Chinalco|Pluspetrol|Backus|Gloria|Alicorp|Camposol|Danper|Copeinca|Tasa|Cartavio|Casa Grande"
            "|Cementos Pacasmayo|UNACEM|Odebrecht|Graña y Montero|Rutas de Lima|Lamsac|Covisur|Minera Ares|Nexa"
        ),
    }.items()
}
"""Bodies and firms that people name by a name of their own, by sort."""
SAINTS: Final = (
    "San Juan|San José|San Martín de Porres|Santa Rosa|Santa Rosa de Lima|San Francisco de Asís|La Inmaculada"
    "|Virgen del Carmen|Virgen de la Puerta|Virgen de Fátima|Señor de los Milagros|Señor de Luren|Señor de Huanca"
    "|Sagrado Corazón de Jesús|Fe y Alegría|San Antonio de Padua|San Pedro|San Pablo|María Auxiliadora|La Merced"
    "|Corazón de María|Niño Jesús de Praga|Cristo Rey|Divino Niño|Santísima Trinidad|San Luis Gonzaga|Independencia"
    "|Gran Unidad Escolar|Mariscal Castilla|Los Andes|Las Palmeras|Nueva Esperanza|2 de Mayo|28 de Julio"
    "|Simón Bolívar|José Olaya|Andrés Bello|Jesús Nazareno|Albert Einstein|Isaac Newton|Peruano Británico"
).split("|")
OFFICES: Final = (
    "Salud|Educación|Trabajo|Agricultura|Transportes|Producción|Energía y Minas|Cultura|Turismo|Vivienda|Pesquería"
    "|Desarrollo Social|Desarrollo Urbano|Fiscalización|Rentas|Obras|Tránsito|Limpieza Pública|Seguridad Ciudadana"
    "|Servicios Públicos|Catastro|Tesorería|Recursos Humanos|Logística|Trámite Documentario|Registro Civil"
    "|Defensa Civil|Medio Ambiente|Participación Vecinal|Comercialización|Administración Tributaria|Asesoría Jurídica"
    "|Infraestructura|Gestión Ambiental|Desarrollo Económico|Atención al Ciudadano"
).split("|")
FIRM_WORDS: Final = (
    "Inversiones|Servicios|Multiservicios|Constructora|Consorcio|Corporación|Grupo|Distribuidora|Importaciones"
    "|Comercial|Transportes|Turismo|Agroindustrias|Minera|Pesquera|Textiles|Ferretería|Bodega|Botica|Farmacia"
    "|Restaurante|Pollería|Panadería|Grifo|Hostal|Hotel|Clínica|Laboratorio|Óptica|Imprenta|Lavandería|Taller"
    "|Academia|Estudio|Notaría|Gimnasio|Discoteca|Chifa|Cevichería"
).split("|")
LONE: Final = (
    tuple(
        (
            "posta|comisaría|municipalidad|muni|ugel|ronda|fiscalía|federación|red de salud|prefectura|notaría"
            "|parroquia|cooperativa|defensoría|clínica|contraloría|beneficencia|gobernación|policía|junta de regantes"
        ).split("|")
    ),
    tuple(
        (
            "serenazgo|municipio|hospital|juzgado|sindicato|centro de salud|colegio|ministerio|banco|poder judicial"
            "|gobierno regional|congreso|comedor popular|club de madres|vaso de leche|instituto|puesto de salud"
        ).split("|")
    ),
)
"""Kinds of bodies named alone: those with "la", those with "el"."""
WHO: Final = (
    "Comerciantes|Mototaxistas|Vecinos|Padres de Familia|Ganaderos|Artesanos|Pescadores|Maestros|Obreros|Trabajadores"
    "|Mujeres|Productores de Café|Regantes|Propietarios|Vivienda|Transportistas|Enfermeras|Campesinos|Jubilados"
    "|Estudiantes"
).split("|")
