"""Other frameworks: each module loads its own when it is used."""
