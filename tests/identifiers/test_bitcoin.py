"""Examples of Bitcoin addresses; the vectors bind the three checks."""

from __future__ import annotations

from tests.identifiers import laws

from safefeedback.errors import ChecksumError, ComponentError, FormatError, LengthError
from safefeedback.identifiers import bitcoin

TAPROOT = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"


def test_upper_case_of_bech32_is_lowered() -> None:
    assert bitcoin.compact(TAPROOT.upper()) == TAPROOT


def test_case_of_base58_is_kept() -> None:
    assert bitcoin.compact("1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD") == "1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD"
    laws.is_refused(bitcoin.validate, "1nedqzpvtwraoho48qxullsryommxpabfd")


def test_taproot_is_accepted_though_python_stdnum_does_not_know_it() -> None:
    assert bitcoin.is_valid(TAPROOT)
    assert not bitcoin.is_valid(TAPROOT[:-1] + "q")


def test_errors_of_bech32m() -> None:
    laws.is_refused(bitcoin.validate, "bc1pq", LengthError)
    laws.is_refused(bitcoin.validate, TAPROOT[:-1] + "b", FormatError)
    laws.is_refused(bitcoin.validate, TAPROOT[:-1] + "q", ChecksumError)


def test_empty_and_bare_prefix_are_refused() -> None:
    laws.is_refused(bitcoin.validate, "bc1", LengthError)
    laws.is_refused(bitcoin.validate, "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", ComponentError)


def test_non_ascii_after_the_prefix_is_refused() -> None:
    laws.is_refused(bitcoin.validate, "bc1ß0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", FormatError)
