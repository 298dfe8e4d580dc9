"""Reading a policy: shipped ones by name, others by path, text or mapping."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import ValidationError

from safefeedback.errors import PolicyError
from safefeedback.policy.complaint import complaint
from safefeedback.policy.model import Policy

__all__ = ["SHIPPED", "load_policy", "parse_policy"]

SHIPPED: Final[tuple[str, ...]] = ("pe-ley-29733",)
"""Names of the policies in the package."""

_MAX_BYTES: Final = 1_000_000


_DEEPEST: Final = 12
_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's parser where PyYAML was built with it


class _Loader(_Safe):  # type: ignore[misc]  # which of the two it is, is known when it runs
    """YAML without repeated keys: the last would win unseen."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - PyYAML's signature
        seen: set[str] = set()
        for key, _ in node.value:
            name = f"{key.tag} {key.value}"
            if name in seen:
                raise PolicyError(f"policy: a key stands twice in line {key.start_mark.line + 1}")
            seen.add(name)
        return super().construct_mapping(node, deep)


def _read(text: str) -> Any:
    """Return what the YAML says; aliases, which can blow up, and deep nesting are refused before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_Safe):
        if isinstance(event, yaml.AliasEvent):
            raise PolicyError("policy: aliases are not allowed", hint="write the value out at each place")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise PolicyError("policy: nested too deeply")
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - derived from SafeLoader


def load_policy(source: str | Path | Mapping[str, Any] | Policy) -> Policy:
    """Return a policy.

    Args:
        source: a shipped name (:data:`SHIPPED`), the path of a YAML or JSON file, a mapping, or a policy.

    Raises:
        PolicyError: it cannot be used as written, with the path inside it; or there is no such file.
    """
    if isinstance(source, Policy):
        return source
    if isinstance(source, Mapping):
        return _checked(dict(source))
    if isinstance(source, str) and source in SHIPPED:
        return _shipped(source)
    path = Path(source)
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except OSError as error:
        hint = f"give a path, or one of the shipped policies: {', '.join(SHIPPED)}"
        raise PolicyError(f"policy: cannot read the file ({error.strerror})", hint=hint) from None
    return parse_policy(content)


def parse_policy(content: bytes | str) -> Policy:
    """Return the policy written in YAML (or JSON, which is YAML).

    Raises:
        PolicyError: more than 1 MB, not UTF-8, not YAML, or not a policy.
    """
    if len(content) > _MAX_BYTES:
        raise PolicyError(f"policy: expected at most {_MAX_BYTES} bytes")
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        data = _read(text)
    except UnicodeDecodeError as error:
        raise PolicyError(f"policy: expected UTF-8, got a broken byte at {error.start}") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" in line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise PolicyError(f"policy: expected YAML, got something else{place}") from None
    except ValueError:  # a number of too many digits, a day that no month has
        raise PolicyError("policy: expected YAML, got a number or date that cannot be read") from None
    if not isinstance(data, dict):
        raise PolicyError(f"policy: expected a mapping, got {type(data).__name__} at the top level")
    return _checked(data)


def _checked(data: dict[Any, Any]) -> Policy:
    try:
        return Policy.model_validate(data)
    except ValidationError as error:
        raise complaint(error) from None


@lru_cache
def _shipped(name: str) -> Policy:
    content = resources.files("safefeedback.policy").joinpath("data", f"{name}.yaml").read_bytes()
    return parse_policy(content)
