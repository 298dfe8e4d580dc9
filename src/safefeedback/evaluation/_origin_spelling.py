"""Rules of spelling behind ``origin.py``; all words are folded (lower case, no accents).

Quechua and Aymara: roots of surnames in their hispanised spelling (``huaman`` falcon, ``poma`` puma, ``quispe``
bright), doubled ``cc`` and ``qq`` for sounds that Spanish has not. Awajún and Wampis: starts and endings with ``k``,
``w`` and ``ts``. Japanese: syllables with the roots of surnames (``yama`` mountain, ``kawa`` river). Chinese and
Korean: syllables as written in Peru. Spanish: endings of surnames. Foreign: letters and pairs that neither Spanish nor
the languages of Peru write. Spellings that these rules leave open are weighed by ``_origin_table.py``.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "is_asian",
    "is_native",
    "is_spanish",
    "seems_foreign",
]

_SYLLABLES: Final = re.compile(
    r"(?:(?:[kgsztdnhbpmyrwjf]|sh|ch|ts|[kgnhbpmr]y|([ksptm])(?=\1))?[aiueo]|[nm](?![aiueo]))+"
)
_JAPANESE: Final = re.compile(
    r"(?:moto|mura|yama|[kg]awa|[sj]hima|jima|naka|shiro|hara|bara|hashi|bashi|guchi|[sz]aki|[gk]aki|gusuku|"
    r"mine|sone|zato|sato|bukuro|gushi|matsu|shita|ishi|oka|yoshi|shige|moto|[td]ani|mori|zawa|zono|waki|hama|bayashi|"
    r"suda|keda|eda|uchi|saka|ita|gami|kami|maru|nabe|naga)$|^(?:naka|yama|shima|kana|taka|hoshi|kuni|mats|miya|ara[kg]|"
    r"oshi|tsu|fuji|ishi|haya|mura|nishi|higa|toma|tamash|yoshi|hira|uye|uehara|aka|asa|suzu)"
)
_ASIAN: Final = frozenset(
    """
    acat aching achong aguey ahon akamine alau apac apau arakaki asato au auyon ayon azang cam chan chang chao
    chau chay chen cheng cheon cheung chi chia chiang chim chin chinen ching chion chiong chiu cho choi chong
    chou choy chu chuman chun chung chuy fang feng fok fon fong foy fu fujimori fuk fukuda fukumoto fung gao
    gong guo gushiken heshiki hiraoka hokama honda hong hou hsu hu huang hui hung hwang iju ikeda inafuku inoue
    iraha jang jao jeon jeong jiang joo jung juy kam kan kang kato kcomt kim ko kobashigawa koc kong koo ku kuan
    kuang kuba kudo kuoc kuok kwan kwok kwon lam lao lau lay lee leong leung ley li liang liao lim lin ling liu
    lo loc loo lou lu lui luk lum lung luy mak makino mao matsuda mau meng miyagi miyahira miyasato moc mok moy
    mui nagamine nakasone nako ng ngai ngan ngo nomura ogata okada okuma onaga ong oshiro ota pak pang phan pon
    pong poy pun qiu sakata sakuda sakuray sang sato seng seo sha shaw shi shimabuku shimabukuro shin shing
    shinki shinzato shiroma shiu sing sio siok siu siucho song soo sugano sui sung suzuki taira takeda tam
    tamashiro tan tanaka tang tay teng teruya thong tien ting tokeshi tokumoto tominaga tong tou toyama tsai
    tsang tse tsuchiya tsui tung tuy ueda uehara uezu vong wada wan wang watanabe wei wen wing wong woo wu xiao
    xie xu yagui yam yan yang yao yap yara yau yee yen yep yeung yew yi yim yin ying yip yo yoc yon yonamine
    yong yoo young yoza yu yuan yue yuen yui yun yung zeng zhang zhao zheng zhong zhou zhu zukeran
    """.split()
)
"""Without those that are as usual as Spanish words or surnames (``san``, ``sin``, ``tello``)."""
_NATIVE: Final = re.compile(
    r"cc|qq|kk|tt[iou]|[pt]h[aiu](?=[a-z]{2})|^hua(?!r[dt]|sc$)|hua[^rs]|.hua|hui[lnrs]|hu[ai]y|^qqu?|quisp|mamani|condor|"
    r"choque|ch[ou]qu[ei]|hu?anca|mallqu?[iu]|mayta|paucar|yupanqui|tupac|[cq]usi|^sull?ca|sullca|puma|poma(?!r|zo)|sonc|"
    r"ñahui|nahui|yauri|quill|^quin[ct]|llact|ll?api|llalla|guam[an]|waman|[^aeiouy]w|w[aiy](?=[a-z])|kjeld|tito$|ticona|"
    r"ap[ao]za|^vilca|vilca$|rimac|rimay|atau|atoc|titu|a[yj]ma|inca|inga$|inti|sayr|capac|cahua|tarqui|turpo|callo$|calla|"
    r"quicha|chamb[ia]|chipana|[aeiou]ni[rn]?i$|pacco|pacc?ha|paucca|^ya[nr]qu?|llanos?qu|llaque|[hc]uayl|taip[ei]|taype|yucra|"
    r"[aeiou](?:ri|ru)[cq]o?ni|mayhua|tocto|tuct|allcc?a|auca$|marca$|marcan|^marca|rupay|ccori|[qk]o[rl]|usca|usco$|asto"
    r"|[aeiou]n?(?:kit|kat|kai|kuch|kush|kash|kam|kip|kur|tsak?|tsam)$|uash$|^(?:jem|tsej|tsam|ampam|waja|antun|kuji|"
    r"ukun|samek|shim[bp]|unk|chami|tiw|tuw)"
)
_SPANISH: Final = re.compile(
    r"(?:[aeiou]ez|[aeiou]iz|[^h]uez|[aeiou]eda|villa[a-z]{2,}|[a-z]{3}eira?|[a-z]{2}tegui|[a-z]{2}aga|garay|goitia|"
    r"[a-z]{2}etxea|ibar|[a-z]{2}ano|[a-z]{2}dor|[a-z]{2}ero|[a-z]{2}era|[a-z]{2}al(?:es)?|[a-z]{2}osa|[a-z]{2}illa|"
    r"[a-z]{2}illo|[a-z]{2}ado|[a-z]{3}das|[a-z]{2}ejo|[a-z]{2}edo|[a-z]{2}elo|[a-z]{2}ido|[a-z]{2}azar|[a-z]{3}mente|"
    r"[a-z]{3}cion|[a-z]{3}ares|[a-z]{3}ones|[a-z]{3}anes|[a-z]{3}ores)$|^(?:de|del|la|san|santa)(?:[a-z]{5,})$"
)
_STRICTLY_FOREIGN: Final = re.compile(
    r"[kw]|ck|sch|gh|ph|th(?!$)|ff|tt|zz|bb|gg|pp|mm|ee|oo|(?:ini|elli|ucci|acci|azzi|igni|ardi|olli|oldi|asso|ieri|mann|son|"
    r"ton|ley|sky|ov|eau|aux|inho|imho|eira|[aei]lho|eiro)$|^(?:mc|dall|von|schm)"
)
_FOREIGN: Final = re.compile(
    _STRICTLY_FOREIGN.pattern + r"|tz|ss|nn|dd|[bcdfghjkmptvwx]$|"
    r"(?:etti|otti|oni|erri|aldi|ann|ert|ler|ner|ski|ic|ier|ette|illon|acchi|ello|ino)$"
)


def is_asian(word: str) -> bool:
    """Tell a Japanese, Chinese or Korean surname."""
    return word in _ASIAN or (bool(_SYLLABLES.fullmatch(word)) and len(word) > 4 and bool(_JAPANESE.search(word)))


def is_native(word: str) -> bool:
    """Tell a spelling that only Quechua, Aymara or Amazonian surnames have."""
    return bool(_NATIVE.search(word))


def is_spanish(word: str) -> bool:
    """Tell an ending that only Spanish surnames have."""
    return bool(_SPANISH.search(word)) and not _NATIVE.search(word)


def seems_foreign(word: str, *, strictly: bool = False) -> bool:
    """Tell a spelling that neither Spanish nor the languages of Peru have; strictly: nor the other ones of Spain."""
    return bool((_STRICTLY_FOREIGN if strictly else _FOREIGN).search(word))
