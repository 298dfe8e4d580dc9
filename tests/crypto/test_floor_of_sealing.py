"""A host that only seals loads no code that opens: shown in fresh interpreters, not in this one."""

import json
import subprocess
import sys

import pytest

OPENS = ("key", "opening", "passphrase", "recipient", "signing", "wrapping")


def loaded(code: str) -> set[str]:
    listing = "\nimport json, sys; print(json.dumps([name for name in sys.modules if name.startswith('safefeedback')]))"
    result = subprocess.run(
        [sys.executable, "-c", code + listing], capture_output=True, text=True, check=True, timeout=60
    )
    return {name.removeprefix("safefeedback.crypto.") for name in json.loads(result.stdout)}


def test_importing_what_seals_loads_nothing_that_opens() -> None:
    modules = loaded("from safefeedback.crypto import PublicBundle, VerifyingKey, seal_record")
    assert not modules & set(OPENS)
    assert {"bundle", "sealing", "verifying"} <= modules


@pytest.mark.parametrize(("kem", "length"), [("X25519", 32), ("MLKEM768-X25519", 1216)])
def test_sealing_for_a_bundle_from_start_to_end_loads_nothing_that_opens(kem: str, length: int) -> None:
    modules = loaded(
        "import datetime as dt\n"
        "from safefeedback.crypto import PublicBundle, SealedRecord, VerifyingKey, seal_record\n"
        "from safefeedback.errors import DecryptionError\n"
        f"bundle = PublicBundle('a', {kem!r}, bytes([9]) + bytes({length - 1}), dt.date(2027, 1, 31))\n"
        "bundle = PublicBundle.from_bytes(bundle.to_bytes())\n"
        "try:\n"
        "    bundle.verify(VerifyingKey(bytes([9]) * 32))\n"
        "except DecryptionError:\n"
        "    pass\n"
        f"if {length} == 1216:\n"
        "    import dataclasses\n"
        "    bundle = dataclasses.replace(bundle, public_key=bytes(1184) + bytes([9]) + bytes(31))\n"
        "record = seal_record({'message': b'm'}, agency='a', recipients=[bundle])\n"
        "assert SealedRecord.from_text(record.to_text()) == record\n"
    )
    assert not modules & set(OPENS)


def test_the_private_parts_are_loaded_when_they_are_named() -> None:
    """The check can fail: the same listing shows a module that opens."""
    assert "opening" in loaded("from safefeedback.crypto import open_record")


def test_importing_the_package_loads_none_of_its_modules() -> None:
    assert not loaded("import safefeedback.crypto") & {*OPENS, "bundle", "sealing", "header", "secret"}
