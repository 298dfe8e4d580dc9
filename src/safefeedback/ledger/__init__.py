"""Evidence that an auditor accepts: a Merkle log of what was done, with checkpoints, proofs and anchors."""
