import pytest
from tests.crypto.specimens import AGENCY, DAY, KEMS, KEY, SIGNING

from safefeedback.crypto import Opener, SigningKey, Stanza
from safefeedback.crypto.stanza import CLASSICAL, HYBRID, KEY_ID_BYTES, LOCAL, stanza_info


def test_the_types_are_those_of_the_format() -> None:
    assert (LOCAL, CLASSICAL, HYBRID, KEY_ID_BYTES) == (1, 3, 4, 8)


def test_what_a_stanza_is_bound_to_is_written_out() -> None:
    expected = b"".join(
        len(part).to_bytes(8, "big") + part for part in (b"srec/1 stanza", b"context", b"\x04", b"identity")
    )
    assert stanza_info(b"context", HYBRID, b"identity") == expected


def test_context_type_and_key_are_told_apart() -> None:
    infos = {
        stanza_info(b"context", LOCAL, b"identity"),
        stanza_info(b"contex", LOCAL, b"identity"),
        stanza_info(b"context", CLASSICAL, b"identity"),
        stanza_info(b"context", LOCAL, b"identitx"),
    }
    assert len(infos) == 4


def test_who_opens_is_told_from_who_does_not() -> None:
    openers = [KEY, *KEMS.values()]
    others = [SIGNING, SIGNING.verifying_key(), *(key.bundle(AGENCY, DAY, SIGNING) for key in KEMS.values())]
    assert all(isinstance(opener, Opener) for opener in openers)
    assert not any(isinstance(other, Opener) for other in others)
    assert not isinstance(SigningKey, Opener)


def test_a_stanza_is_a_value() -> None:
    stanza = Stanza(LOCAL, b"identity", b"body")
    assert stanza == Stanza(LOCAL, b"identity", b"body")
    with pytest.raises(AttributeError):
        stanza.body = b""  # type: ignore[misc]
