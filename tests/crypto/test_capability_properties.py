"""Laws of the capabilities.

- What is required and missing is named, all of it and nothing else; what is not required is not asked for.
"""

from unittest.mock import patch

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.crypto import capability
from safefeedback.errors import ConfigurationError

NAMES = (capability.ARGON2ID, capability.HPKE, capability.HYBRID_KEM, capability.ML_DSA)
SOME = st.lists(st.sampled_from(NAMES), unique=True)


def absent() -> None:
    raise UnsupportedAlgorithm("not in this build")


@given(SOME, SOME)
def test_all_that_is_missing_is_named_and_nothing_else(lacking: list[str], required: list[str]) -> None:
    trials = {name: absent if name in lacking else (lambda: None) for name in NAMES}
    capability._is_there.cache_clear()
    try:
        with patch.object(capability, "_TRIALS", trials):
            missing = [name for name in required if name in lacking]
            if not missing:
                capability.require(*required)
                return
            with pytest.raises(ConfigurationError) as refused:
                capability.require(*required)
            assert f"expected {', '.join(missing)}, which" in str(refused.value)
    finally:
        capability._is_there.cache_clear()
