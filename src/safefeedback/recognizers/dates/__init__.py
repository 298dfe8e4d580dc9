"""Dates with a month in words, day and month alone, and ages.

Dates all in digits are read by the number recognizer, because eight digits may also be a DNI. A date is one of birth
when a word of birth stands near. An age is a number with *años*, *añitos* or *meses* that somebody has (*tengo*, *mi
hija de*, *a mis*), never a duration (*hace*, *desde hace*, *durante*).
"""

from safefeedback.recognizers.dates.recognizer import DateRecognizer

__all__ = ["DateRecognizer"]
