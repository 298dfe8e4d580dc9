"""Values that the channel already knows, found in the text in any spelling.

The sender's profile name, phone, handle, e-mail, document and address, and the fields of the form, come with the
message as ``KnownValue``. A citizen repeats them in part and in another spelling: one surname, the phone without its
prefix, the DNI with its check character, the street without its number.

>>> from safefeedback.messages import Message
>>> from safefeedback.recognizers.base import read
>>> known = (("PERSON", "Ana Quispe"), ("PHONE_NUMBER", "+51987654321"))
>>> message = Message("soy QISPE, mi cel 987-654-321", known=known)
>>> [(f.span, f.entity, f.evidence[0].code) for f in KnownValueRecognizer().analyze(read(message))]
[((4, 9), 'PERSON', 'sound'), ((18, 29), 'PHONE_NUMBER', 'digits')]
"""

from safefeedback.recognizers.known.recognizer import KnownValueRecognizer

__all__ = ["KnownValueRecognizer"]
