"""Recognizers: a reading of a message goes in, findings come out."""
