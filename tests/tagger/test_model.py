import json
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from itertools import pairwise
from time import process_time

import pytest

from safefeedback.entities import ENTITIES
from safefeedback.tagger import Tagged, load_tagger
from safefeedback.text import plain_view

MESSAGE = "buenas soy yesenia huaman ccori de breña, mi cel es 987 654 321 vivo en jr ayacucho 345"


def _shown(text: str) -> dict[str, str]:
    return {text[t.start : t.end]: t.entity for t in load_tagger().tag(text)}


@pytest.mark.parametrize("write", [str, str.upper, str.title])
def test_names_places_phones_and_addresses_in_any_case(write: type[str]) -> None:
    found = _shown(write(MESSAGE))
    assert found[write("yesenia huaman ccori")] == "PERSON"
    assert found[write("breña")] == "LOCATION"
    assert found["987 654 321"] == "PHONE_NUMBER"
    assert found[write("jr ayacucho 345")] == "STREET_ADDRESS"


def test_common_word_is_a_name_only_where_it_is_one() -> None:
    assert "flores" not in _shown("las flores del parque se secaron y no hay luz en el mercado")
    assert _shown("soy luz flores mercado y vivo en puno")["luz flores mercado"] == "PERSON"


def test_name_inside_an_organisation_belongs_to_it() -> None:
    assert _shown("me atendieron mal en el hospital maria auxiliadora")["hospital maria auxiliadora"] == "ORGANIZATION"


def test_sensitive_statement_is_found() -> None:
    assert "SENSITIVE" in _shown("mi esposo juan tiene diabetes tipo 2 y no le dan su medicina").values()


def test_probabilities_are_probabilities() -> None:
    assert all(0 < t.probability <= 1 for t in load_tagger().tag(MESSAGE))


def test_entities_are_those_of_the_guide() -> None:
    assert set(load_tagger().entities) == {kind.name for kind in ENTITIES}


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "😀" * 10, "\ud800 soy ana", "a" * 5_000, "." * 5_000, "李小龍"])
def test_odd_texts_are_no_trouble(text: str) -> None:
    assert all(0 <= t.start < t.end <= len(text) for t in load_tagger().tag(text))


def test_long_text_is_read_in_parts_without_a_seam() -> None:
    filler = "el camion no pasa por la calle y la basura se queda en la puerta del mercado. " * 400
    text = filler + MESSAGE + ". " + filler
    found = [t for t in load_tagger().tag(text) if len(filler) <= t.start < len(filler) + len(MESSAGE)]
    assert {(t.start - len(filler), t.end - len(filler), t.entity) for t in found} >= {
        (11, 31, "PERSON"),
        (52, 63, "PHONE_NUMBER"),
    }


def test_spans_are_in_order_and_disjoint_across_parts() -> None:
    found = load_tagger().tag((MESSAGE + ". ") * 600)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert sum(t.entity == "PERSON" for t in found) >= 600


@pytest.mark.timing
def test_time_grows_with_the_length() -> None:
    def seconds(times: int) -> float:
        text = (MESSAGE + ". ") * times
        start = process_time()
        load_tagger().tag(text)
        return process_time() - start

    seconds(10)
    small, great = min(seconds(100) for _ in range(3)), min(seconds(800) for _ in range(3))
    assert great < 8 * small * 3


def test_threads_share_one_tagger() -> None:
    expected = load_tagger().tag(MESSAGE)
    with ThreadPoolExecutor(4) as pool:
        assert all(found == expected for found in pool.map(load_tagger().tag, [MESSAGE] * 40))


def test_other_weights_can_be_loaded_from_a_folder() -> None:
    other = load_tagger(files("safefeedback.tagger").joinpath("data"))
    assert other is not load_tagger()
    assert other.digest == load_tagger().digest
    assert other.tag(MESSAGE) == load_tagger().tag(MESSAGE)


def test_text_read_as_plain_is_found_in_disguise() -> None:
    view = plain_view("soy y\u200besenia hu\u0430man")  # a zero width space and a Cyrillic letter
    assert any(t.entity == "PERSON" for t in load_tagger().tag(view.text))


def test_results_point_and_do_not_quote() -> None:
    assert "yesenia" not in json.dumps([repr(t) for t in load_tagger().tag(MESSAGE)])
    assert repr(Tagged(0, 3, "PERSON", 0.5)).startswith("Tagged(start=0")
