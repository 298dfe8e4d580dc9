"""Domain names: which endings exist, which are Spanish words too, and who runs a mail service.

Country codes after ISO 3166-1 and the root zone; of the generic ones those met in citizens' mail (root zone as of
2025-11). Nothing is fetched. A two-letter ending that is also a word ("no", "es", "me") is never enough by itself:
``agua.no`` is a missing space, not a site.

>>> is_ending("pe"), is_ending("punto"), is_word("no")
(True, False, True)
"""

from __future__ import annotations

from typing import Final

__all__ = ["COUNTRY_SECOND", "PROVIDERS", "host_end", "is_ending", "is_trusted", "is_word"]

_COUNTRIES: Final = frozenset(
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca "
    "cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo "
    "fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je "
    "jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo "
    "mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt "
    "pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk "
    "tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw".split()
)
_GENERIC: Final = frozenset(
    "com org net edu gov gob mil int info biz name pro app dev web site online store shop tech blog cloud xyz "
    "club live link page pages click digital email media news social studio agency academy school university "
    "college group global world network systems solutions services support center company business consulting "
    "design art photo photos video gallery tours travel health care clinic doctor dental legal law lawyer finance "
    "bank money tax work works team one top vip win fun space website host press wiki icu gle link bio aero asia "
    "cat coop jobs mobi museum tel post lat nom goo".split()
)
_WORDS: Final = frozenset(
    "no es me se la de mi si su al va ve do pa ir to id by in is it so us at as am be ya ni ha he os un ve re pro "
    "top fun one work live video art bank tax click web link news social blog doctor legal digital media club "
    "global cat info photo gallery post live school press space cc ad ms mr st pm re ro ml sr ps km cm mm gr".split()
)
"""Endings that a Spanish text holds as words, units or titles."""

_TRUSTED: Final = frozenset(
    "com org net edu gob info app io ly gl pe mx ar cl co bo ec br uy py site online xyz page dev".split()
)

COUNTRY_SECOND: Final = frozenset("com org net edu gob gov mil co ac or nom sld info go ne".split())
"""Second levels below which a country code may follow (``com.pe``, ``co.uk``)."""

PROVIDERS: Final[dict[str, str]] = {
    written: name
    for name, spellings in {
        "gmail": "gmail gmial gmai gmal gmaill gamil gemail gimail gmeil gmil jmail jimail jimeil yimail yimeil gmaiil",
        "hotmail": "hotmail hotmial hotmai hotmal hotmil hotamil homail hotmaill jotmail jotmeil hotmeil otmail jotmel",
        "outlook": "outlook outlok outllok outloock autlook autluk oulook outlock outloo aulook",
        "yahoo": "yahoo yaho yahho llaju yaju yahu yajoo iahoo ymail rocketmail",
        "icloud": "icloud iclod aicloud",
        "proton": "proton protonmail",
        "live": "live msn",
        "other": "terra aol gmx zoho tutanota mailinator",
    }.items()
    for written in spellings.split()
}
"""Mail services by their first label, in the spellings that people use."""


def is_ending(label: str) -> bool:
    """Tell whether a lower-case label is a known top-level domain (or a second level such as ``gob``)."""
    return label in _COUNTRIES or label in _GENERIC


def is_word(label: str) -> bool:
    """Tell whether an ending is also a word, so that ``word.ending`` proves nothing."""
    return label in _WORDS


def is_trusted(label: str) -> bool:
    """Tell whether an ending is common enough in the region for ``name.ending/path`` to be a link."""
    return label in _TRUSTED


def host_end(labels: list[str]) -> int:
    """Return how many labels belong to the host name, or 0 when no known ending follows the first label.

    What follows the ending is the next sentence: ``gmail.com.gracias`` has two labels, ``uni.edu.pe.no`` three.
    """
    for position in range(1, len(labels)):
        label = labels[position]
        following = labels[position + 1] if position + 1 < len(labels) else ""
        if not is_ending(label) or (following in COUNTRY_SECOND and label not in COUNTRY_SECOND):
            continue
        if (
            following in _COUNTRIES
            and label in COUNTRY_SECOND
            and not (is_word(following) and len(labels) > position + 2)
        ):
            return position + 2
        if label in _COUNTRIES or not is_ending(following):
            return position + 1
    return 0
