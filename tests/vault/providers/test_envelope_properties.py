"""Laws of the blob.

- It opens to the secret with the same reference and context, and with nothing else.
- Any bytes are refused with DecryptionError.
- Different contexts have different canonical forms.
"""

from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from safefeedback.crypto import SecretBytes
from safefeedback.errors import DecryptionError
from safefeedback.vault.providers.envelope import canonical_context, disclose, enclose
from safefeedback.vault.providers.root_key import seal, unseal

ROOT = SecretBytes(bytes(range(32)))
SEAL, UNSEAL = partial(seal, ROOT), partial(unseal, ROOT)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
CONTEXTS = st.dictionaries(TEXTS, TEXTS, max_size=3)


@given(st.binary(min_size=1, max_size=64), TEXTS, CONTEXTS, TEXTS, CONTEXTS)
def test_it_opens_with_the_same_words_only(  # noqa: PLR0917 - one argument for each thing that is drawn
    secret: bytes, reference: str, context: dict[str, str], other: str, changed: dict[str, str]
) -> None:
    blob = enclose(SecretBytes(secret), reference=reference, context=context, seal=SEAL, unseal=UNSEAL)
    opened = disclose(blob, reference=reference, context=context, unseal=UNSEAL)
    assert opened.plaintext_secret() == secret
    assume((other, changed) != (reference, context))
    with pytest.raises(DecryptionError):
        disclose(blob, reference=other, context=changed, unseal=UNSEAL)


@given(st.binary(max_size=200) | st.binary(max_size=100).map(lambda rest: b"\x01\x00\x40" + rest))
def test_any_bytes_are_refused(blob: bytes) -> None:
    with pytest.raises(DecryptionError):
        disclose(blob, reference="r", context={}, unseal=UNSEAL)


@given(CONTEXTS, CONTEXTS)
def test_only_equal_contexts_share_a_form(one: dict[str, str], other: dict[str, str]) -> None:
    assert (canonical_context(one) == canonical_context(other)) == (one == other)
