"""Names that no table has: built from syllables, and usual names in unusual spellings."""

from __future__ import annotations

from random import Random
from typing import Final

from .drawing import pick

__all__ = ["misspelt", "rare_family", "rare_given"]

_ONSETS: Final = "B C Ch D F G J K L Ll M N P Qu R S T V W Y Z Br Cr Dr Fr Tr Cl Gl Sh Th Jh Kl Ky".split()
_VOWELS: Final = "a e i o u a e i o ay ei ia io ua ue y".split()
_MIDDLES: Final = "b d l m n r s t v y z ll nn rr ss ch lk nd rl rm rk sl st lb lv dn k x".split()
_WOMEN: Final = "a ina ita ia eth is ys elis ary mary lin leidy andra ela icia imar sol beth iany elyn ixa".split()
_MEN: Final = "o er son ton in an el on is or ick iel ander aldo ardo ert man der nel son bert wilson".split()
_ANDEAN: Final = (
    "Huar Cca Ccol Paq Chu Chuqui Sull Yan Yar Pum Poma Tic Qui Quis Ll Llac Wari Sin Anta Car Carhua Qoll Ñau Mall "
    "Hualp Inca Cusi Tupa Usca Vilca Paucar Cond Apa Lup Mach Cay Cot Chiri Hatun Tant Ranr Rum Urq Atau Auqui Chog "
    "Caj"
).split()
_ANDEAN_ENDS: Final = (
    "huanca pari ari cutipa llacta hua yupa coma marca cusi poma huamán ticona cori alla ani aquispe uma ayo ichi "
    "alli hua apaza ancca uasi aychi ocha uri incha umpi huaraca nacay itupa sihue cahua"
).split()
_SPANISH: Final = (
    "Bar Mon Val Gar Car Pen Sol Tor Cal Mar Zur Ur Ber Al Es Mal Or Pal Vil San Rom Ler Ech Iza Goi Ola".split()
)
_SPANISH_ENDS: Final = (
    "dales tero verde ducci ndiola rrieta guren varría mendi tierra rejón zález tañeda lazar cedo doñez barren "
    "gastegui enque urto idalgo aravilla ollar uelas edra orres avente"
).split()

_RESPELT: Final = (
    ("Y", "J"), ("y", "i"), ("i", "y"), ("J", "Y"), ("Jo", "Jho"), ("Ye", "Je"), ("s", "z"), ("z", "s"), ("c", "k"),
    ("v", "b"), ("b", "v"), ("n", "nn"), ("l", "ll"), ("t", "th"), ("k", "c"), ("qu", "k"), ("h", ""), ("ll", "y"),
    ("x", "cs"), ("e", "ei"), ("a", "ha"), ("W", "Hu"), ("Hu", "W"), ("ph", "f"), ("f", "ph"), ("Ch", "Sh"),
)  # fmt: skip


def rare_given(sex: str, random: Random) -> str:
    """Make up a given name."""
    start = pick(_ONSETS, random) + pick(_VOWELS, random)
    middle = pick(_MIDDLES, random)
    second = pick(_VOWELS, random) + pick(_MIDDLES, random) if random.random() < 0.25 else ""
    return start + middle + second + pick(_WOMEN if sex == "F" else _MEN, random)


def rare_family(random: Random) -> str:
    """Make up a family name, of Andean or Spanish sound."""
    if random.random() < 0.6:
        return pick(_ANDEAN, random) + pick(_ANDEAN_ENDS, random)
    return pick(_SPANISH, random) + pick(_SPANISH_ENDS, random)


def misspelt(name: str, random: Random) -> str:
    """Return the name as a registrar might have heard it ("Jhon", "Yenifer")."""
    for _ in range(4):
        right, wrong = pick(_RESPELT, random)
        if right in name:
            return name.replace(right, wrong, 1)
    return name
