"""What must be kept is sealed, and can be destroyed."""
