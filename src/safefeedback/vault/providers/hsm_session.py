"""A session with a token: one at a time in a process, logged in for as long as a call lasts."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from safefeedback.errors import KeyringError, SafeFeedbackError
from safefeedback.vault.providers.credential import as_text
from safefeedback.vault.providers.hsm_address import HsmAddress
from safefeedback.vault.providers.refusal import no_answer, not_allowed

__all__ = ["logged_in"]

_MUTEX: Final = threading.RLock()  # a login belongs to the process, not to the session
_INITIALIZED: Final[dict[str, int]] = {}  # module → process that initialised it
_LOGIN: Final = ("PinIncorrect", "PinInvalid", "PinLenRange", "PinLocked", "PinExpired", "UserPinNotInitialized")


@contextmanager
def logged_in(library: Any, address: HsmAddress, *, pin: Callable[[], bytes], rw: bool) -> Iterator[Any]:
    """Give a session of the address's token.

    Args:
        library: the module ``pkcs11`` of python-pkcs11.
        address: which token.
        pin: the user's PIN, in UTF-8.
        rw: whether keys are made or destroyed.

    Raises:
        KeyringError: no such token, more than one, or the PIN is refused.
        VaultError: the module or the token fails; the text holds the name of its error.
    """
    with _MUTEX:
        try:
            user_pin = as_text(pin(), what="pkcs11: expected a PIN")
            with _token(_module(library, address.module), address).open(rw=rw, user_pin=user_pin) as session:
                yield session
        except library.PKCS11Error as error:
            raise _translated(type(error).__name__) from None


def _token(module: Any, address: HsmAddress) -> Any:
    wanted = dict(address.identity)
    found = [each for each in module.get_tokens(token_label=address.token) if _is(each, wanted)]
    if len(found) != 1:
        raise KeyringError(f"pkcs11: expected one token of the address, got {len(found)}")
    return found[0]


def _module(library: Any, path: str) -> Any:
    module = library.lib(path)
    if _INITIALIZED.setdefault(path, os.getpid()) != os.getpid():  # a forked child begins anew (PKCS#11 2.40, 6.6.1)
        module.reinitialize()
        _INITIALIZED[path] = os.getpid()
    return module


def _is(token: Any, wanted: Mapping[str, str]) -> bool:
    serial = token.serial.decode("utf-8", "replace").rstrip("\0 ")
    has = {"serial": serial, "model": token.model, "manufacturer": token.manufacturer_id}
    return all(has[name] == value for name, value in wanted.items())


def _translated(name: str) -> SafeFeedbackError:
    return not_allowed("pkcs11", name) if name in _LOGIN else no_answer("pkcs11", name)
