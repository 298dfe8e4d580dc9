"""Every national document of the country packs, in the order of ``entities.COUNTRY_ENTITIES``.

>>> [document.entity for document in documents("CL", "UY")]
['CL_RUT', 'UY_CI', 'UY_RUT']
"""

from __future__ import annotations

from functools import cache

from safefeedback.identifiers.latam import ar, br, cl, co, ec, es, mx, py, uy, ve
from safefeedback.identifiers.latam.document import NationalDocument

__all__ = ["documents"]


@cache
def _documents() -> tuple[NationalDocument, ...]:
    card = ("cedula", "ci", "c.i.", "documento")
    return (
        NationalDocument("AR_DNI", "AR", ar.validate_dni, has_check=False, cues=("dni", "d.n.i.", "documento")),
        NationalDocument("AR_CUIT", "AR", ar.validate_cuit, has_check=True, cues=("cuit", "cuil")),
        NationalDocument("BR_CPF", "BR", br.validate_cpf, has_check=True, cues=("cpf", "cadastro")),
        NationalDocument("BR_CNPJ", "BR", br.validate_cnpj, has_check=True, cues=("cnpj",), is_personal=False),
        NationalDocument("CL_RUT", "CL", cl.validate_rut, has_check=True, cues=("rut", "run", "r.u.t.")),
        NationalDocument("CO_NIT", "CO", co.validate_nit, has_check=True, cues=("nit", "n.i.t.")),
        NationalDocument("CO_CC", "CO", co.validate_cc, has_check=False, cues=("cedula", "cc", "c.c.", "ciudadania")),
        NationalDocument("EC_CI", "EC", ec.validate_ci, has_check=True, cues=card),
        NationalDocument("EC_RUC", "EC", ec.validate_ruc, has_check=True, cues=("ruc", "r.u.c.")),
        NationalDocument("ES_NIF", "ES", es.validate_nif, has_check=True, cues=("nif", "dni", "cif")),
        NationalDocument("ES_NIE", "ES", es.validate_nie, has_check=True, cues=("nie", "extranjero")),
        NationalDocument("MX_CURP", "MX", mx.validate_curp, has_check=True, cues=("curp",)),
        NationalDocument("MX_RFC", "MX", mx.validate_rfc, has_check=False, cues=("rfc", "r.f.c.")),
        NationalDocument("PY_RUC", "PY", py.validate_ruc, has_check=True, cues=("ruc", "r.u.c.")),
        NationalDocument("PY_CI", "PY", py.validate_ci, has_check=False, cues=card),
        NationalDocument("UY_CI", "UY", uy.validate_ci, has_check=True, cues=card),
        NationalDocument("UY_RUT", "UY", uy.validate_rut, has_check=True, cues=("rut", "r.u.t."), is_personal=False),
        NationalDocument("VE_CI", "VE", ve.validate_ci, has_check=False, cues=card),
        NationalDocument("VE_RIF", "VE", ve.validate_rif, has_check=True, cues=("rif", "r.i.f.")),
    )


def documents(*countries: str) -> tuple[NationalDocument, ...]:
    """Return the documents of the countries, or of all when none is named.

    Args:
        countries: ISO 3166-1 alpha-2 codes in upper case; one without a pack adds nothing.
    """
    return tuple(d for d in _documents() if not countries or d.country in countries)
