"""Words that tell what the number beside them is, or that it is nothing personal.

Learnt by reading citizens' messages (``benchmarks/corpus/train_*.txt``) and from the facts on Peruvian identifiers
of public registries. A word is matched by sound, so that *selular*, *istoria* and *suminiztro* work too. A trailing
``*`` matches any ending. ``@`` names are no entities: they mark words that speak against a personal number.
"""

from __future__ import annotations

from typing import Final

__all__ = ["CODE", "CUES", "CURRENCY", "MONEY", "NORM", "PUBLIC_WORK", "QUANTITY", "SELF"]

CODE: Final = "code"
SELF: Final = "self"
CURRENCY: Final = "@currency"
MONEY: Final = "@money"
NORM: Final = "@norm"
QUANTITY: Final = "@quantity"
PUBLIC_WORK: Final = "@public"

CUES: Final[tuple[tuple[str, float, str], ...]] = (
    ("PE_DNI", 1.0, "dni d.n.i. denei deni dnis l.e."),
    ("PE_DNI", 0.75, "documento doc identidad libreta identificad* ident"),
    ("PE_DNI", 0.6, "cui"),
    ("PE_DNI", 0.3, "cedula carnet numero num nro soy"),
    ("PE_RUC", 1.0, "ruc r.u.c. rucs"),
    ("PE_RUC", 0.6, "contribuyente sunat"),
    ("PE_RUC", 0.35, "empresa factura negocio bodega restaurante"),
    ("PE_FOREIGNER_ID", 1.0, "c.e. ptp p.t.p. cpp c.p.p. extranjeria estranjeria carneext cex"),
    ("PE_FOREIGNER_ID", 0.85, "ce cedula"),
    ("PE_FOREIGNER_ID", 0.75, "carne carnet migratorio"),
    ("PE_FOREIGNER_ID", 0.45, "extranjer* venezolan* documento doc migraciones"),
    ("PASSPORT", 1.0, "pasaporte* passport pasap psp"),
    ("PASSPORT", 0.4, "documento doc"),
    ("PE_DRIVER_LICENSE", 1.0, "brevete* brebete licencia"),
    ("PE_DRIVER_LICENSE", 0.75, "lic chofer conducir conductor"),
    ("PE_VEHICLE_PLATE", 1.0, "placa* plaka"),
    (
        "PE_VEHICLE_PLATE",
        0.7,
        "moto motito motocicleta mototaxi* mototasi carro carrito auto vehiculo camioneta camion combi taxi custer "
        "coaster bus omnibus minivan furgon volquete station wagon trimoto bajaj bajaji toyota hyundai kia yaris "
        "hilux nissan chevrolet honda lineal patrullero ambulancia cisterna colectivo tico rodaje unidad motocar "
        "motocarro",
    ),
    ("PE_VEHICLE_PLATE", 0.5, "taxista mototaxista chofer conductor papeleta soat"),
    ("BANK_ACCOUNT", 1.0, "cci c.c.i. cuenta cta cuentas interbancari* iban"),
    ("BANK_ACCOUNT", 0.8, "multired ahorro* bcp bbva interbank scotiabank banbif mibanco banco"),
    ("BANK_ACCOUNT", 0.55, "deposit* depocit* abono abon* transfer* devuelvan* devolver* devolucion reembols* haberes"),
    ("CREDIT_CARD", 1.0, "tarjeta tarjetas visa mastercard targeta amex tc"),
    ("CREDIT_CARD", 0.6, "credito debito"),
    ("card-tail", 1.0, "terminad* termina terminacion terminan finaliza acaba"),
    ("DEVICE_ID", 1.0, "imei imeis"),
    ("DEVICE_ID", 0.8, "serie serial iccid"),
    ("DEVICE_ID", 0.5, "equipo celular telefono tablet tableta laptop aparato"),
    ("SERVICE_ACCOUNT", 1.0, "suministro suministros sumin sumi nis suminis*"),
    ("SERVICE_ACCOUNT", 0.85, "medidor abonado cliente"),
    ("SERVICE_ACCOUNT", 0.6, "recibo contrato usuario servicio conexion instalacion"),
    (
        "SERVICE_ACCOUNT",
        0.45,
        "luz agua gas internet cable sedapal electrocentro enosa hidrandina electro* eps seal sedacusco telefono movistar "
        "claro",
    ),
    ("SERVICE_ACCOUNT", 0.35, "linea"),
    ("HEALTH_ID", 1.0, "historia h.c. hc autogenerado istoria hcl"),
    ("HEALTH_ID", 0.75, "clinica hist afiliacion asegurad*"),
    ("HEALTH_ID", 0.45, "sis essalud paciente posta hospital seguro"),
    (
        "CASE_NUMBER",
        1.0,
        "expediente* exp expedient denuncia ticket carpeta sinarec hoja papeleta cut h.t. reclamo* reclamacion* registro.",
    ),
    (
        "CASE_NUMBER",
        0.75,
        "tramite solicitud queja caso juicio cargo acta partida sumario atestado proceso incidencia requerimiento cua "
        "amonestacion multa",
    ),
    (
        "CASE_NUMBER",
        0.9,
        "operacion voucher constancia boleta transaccion seguimiento sinad std sgd defuncion",
    ),
    ("CASE_NUMBER", 0.6, "registro atencion folio pedido"),
    (
        "OTHER_ID",
        1.0,
        "cmp c.m.p. cip c.i.p. cal c.a.l. cep cop cpsp rne colegiatura colegiad* ctmp cpp. cqfp cnp ctsp",
    ),
    ("OTHER_ID", 0.9, "registro matricula cuspp conadis pensionista"),
    (CODE, 0.9, "codigo cod"),
    (SELF, 1.0, "soy soi mi mis yo identificad* tengo"),
    (
        "OTHER_ID",
        0.6,
        "carnet carne fotocheck padron alumn* estudiante trabajador* emplead* servidor* cobrador* ronder* promotor* "
        "becari* soci* asociad* lector* vendedor* suboficial policia efectivo miembro afiliad*",
    ),
    ("OTHER_ID", 0.35, "ing ingenier* abogad* medic* doctor* docente profesor* licenciad* tecnic* obstetra enfermer*"),
    (
        "PHONE_NUMBER",
        1.0,
        "cel cell celu celular* selular* movil telefono* telf tlf tlfno tel tfno fono fijo wsp wpp wasap whatsapp watsap "
        "whatsap wasa rpm rpc yape yapear yapeo plin telef fon cels guasap wasapea* telefax",
    ),
    (
        "PHONE_NUMBER",
        0.85,
        "llam* yam* marque marquen marcar marcame comunic* contact* ubicar* timbr* anexo callback contestar* devuelva*",
    ),
    (
        "PHONE_NUMBER",
        0.5,
        "al avis* escrib* numero nro num casa linea mensaj* respond* contest* atiend* fija central habl* coordin* "
        "celulares mio mia",
    ),
    (
        "DATE_OF_BIRTH",
        1.0,
        "nacid* naci nacio nacimiento nac nasi nasido nasid* nacimient* cumpleanos cumple f.n. f/n fnac nacer",
    ),
    ("DATE_OF_BIRTH", 0.5, "cumpl*"),
    ("DATE_TIME", 0.6, "fecha el dia del desde hasta cita ayer"),
    # words that speak against: the number is money, a norm, a quantity or a public work
    (CURRENCY, 1.0, "s/ s/. us$ $ soles sol lucas dolares usd pen centimos"),
    (MONEY, 1.0, "monto costo precio importe presupuesto tarifa suma saldo tributo"),
    (
        MONEY,
        0.7,
        "cuesta costo pague cobro cobran cobraron cobrado cobre pago pagu* debo deuda valor gasto presupuestal uit tasa",
    ),
    (
        NORM,
        1.0,
        "ley leyes decreto d.s. ds rm r.m. resolucion* ordenanza articulo art norma* directiva reglamento rd r.d. "
        "dl d.l. dleg d.leg. legislativo supremo nts tupa rj r.j. convenio codigopenal iso ntp rcd acuerdo oficio "
        "informe du d.u. res memorando memo circular numeral inciso nt rnat casacion sentencia boletin edicto tuo rs r.s.",
    ),
    (
        QUANTITY,
        1.0,
        "personas familias votos habitantes toneladas kilos litros metros unidades fichas hectareas casas lotes alumnos "
        "vecinos firmas vacunas dosis km kg m2 mts galones paginas puntos millones millon mil viviendas usuarios "
        "ciudadanos pobladores beneficiarios hogares kilometros tm % porciento veces dias horas minutos segundos anos "
        "meses semanas kwh kw m3 mm cm gramos arboles bolsas sacos ejemplares visitas seguidores likes vistas "
        "escolares estudiantes ninos trabajadores electores reclamos mw watts voltios grados bs ha",
    ),
    (
        QUANTITY,
        0.9,
        "cantidad suma total bytes bits kb mb gb plantones kits frazadas cajas raciones litro kilo inscritos "
        "afiliados asistentes participantes",
    ),
    (PUBLIC_WORK, 0.6, "cui"),
    (
        PUBLIC_WORK,
        1.0,
        "snip siaf seace inversion inversiones proyecto poste postes consumo sanitario error clave gtin ean ubigeo "
        "lectura modular lote modelo version isbn barras barra ventanilla modulo turno aula "
        "salon piso oficina mesa linea100 paradero cuadra cdra referencia puntaje meta partidapresupuestal "
        "licitacion concurso bases padronelectoral marcador contador tasa cuadrilla",
    ),
)
"""(entity or mark, strength in ``[0, 1]``, words)."""
