"""What every key provider promises, as a suite: a test module subclasses it and gives the fixture ``provider``."""

import datetime as dt
import logging
import threading
from collections.abc import Callable, Mapping
from typing import ClassVar

import pytest

from safefeedback.crypto import SecretBytes
from safefeedback.errors import ConfigurationError, DecryptionError, KeyringError, SafeFeedbackError
from safefeedback.vault.providers import KeyProvider, ProviderKey

CONTEXT = {"agency": "muni-puno", "epoch": "2026-11"}
PLANTED = bytes.fromhex("c0ffee11" * 8)


def is_opened(provider: KeyProvider, reference: str, blob: bytes, context: Mapping[str, str] = CONTEXT) -> bool:
    try:
        provider.unwrap(reference, blob, context)
    except DecryptionError as error:
        refusal = error
    else:
        return True
    assert str(refusal) == "cannot be opened: wrong key, wrong context or changed data"
    assert refusal.__suppress_context__ or refusal.__context__ is None
    return False


def listed(provider: KeyProvider) -> tuple[ProviderKey, ...]:
    return tuple(provider.keys())


class KeyProviderContract:
    """Subclasses say what their service, or the double of it, does not do."""

    knows_destroyed: ClassVar[bool] = True  # destroying again gives the same answer
    refuses_destroyed: ClassVar[bool] = True  # False: the double still opens with a destroyed key
    flips: ClassVar[int] = 24  # bits that are flipped, evenly spread, because each try is a request; 0: all
    refusals: ClassVar[tuple[type[SafeFeedbackError], ...]] = (DecryptionError,)  # of changed data

    def test_a_wrapped_key_comes_back(self, provider: KeyProvider) -> None:
        reference = provider.create("muni-puno/2026-11")
        with SecretBytes.generate() as key:
            blob = provider.wrap(reference, key, CONTEXT)
            assert provider.unwrap(reference, blob, dict(reversed(CONTEXT.items()))) == key

    @pytest.mark.parametrize("length", [1, 32, 64, 4000])
    def test_secrets_of_any_length_are_wrapped(self, provider: KeyProvider, length: int) -> None:
        reference = provider.create("muni-puno/side")
        key = SecretBytes.generate(length)
        assert provider.unwrap(reference, provider.wrap(reference, key, CONTEXT), CONTEXT) == key

    @pytest.mark.parametrize(
        "other",
        [
            {},
            {"agency": "muni-puno"},
            {"agency": "muni-puno", "epoch": "2026-12"},
            {"agency": "muni-juli", "epoch": "2026-11"},
            {"agency": "muni-puno", "month": "2026-11"},
            {"agency": "2026-11", "epoch": "muni-puno"},
            {"agency": "muni-puno", "epoch": "2026-11", "extra": "x"},
        ],
        ids=["none", "less", "value", "agency", "name", "swapped", "more"],
    )
    def test_another_context_is_refused(self, provider: KeyProvider, other: dict[str, str]) -> None:
        reference = provider.create("muni-puno/2026-11")
        blob = provider.wrap(reference, SecretBytes.generate(), CONTEXT)
        assert not is_opened(provider, reference, blob, other)

    def test_another_root_key_is_refused(self, provider: KeyProvider) -> None:
        one, other = provider.create("muni-puno/2026-11"), provider.create("muni-puno/2026-11")
        assert one != other
        blob = provider.wrap(one, SecretBytes.generate(), CONTEXT)
        with pytest.raises(self.refusals):
            provider.unwrap(other, blob, CONTEXT)

    def test_every_flip_is_refused(self, provider: KeyProvider) -> None:
        reference = provider.create("muni-puno/2026-11")
        blob = provider.wrap(reference, SecretBytes.generate(), CONTEXT)
        for place in range(0, 8 * len(blob), 8 * len(blob) // self.flips if self.flips else 1):
            changed = bytearray(blob)
            changed[place // 8] ^= 1 << place % 8
            with pytest.raises(self.refusals):
                provider.unwrap(reference, bytes(changed), CONTEXT)

    def test_every_truncation_and_an_addition_are_refused(self, provider: KeyProvider) -> None:
        reference = provider.create("muni-puno/2026-11")
        blob = provider.wrap(reference, SecretBytes.generate(), CONTEXT)
        lengths = {*range(5), len(blob) - 1, len(blob) - 16, *range(0, len(blob), 1 if self.flips == 0 else 32)}
        assert not any(is_opened(provider, reference, blob[:length]) for length in lengths)
        assert not is_opened(provider, reference, blob + b"\0")

    def test_two_blobs_of_one_secret_differ(self, provider: KeyProvider) -> None:
        reference = provider.create("muni-puno/2026-11")
        key = SecretBytes.generate()
        assert provider.wrap(reference, key, CONTEXT) != provider.wrap(reference, key, CONTEXT)

    def test_parts_of_two_blobs_do_not_make_a_third(self, provider: KeyProvider) -> None:
        reference = provider.create("muni-puno/2026-11")
        one, other = (provider.wrap(reference, SecretBytes.generate(), CONTEXT) for _ in range(2))
        ends = [3 + int.from_bytes(blob[1:3], "big") for blob in (one, other)]
        assert not is_opened(provider, reference, one[: ends[0]] + other[ends[1] :])

    def test_a_destroyed_key_opens_and_wraps_nothing(self, provider: KeyProvider) -> None:
        gone, kept = provider.create("muni-puno/2026-10"), provider.create("muni-puno/2026-11")
        blobs = {each: provider.wrap(each, SecretBytes.generate(), CONTEXT) for each in (gone, kept)}
        destruction = provider.destroy(gone)
        assert destruction.reference == gone
        assert destruction.effective >= dt.datetime.now(tz=dt.UTC).date()
        assert is_opened(provider, kept, blobs[kept])
        if not self.refuses_destroyed:
            pytest.skip("the double opens with destroyed keys")
        with pytest.raises(KeyringError):
            provider.unwrap(gone, blobs[gone], CONTEXT)
        with pytest.raises(KeyringError):
            provider.wrap(gone, SecretBytes.generate(), CONTEXT)

    def test_destroying_again_gives_the_same_answer_or_is_refused(self, provider: KeyProvider) -> None:
        reference = provider.create("muni-puno/2026-10")
        first = provider.destroy(reference)
        if self.knows_destroyed:
            assert provider.destroy(reference) == first
        else:
            with pytest.raises(KeyringError):
                provider.destroy(reference)

    def test_keys_are_listed_with_their_state(self, provider: KeyProvider) -> None:
        assert listed(provider) == ()
        gone, kept = provider.create("muni-puno/2026-10"), provider.create("muni-puno/2026-11")
        assert {(each.reference, each.state) for each in listed(provider)} == {(gone, "enabled"), (kept, "enabled")}
        today = dt.datetime.now(tz=dt.UTC).date()
        assert all(each.created is None or abs(each.created - today).days <= 1 for each in listed(provider))
        provider.destroy(gone)
        states = {each.reference: each.state for each in listed(provider)}
        assert states.pop(kept) == "enabled"
        assert set(states.values()) <= {"disabled", "destroyed"}

    def test_an_unknown_reference_is_refused(self, provider: KeyProvider) -> None:
        known = provider.create("muni-puno/2026-11")
        unknown = known[:-4] + ("0000" if not known.endswith("0000") else "1111")
        blob = provider.wrap(known, SecretBytes.generate(), CONTEXT)
        calls: tuple[Callable[[], object], ...] = (
            lambda: provider.wrap(unknown, SecretBytes.generate(), CONTEXT),
            lambda: provider.unwrap(unknown, blob, CONTEXT),
            lambda: provider.destroy(unknown),
        )
        for call in calls:
            with pytest.raises(KeyringError):
                call()
        assert [each.reference for each in listed(provider)] == [known]

    @pytest.mark.parametrize("name", ["Municipalidad de Ñuñoa/2026-11", "区/2026-11", "a" * 300, "-"])
    def test_names_are_any_text(self, provider: KeyProvider, name: str) -> None:
        reference = provider.create(name)
        key = SecretBytes.generate()
        assert provider.unwrap(reference, provider.wrap(reference, key, CONTEXT), CONTEXT) == key

    @pytest.mark.parametrize("name", ["", "a" * 301, "a\nb", "a\0"])
    def test_other_names_are_refused(self, provider: KeyProvider, name: str) -> None:
        with pytest.raises(ConfigurationError, match="printable"):
            provider.create(name)

    @pytest.mark.parametrize("context", [{"": "x"}, {"x": ""}, {"x": "y" * 4096}, {"x": "\ud800"}])
    def test_contexts_that_no_provider_takes_are_refused(self, provider: KeyProvider, context: dict[str, str]) -> None:
        reference = provider.create("muni-puno/2026-11")
        blob = provider.wrap(reference, SecretBytes.generate(), CONTEXT)
        with pytest.raises(ConfigurationError, match="context"):
            provider.wrap(reference, SecretBytes.generate(), context)
        with pytest.raises(ConfigurationError, match="context"):
            provider.unwrap(reference, blob, context)

    def test_eight_threads_wrap_and_open(self, provider: KeyProvider) -> None:
        reference = provider.create("muni-puno/2026-11")
        failures: list[BaseException] = []

        def work() -> None:
            try:
                for _ in range(3):
                    key = SecretBytes.generate()
                    assert provider.unwrap(reference, provider.wrap(reference, key, CONTEXT), CONTEXT) == key
            except BaseException as error:  # noqa: BLE001 - shown by the test
                failures.append(error)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert failures == []

    def test_no_secret_is_shown(self, provider: KeyProvider, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        reference = provider.create("muni-puno/2026-11")
        key = SecretBytes(PLANTED)
        with _watch_generated() as made:
            blob = provider.wrap(reference, key, CONTEXT)
            provider.unwrap(reference, blob, CONTEXT).wipe()
        shown = [provider.uri, repr(provider), repr(listed(provider))]
        for broken in (blob[:-1], bytes([blob[0] ^ 1]) + blob[1:], b""):
            with pytest.raises(SafeFeedbackError) as refused:
                provider.unwrap(reference, broken, CONTEXT)
            shown += [repr(refused.value), str(refused.value.hint), repr(refused.value.__cause__)]
        shown += [repr(vars(record)) for record in caplog.records]
        for secret in (PLANTED, *made):
            assert not any(form in text for form in _forms(secret) for text in shown)


class _watch_generated:  # noqa: N801 - reads as a word in a with statement
    """Collects the secrets that are generated meanwhile: the keys that are used once."""

    def __enter__(self) -> list[bytes]:
        self._patch = pytest.MonkeyPatch()
        made: list[bytes] = []
        original = SecretBytes.generate.__func__  # type: ignore[attr-defined]  # a class method has one

        def generate(cls: type[SecretBytes], n: int = 32) -> SecretBytes:
            secret: SecretBytes = original(cls, n)
            made.append(secret.plaintext_secret())
            return secret

        self._patch.setattr(SecretBytes, "generate", classmethod(generate))
        return made

    def __exit__(self, *_: object) -> None:
        self._patch.undo()


def _forms(secret: bytes) -> tuple[str, ...]:
    from base64 import b64encode, urlsafe_b64encode

    encoded = (b64encode(secret).decode().rstrip("="), urlsafe_b64encode(secret).decode().rstrip("="))
    return (secret.hex(), repr(secret)[2:-1], *encoded)
