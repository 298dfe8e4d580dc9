"""Blind indexes: equal values are found without opening anything, by a keyed tag that is cut short on purpose.

Who holds the key can try every value (a Peruvian DNI has 10^8, minutes of one core), so the key stays on the
custodian's side and never on a host that receives messages. Values are folded by the caller: what is spelled in two
ways has two tags.

A cut tag is shared by several values, so a row that is found is opened and compared before it counts, and whoever
steals the table learns less. The length follows CipherSweet's documented rule (``Blind Index Planning`` and ``Security
Properties``, https://ciphersweet.paragonie.com, read November 2026). With N values and tags of b bits, each value meets

    C = N / 2^b    coincidences, and    2 <= C <= sqrt(N)

Below 2 a tag stands for one person; above the root of N a search opens too much. So b runs from ceil(log4(N)) to
floor(log2(N)) - 1. Below 16 values no length helps. (CipherSweet's own planner goes one bit further at the upper end,
where C is below 2: the rule is kept here.)

The rule assumes values that seldom repeat. Sex, a district (about 1,900 in Peru) or a date of birth (some 36,500 in a
century) repeat by nature: their tags show by frequency alone which value they stand for, at any length. Ours is
therefore a second rule: the field can take at least 65,536 values, and at least as many as there will be.

>>> plan_bits(50_000, distinct=10**8)
range(8, 15)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safefeedback.crypto._context import agency_bytes
from safefeedback.crypto.tag import keyed_tag
from safefeedback.errors import ConfigurationError, InputError

if TYPE_CHECKING:
    from safefeedback.crypto.secret import SecretBytes

__all__ = ["blind_index", "plan_bits"]

_DOMAIN: Final = "safefeedback/blind-index/1"
_BITS: Final = range(2, 257)
_VERSIONS: Final = range(1, 1 << 32)
_NAME_LIMIT: Final = 100  # characters
_POPULATION: Final = 16
_DISTINCT: Final = 1 << 16


def blind_index(key: SecretBytes, *, agency: str, index: str, version: int, value: str, bits: int) -> bytes:
    """Return the tag of a value: the first bits of HMAC-SHA-256, in ceil(bits / 8) bytes, the unused low bits zero.

    Args:
        key: 32 bytes, of this agency and purpose.
        agency: whose index it is.
        index: its name, 1 to 100 characters.
        version: 1 to 4,294,967,295; another version gives other tags.
        value: the folded value, one character or more.
        bits: 2 to 256, chosen with :func:`plan_bits`; 256 where the tag must stand for one value only.

    Raises:
        ConfigurationError: agency, name, version or bits outside these limits.
        InputError: an empty value.
        KeyringError: not 32 bytes, or a secret that was wiped.
    """
    if not 1 <= len(index) <= _NAME_LIMIT:
        raise ConfigurationError(f"blind index: expected a name of 1 to {_NAME_LIMIT} characters, got {len(index)}")
    if version not in _VERSIONS or bits not in _BITS:
        raise ConfigurationError(
            f"blind index: expected a version of 32 bits from 1 and {_BITS[0]} to {_BITS[-1]} bits, "
            f"got {version} and {bits}"
        )
    if not value:
        raise InputError("blind index: expected a value of one character or more, got none")
    tag = keyed_tag(key, _DOMAIN, agency_bytes(agency), index, version.to_bytes(4, "big"), value)
    length = -(-bits // 8)
    return (int.from_bytes(tag[:length], "big") >> (unused := -bits % 8) << unused).to_bytes(length, "big")


def plan_bits(population: int, *, distinct: int | None = None) -> range:
    """Return the lengths in bits that the rule allows; the shortest hides most, the longest finds fastest.

    Args:
        population: how many different values the index will hold.
        distinct: how many different values the field can take at all; None where no list of them can be made.

    Raises:
        ConfigurationError: fewer than 16 values, or a field whose values repeat by nature.
    """
    if population < _POPULATION:
        raise ConfigurationError(f"blind index: expected {_POPULATION} values or more, got {population}")
    if distinct is not None and distinct < max(population, _DISTINCT):
        raise ConfigurationError(
            f"blind index: expected a field of {max(population, _DISTINCT)} possible values or more, got {distinct}",
            hint="values that repeat by nature are seen through any tag: index a value that is a person's own",
        )
    shortest = ((population - 1).bit_length() + 1) // 2
    return range(shortest, min(population.bit_length() - 2, _BITS[-1]) + 1)
