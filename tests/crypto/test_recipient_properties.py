"""Laws of the key of a reception.

- It opens what was wrapped for its bundle, under the same info only.
- Anything that was not wrapped for it is refused, with the one error.
"""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.crypto.specimens import AGENCY, DAY, KEMS, SIGNING, refusal

from safefeedback.crypto import RecipientKey, SecretBytes

SEEDS = st.binary(min_size=32, max_size=32)
INFOS = st.binary(max_size=40)


@pytest.mark.parametrize("kem", KEMS)
@given(st.tuples(SEEDS, SEEDS), INFOS, INFOS)
@settings(max_examples=40)
def test_it_opens_what_is_for_it(kem: str, secrets: tuple[bytes, bytes], info: bytes, other: bytes) -> None:
    seed, secret = secrets
    key = RecipientKey.from_seed(SecretBytes(seed), kem=kem)
    (kind,) = key.stanza_types
    body = key.bundle(AGENCY, DAY, SIGNING).wrap(SecretBytes(secret), info)
    assert key.unwrap(kind, body, info).plaintext_secret() == secret
    assume(info != other)
    with refusal():
        key.unwrap(kind, body, other)


@pytest.mark.parametrize("kem", KEMS)
@given(st.binary(max_size=1300), INFOS)
def test_anything_else_is_refused(kem: str, body: bytes, info: bytes) -> None:
    key = KEMS[kem]
    with refusal():
        key.unwrap(key.stanza_types[0], body, info)
