"""Writing as in chats: short words, emoji, careless punctuation."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from .edits import Edit, Noisy, apply, span_over
from .words import EXACT, free_words

__all__ = ["emoji", "punctuation", "short_words", "tight_punctuation"]

_SHORT: Final[dict[str, tuple[str, ...]]] = {
    word: tuple(forms.split())
    for word, _, forms in (line.strip().partition(": ") for line in """
        que: q k qe
        qué: q k
        porque: xq pq porq xke porke
        por: x
        para: pa xa pra
        también: tmb tb tbn tambien tmbn
        tampoco: tmpco tpc
        de: d
        del: dl
        no: n
        nada: na nd
        entonces: ntp entons ntncs ntc
        pues: ps pe pes
        está: ta esta sta
        están: tan estan
        estoy: toy stoy
        estamos: tamos
        favor: fa fvor fv
        bien: bn
        mensaje: msj
        mucho: muxo mcho
        muchas: muxas
        gracias: grax grcs gracs thx
        todo: to tdo
        todos: tds tdos
        donde: dnd dond
        dónde: dnd
        cuando: cdo cuand
        cómo: como km
        como: cmo km
        hasta: asta hsta
        desde: dsd dsde
        hace: ace
        hacer: acer
        saludos: sldos salu2
        teléfono: telf tlf fono
        celular: cel cell celu
        número: nro num n°
        dirección: direc dir
        señor: sr señó
        señora: sra
        señorita: srta
        doctor: dr
        doctora: dra
        ingeniero: ing
        avenida: av
        hermano: bro hno
        hijo: ijo
        semana: sem
        usted: ud
        ustedes: uds
        tengo: tngo
        quiero: kiero qiero
        quien: kien
        quién: kien
        aquí: aki aqi
        solo: slo
        siempre: smpre siempe
        buenas: wenas buenas
        buenos: wenos
        días: dias dias
        mañana: mñn manana
        minutos: min
        horas: hrs
        años: a anos años
        soles: lucas s/
        cada: kda
        vez: ves
        veces: vecs
        nos: ns
        les: ls
        ahora: aora ahra
        haber: aver
        expediente: exp expe
        municipalidad: muni munic
        departamento: depto dpto
        familia: flia
        papá: pa papi
        mamá: ma mami
        profesor: profe
        facebook: fb face
        whatsapp: wsp wasap wpp
    """.strip().splitlines())
}  # fmt: skip
_EMOJI: Final = tuple(
    "😡 😢 😭 🙏 🙏🙏 😤 👍 ❤️ 😂 🤣 🥺 👏 🔥 🇵🇪 🤔 😠 😔 💔 ✅ ❌ 📢 📞 📍 🚨 ⚠️ 🙄 👎 😱 💧 🗑️ 🚌 🏥 👮 🤦 "
    ":( :) :'( xd XD jaja jajaja ._.".split()
)
_SPACE: Final = re.compile(r"(?<=\S) (?=\S)")
_MARK: Final = re.compile(r"[,.;:!?¡¿]+")
_MORE: Final = ("!!!", "!!", "...", "..", ",,", "???", " !", " ,", "..,", "!?")


def short_words(noisy: Noisy, random: Random, rate: float) -> Noisy:
    """Write words as in a text message."""
    share = min(0.25 + 3 * rate, 0.95)
    edits: list[Edit] = []
    for start, end in free_words(noisy):
        word = noisy.text[start:end]
        forms = _SHORT.get(word.lower())
        if forms is not None and random.random() < share:
            form = forms[int(random.random() * len(forms))]
            edits.append((start, end, form.upper() if word.isupper() else form))
    return apply(noisy, edits)


def emoji(noisy: Noisy, random: Random, rate: float) -> Noisy:
    """Put emoji between words, outside the spans, and at the end."""
    ends = [end for _, end, _ in noisy.spans]
    places = [found.start() for found in _SPACE.finditer(noisy.text)]
    edits: list[Edit] = []
    for _ in range(1 + int(random.random() * 20 * rate)):
        place = places[int(random.random() * len(places))] if places and random.random() < 0.7 else len(noisy.text)
        if span_over(noisy.spans, ends, place) is None:
            sign = _EMOJI[int(random.random() * len(_EMOJI))]
            edits.append((place, place, (" " if random.random() < 0.7 else "") + sign))
    return apply(noisy, edits)


def _marks(noisy: Noisy) -> list[re.Match[str]]:
    """Return the punctuation outside numbers and addresses of the network, not between two digits."""
    ends = [end for _, end, _ in noisy.spans]
    text, found = noisy.text, []
    for mark in _MARK.finditer(text):
        between = text[max(mark.start() - 1, 0)].isdecimal() and text[mark.end() : mark.end() + 1].isdecimal()
        span = span_over(noisy.spans, ends, mark.start())
        if not between and (span is None or span[2] not in EXACT):
            found.append(mark)
    return found


def punctuation(noisy: Noisy, random: Random, rate: float) -> Noisy:
    """Leave punctuation out, all of it now and then, or pile it up."""
    marks = _marks(noisy)
    share = 1.0 if random.random() < 0.35 else min(0.15 + 2 * rate, 0.9)
    drops = random.random() < 0.7
    edits: list[Edit] = []
    for mark in marks:
        if random.random() < share:
            after = noisy.text[mark.end() : mark.end() + 1]
            bare = " " if after.isalnum() and mark[0][0] not in "¡¿" else ""
            new = bare if drops else _MORE[int(random.random() * len(_MORE))]
            edits.append((mark.start(), mark.end(), new))
    return apply(noisy, edits)


def tight_punctuation(noisy: Noisy, random: Random, _rate: float) -> Noisy:
    """Leave out the space after punctuation ("hola,soy"), or put one before it ("hola ,soy")."""
    edits: list[Edit] = []
    for mark in _marks(noisy):
        if random.random() < 0.5 and noisy.text[mark.end() : mark.end() + 1] == " ":
            edits.append((mark.end(), mark.end() + 1, ""))
            if random.random() < 0.15:
                edits.append((mark.start(), mark.start(), " "))
    return apply(noisy, edits)
