"""What the channel already knows of the sender, found in the text in any spelling.

>>> from safefeedback.messages import Message
>>> from safefeedback.recognizers.base import read
>>> message = Message("aqui la jesenia otra vez", known=(("PERSON", "Yesenia Ccori"),))
>>> [f.span for f in KnownValueRecognizer().analyze(read(message))]
[(8, 15)]
"""

from safefeedback.recognizers.known.recognizer import KnownValueRecognizer

__all__ = ["KnownValueRecognizer"]
