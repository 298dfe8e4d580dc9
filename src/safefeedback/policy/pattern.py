"""Patterns that a policy brings: checked when it is read, run under a time limit.

Patterns follow the syntax of the ``regex`` package. A pattern is refused when it does not compile, matches nothing at
all (the empty text), counts so high that compiling it would fill the memory, or takes too long on a text made of its
own characters. That finds the usual ``(a+)+$``; what it does not find, the time limit of the run stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from safefeedback.errors import DetectionError
from safefeedback.policy.complaint import PolicyValueError

if TYPE_CHECKING:
    import regex

__all__ = ["TIME_LIMIT", "check_pattern", "matches", "matches_whole"]

TIME_LIMIT: Final = 0.25
"""Seconds that one pattern may take on one message."""

_PROBE_LIMIT: Final = 0.05
_PROBE_SIZE: Final = 2000
_PROBES: Final = ("a", "0", " ", "a ", "a0")
_MOST_OWN: Final = 8
_COUNT: Final = re.compile(r"\{\s*(\d*)\s*(?:,\s*(\d*)\s*)?\}")
_MOST_REPEATS: Final = 50_000
_SAFER: Final = "write it without a repetition inside a repetition"


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex  # noqa: PLC0415 - loaded by policies with patterns

    return regex.compile(pattern)


def check_pattern(pattern: str) -> None:
    """Refuse a pattern that cannot be used.

    Raises:
        PolicyValueError: with what is wrong, never with the pattern.
    """
    if _repeats(pattern) > _MOST_REPEATS:
        raise PolicyValueError(f"expected at most {_MOST_REPEATS} counted repetitions in all", _SAFER)
    try:
        compiled = _compiled(pattern)
    except Exception:  # noqa: BLE001 - regex.error, and what a hostile pattern may raise instead
        raise PolicyValueError("expected a regular expression, got one that does not compile") from None
    if compiled.fullmatch("") is not None:
        raise PolicyValueError("expected a pattern of at least one character, got one that matches nothing")
    if not all(_is_quick(compiled, probe) for probe in _probes(pattern)):
        raise PolicyValueError("expected a pattern that takes linear time, got one that took too long", _SAFER)


def _repeats(pattern: str) -> int:
    product = 1
    for match in _COUNT.finditer(pattern):
        product *= max(1, *(int(number[:9]) for number in match.groups() if number), 1)
    return product


def _probes(pattern: str) -> Iterator[str]:
    own = dict.fromkeys(c for c in pattern if c.isalnum())
    for piece in (*_PROBES, *list(own)[:_MOST_OWN]):
        yield piece * (_PROBE_SIZE // len(piece)) + "!"


def _is_quick(compiled: regex.Pattern[str], probe: str) -> bool:
    try:
        for _ in compiled.finditer(probe, timeout=_PROBE_LIMIT):
            pass
    except TimeoutError:
        return False
    return True


def matches(pattern: str, text: str, path: str) -> list[tuple[int, int]]:
    """Return the spans of a pattern in a text, without empty ones.

    Raises:
        DetectionError: it took longer than :data:`TIME_LIMIT`; ``path`` says where in the policy it stands.
    """
    try:
        spans = [match.span() for match in _compiled(pattern).finditer(text, timeout=TIME_LIMIT)]
    except (TimeoutError, MemoryError):
        raise _too_slow(path) from None
    return [(start, end) for start, end in spans if start < end]


def matches_whole(pattern: str, value: str, path: str) -> bool:
    """Tell whether a pattern matches the whole value.

    Raises:
        DetectionError: as for :func:`matches`.
    """
    try:
        return _compiled(pattern).fullmatch(value, timeout=TIME_LIMIT) is not None
    except (TimeoutError, MemoryError):
        raise _too_slow(path) from None


def _too_slow(path: str) -> DetectionError:
    return DetectionError(
        f"policy: expected a pattern that takes at most {TIME_LIMIT} s, got a slower one at {path}", hint=_SAFER
    )
