"""Laws of public bundles.

- JSON gives the bundle back, for every agency and day.
- Any other bytes are refused by one of two errors, and a changed byte of the JSON never passes as signed.
- What is signed tells every agency, key and day apart.
"""

import datetime as dt
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.crypto.specimens import DAY, KEMS, SIGNING, quiet

from safefeedback.crypto import PublicBundle
from safefeedback.errors import ConfigurationError, DecryptionError, KeyringError

AGENCIES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
KEY = KEMS["X25519"]
BUNDLE = KEY.bundle("muni-puno", DAY, SIGNING)


@given(AGENCIES, st.dates(), st.binary(max_size=64))
def test_json_gives_the_bundle_back(agency: str, day: dt.date, signature: bytes) -> None:
    bundle = replace(BUNDLE, agency=agency, not_after=day, signature=signature)
    assert PublicBundle.from_bytes(bundle.to_bytes()) == bundle


@given(AGENCIES, AGENCIES, st.dates(), st.dates())
def test_what_is_signed_tells_them_apart(one: str, other: str, day: dt.date, later: dt.date) -> None:
    bundles = [replace(BUNDLE, agency=agency, not_after=date) for agency, date in ((one, day), (other, later))]
    assert (bundles[0].signed_bytes == bundles[1].signed_bytes) == ((one, day) == (other, later))


@given(st.data())
def test_a_changed_byte_never_passes(data: st.DataObject) -> None:
    content = bytearray(BUNDLE.to_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assume(bytes(content) != BUNDLE.to_bytes())
    try:
        PublicBundle.from_bytes(bytes(content)).verify(SIGNING.verifying_key())
    except (ConfigurationError, DecryptionError):
        return
    raise AssertionError("a changed bundle was taken for the signed one")


@given(st.binary(max_size=300))
def test_other_bytes_are_refused(content: bytes) -> None:
    with quiet(KeyringError, "expected the JSON of a bundle, got another content"):
        PublicBundle.from_bytes(content)
