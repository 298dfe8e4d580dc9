"""Laws of keys from passphrases.

- The same passphrase and parameters give the same key; another passphrase or salt gives another.
- Parameters outside their limits are refused, without a byte of the passphrase in the text.
"""

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.crypto.specimens import quiet

from safefeedback.crypto import SecretBytes, derive_passphrase_key
from safefeedback.errors import ConfigurationError

PASSPHRASES = st.binary(min_size=1, max_size=40)
SALTS = st.binary(min_size=16, max_size=64)


def light(passphrase: bytes, salt: bytes) -> SecretBytes:
    return derive_passphrase_key(passphrase, salt=salt, time=1, memory_kib=8, lanes=1)


@given(PASSPHRASES, PASSPHRASES, SALTS, SALTS)
@settings(max_examples=50)
def test_keys_are_the_same_exactly_when_everything_is(one: bytes, other: bytes, salt: bytes, grain: bytes) -> None:
    assert light(one, salt) == light(one, salt)
    assert (light(one, salt) == light(other, grain)) == ((one, salt) == (other, grain))


@given(st.binary(min_size=8, max_size=40), st.integers(-5, 80), st.integers(-5, 80), st.integers(-5, 700))
def test_what_is_outside_is_refused_in_silence(passphrase: bytes, time: int, lanes: int, memory: int) -> None:
    assume(not (1 <= time <= 64 and 1 <= lanes <= 64 and memory >= 8 * lanes))
    with quiet(ConfigurationError, "passphrase key: expected", passphrase):
        derive_passphrase_key(passphrase, salt=bytes(16), time=time, memory_kib=memory, lanes=lanes)
