"""Further mentions of people already found: in part, in another case or spelling, glued to another word.

Runs once on the resolved findings of a message, whoever found them, and looks only at the words that no finding
covers. The search is that of the known values (``recognizers.known``): what a message says of a person counts as
known for the rest of it.

>>> from safefeedback.findings import Finding
>>> from safefeedback.messages import Message
>>> from safefeedback.recognizers.base import read
>>> reading = read(Message("soy Yesenia Huamán, dni en trámite. firma: yecenia waman"))
>>> [(f.span, f.evidence[0].code) for f in find_repeats(reading, [Finding(4, 18, "PERSON", 0.9, "names")])]
[((43, 56), 'sound')]
"""

from safefeedback.recognizers.repeats.search import find_repeats

__all__ = ["find_repeats"]
