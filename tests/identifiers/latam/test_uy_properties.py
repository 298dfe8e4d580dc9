"""Laws of the Uruguayan cédula.

1. Seven digits and the digit of the second implementation are valid, whatever stands between them, and nine others not.
2. Changing one digit breaks it, unless an even weight meets a step of five.
3. The canonical form is a fixed point.
"""

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.identifiers import second

from safefeedback.identifiers._validity import accepts
from safefeedback.identifiers.latam import uy

SEVEN = st.text("0123456789", min_size=7, max_size=7)


@given(SEVEN, st.sampled_from(["", "-", " ", "."]))
def test_one_digit_of_ten_fits(seven: str, gap: str) -> None:
    fitting = [d for d in "0123456789" if accepts(uy.validate_ci, seven + gap + d)]
    assert fitting == [second.uy_digit(seven)] == [uy.check_digit(seven)]


@given(SEVEN, st.integers(0, 6), st.integers(1, 9))
def test_a_changed_digit_is_noticed(seven: str, place: int, step: int) -> None:
    assume(not (step == 5 and (2, 9, 8, 7, 6, 3, 4)[place] % 2 == 0))
    changed = seven[:place] + str((int(seven[place]) + step) % 10) + seven[place + 1 :]
    assert not accepts(uy.validate_ci, changed + uy.check_digit(seven))


@given(SEVEN)
def test_the_canonical_form_is_a_fixed_point(seven: str) -> None:
    canonical = uy.validate_ci(seven + uy.check_digit(seven))
    assert uy.validate_ci(canonical) == canonical
