"""Sections on quality: what people saw in samples, how detection was measured, and whether the messages changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safefeedback.audit import words
from safefeedback.audit.bounds import clopper_pearson
from safefeedback.audit.drift import LEAST_WEEKS
from safefeedback.audit.html.charts import Bar, Point, Range, bars, line, ranges
from safefeedback.audit.html.markup import Markup, tag
from safefeedback.audit.html.page import note, notice, section
from safefeedback.audit.html.table import table

if TYPE_CHECKING:
    from safefeedback.audit.figures import Drift
    from safefeedback.audit.report import Report
    from safefeedback.audit.review import Review
    from safefeedback.audit.tested import Tested

__all__ = ["drift_section", "quality_section"]

_UNKNOWN: Final = "unknown-above-5"
_TELLING: Final = 20


def quality_section(report: Report) -> Markup:
    """Return reviews of samples and measured quality."""
    done = report.figures.reviews
    nothing = notice(
        "bad",
        tag("p", tag("strong", "Nadie revisó una muestra de los mensajes de este periodo. ")),
        tag(
            "p", "Sin revisión no se puede decir cuántas fugas hay. Saque una muestra con «safefeedback audit sample»."
        ),
    )
    return section(
        "calidad",
        "Calidad de la protección",
        nothing if not done else [_review(number, each) for number, each in enumerate(done, start=1)],
        _tested(report.tested),
    )


def _review(number: int, review: Review) -> Markup:
    return tag(
        "div",
        tag("h3", f"Muestra {number}: mensajes {words.span(review.period)}"),
        _verdict(review),
        _checked(review),
        _strata(review) if review.strata else None,
        _kinds(review) if review.kinds else None,
        table(
            "Quién revisó",
            ["Revisor", "#Mensajes"],
            [(tag("code", who), words.number(count)) for who, count in review.reviewers.items()],
        ),
        note(
            f"Texto para: {words.word(review.audience)}. {_divided(review)} ",
            f"Sorteada el {words.moment(review.drawn_at, review.period.zone)}; huella de la semilla ",
            tag("code", review.sample[:16]),
            ". Método: cota exacta de Clopper y Pearson sobre los mensajes de todos los estratos, válida para "
            "cualquier reparto de las fugas.",
        ),
    )


def _divided(review: Review) -> str:
    if not review.by:
        return "Sin estratos."
    return f"Estratos por {words.joined(words.STRATA[each] for each in review.by)}."


def _verdict(review: Review) -> Markup:
    read = f"Se leyeron {words.number(review.judged)} de {words.plural(review.drawn, 'mensaje', 'mensajes')}; en "
    read += f"{words.number(review.leaks)} había un dato visible que no debía estarlo."
    pending = f" Los {words.number(review.pending)} que faltan leer cuentan como fugas." if review.pending else ""
    if review.estimate is None:
        said = "No se puede dar una cota: faltan los textos o el registro de los mensajes de esta muestra."
        return notice("warn", tag("p", read, pending), tag("p", said))
    found = review.estimate
    sure = f"Con {words.percent(found.confidence)} de confianza, a lo más {words.percent(found.upper)} de los mensajes"
    return notice(
        "warn" if review.pending else "plain",
        tag("p", tag("strong", f"{sure} del periodo tiene una fuga."), f" Estimación: {words.percent(found.value)}."),
        tag("p", read, pending),
    )


def _checked(review: Review) -> Markup:
    if review.others is None:
        return note("No se dio la semilla: este informe no comprueba que se leyeran los mensajes sorteados y no otros.")
    if review.others:
        verdicts = words.plural(review.others, "veredicto es", "veredictos son")
        said = f"{verdicts} de mensajes que no se sortearon: no cuentan."
        return notice("bad", tag("p", said))
    return note("La muestra se sorteó otra vez con la semilla: todos los veredictos son de mensajes sorteados.")


def _strata(review: Review) -> Markup:
    rows, drawn = [], []
    for each in sorted(review.strata, key=lambda stratum: -stratum.population):
        interval = clopper_pearson(each.leaks, each.read)
        share = each.leaks / each.read if each.read else None
        said = f"{words.percent(interval.low)} a {words.percent(interval.high)}"
        name = words.stratum(each.name)
        rows.append((name, words.number(each.population), words.number(each.read), words.number(each.leaks), said))
        if each.read >= _TELLING:
            drawn.append(Range(name, interval.low, share, interval.high, said))
    heads = [
        "Estrato",
        "#Mensajes",
        "#Muestra",
        "#Fugas",
        "#Intervalo de 95\u00a0%",
    ]
    chart = ranges(
        "Fugas por estrato",
        f"Punto: proporción en la muestra. Línea: intervalo de 95 % de cada estrato, si se leyeron {_TELLING} o más.",
        drawn,
    )
    return tag("div", chart if drawn else None, table("Muestra por estrato", heads, rows, form="cards"))


def _kinds(review: Review) -> Markup:
    rows = [(words.sentence(words.entity(kind)), words.number(count)) for kind, count in review.kinds.items()]
    return table("Qué se vio", ["Dato", "#Mensajes"], rows)


def _tested(tested: Tested | None) -> Markup:
    if tested is None:
        return tag("p", "No se adjuntó una medición de la detección (safefeedback evaluate --json).", class_="soft")
    shown = [
        Bar(words.entity(name), share, words.percent(share))
        for name, share in tested.entities.items()
        if share is not None
    ]
    return tag(
        "div",
        tag("h3", "Medición de la detección"),
        tag("p", tested.sentence),
        bars("Parte de cada dato que queda cubierta", "De las menciones marcadas por personas.", shown)
        if shown
        else None,
    )


def drift_section(report: Report) -> Markup:
    """Return whether the messages changed from one week to the next."""
    drift = report.figures.drift
    raised = [(week, alarm) for week, alarms in drift.alarms.items() for alarm in alarms]
    rows = [
        (
            _week(week),
            words.trait(alarm.trait),
            tag("span", "▲ sube" if alarm.is_rise else "▼ baja", class_="mark"),
            words.percent(alarm.usual),
            words.percent(alarm.share),
        )
        for week, alarm in raised
    ]
    heads = ["Semana", "Qué cambió", "Sentido", "#Antes", "#Esa semana"]
    method = (
        f"Cada semana se compara con las {drift.baseline} anteriores por la prueba exacta de Fisher, corregida por el "
        f"número de comparaciones. Si nada cambia, una semana da una falsa alarma con probabilidad de a lo más "
        f"{words.percent(drift.rate)}. Solo se avisa de cambios de una cuarta parte o más."
    )
    return section(
        "cambios",
        "Cambios en los mensajes",
        _unknown(drift),
        table("Avisos", heads, rows, form="cards", empty=_no_alarm(drift)),
        tag("p", method, class_="soft"),
    )


def _no_alarm(drift: Drift) -> str:
    if drift.alarms:
        return f"Ninguno en las {words.plural(len(drift.alarms), 'semana comparada', 'semanas comparadas')}."
    return f"No hay con qué comparar: hacen falta {LEAST_WEEKS} semanas anteriores."


def _unknown(drift: Drift) -> Markup | None:
    shares = {week: tally.share(_UNKNOWN) for week, tally in drift.weeks.items()}
    there = [share for share in shares.values() if share is not None]
    if not there:
        return tag("p", "Sin los textos protegidos no se cuentan palabras desconocidas.", class_="soft")
    points = [Point(_week(week), share, bool(drift.alarms.get(week))) for week, share in shares.items()]
    return line(
        words.sentence(words.trait(_UNKNOWN)),
        f"Por semana, de {words.percent(min(there))} a {words.percent(max(there))}. «!»: semana con avisos.",
        points,
        top=words.percent(max(there)),
    )


def _week(name: str) -> str:
    year, _, week = name.partition("-W")
    return f"{int(week)}/{year}"
