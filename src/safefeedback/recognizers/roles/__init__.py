"""Who a person is in a message: ``sender``, ``third_party``, ``official`` or ``minor``, where the text tells.

Runs once on the resolved findings of a message, whoever found them. Each mention is read by itself, from what
announces it, what stands behind it, where it stands and what age it is given; then the mentions of one person share
what was read. A child is a ``minor`` whatever else they are. Learnt by reading citizens' messages
(``benchmarks/corpus/train_*.txt``); ``benchmarks/roles.py`` measures it.

>>> from safefeedback.findings import Finding
>>> from safefeedback.messages import Message
>>> from safefeedback.recognizers.base import read
>>> text = "soy Rosa Quispe y el alcalde Huaylla no atiende a mi hija Luz de 5 años"
>>> found = [Finding(*span, "PERSON", 0.9, "names") for span in ((4, 15), (29, 36), (58, 61))]
>>> [finding.role for finding in assign(read(Message(text)), found)]
['sender', 'official', 'minor']
"""

from safefeedback.recognizers.roles.assign import assign

__all__ = ["assign"]
