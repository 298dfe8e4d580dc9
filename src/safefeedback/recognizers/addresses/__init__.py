"""Street addresses: what leads to one door.

Two forms anchor an address: a way with its name and number (*jr. ayacucho 345*), and a block with its lot (*Mz. B Lt.
12*). What belongs to the door is added on both sides: floor, flat, the housing estate, and a reference behind a comma
(*portón verde*, *frente al grifo*). A street named alone is a place, not an address, and is left alone.
"""

from safefeedback.recognizers.addresses.recognizer import AddressRecognizer

__all__ = ["AddressRecognizer"]
