import re
from base64 import b32encode

import pytest
from cryptography.hazmat.primitives import hashes, hmac
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.crypto import PseudonymKey
from safefeedback.errors import ConfigurationError, KeyringError
from safefeedback.operators import Pseudonymize

SECRET = bytes(range(32))
KEY = PseudonymKey.from_bytes(SECRET)
OTHER_KEY = PseudonymKey.from_bytes(bytes(32))


def token(
    text: str, entity: str = "PE_DNI", *, purpose: str = "estudio", key: PseudonymKey = KEY, bits: int = 80
) -> str:
    return Pseudonymize(purpose=purpose, bits=bits).operate(text, {"entity_type": entity, "key": key})


def test_spellings_of_one_value_have_one_token() -> None:
    assert token("987 654 321", "PHONE_NUMBER") == token("+51987654321", "PHONE_NUMBER")
    assert token("QUISPE MAMANI, Juan", "PERSON") == token("juan quispe mamani", "PERSON")


def test_purpose_entity_key_and_value_settle_the_token() -> None:
    one = token("56809734")
    others = {
        token("56809734", purpose="otro"),
        token("56809734", "OTHER_ID"),
        token("56809734", key=OTHER_KEY),
        token("56809735"),
    }
    assert one not in others
    assert len(others) == 4


@pytest.mark.parametrize(("bits", "size"), [(60, 12), (80, 16), (160, 32)])
def test_the_token_is_base_32_of_the_stated_length(bits: int, size: int) -> None:
    assert re.fullmatch(rf"\[DNI_[a-z2-7]{{{size}}}\]", token("56809734", bits=bits))


def test_a_second_implementation_gives_the_same_token() -> None:
    mac = hmac.HMAC(SECRET, hashes.SHA256())
    for part in (b"safefeedback/pseudonym/1", b"estudio", b"PE_DNI", b"56809734"):
        mac.update(len(part).to_bytes(8, "big") + part)
    assert token("56.809.734") == f"[DNI_{b32encode(mac.finalize()).decode().lower()[:16]}]"


def test_without_a_key_it_says_how_to_make_one() -> None:
    assert Pseudonymize(purpose="p").needs_key
    with pytest.raises(KeyringError, match="'p'") as refused:
        Pseudonymize(purpose="p").operate("56809734", {"entity_type": "PE_DNI"})
    assert "PseudonymKey.generate" in (refused.value.hint or "")


@pytest.mark.parametrize("fields", [{"purpose": " "}, {"purpose": "p", "bits": 40}, {"purpose": "p", "bits": 81}])
def test_bad_fields_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match="pseudonymize"):
        Pseudonymize(**fields)  # type: ignore[arg-type]


@given(st.from_regex(r"[0-9]{8}", fullmatch=True), st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_law_tokens_are_equal_exactly_when_values_are(one: str, other: str) -> None:
    assert (token(one) == token(other)) == (one == other)
