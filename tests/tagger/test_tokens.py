from safefeedback.tagger._tokens import LONGEST, tokenize


def _pieces(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[a:b] for a, b in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)]


def test_letters_digits_and_marks_are_apart() -> None:
    assert _pieces("DNI45871236, cel:987-654") == ["DNI", "45871236", ",", "cel", ":", "987", "-", "654"]


def test_marks_stand_alone() -> None:
    assert _pieces("¿¿ya?!") == ["¿", "¿", "ya", "?", "!"]


def test_spaces_and_line_ends_belong_to_no_token() -> None:
    tokens = tokenize("a\n\n b\tc")
    assert tokens.starts.tolist() == [0, 4, 6]
    assert tokens.lines.tolist() == [0, 2, 2]


def test_letters_of_other_scripts_and_pictures_are_seen() -> None:
    assert _pieces("día ñandú 李 😀x") == ["día", "ñandú", "李", "😀", "x"]


def test_text_without_anything_visible_has_no_token() -> None:
    assert len(tokenize("")) == 0
    assert len(tokenize(" \n")) == 0


def test_endless_run_is_read_in_parts() -> None:
    tokens = tokenize("x" * (2 * LONGEST + 3))
    assert tokens.sizes.tolist() == [LONGEST, LONGEST, 3]
    assert tokens.inside.max() == LONGEST - 1
