"""Build the ubigeo table that ships with the package: ``src/safefeedback/territory/data/ubigeo.tsv``.

Usage::

    python benchmarks/build_territory.py TABLES_FOLDER

``TABLES_FOLDER`` holds two tab-separated tables, compressed with xz:

- ``pe_ubigeo_inei_2025``: districts of INEI with population (2025) and position of the capital; MIT.
- ``pe_ubigeo_inei_reniec_sunat``: how INEI, RENIEC and SUNAT spell the same district; CONCYTEC, CC BY 4.0. Only
  spellings are taken, and only those that resemble INEI's: the two tables number some districts differently.

A row of the result is code, name, population, latitude, longitude, other names (separated by ``|``). Departments and
provinces have a code and a name; their population is the sum of their districts, made when the table is read.
"""

from __future__ import annotations

import csv
import lzma
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

OUTPUT = Path(__file__).parent.parent / "src/safefeedback/territory/data/ubigeo.tsv"

# Names that people use and no register lists; the districts were looked up in the INEI table by hand.
COMMON_NAMES: dict[str, tuple[str, ...]] = {
    "040129": ("JLB y Rivero", "JLBYR", "Bustamante y Rivero"),
    "140105": ("JLO",),
    "150101": ("Cercado de Lima", "Lima Cercado"),
    "150103": ("Ate Vitarte", "Vitarte"),
    "150118": ("Chosica",),
    "150120": ("Magdalena",),
    "150132": ("SJL",),
    "150133": ("SJM",),
    "150135": ("SMP",),
    "150140": ("Surco",),
    "150142": ("VES",),
    "150143": ("VMT", "Villa María"),
    "230110": ("Gregorio Albarracín", "Gregorio Albarracín Lanchipa"),
}


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of one compressed table."""
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def folded(name: str) -> str:
    """Return letters and digits in lower case, words separated by one space."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def spellings(tables: Path) -> dict[str, set[str]]:
    """Return how the three agencies write each district, by INEI code."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(tables / "pe_ubigeo_inei_reniec_sunat.tsv.xz"):
        for agency in ("inei", "reniec", "sunat"):
            name = re.sub(r"\s*(/\s*\d|\d\s*/)\s*$", "", row[f"desc_ubigeo_{agency}"]).replace("_", " ").strip()
            if name and name != "NA":
                found[row["cod_ubigeo_inei"]].add(cased(name.title()))
    return found


def cased(name: str) -> str:
    """Return the name with its particles in lower case, as INEI mostly writes them."""
    return re.sub(r" (De|Del|La|Las|Los|Y)(?= )", lambda particle: particle[0].lower(), name)


def resembles(name: str, official: str) -> bool:
    """Tell whether a spelling is one of the same name: alike, or its words are part of the other's."""
    a, b = folded(name), folded(official)
    return SequenceMatcher(None, a, b).ratio() >= 0.8 or set(a.split()) < set(b.split())


def other_names(row: dict[str, str], written: set[str], taken: set[str]) -> list[str]:
    """Return the further names of a district; the capital's only where no place bears it."""
    official = row["distrito"]
    names = [name for name in sorted(written) if resembles(name, official)]
    names += list(COMMON_NAMES.get(row["ubigeo"], ()))
    names += [name for name in re.split(r"\s*[()]\s*", row["capital_legal"]) if name and folded(name) not in taken]
    seen = {folded(official)}
    return [name for name in names if folded(name) not in seen and not seen.add(folded(name))]


def main(tables: Path) -> None:
    """Write the table."""
    districts = list(rows(tables / "pe_ubigeo_inei_2025.tsv.xz"))
    written = spellings(tables)
    taken = {folded(row[level]) for row in districts for level in ("departamento", "provincia", "distrito")}
    lines: dict[str, str] = {}
    for row in districts:
        code = row["ubigeo"]
        lines[code[:2]] = f"{code[:2]}\t{cased(row['departamento'])}"
        lines[code[:4]] = f"{code[:4]}\t{cased(row['provincia'])}"
        position = f"{float(row['latitud']):.4f}\t{float(row['longitud']):.4f}"
        names = "|".join(other_names(row, written[code], taken))
        lines[code] = f"{code}\t{cased(row['distrito'])}\t{int(float(row['población']))}\t{position}\t{names}".rstrip(
            "\t"
        )
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text("\n".join(lines[code] for code in sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
