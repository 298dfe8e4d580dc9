"""The build script writes tables that the package can read, and writes the same ones again."""

import gzip
import lzma
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SOURCES = {
    "gazetteers/pe_surnames.tsv": "surname\tcount\nQUISPE\t40\nMUÑOZ\t5\nDE LA CRUZ\t9\nFLORES\t20\n",
    "gazetteers/pe_given_tokens.tsv": "name\tM\tF\tunk\nROSA\t0\t30\t0\nJOSE\t50\t1\t0\n",
    "gazetteers/es_ine_surnames.tsv": "apellido\tfrec_pri\tfrec_seg\tfreq_rep\nFLORES\t900\t900\t5\nRARO\t20\t\t0\n",
    "gazetteers/es_ine_given.tsv": "nombre\tfrec\tedad_media\tsexo\nMARIA ROSA\t500\t50\tF\nJOSE\t700\t50\tM\n",
    "gazetteers/pe_ubigeo_inei_2025.tsv": "departamento\tprovincia\tdistrito\nLima\tLima\tSan Isidro\n",
    "text/legalize_pe.txt": "José Flores\n" + "las flores y la rosa\n" * 9,
    "text/fakenews_es.txt": "las flores del campo\n" * 9,
    "text/common_voice_es.txt": "agua\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    data = tmp_path_factory.mktemp("sources")
    for name, content in SOURCES.items():
        (data / name).parent.mkdir(exist_ok=True)
        with lzma.open(data / f"{name}.xz", "wt", encoding="utf-8") as file:
            file.write(content)
    for author in "ab":
        marked = f"### id={author}x-1\nel kamion de [[PERSON:rosa]] no pasa por [[LOCATION:chilca]]\n"
        (data / f"{author}.txt").write_text(marked, encoding="utf-8")
    outputs = [data / "once", data / "twice"]
    for out in outputs:
        command = [sys.executable, str(ROOT / "benchmarks/build_lexicon.py"), "--data", str(data), "--out", str(out)]
        corpus = ["--corpus", str(data / "a.txt"), str(data / "b.txt")]
        subprocess.run([*command, *corpus], check=True, capture_output=True, timeout=60)
    return outputs


def _table(folder: Path) -> dict[str, tuple[int, ...]]:
    words = gzip.decompress((folder / "tokens.txt.gz").read_bytes()).decode().split("\n")
    cells = gzip.decompress((folder / "columns.bin.gz").read_bytes())
    return {word: tuple(cells[row :: len(words)]) for row, word in enumerate(words)}


def test_the_same_sources_give_the_same_bytes(built: list[Path]) -> None:
    once, twice = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in built)
    assert once == twice
    assert len(once) == 5


def test_names_and_words_have_their_columns(built: list[Path]) -> None:
    table = _table(built[0])
    female, male, surname, common, _ = table["rosa"]
    assert female > 0 == male == surname < common
    assert table["de la cruz"][2] > 0
    assert table["flores"][2] > 0 < table["flores"][3]
    assert "raro" not in table


def test_words_of_two_authors_count_and_marked_names_do_not(built: list[Path]) -> None:
    table = _table(built[0])
    assert table["kamion"][3] > 0
    assert table["chilca"][:4] == (0, 0, 0, 0)
    assert table["chilca"][4] & 16


def test_places_and_written_forms_are_kept(built: list[Path]) -> None:
    read = {
        name: gzip.decompress((built[0] / name).read_bytes()).decode() for name in ("places.txt.gz", "written.tsv.gz")
    }
    assert read["places.txt.gz"].split("\n") == ["lima", "san isidro"]
    assert "munoz\tMuñoz" in read["written.tsv.gz"]
    assert "jose\tJosé" in read["written.tsv.gz"]
