"""National documents of other countries, one module for each country code."""
