"""Laws of a wrapping key.

- Unwrapping inverts wrapping, for stanzas and for blobs.
- Any other context, and any changed byte, is refused.
- Anything that was not made by wrapping is refused with the one error.
"""

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.crypto.specimens import KEY, refusal

from safefeedback.crypto import SecretBytes
from safefeedback.crypto.stanza import LOCAL

SECRETS = st.binary(min_size=1, max_size=64)
KEYS = st.binary(min_size=32, max_size=32)
CONTEXTS = st.binary(max_size=40)


@given(SECRETS, CONTEXTS)
def test_a_blob_gives_its_secret_back(secret: bytes, context: bytes) -> None:
    assert KEY.unwrap_key(KEY.wrap_key(SecretBytes(secret), context), context).plaintext_secret() == secret


@given(KEYS, CONTEXTS)
def test_a_stanza_gives_its_record_key_back(secret: bytes, info: bytes) -> None:
    assert KEY.unwrap(LOCAL, KEY.wrap(SecretBytes(secret), info), info).plaintext_secret() == secret


@given(KEYS, CONTEXTS, CONTEXTS)
def test_another_context_is_refused(secret: bytes, context: bytes, other: bytes) -> None:
    assume(context != other)
    blob, body = KEY.wrap_key(SecretBytes(secret), context), KEY.wrap(SecretBytes(secret), context)
    with refusal():
        KEY.unwrap_key(blob, other)
    with refusal():
        KEY.unwrap(LOCAL, body, other)


@given(SECRETS, CONTEXTS, st.data())
def test_a_changed_byte_is_refused(secret: bytes, context: bytes, data: st.DataObject) -> None:
    blob = bytearray(KEY.wrap_key(SecretBytes(secret), context))
    blob[data.draw(st.integers(0, len(blob) - 1))] ^= data.draw(st.integers(1, 255))
    with refusal():
        KEY.unwrap_key(bytes(blob), context)


@given(st.binary(max_size=200), CONTEXTS)
def test_anything_else_is_refused(content: bytes, context: bytes) -> None:
    with refusal():
        KEY.unwrap_key(content, context)
    with refusal():
        KEY.unwrap(LOCAL, content, context)
