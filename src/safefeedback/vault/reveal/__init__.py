"""Opening sealed values, with evidence: who, for which purpose, on which legal basis, and only what it allows.

>>> load_rules().purposes["notify"].fields
('contact', 'envelope')
"""

from safefeedback.vault.reveal.approval import Approval, Request
from safefeedback.vault.reveal.revealed import Revealed
from safefeedback.vault.reveal.rules import Purpose, RevealRules, load_rules

__all__ = ["Approval", "Purpose", "Request", "RevealRules", "Revealed", "load_rules"]
