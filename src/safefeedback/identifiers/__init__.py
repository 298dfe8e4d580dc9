"""Pure number checks: a written number goes in, its canonical form or an :class:`IdentifierError` comes out.

Every module has ``compact`` (separators dropped, nothing checked but the length guard), ``validate`` (canonical form
or an error) and ``is_valid``. A country's own numbers live in a sub-package named by its code, because a DNI in Spain
and a DNI in Peru are different numbers. Nothing here looks at the words around a number, and no error holds one.

>>> from safefeedback.identifiers.pe import ruc
>>> ruc.validate("20-93390411-4")
'20933904114'
"""
