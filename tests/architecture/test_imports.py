"""What importing costs and loads: the default path leaves the heavy frameworks alone."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("presidio_analyzer", "presidio_anonymizer", "spacy", "numpy", "onnxruntime", "torch")

MODULES = sorted(
    ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "src" / "safefeedback").rglob("*.py")
    if path.name != "__main__.py"
)


def python(code: str) -> str:
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return result.stdout


def test_the_default_path_loads_no_framework() -> None:
    loaded = python(
        "import sys; from safefeedback import Pipeline\n"
        "Pipeline(tagger=None).protect('soy ana, mi dni es 51234567 y mi cel 987 654 321')\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    assert loaded.strip() == "[]"


def test_importing_every_module_opens_no_file_of_data_and_prints_nothing() -> None:
    printed = python(
        "import builtins, importlib, sys\n"
        "opened = []\n"
        "def watch(event, args):\n"
        "    if event == 'open' and 'safefeedback' in str(args[0]) and '/data/' in str(args[0]): opened.append(args[0])\n"
        "sys.addaudithook(watch)\n"
        f"for name in {MODULES!r}:\n"
        "    importlib.import_module(name)\n"
        "assert not opened, opened"
    )
    assert printed == ""


@pytest.mark.parametrize("name", MODULES)
def test_every_public_list_is_sorted_and_true(name: str) -> None:
    module = __import__(name, fromlist=["__all__"])
    public = getattr(module, "__all__", None)
    if public is None:
        assert "._" in name or name.endswith("__init__") or not _defines_anything(module), f"{name} has no __all__"
        return
    assert list(public) == sorted(public, key=_as_ruff_sorts)
    assert all(hasattr(module, each) for each in public)


def _as_ruff_sorts(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest, each in order: ruff's RUF022."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2), name


def _defines_anything(module: object) -> bool:
    return any(getattr(value, "__module__", None) == getattr(module, "__name__", "") for value in vars(module).values())
