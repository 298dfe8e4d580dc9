"""The pages in a real browser: nothing wider than a telephone, and paper for the whole of it."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from tests.audit.agency import DECLARED, PERIOD, Agency, all_verified

from safefeedback.audit.html.form_page import form_page
from safefeedback.audit.html.report_page import report_page
from safefeedback.audit.incident import Incident, incident_file
from safefeedback.audit.processing import processing_record
from safefeedback.audit.report import make_report

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(CHROMIUM is None, reason="needs chromium: apt-get install chromium"),
]

MEASURE = """<!DOCTYPE html><body style="margin:0"><iframe id="f" src="page.html" style="width:{width}px;height:900px;border:0">
</iframe><script>
document.getElementById("f").onload = function () {{
  const inside = this.contentDocument, root = inside.documentElement, wide = [];
  for (const each of inside.body.querySelectorAll("*")) {{
    if (!each.closest(".scroll, svg, table.cards thead, .form caption") && each.getBoundingClientRect().right > {width} + 1)
      wide.push(each.tagName);
  }}
  const small = [...inside.querySelectorAll("svg text")].filter(t => t.getBoundingClientRect().height < 9).length;
  const told = JSON.stringify({{scroll: root.scrollWidth, wide: wide, small: small}});
  document.body.innerHTML = "<pre id=out></pre>";
  document.getElementById("out").textContent = told;
}};
</script></body>"""


@cache
def pages() -> dict[str, str]:
    agency = Agency(messages=800)
    report = make_report(agency.sources(**all_verified(agency)), PERIOD, made_at=agency.logs.at, declared=DECLARED)
    at = agency.logs.at
    incident = incident_file(agency.sources(), Incident(at, at - 864_000_000, at, "received"), made_at=at)
    processing = processing_record(report.figures, agency.policies, made_at=at)
    return {"report": report_page(report), "processing": form_page(processing), "incident": form_page(incident)}


def chromium(folder: Path, *options: str) -> str:
    assert CHROMIUM is not None
    profile = f"--user-data-dir={folder / 'profile'}"
    common = [
        "--headless",
        "--no-sandbox",
        "--hide-scrollbars",
        "--disable-gpu",
        "--no-first-run",
        "--virtual-time-budget=3000",
        profile,
    ]
    done = subprocess.run([CHROMIUM, *common, *options], capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


@pytest.mark.parametrize("width", [320, 390, 1100])
@pytest.mark.parametrize("name", ["report", "processing", "incident"])
def test_nothing_is_wider_than_the_screen(name: str, width: int, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(pages()[name], encoding="utf-8")
    frame = tmp_path / "frame.html"
    frame.write_text(MEASURE.format(width=width), encoding="utf-8")
    out = chromium(tmp_path, "--allow-file-access-from-files", "--window-size=1200,1000", "--dump-dom", frame.as_uri())
    found = re.search(r'<pre id="out">(.*?)</pre>', out)
    assert found is not None
    measured = json.loads(html.unescape(found[1]))
    assert measured == {"scroll": width, "wide": [], "small": 0}


@pytest.mark.parametrize("name", ["report", "processing", "incident"])
def test_it_prints(name: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(pages()[name], encoding="utf-8")
    paper = tmp_path / "paper.pdf"
    chromium(tmp_path, f"--print-to-pdf={paper}", "--no-pdf-header-footer", page.as_uri())
    content = paper.read_bytes()
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) >= 2
