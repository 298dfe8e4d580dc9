"""Other designs that the shipped tagger is compared with; nothing of them is shipped."""
