"""Numbers and codes: one scan for candidates, then shape, check digit and the words around decide what each is.

An eight-digit string is a DNI, a supply number, an operation number, a date or a quantity; only the sentence tells.
Every digit run of a view is therefore cut into candidate windows, each window is scored for every entity whose shape
it fits, and the best disjoint set of windows is reported with its evidence.
"""

from safefeedback.recognizers.numbers.recognizer import NumberRecognizer

__all__ = ["NumberRecognizer"]
