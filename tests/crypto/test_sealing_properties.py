"""Laws of sealing.

- Opening inverts sealing, for all fields, agencies and versions.
- Sealing does not depend on the order in which fields are given.
- A stored length tells a step of Padmé, never the length itself: at most 12 % more, and 32 bytes at least.
- What is outside the limits is refused, and no value stands in the text.
"""

from contextlib import suppress

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.crypto.specimens import AGENCY, KEY, quiet

from safefeedback.crypto import Header, open_record, seal_record
from safefeedback.crypto._field import padded, unpadded
from safefeedback.crypto.sealing import _seal_record
from safefeedback.errors import DecryptionError, InputError

NAMES = st.from_regex(r"[A-Za-z0-9._-]{1,100}", fullmatch=True)
FIELDS = st.dictionaries(NAMES, st.binary(max_size=200), min_size=1, max_size=6)
AGENCIES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
VERSIONS = st.tuples(st.integers(1, (1 << 32) - 1), st.integers(0, (1 << 16) - 1))


@given(FIELDS, AGENCIES, VERSIONS)
def test_opening_inverts_sealing(fields: dict[str, bytes], agency: str, versions: tuple[int, int]) -> None:
    record = seal_record(
        fields, agency=agency, record_version=versions[0], schema_version=versions[1], recipients=[KEY]
    )
    with open_record(record.header, agency=agency, keys=[KEY]) as opened:
        assert opened.fields(record) == fields
        assert (opened.header.record_version, opened.header.schema_version) == versions


@given(FIELDS, st.randoms(use_true_random=False))
def test_the_order_of_the_fields_does_not_count(fields: dict[str, bytes], chance: object) -> None:
    items = list(fields.items())
    chance.shuffle(items)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    blank = Header(bytes(16), 1, 1, len(fields), bytes(8), bytes(16), (), b"")
    one, other = (_seal_record(dict(given), AGENCY, blank, [KEY], random=bytes) for given in (fields, items))
    assert one == other


@given(st.integers(0, 100_000))
def test_a_stored_length_is_a_step(length: int) -> None:
    stored = len(padded(bytes(length)))
    assert max(32, length + 1) <= stored
    assert stored <= max(32, 1.12 * (length + 1))
    mantissa = stored >> max(0, stored.bit_length() - 1 - (stored.bit_length() - 1).bit_length())
    assert stored == mantissa << max(0, stored.bit_length() - 1 - (stored.bit_length() - 1).bit_length())


@given(st.binary(max_size=300))
def test_padding_has_one_form(value: bytes) -> None:
    assert unpadded(padded(value)) == value


@given(st.binary(max_size=100))
def test_nothing_but_that_form_is_taken(text: bytes) -> None:
    with suppress(DecryptionError):
        assert padded(unpadded(text)) == text


@given(st.text(max_size=120), st.binary(min_size=8, max_size=40))
def test_a_bad_name_is_refused_in_silence(name: str, value: bytes) -> None:
    good = name.isascii() and 1 <= len(name) <= 100 and all(letter.isalnum() or letter in "._-" for letter in name)
    assume(not good)
    with quiet(InputError, "at field 0", value, name.encode("utf-8", "surrogatepass") * (len(name) > 7)):
        seal_record({name: value}, agency=AGENCY, recipients=[KEY])
