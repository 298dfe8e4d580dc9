"""Laws: pages yield the same rows as one reading, for every page size, start and limit; no page is larger than asked."""

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.vault.stores.database import Row, pages


@given(
    st.lists(st.integers(1, 99), unique=True).map(sorted),
    st.integers(0, 99),
    st.none() | st.integers(0, 60),
    st.integers(1, 9),
)
def test_pages_yield_what_one_reading_does(numbers: list[int], start: int, limit: int | None, size: int) -> None:
    def read(after: int, count: int) -> list[Row]:
        assert 1 <= count <= size
        return [(number,) for number in numbers if number > after][:count]

    assert [row[0] for row in pages(read, start, limit, size)] == [n for n in numbers if n > start][:limit]
