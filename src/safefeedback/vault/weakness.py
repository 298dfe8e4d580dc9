"""What ``doctor`` can find: a closed set of codes, each with what it means in Spanish, for the person on duty."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

__all__ = ["WEAKNESS_TEXTS", "Weakness"]


@dataclass(frozen=True, slots=True)
class Weakness:
    """One weakness of a vault.

    Attributes:
        code: a key of :data:`WEAKNESS_TEXTS`.
        where: ``records``, ``keys``, ``provider``, ``settings`` or ``host``.
        count: how many things it concerns; 1 where it concerns the whole.
    """

    code: str
    where: str
    count: int = 1

    @property
    def text(self) -> str:
        """What it means and what to do, in Spanish."""
        return WEAKNESS_TEXTS[self.code]


WEAKNESS_TEXTS: Final = MappingProxyType(
    {
        "checksums-off": "La base no puede notar que una página se dañó en el disco: créela con sumas de verificación.",
        "connection-not-encrypted": "Los registros viajan por la red sin TLS: exija sslmode=verify-full.",
        "damaged": "La verificación de integridad falló: restaure una copia y ejecute «vault restore».",
        "deleted-data-in-log": (
            "Lo destruido puede estar aún en el registro de escritura: cierre los lectores y repita."
        ),
        "directory-open-to-others": "Otros pueden cambiar el archivo: ejecute chmod go-w en su carpeta.",
        "file-open-to-others": "Otros pueden leer el archivo: ejecute chmod 0600.",
        "foreign-keys-off": "Pueden quedar filas sin su registro: las claves foráneas están apagadas.",
        "fsync-off": "Un corte de luz puede perder lo ya confirmado: encienda fsync.",
        "full-page-writes-off": "Un corte de luz puede dejar páginas a medias: encienda full_page_writes.",
        "journal-not-wal": "La base no usa WAL: una caída se atiende de otra forma que la probada.",
        "schema-open-to-all": "Cualquier usuario de la base ve el esquema: ejecute el guion de roles.",
        "secure-delete-off": "Lo borrado sigue legible en el archivo: encienda secure_delete.",
        "superuser": "El usuario de la base puede todo: use uno del guion de roles.",
        "synchronous-not-full": "Un corte de luz puede perder lo ya confirmado: use synchronous=FULL.",
        "core-dumps-on": "Una caída del programa puede dejar claves en un volcado: ponga el límite de core en 0.",
        "epoch-key-old": "La clave del mes es de un mes anterior: ejecute «vault rotate».",
        "erased-still-there": "Quedan registros de personas suprimidas: ejecute «vault restore».",
        "erasure-list-behind": "La lista de supresiones de fuera no tiene todas: ejecute «vault restore».",
        "ingest-key-classical": "Hay una clave de recepción sin resistencia poscuántica: haga otra sin --classical.",
        "keys-due": "Hay claves cuyo plazo venció: ejecute «keys destroy». Hasta entonces las copias se pueden abrir.",
        "anchor-late": "Hace más de una semana que no se ancla un registro: ejecute «audit anchor».",
        "no-anchor": "Ningún registro de evidencias está anclado fuera: nombre un lugar en «anchors» de vault.toml.",
        "no-erasure-list": "Las supresiones no se anotan fuera: una copia restaurada puede traer de vuelta a alguien.",
        "no-primary-key": "No hay clave del mes: ejecute «vault rotate».",
        "orphan-records": (
            "Hay registros cuya clave de persona no existe: no se pueden abrir. ¿Falta la copia de claves?"
        ),
        "post-quantum-missing": "La biblioteca cryptography instalada no tiene cifrado poscuántico: actualícela.",
        "provider-cannot-destroy": (
            "Las copias del archivo de claves guardan las claves destruidas: no se puede prometer desde cuándo "
            "no se abre una copia. Use un HSM o un servicio de claves."
        ),
        "provider-insecure": (
            "Las claves raíz están en un archivo sin contraseña: use file: con contraseña, un HSM o un servicio."
        ),
        "records-and-keys-together": (
            "Registros y claves están en la misma base o carpeta: sus copias de seguridad irán juntas. Sepárelas."
        ),
        "rewrap-pending": "Hay claves de personas bajo una clave anterior: ejecute «vault rewrap».",
        "root-key-missing": (
            "El proveedor no tiene una clave raíz que la bóveda necesita: lo que está debajo no se abre."
        ),
        "root-key-unused": (
            "El proveedor tiene claves raíz que ninguna bóveda nombra: quedaron de una operación interrumpida."
        ),
        "settings-open-to-others": "Otros pueden cambiar vault.toml: ejecute chmod 0600.",
        "staged-key": "Una rotación quedó a medias: ejecute «vault rotate».",
        "unknown-stanzas": "Hay registros sellados para claves que esta bóveda no conoce: nadie aquí los abre.",
        "waiting-records": "Hay registros de la recepción que esperan: ejecute «vault promote».",
    }
)
"""Code → what it means and what to do."""
