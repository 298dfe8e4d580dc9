"""What is wrong with a log, in Spanish, by the codes of a verification (``safefeedback.ledger.verification``)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

__all__ = ["FAULT_TEXTS"]

FAULT_TEXTS: Final = MappingProxyType(
    {
        "leaf-malformed": "una anotación no tiene la forma debida",
        "leaf-changed": "en ese lugar se había firmado otra anotación",
        "leaf-moved": "una anotación está en otro lugar que el firmado",
        "leaf-inserted": "hay una anotación que nadie firmó y que desplaza a las demás",
        "leaf-dropped": "falta una anotación firmada y las siguientes ocupan su lugar",
        "leaf-missing": "la base dice tener más anotaciones de las que tiene",
        "log-start": "la primera anotación no dice de qué registro es, o lo dice otra",
        "tail-cut": "la base conserva la firma de un registro más largo: le cortaron el final",
        "rolled-back": "afuera se conserva la firma de un registro más largo: se volvió a un estado anterior",
        "fork": "se firmaron dos historias distintas",
        "checkpoint-malformed": "una firma guardada no se puede leer",
        "checkpoint-unknown-key": "una firma guardada es de una clave desconocida",
        "checkpoint-bad-signature": "una firma guardada fue cambiada o es falsa",
        "checkpoint-foreign": "una firma guardada es de otro registro",
        "checkpoint-mislabelled": "una firma guardada es de otro tamaño que el anotado",
        "checkpoint-diverged": "una firma guardada no corresponde a las anotaciones",
        "anchor-malformed": "un ancla no se puede leer",
        "anchor-unknown-key": "un ancla está firmada con una clave desconocida",
        "anchor-bad-signature": "un ancla fue cambiada o es falsa",
        "anchor-foreign": "un ancla es de otro registro",
        "anchor-diverged": "un ancla no corresponde a las anotaciones",
        "anchor-missing": "falta un ancla que el registro dice haber puesto",
        "tile-missing": "faltan huellas que se guardaron con una firma",
        "tile-wrong": "las huellas guardadas no son las de las anotaciones firmadas",
        "tile-differs": "las huellas guardadas no son las de las anotaciones, y ninguna firma dice cuáles lo eran",
    }
)
"""Every code and what it means."""
