"""Search: from what a person says to the services and life events that they mean.

Three readings of the same words are ranked apart and fused by reciprocal rank (Cormack et al., 2009), so that
no score has to be calibrated against another: titles and curated aliases by fuzzy match, the words and
character pairs shared with them, weighted by rarity, and their pinyin, which mends homophones. Made for
short sentences in Chinese or English. Knows nothing of who asks and keeps nothing.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pypinyin import lazy_pinyin
from rapidfuzz import fuzz

from kiosk.catalogue import Catalogue

EVENT: Final = "event:"
"""What the id of a life event begins with."""
LONGEST: Final = 100
"""Characters of a query that are looked at."""
_RANK: Final = 20.0
_FLOOR: Final = 0.28
"""Of the rarity of what was asked, how much a result must explain by characters, or by sound."""
_FUZZY_FLOOR: Final = 74.0

_NOISE = re.compile(
    "我想要?|我要|请问|怎么样?|如何|哪里|哪儿|可以|需要|能不能|一下|帮我|给我|麻烦|办理|申请|申领|办|了|的|吗|呢|啊|呀|吧|去|想|要|是|有|我|个|在|和|就"
)
_ENGLISH_NOISE = frozenset(
    re.findall(
        "[a-z]+",
        "a an the i my me to for of and or is are be do how can want need get please with on in it at we our"
        " your you apply where what when have has am",
    )
)


@dataclass(frozen=True, slots=True)
class Match:
    """A service by its id, or a life event as ``event:NAME``; ``score`` falls from 1."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    phrases: tuple[str, ...]
    grams: frozenset[str]
    sounds: frozenset[str]


class Intent:
    """The index of one catalogue; takes a moment to make, so make it off the screen's thread."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Index titles, summaries and aliases in both languages."""
        self._entries = tuple(_entries(catalogue))
        self._gram_weight = _rarity(e.grams for e in self._entries)
        self._sound_weight = _rarity(e.sounds for e in self._entries)

    def find(self, text: str, top: int = 5) -> list[Match]:
        """The best first; empty for nothing, and for words that are about nothing that a hall does."""
        query = _plain(text)
        grams, sounds = _grams(query), _sounds(query)
        if not grams:
            return []
        rankings = (
            self._ranked((e.id, _fuzzy(query, e.phrases)) for e in self._entries),
            self._ranked((e.id, _overlap(grams, e.grams, self._gram_weight)) for e in self._entries),
            self._ranked((e.id, _overlap(sounds, e.sounds, self._sound_weight)) for e in self._entries),
        )
        fused: Counter[str] = Counter()
        for ranking in rankings:
            for rank, name in enumerate(ranking):
                fused[name] += 1 / (_RANK + rank)  # type: ignore[assignment]  # a Counter adds floats too
        best = len(rankings) / _RANK
        return [Match(name, round(score / best, 4)) for name, score in fused.most_common(top)]

    @staticmethod
    def _ranked(scored: Iterable[tuple[str, float]]) -> list[str]:
        found = [(score, name) for name, score in scored if score > 0]
        return [name for _, name in sorted(found, key=lambda pair: -pair[0])]


def _entries(catalogue: Catalogue) -> Iterator[_Entry]:
    for service in catalogue.services.values():
        aliases = (*service.aliases_zh, *service.aliases_en)
        yield _entry(service.id, (service.title.zh, service.title.en, *aliases), service.summary.zh)
    for event in catalogue.events:
        aliases = (*event.aliases_zh, *event.aliases_en)
        yield _entry(EVENT + event.id, (event.title.zh, event.title.en, *aliases), "")


def _entry(name: str, phrases: Iterable[str], more: str) -> _Entry:
    plain = tuple(dict.fromkeys(_plain(phrase) for phrase in phrases))
    grams = frozenset().union(*(_grams(phrase) for phrase in plain), _grams(_plain(more)))
    sounds = frozenset().union(*(_sounds(phrase) for phrase in plain))
    return _Entry(name, tuple(p for p in plain if p), grams, sounds)


def _plain(text: str) -> str:
    """Half-width, lower-case, without punctuation and without the words that every sentence has."""
    text = unicodedata.normalize("NFKC", text[:LONGEST]).lower()
    text = re.sub(r"[^\w\s]|_", " ", text)
    words = (word for word in text.split() if word not in _ENGLISH_NOISE)
    shorter = " ".join(_NOISE.sub("", word) for word in words).strip()
    return " ".join(shorter.split())


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    """Pieces of Chinese characters (True) and words of letters or digits (False)."""
    for found in re.finditer(r"[\u3400-\u9fff]+|[a-z0-9]+", text):
        yield found[0] >= "\u3400", found[0]


def _grams(text: str) -> frozenset[str]:
    """Character pairs of Chinese, stems of English words."""
    found: set[str] = set()
    for chinese, run in _runs(text):
        if not chinese:
            found.add(re.sub(r"(?:ing|ed|es|s)$", "", run) if len(run) > 4 else run)
        elif len(run) == 1:
            found.add(run)
        else:
            found.update(run[n : n + 2] for n in range(len(run) - 1))
    return frozenset(found)


def _sounds(text: str) -> frozenset[str]:
    """Pairs of syllables, without tones, and with the sounds that dialects do not tell apart made one."""
    found: set[str] = set()
    for chinese, run in _runs(text):
        if chinese:
            syllables = [_blur(syllable) for syllable in lazy_pinyin(run)]
            found.update(f"{a} {b}" for a, b in pairwise(syllables))
        elif re.fullmatch("[a-z]+", run) and len(run) > 3:
            found.add(run)
    return frozenset(found)


def _blur(syllable: str) -> str:
    syllable = re.sub("^([zcs])h", r"\1", syllable)
    return re.sub("ng$", "n", re.sub("^l", "n", syllable))


def _rarity(sets: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """Inverse document frequency: what few services say, says much."""
    listed = list(sets)
    counts = Counter(item for found in listed for item in found)
    return {item: math.log(1 + len(listed) / count) for item, count in counts.items()}


def _overlap(asked: frozenset[str], offered: frozenset[str], weight: Mapping[str, float]) -> float:
    """How much of what was asked this entry explains, by rarity; 0 below the floor."""
    if not asked:
        return 0.0
    unknown = math.log(1 + 50)
    total = sum(weight.get(item, unknown) for item in asked)
    share = sum(weight[item] for item in asked & offered) / total
    return share if share >= _FLOOR else 0.0


def _fuzzy(query: str, phrases: Iterable[str]) -> float:
    """The nearest phrase, as typed; a phrase within a longer sentence counts nearly as much."""
    best = 0.0
    for phrase in phrases:
        whole = fuzz.ratio(query, phrase)
        part = fuzz.partial_ratio(query, phrase) * 0.9 if min(len(query), len(phrase)) >= 2 else 0.0
        best = max(best, whole, part if len(phrase) <= len(query) else part * 0.95)
    return best if best >= _FUZZY_FLOOR else 0.0
