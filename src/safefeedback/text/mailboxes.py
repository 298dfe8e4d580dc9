"""Mailboxes and accounts said or disguised: "melchi punto ilasaca arroba gmail punto com".

>>> from safefeedback.text.plain import plain_view
>>> from safefeedback.text.edits import rewrite
>>> for text in ("a ana guion bajo poma ochenta [at] gmail,com", "en insta: arroba jota poma raya abajo quispe"):
...     view = plain_view(text)
...     rewrite(view, [edit for edits in mailboxes(view, numbers(view)) for edit in edits]).text
'a ana_poma80@gmail.com'
'en insta: @jpoma_quispe'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from safefeedback.text.account import Account
from safefeedback.text.domain import Domain
from safefeedback.text.edits import Edit
from safefeedback.text.landmarks import HANDLE_CUES, PROVIDERS, WRONG_ENDINGS
from safefeedback.text.local_part import LocalPart
from safefeedback.text.numbers import Number, numbers
from safefeedback.text.pieces import AT, Ahead, before
from safefeedback.text.view import View

__all__ = ["ANCHOR", "mailboxes", "numbers"]

_LEFT: Final = 120  # positions looked at before an anchor
_RIGHT: Final = 120
_MAIL: Final = "(?:gmail|hotmail|outlook|yahoo|icloud)"
_PROVIDER: Final = "|".join(sorted(PROVIDERS))
ANCHOR: Final = re.compile(
    rf"(?P<sure>{AT})|(?<= )(?P<weak>at|en(?= (?:{_PROVIDER})(?![^\W_])))(?= )"
    rf"|(?<=[^\W_])(?P<none> )(?={_MAIL} ?(?:\.|punto) ?(?:com|es)(?![^\W_]))"
)
"""What may stand for the "@" of a mailbox; ``none`` is one that was left out."""
_WEAK: Final = re.compile(r"[(\[{<]\s?a\s?[)\]}>]|at|en")
_CUE: Final = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(HANDLE_CUES))})(?![^\W_])")
_MAIL_CUE: Final = re.compile(r"(?<![^\W_])(?:correo|e?-?mail|imeil|escrib|contact|mand|envi|respond|contest|notifi)")

# An address or a handle written the ordinary way, and what would make it part of a disguise all the same.
_ORDINARY: Final = re.compile(r"@(?:[\w\-]+(?:\.[\w\-]+)+|[\w.]+)")
_GOES_ON: Final = re.compile(
    r"[\s,]{1,3}(?:punto|puntito|dot|pto|guion|raya|rayita|barra|sub ?guion|under)(?![^\W_])"
    r"|\s?[(\[{]\s?(?:punto|dot|guion|raya|[._])| [._] ?[^\W_]"
)
_GLUED: Final = re.compile(rf"@(?:{_PROVIDER})(?:com|es|net)?(?:\.(?:{'|'.join(sorted(WRONG_ENDINGS))}))?(?![\w.])")
_DICTATED: Final = re.compile(
    r"(?:punto|puntito|dot|pto|bajo|baja|abajo|abajito|piso|guion|raya|rayita|score|[)\]}>._\-]"
    r"|jota|hache|efe|ele|eme|ene|erre|equis|zeta|doble [a-z]{1,4})\s{1,2}\Z|[)\]}>]\Z"
)


def mailboxes(view: View, found: Sequence[Number]) -> Iterator[list[Edit]]:
    """Give the edits of each mailbox or account that is not already written as one, in order and disjoint."""
    reader = _Mailboxes(view, found)
    done = 0
    for match in ANCHOR.finditer(view.folded):
        if match.start() < done or (match[0] == "@" and _is_ordinary(view.folded, match.start())):
            continue
        edits = reader.read(match, done)
        if edits:
            done = edits[-1].end
            yield edits


class _Mailboxes:
    def __init__(self, view: View, found: Sequence[Number]) -> None:
        self._text = view.folded
        self._by_start = {number.start: number for number in found}
        self._by_end = {number.end: number for number in found}

    def read(self, anchor: re.Match[str], done: int) -> list[Edit]:
        """Return the edits that an anchor calls for, in order; empty when it calls for none."""
        start, end = anchor.span()
        row = Ahead(self._text, end, end + _RIGHT)
        domain = Domain(row)
        if domain.end is None:
            return self._account(anchor, row)
        if not self._is_near(anchor, domain):
            return []
        left = before(self._text, max(done, start - _LEFT), start)
        local = LocalPart(left, self._by_end)
        if local.start is None or not self._is_meant(anchor, local):
            return []
        sign = [] if anchor[0] == "@" else [Edit(start, end, "@")]
        return sorted(local.edits + sign + domain.edits)

    def _is_near(self, anchor: re.Match[str], domain: Domain) -> bool:
        """Tell whether what follows is close enough to an anchor that may be something else."""
        start, end = anchor.span()
        is_apart = (
            anchor[0] == "@" and self._text[start - 1 : start].isspace() and not self._text[end : end + 1].isspace()
        )
        return domain.is_provider or not (is_apart or _WEAK.fullmatch(anchor[0])) or anchor[0] == "at"

    def _is_meant(self, anchor: re.Match[str], local: LocalPart) -> bool:
        """Tell whether "en", or nothing, stands for the sign: the words before the mailbox must announce it."""
        if anchor["none"] is None and anchor[0] != "en":
            return True
        before = self._text[max(0, (local.start or 0) - 40) : local.start]
        return _MAIL_CUE.search(before) is not None

    def _account(self, anchor: re.Match[str], row: Ahead) -> list[Edit]:
        if anchor["sure"] is None or _WEAK.fullmatch(anchor[0]):
            return []
        account = Account(row, self._by_start)
        if account.end is None:
            return []
        start, end = anchor.span()
        if anchor[0] == "@":
            is_tight = not self._text[end : end + 1].isspace()
            return account.edits if account.is_joined and is_tight else []
        is_cued = _CUE.search(self._text, max(0, start - 40), start) is not None
        return [Edit(start, end, "@"), *account.edits] if account.is_joined or is_cued else []


def _is_ordinary(folded: str, at: int) -> bool:
    """Tell whether an "@" stands in an address or a handle written the ordinary way, nothing dictated beside it."""
    written = _ORDINARY.match(folded, at)
    if written is None or _GOES_ON.match(folded, written.end()) or _GLUED.match(folded, at):
        return False
    if at == 0 or not (folded[at - 1].isalnum() or folded[at - 1] in "_.-"):
        return at == 0 or "." not in written[0]
    start = at
    while start and at - start < _LEFT and (folded[start - 1].isalnum() or folded[start - 1] in "_.-+"):
        start -= 1
    return _DICTATED.search(folded, max(0, start - 20), start) is None
