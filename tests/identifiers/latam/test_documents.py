"""The documents of the country packs: what each accepts, and that the table names them all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.entities import COUNTRY_ENTITIES
from safefeedback.errors import (
    ChecksumError,
    ComponentError,
    ConfigurationError,
    FormatError,
    IdentifierError,
    LengthError,
)
from safefeedback.identifiers.latam import COUNTRIES, NationalDocument, documents

ALL = {document.entity: document for document in documents(COUNTRIES)}

VALID = {
    "AR_CUIT": "33-79155975-3 24-28793027-1 23-63108242-4",
    "AR_DNI": "49.970.684 33.760.273 3608018",
    "BR_CNPJ": "40.913.964/0001-45 77.033.317/0001-59 12.ABC.345/01DE-35 12abc34501de35",
    "BR_CPF": "853.121.703-21 052.609.648-96 79139760049",
    "CL_RUT": "15.157.381-9 11.021.836-2 22197868-4",
    "CO_CC": "1.020.304.050 51.234.567 1.234.567 234.567",
    "CO_NIT": "814.193.593-6 903.593.455-7 8784103871",
    "EC_CI": "0904414380 0904354214 011593313-7",
    "EC_RUC": "1708335490001 1748831516001 0916189046001",
    "ES_NIE": "X-2482300-W x2482300w",
    "ES_NIF": "54362315-K 54362315k",
    "MX_CURP": "XEXX530114HNEXXX51 XEXX520519HNEXXX89 xexx960215hnexxx72",
    "MX_RFC": "XAXX540711A15 XAXX950811A1A ÑAXX930811A14 ABC930811A14",
    "PY_CI": "4.567.891 567.891",
    "PY_RUC": "88209806-3 83058583-4 81557815-6",
    "UY_CI": "1.234.567-2",
    "UY_RUT": "21-269007-001-9 21-330326-001-1",
    "VE_CI": "V-12.345.678 E-84.123.456 12345678",
    "VE_RIF": "V-08898194-0 J225356601 e974652644",
}
"""Invented numbers with right check characters, separated by spaces."""

REFUSED: list[tuple[str, str, type[IdentifierError]]] = [
    ("AR_CUIT", "33-79155975-4", ChecksumError),
    ("AR_CUIT", "11-79155975-3", ComponentError),
    ("AR_CUIT", "3379155975", LengthError),
    ("AR_CUIT", "33-7915597A-3", FormatError),
    ("AR_DNI", "499706841", LengthError),
    ("AR_DNI", "4997068X", FormatError),
    ("BR_CNPJ", "40.913.964/0001-46", ChecksumError),
    ("BR_CNPJ", "00.000.000/0000-00", FormatError),
    ("BR_CNPJ", "٤٠913964000145", FormatError),
    ("BR_CNPJ", "40.913.964/0001", LengthError),
    ("BR_CPF", "853.121.703-22", ChecksumError),
    ("BR_CPF", "111.111.111-11", ComponentError),
    ("CL_RUT", "15.157.381-8", ChecksumError),
    ("CL_RUT", "157.381-9", LengthError),
    ("CL_RUT", "15.15K.381-9", FormatError),
    ("CO_CC", "012.345.678", LengthError),
    ("CO_CC", "01.234.567", ComponentError),
    ("CO_CC", "2.020.304.050", ComponentError),
    ("CO_NIT", "814.193.593-7", ChecksumError),
    ("EC_CI", "0904414381", ChecksumError),
    ("EC_CI", "9904414380", ComponentError),
    ("EC_RUC", "1708335490000", ComponentError),
    ("ES_NIE", "A2482300W", IdentifierError),
    ("ES_NIE", "X2482300A", ChecksumError),
    ("ES_NIE", "X248230W", LengthError),
    ("ES_NIF", "54362315A", ChecksumError),
    ("ES_NIF", "B12345674", ComponentError),
    ("ES_NIF", "X2482300W", ComponentError),
    ("ES_NIF", "5436231K", LengthError),
    ("MX_CURP", "XEXX530114HNEXXX52", ChecksumError),
    ("MX_CURP", "XEXX531314HNEXXX51", ComponentError),
    ("MX_RFC", "XAXX541311A15", ComponentError),
    ("MX_RFC", "XAXX54", LengthError),
    ("PY_CI", "0567891", ComponentError),
    ("PY_RUC", "88209806-4", ChecksumError),
    ("UY_CI", "1.234.567-3", ChecksumError),
    ("VE_CI", "V-01.234.567", FormatError),
    ("VE_CI", "J12345678", FormatError),
    ("VE_CI", "V1", LengthError),
    ("VE_RIF", "V-08898194-1", ChecksumError),
    ("VE_RIF", "X-08898194-0", ComponentError),
]


def test_the_table_names_every_country_entity() -> None:
    assert set(ALL) == {kind.name for kind in COUNTRY_ENTITIES} == set(VALID)
    assert all(document.entity.startswith(document.country) for document in ALL.values())


@pytest.mark.parametrize(("entity", "number"), [(entity, n) for entity, ns in VALID.items() for n in ns.split()])
def test_a_right_number_is_accepted_and_its_canonical_form_is_a_fixed_point(entity: str, number: str) -> None:
    document = ALL[entity]
    canonical = document.validate(number)
    assert canonical.isalnum()
    assert canonical == canonical.upper()
    assert document.validate(canonical) == canonical
    assert document.is_valid(number)


@pytest.mark.parametrize(("entity", "number"), [(entity, n) for entity, ns in VALID.items() for n in ns.split()])
def test_the_pattern_reads_the_usual_forms(entity: str, number: str) -> None:
    folded = number.upper().replace("Ñ", "N")
    assert re.fullmatch(ALL[entity].pattern, folded)


@pytest.mark.parametrize(("entity", "number", "error"), REFUSED)
def test_a_wrong_number_is_refused_with_its_reason(entity: str, number: str, error: type[IdentifierError]) -> None:
    with pytest.raises(error) as caught:
        ALL[entity].validate(number)
    assert number not in str(caught.value)
    assert not ALL[entity].is_valid(number)


@pytest.mark.parametrize("document", ALL.values(), ids=ALL)
def test_cues_are_folded_words(document: NationalDocument) -> None:
    assert document.cues
    assert all(cue.isascii() and cue.isalpha() and cue.islower() for cue in document.cues)


@given(st.one_of(st.text(max_size=70), st.text("0123456789KVEX-. ñÑ٣", max_size=22)), st.sampled_from(sorted(ALL)))
def test_any_text_has_a_canonical_form_or_an_identifier_error(text: str, entity: str) -> None:
    document = ALL[entity]
    try:
        canonical = document.validate(text)
    except IdentifierError:
        assert not document.is_valid(text)
    else:
        assert document.validate(canonical) == canonical


def test_documents_come_in_the_order_of_the_table() -> None:
    assert documents(("CL", "BR")) == documents(("BR", "CL"))
    assert documents(("PE",)) == documents(()) == ()


def test_an_unknown_country_is_refused_by_its_position() -> None:
    with pytest.raises(ConfigurationError, match="position 1") as caught:
        documents(("CL", "cl"))
    assert caught.value.hint is not None
