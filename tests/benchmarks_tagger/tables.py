"""Gazetteers of a few invented rows, in the columns of the true ones."""

import lzma
from pathlib import Path

_ADDRESS = "DIRECCION\tDISTRITO\tPROVINCIA\tDEPARTAMENTO\tUBIGEO"
_FACILITY = "NOMBRE\tINSTITUCION\tCLASIFICACION\tCATEGORIA\tDEPARTAMENTO\tPROVINCIA\tDISTRITO\tUBIGEO"
_HAMLET = "inei_ccpp\tinei_distrito\tdepartamento\tprovincia\tdistrito\tccpp\ttipo\tlatitude\tlongitude"
_DISTRICT = "departamento\tprovincia\tdistrito\tubigeo\tcapital\tcategoría\taltitud\tpoblación\tlatitud\tlongitud"
_TABLES = {
    "pe_surnames": ("surname\tcount", "QUISPE\t40", "FLORES\t30", "MUÑOZ\t9", "DE LA CRUZ\t5"),
    "pe_given_tokens": ("name\tM\tF\tunk", "ROSA\t0\t40\t0", "JOSE\t50\t1\t0", "MARIA\t2\t60\t0", "JUAN\t40\t0\t0"),
    "es_ine_surnames": ("apellido\tfrec_pri\tfrec_seg\tfreq_rep", "GARCIA\t9000\t9000\t80", "FLORES\t900\t900\t5"),
    "es_ine_given": ("nombre\tfrec\tedad_media\tsexo", "ANTONIO\t7000\t52.7\tM", "MARIA CARMEN\t6000\t51.1\tF"),
    "pe_ubigeo_inei_2025": (
        _DISTRICT,
        "Puno\tPuno\tÁcora\t210102\tÁcora\tVilla\t3867\t24000\t-15.9\t-69.7",
        "Lima\tCañete\tAsia\t150503\tAsia\tPueblo\t30\t9000\t-12.7\t-76.5",
        "Lima\tLima\tComas\t150110\tLa Libertad\tCiudad\t140\t520000\t-11.9\t-77.0",
    ),
    "pe_centros_poblados": (_HAMLET, "2101020002\t210102\tPUNO\tPUNO\tACORA\tPAMPA CHICA\tRural\t-15.9\t-69.7"),
    "pe_vias_renipress": ("tipo\tnombre\tcount", "Av.\tBOLOGNESI\t116", "Jr.\tLOS SAUCES\t7"),
    "pe_vias_legalize": ("tipo\tnombre\tcount", "Av\tTúpac Amaru\t57"),
    "pe_zonas_renipress": ("tipo\tnombre\tcount", "Urb.\tLAS FLORES\t20"),
    "pe_zonas_legalize": ("tipo\tnombre\tcount", "AA.HH\tNuevo Sol\t3"),
    "pe_institutional_addresses": (_ADDRESS, "JR. LOS SAUCES 345\tACORA\tPUNO\tPUNO\t210102"),
    "pe_ipress_names": (
        _FACILITY,
        "PAMPA CHICA\tGOBIERNO REGIONAL\tPUESTOS DE SALUD O POSTAS DE SALUD\tI-1\tPUNO\tPUNO\tACORA\t210102",
        "a broken row",
    ),
    "pe_entidades_legalize": ("entidad\tcount", "Ministerio de Salud\t6381"),
}


def write(folder: Path) -> None:
    """Write the tables below a folder."""
    (folder / "gazetteers").mkdir(parents=True)
    for name, lines in _TABLES.items():
        with lzma.open(folder / "gazetteers" / f"{name}.tsv.xz", "wt", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
