"""The build script writes the table that the package reads, and writes the same one again."""

import lzma
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

NATIVE = tuple(f"{start}HUA{end}" for start in ("CCA", "QUISPE", "CCORI") for end in ("MAN", "NCA", "LLA"))
SPANISH = ("GARCIA", "MARTINEZ", "GARCES", "MARTIN", "GARRIDO", "MARTOS", "GARZON", "MARQUEZ", "GARATE", "MARCOS")


def test_the_table_tells_the_registers_apart(tmp_path: Path) -> None:
    (tmp_path / "gazetteers").mkdir()
    peru = "surname\tcount\n" + "".join(f"{name}\t9\n" for name in NATIVE)
    spain = "apellido\tfrec_pri\tfrec_seg\n" + "".join(f"{name}\t900\t\n" for name in SPANISH)
    for name, content in (("pe_surnames", peru), ("es_ine_surnames", spain)):
        with lzma.open(tmp_path / "gazetteers" / f"{name}.tsv.xz", "wt", encoding="utf-8") as file:
            file.write(content)
    tables = []
    for out in (tmp_path / "once.tsv", tmp_path / "twice.tsv"):
        words = ["--data", str(tmp_path), "--out", str(out)]
        command = [sys.executable, str(ROOT / "benchmarks" / "build_origins.py"), *words]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        tables.append(out.read_bytes())
    rows = dict(line.split("\t") for line in tables[0].decode().splitlines())
    assert tables[0] == tables[1]
    assert int(rows["hua"]) > 0 > int(rows["ar"])
