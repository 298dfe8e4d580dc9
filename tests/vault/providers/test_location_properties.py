"""Laws of provider addresses.

- What is percent-encoded comes back as it was.
- Any text is an address or a ConfigurationError.
"""

from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.errors import ConfigurationError
from safefeedback.vault.providers.location import Location

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(TEXTS, st.dictionaries(TEXTS, TEXTS, max_size=3))
def test_encoded_parts_come_back(place: str, options: dict[str, str]) -> None:
    query = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in options.items())
    location = Location.parse(f"file:{quote(place, safe='')}" + (f"?{query}" if query else ""))
    assert (location.scheme, location.place, dict(location.options)) == ("file", place, options)


@given(st.text(max_size=40) | st.from_regex(r"[a-z]+:[^?]*\?.*", fullmatch=True))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        location = Location.parse(text)
    except ConfigurationError:
        return
    assert location.scheme == text.partition(":")[0]
