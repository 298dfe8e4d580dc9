from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("fake")

GOLD = """### id=wa-1 channel=whatsapp topic=agua style=llano
soy [[PERSON:ana]] y mi dni [[PE_DNI:51234567]], llamen al [[PHONE_NUMBER?:105]]

### id=em-1 channel=email topic=agua style=formal
atentamente, [[PERSON:Marta Ruiz Secretona]]

### id=em-2 channel=email topic=luz style=formal
pasa 51111111 veces por [[LOCATION:Puno]]
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "oro.txt"
    path.write_text(GOLD, encoding="utf-8")
    return path


def test_the_tables_say_what_was_measured(shell: Any, gold: Path) -> None:
    ran = shell("evaluate", gold)
    assert ran.code == 0
    assert "el texto de los mensajes anotados es personal" in ran.err
    assert "the text of annotated messages is personal" in ran.err
    for words in (
        "3 messages",
        "direct leak",
        "33.3",
        "By entity",
        "By recognizer",
        "By channel",
        "By style",
        "whatsapp",
    ):
        assert words in ran.out
    assert "Secretona" not in ran.out


def test_the_report_is_saved_and_printed_as_json(shell: Any, gold: Path, tmp_path: Path) -> None:
    ran = shell("evaluate", gold, "--json", "--output", tmp_path / "r.json", "--by", "topic", "--by", "author")
    report = json.loads(ran.out)
    assert report == json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert report["overall"]["direct_leak"]["value"] == pytest.approx(1 / 3)
    assert report["overall"]["false_alarms"]["value"] == 1.0
    assert report["about"] == {"gold": "oro.txt", "policy": "a" * 64, "detector": "b" * 64}
    assert list(report["groups"]) == ["topic", "author"]
    assert "Secretona" not in ran.out


def test_mistakes_are_pointers_and_words_only_when_asked_for(shell: Any, gold: Path) -> None:
    ran = shell("evaluate", gold, "--errors", 5)
    assert "leak" in ran.out
    assert "false-alarm" in ran.out
    assert "em-1" in ran.out
    assert "Secretona" not in ran.out
    assert "atentamente, [Marta Ruiz Secretona]" in shell("evaluate", gold, "--errors", 5, "--show-text").out


def test_a_baseline_shows_what_changed(shell: Any, gold: Path, tmp_path: Path) -> None:
    shell("evaluate", gold, "-o", tmp_path / "old.json")
    assert "No change since the baseline." in shell("evaluate", gold, "--baseline", tmp_path / "old.json").out
    gold.write_text(GOLD.replace("Marta Ruiz Secretona", "ana"), encoding="utf-8")
    ran = shell("evaluate", gold, "--baseline", tmp_path / "old.json")
    assert "Changes since the baseline" in ran.out
    assert "-33.3" in ran.out
    report = json.loads(shell("evaluate", gold, "--baseline", tmp_path / "old.json", "--json").out)
    assert {"section": "overall", "measure": "direct_leak", "after": 0.0}.items() <= next(
        change for change in report["changes"] if change["measure"] == "direct_leak"
    ).items()


def test_several_files_are_measured_together(shell: Any, gold: Path, tmp_path: Path) -> None:
    more = tmp_path / "mas.jsonl"
    more.write_text('{"id": "x-1", "text": "ana", "spans": []}\n', encoding="utf-8")
    assert "4 messages" in shell("evaluate", gold, more, "--resamples", 0).out


def test_withheld_messages_are_told(shell: Any, gold: Path) -> None:
    gold.write_text(GOLD + "\n### id=em-3\nFALLA\n", encoding="utf-8")
    ran = shell("evaluate", gold, "--progress")
    assert ran.code == 3
    assert "3 messages, 1 withheld" in ran.out
    assert "1 messages withheld" in ran.err
    assert "mensajes" in ran.err


@pytest.mark.parametrize(
    ("words", "text", "error"),
    [
        (["--show-text"], GOLD, "--errors N"),
        (["--by", "age"], GOLD, "--by"),
        (["--origins", "oro.txt"], GOLD, "--by origin"),
        (["--by", "origin", "--origins", "no.tsv"], GOLD, "no file named no.tsv"),
        (["--disturb", "noise"], GOLD, "--disturb"),
        ([], "### id=a\n[[NOMBRE:ana]]", "oro.txt:2:1"),
        (["--baseline", "no.json"], GOLD, "no file named no.json"),
        (["--baseline", "oro.txt"], GOLD, "not JSON"),
    ],
)
def test_what_cannot_be_measured_is_a_usage_error(
    shell: Any, gold: Path, monkeypatch: pytest.MonkeyPatch, *, words: list[str], text: str, error: str
) -> None:
    monkeypatch.chdir(gold.parent)
    gold.write_text(text, encoding="utf-8")
    ran = shell("evaluate", gold, *words)
    assert ran.code == 2
    assert ran.out == ""
    assert error in ran.err


def test_the_leak_of_each_group_is_shown_beside_the_average(shell: Any, gold: Path) -> None:
    ran = shell("evaluate", gold, "--by", "origin", "--by", "sex", "--by", "region", "--json")
    report = json.loads(ran.out)
    assert list(report["groups"]) == ["region"]
    assert list(report["fairness"]) == ["origin", "sex", "region"]
    origins = report["fairness"]["origin"]["person_leak"]
    assert origins["average"]["value"] == 0.5
    assert origins["groups"]["spanish"]["leak"]["numerator"] == 1
    assert origins["groups"]["spanish"]["ratio"]["value"] == 2.0
    assert origins["groups"]["spanish"]["is_judged"] is False
    assert list(report["groups"]["region"]) == ["Puno", "unknown"]
    shown = shell("evaluate", gold, "--by", "origin").out
    for words in ("Leak by origin", "PERSON leak", "x average", "given_only", "(average)"):
        assert words in shown
    assert "By origin" not in shown.replace("Leak by origin", "")


def test_the_worst_group_is_named(shell: Any, gold: Path) -> None:
    many = [f"### id=q-{n}\nsoy [[PERSON:rosa mamani]]\n\n### id=a-{n}\nsoy [[PERSON:ana]]\n" for n in range(30)]
    gold.write_text("\n".join(many), encoding="utf-8")
    shown = shell("evaluate", gold, "--by", "origin", "--resamples", 0).out
    assert "worst 2.00" in shown
    assert "0.00" in shown
    assert "worst 2.00 [" in shell("evaluate", gold, "--by", "origin", "--resamples", 50).out


def test_told_origins_replace_those_of_the_spelling(shell: Any, gold: Path, tmp_path: Path) -> None:
    told = tmp_path / "o.tsv"
    told.write_text("id\tstart\tend\torigin\nwa-1\t4\t7\tasian\n", encoding="utf-8")
    report = json.loads(shell("evaluate", gold, "--by", "origin", "--origins", told, "--json").out)
    assert set(report["fairness"]["origin"]["person_leak"]["groups"]) == {"asian", "spanish"}


def test_messages_are_written_worse_before_they_are_measured(shell: Any, gold: Path) -> None:
    report = json.loads(shell("evaluate", gold, "--disturb", "spaced-digits", "--by", "origin", "--json").out)
    assert report["about"]["disturbance"] == "spaced-digits"
    assert report["overall"]["structured_leak"]["value"] == 1.0
    shown = shell("evaluate", gold, "--disturb", "upper", "--errors", 5, "--show-text").out
    assert "ATENTAMENTE, [MARTA RUIZ SECRETONA]" in shown


def test_a_file_that_is_not_there_is_a_usage_error(shell: Any) -> None:
    assert "no file named no.jsonl" in shell("evaluate", "no.jsonl").err
