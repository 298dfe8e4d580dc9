"""Numbers that Peru issues, one module for each kind."""
