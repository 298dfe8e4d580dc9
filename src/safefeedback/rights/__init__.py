"""A person's rights over what is kept of them (Ley 29733, DS 016-2024-JUS): requests, terms, export, block, erasure.

A request lives in the log of keys alone: what its state is, is told by its leaves. The person is a random id there.
"""

from safefeedback.rights.export_page import export_page
from safefeedback.rights.exporting import Export, ExportedRecord, export
from safefeedback.rights.finding import Held, find
from safefeedback.rights.rectifying import rectify
from safefeedback.rights.register import Register, Request
from safefeedback.rights.terms import RIGHTS, Right, due_day, is_business_day

__all__ = [
    "RIGHTS",
    "Export",
    "ExportedRecord",
    "Held",
    "Register",
    "Request",
    "Right",
    "due_day",
    "export",
    "export_page",
    "find",
    "is_business_day",
    "rectify",
]
