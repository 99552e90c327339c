"""What somebody says, read in the words that the search compares: Chinese, English, dialect, typed pinyin.

Owns ``assets/catalogue/synonyms.yaml``. What is asked and what the catalogue says are read by the same
``Reader``: half-width and lower-case, each synonym as the first word of its group, whichever the language,
and without the words that carry no wish. Chinese is cut into words with jieba's dictionary.

Letters are read as pinyin when they are no English that the catalogue knows and fall into syllables; they
then become the words of the catalogue that sound so. In the same way a sentence in which a character stands
for another of its sound is read a second time, by sound. Sounds that many speakers and typists do not tell
apart (zh z, ng n, l n) count as alike.

Importing this module loads dictionaries for a quarter of a second: never do it on the screen's thread.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import filterfalse, pairwise
from pathlib import Path
from typing import Any, Final

import rjieba
from pypinyin import lazy_pinyin
from pypinyin.constants import PINYIN_DICT

from kiosk.catalogue import FOLDER
from kiosk.errors import CatalogueInvalid
from kiosk.yaml_source import Document, Problem, read

SYNONYMS: Final = FOLDER / "synonyms.yaml"
"""The vocabulary that ships with the terminal."""
LONGEST: Final = 100
"""Characters of what was said that are looked at."""

_RUN: Final = re.compile(r"[\u3400-\u9fff]+|\?[a-z]+|[a-z0-9]+(?:['-][a-z0-9]+)*")
_LETTERS: Final = re.compile(r"[a-z]+(?:[ '-]+[a-z]+)*")
_BETWEEN_CHARACTERS: Final = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_TWICE: Final = re.compile(r"([\u3400-\u9fff]{2,}?)\1")
_NUMBER: Final = re.compile("第?(?:[0-9]{1,2}|[一二三四五六七八九十百千万两几半]+)[个年月日天次块元岁点多]*")
_SHORT_RUN: Final = 8
"""Characters of a phrase of the catalogue that is a word of its own when sounds are read."""

# What it costs to read a stretch as a word, when sounds become words; the cheapest reading wins.
_AS_SAID: Final = 1.0
_BY_SOUND: Final = 1.2
_BLURRED: Final = 0.3  # each syllable that is only alike
_WAS_A_WORD: Final = 0.5  # what stood there is itself a word of the language
_UNKNOWN: Final = 1.6  # each syllable that is no word of the catalogue
_LONGER: Final = 0.01  # a long word rather than two short ones


@dataclass(frozen=True, slots=True)
class Utterance:
    """One reading of what was ``said``: a phrase without noise, its words, pairs of characters and sounds.

    ``whole``: whoever speaks asks for all that a turn of life needs, not for one thing. ``elsewhere``: they
    speak of something that no hall does.
    """

    said: str
    phrase: str
    words: frozenset[str]
    pairs: frozenset[str]
    sounds: frozenset[str]
    whole: bool = False
    elsewhere: bool = False


class Reader:
    """Reads phrases. Teach it the catalogue's (``learn``) before it hears a person (``hear``)."""

    def __init__(self, synonyms: Path = SYNONYMS) -> None:
        """Read the synonyms; raise CatalogueInvalid, with file and line, when they cannot be used."""
        self._vocabulary = _Vocabulary.load(synonyms)
        self._jieba = rjieba.Jieba()
        for word in sorted(set(self._vocabulary.standard.values())):
            self._jieba.add_word(word, None, None)
        self._seen: Counter[str] = Counter()
        self._english = {part for word in self._vocabulary.english for part in re.split("[ '-]+", word)}
        self._by_sound: dict[tuple[str, ...], list[str]] = {}

    def learn(self, chinese: Iterable[str], english: Iterable[str]) -> None:
        """Take in the words of the catalogue: what a sound can mean, and what is no pinyin."""
        for phrase in map(plain, english):
            self._english.update(re.findall("[a-z]+", phrase))
        for phrase in map(plain, chinese):
            for text in {phrase, self._standard(phrase)}:
                for run in filter(_is_chinese, _RUN.findall(text)):
                    self._seen.update(w for w in self._jieba.cut_for_search(run, False) if len(w) > 1)
                    self._seen.update([run] if len(run) <= _SHORT_RUN else [])
        self._seen.update(self._vocabulary.chinese)
        by_sound = defaultdict(list)
        for word, _ in self._seen.most_common():
            by_sound[tuple(map(_blur, lazy_pinyin(word)))].append(word)
        self._by_sound = dict(by_sound)

    def read(self, phrase: str) -> Utterance:
        """A phrase as it stands."""
        return self._read(plain(phrase))

    def _read(self, said: str) -> Utterance:
        text = self._standard(said)
        words: set[str] = set()
        pairs: set[str] = set()
        left: list[str] = []
        for run in _RUN.findall(text):
            if run >= "\u3400":
                cut = self._without_noise(run)
                kept = "".join(cut)
                shorter = (part for word in cut for part in self._jieba.cut_for_search(word, False))
                words.update(part for part in shorter if not self._is_noise(part))
                pairs.update(map("".join, pairwise(kept)) if len(kept) > 1 else cut)
            else:
                kept = "" if self._is_noise(run) else stem(run)
                words.update([kept] if kept else [])
                pairs.update([kept] if kept else [])
            left.extend([kept] if kept else [])
        return Utterance(
            said=said,
            phrase=" ".join(left),
            words=frozenset(words),
            pairs=frozenset(pairs),
            sounds=frozenset([*self._sounds(said), *self._sounds(text)]),
            whole=bool(self._vocabulary.whole.search(said)),
            elsewhere=bool(self._vocabulary.elsewhere.search(text)),
        )

    def hear(self, said: str) -> list[Utterance]:
        """What may have been meant: as it stands, then by its sound where that makes other words."""
        text = plain(said)
        written = _LETTERS.sub(lambda found: self._from_pinyin(found[0]), text)
        first = self._read(written)
        if all(word in self._seen for word in first.words):
            return [first]
        other = re.sub(
            r"[\u3400-\u9fff]+", lambda found: self._from_sounds(lazy_pinyin(found[0]), found[0]), written
        )
        return [first] if other == written else [first, self._read(other)]

    def initials(self, phrase: str) -> set[tuple[int, str]]:
        """The first letters of a Chinese phrase's syllables, from each word on, with where that begins."""
        found = set()
        for text in {plain(phrase), self._standard(plain(phrase))}:
            if all(character >= "\u3400" for character in text):
                letters = "".join(syllable[0] for syllable in lazy_pinyin(text))
                at = 0
                for word in self._jieba.cut(text, False):
                    found.add((at, letters[at:]))
                    at += len(word)
        return found

    def is_english(self, word: str) -> bool:
        """Whether the catalogue or the synonyms have the word."""
        return word in self._english

    def _standard(self, text: str) -> str:
        """Each synonym as the first word of its group; twice, for what only then became one."""
        vocabulary = self._vocabulary
        text = vocabulary.english_pattern.sub(lambda found: f" {vocabulary.standard[found[1]]} ", text)
        for _ in range(2):
            text = vocabulary.chinese_pattern.sub(lambda found: vocabulary.standard[found[0]], text)
        return _TWICE.sub(r"\1", " ".join(text.split()))

    def _without_noise(self, run: str) -> list[str]:
        """The words of a stretch of Chinese."""
        return [word for word in self._jieba.cut(run, False) if not self._is_noise(word)]

    def _is_noise(self, word: str) -> bool:
        return word in self._vocabulary.noise or bool(_NUMBER.fullmatch(word))

    def _sounds(self, text: str) -> Iterator[str]:
        """Pairs of syllables, without tones, of what is Chinese or was typed as pinyin."""
        syllables: list[str] = []
        for run in _RUN.findall(text):
            if run >= "\u3400":
                syllables += lazy_pinyin("".join(self._without_noise(run)))
            elif run.startswith("?"):
                syllables.append(run[1:])
        return (f"{a}_{b}" for a, b in pairwise(map(_blur, syllables)))

    def _from_pinyin(self, letters: str) -> str:
        """Characters for letters that are pinyin; English and what cannot be pinyin stay as they are."""
        tokens = re.split("[ '-]+", letters)
        if all(token in self._english for token in tokens):
            return letters
        spelled = [_syllables(token) for token in tokens]
        if not all(spelled):
            return letters
        return self._from_sounds([syllable for word in spelled for syllable in word])

    def _from_sounds(self, syllables: Sequence[str], said: str = "") -> str:
        """The likeliest words of the catalogue that sound so; ``said`` are the characters that stood there.

        Where no word fits, what was said stays, or the syllable as ``?syllable``.
        """
        best = [(0.0, "")] + [(math.inf, "")] * len(syllables)
        for start in range(len(syllables)):
            cost, text = best[start]
            for length, more, word in self._steps(syllables, said, start):
                if cost + more < best[start + length][0]:
                    best[start + length] = (cost + more, text + word)
        return best[-1][1]

    def _steps(self, syllables: Sequence[str], said: str, start: int) -> Iterator[tuple[int, float, str]]:
        """How the reading can go on from ``start``: syllables taken, cost, word."""
        yield 1, _UNKNOWN, said[start] if said else f" ?{syllables[start]} "
        for end in range(start + 1, min(start + _SHORT_RUN, len(syllables)) + 1):
            heard, there = syllables[start:end], said[start:end]
            words = self._by_sound.get(tuple(map(_blur, heard)))
            if not words:
                continue
            length = end - start
            if there in words:
                yield length, _AS_SAID - _LONGER * length, there
            elif length > 1 or not said:
                blurred = sum(a != b for a, b in zip(lazy_pinyin(words[0]), heard, strict=True))
                was_a_word = _WAS_A_WORD if there and self._jieba.has_word(there) else 0.0
                yield length, _BY_SOUND + _BLURRED * blurred + was_a_word - _LONGER * length, words[0]


@dataclass(frozen=True)
class _Vocabulary:
    """The synonyms file: the word that stands for each word, and the patterns that find them."""

    standard: dict[str, str]
    chinese: tuple[str, ...]
    english: tuple[str, ...]
    chinese_pattern: re.Pattern[str]
    english_pattern: re.Pattern[str]
    noise: frozenset[str]
    whole: re.Pattern[str]
    elsewhere: re.Pattern[str]

    @classmethod
    def load(cls, file: Path) -> "_Vocabulary":
        document = read(file.parent, file.name)
        groups, (noise, whole, elsewhere) = _read_in(document)
        if document.problems:
            raise CatalogueInvalid(
                f"{len(document.problems)} problems in {file}",
                [str(problem) for problem in document.problems],
            )
        standard = {word: zh[0] for zh, en in groups for word in (*zh, *en)}
        chinese = sorted(filter(_is_chinese, standard), key=len, reverse=True)
        english = sorted(filterfalse(_is_chinese, standard), key=len, reverse=True)
        return cls(
            standard=standard,
            chinese=(*chinese, *whole["zh"], *noise["zh"], *elsewhere["zh"]),
            english=(*english, *whole["en"], *noise["en"], *elsewhere["en"]),
            chinese_pattern=re.compile(_any_of(chinese)),
            english_pattern=re.compile(_english_word(english)),
            noise=frozenset([*noise["zh"], *noise["en"]]),
            whole=re.compile(f"{_any_of(whole['zh'])}|{_english_word(whole['en'])}"),
            elsewhere=re.compile(f"{_any_of(elsewhere['zh'])}|{_english_word(elsewhere['en'])}"),
        )


def check(file: Path) -> list[Problem]:
    """Everything that is wrong with a file of synonyms, by line; empty when it can be used."""
    document = read(file.parent, file.name)
    _read_in(document)
    return sorted(document.problems, key=lambda problem: problem.line)


_Groups = list[tuple[list[str], list[str]]]
_Lists = tuple[dict[str, list[str]], ...]


def _read_in(document: Document) -> tuple[_Groups, _Lists]:
    """The groups, and the lists ``noise``, ``whole``, ``elsewhere``; notes what is wrong with them."""
    groups = _groups(document)
    return groups, tuple(_words(document, name) for name in ("noise", "whole", "elsewhere"))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


def _english_word(words: Iterable[str]) -> str:
    """One of the words, whole, in any of its forms; the word is the first group."""
    return rf"(?<![a-z])({_any_of(words)})(?:'s|s|es|d|ed|ing)?(?![a-z])"


def _groups(document: Document) -> _Groups:
    """The groups of synonyms; notes what is wrong with them."""
    data: Any = document.data if isinstance(document.data, dict) else {}
    listed = data.get("synonyms")
    if not isinstance(listed, list) or not listed:
        document.report(("synonyms",), "must be a list of groups: write `- zh: [孩子, 娃]` and `en: [child]`")
        return []
    found: dict[str, int] = {}
    groups = []
    for n, group in enumerate(listed):
        zh, en = _both(document, ("synonyms", n), group)
        if not zh:
            document.report(("synonyms", n), "needs a Chinese word first: it stands for the whole group")
        for word in (*zh, *en):
            if found.setdefault(word, n) != n:
                document.report(("synonyms", n), f"`{word}` stands in two groups: leave it in one")
        groups.append((zh, en))
    return groups


def _words(document: Document, name: str) -> dict[str, list[str]]:
    data: Any = document.data if isinstance(document.data, dict) else {}
    zh, en = _both(document, (name,), data.get(name))
    return {"zh": zh, "en": en}


def _both(document: Document, path: tuple[str | int, ...], value: Any) -> tuple[list[str], list[str]]:
    """The words of both languages, in plain form; notes what is no list of words, or in the wrong one."""
    if not isinstance(value, dict) or set(value) != {"zh", "en"}:
        document.report(path, "needs `zh:` and `en:`, each a list of words")
        return [], []
    lists: list[list[str]] = []
    for language in ("zh", "en"):
        words = value[language] if isinstance(value[language], list) else [None]
        good = [plain(w) for w in words if isinstance(w, str) and _is_chinese(w) == (language == "zh")]
        if len(good) < len(words) or not all(good):
            document.report((*path, language), "must be a list of words of that language")
        lists.append(good)
    return lists[0], lists[1]


def plain(text: str) -> str:
    """Half-width, lower-case, without punctuation; Chinese without blanks."""
    text = unicodedata.normalize("NFKC", text[:LONGEST]).lower().replace("’", "'")
    text = " ".join(re.sub(r"[^\w\s'-]|_", " ", text).split())
    return _BETWEEN_CHARACTERS.sub("", text)


def _is_chinese(word: str) -> bool:
    """Whether a character of it is Chinese, as in 80岁."""
    return bool(re.search("[\u3400-\u9fff]", word))


def stem(word: str) -> str:
    """An English word without its ending."""
    return re.sub(r"(?:'s|ings?|ed|es|s|e)$", "", word) if len(word) > 4 else word


@cache
def _blur(syllable: str) -> str:
    """One spelling for sounds that are taken for one another."""
    syllable = re.sub("^([zcs])h", r"\1", syllable)
    return re.sub("ng$", "n", re.sub("^l", "n", syllable))


def _all_syllables() -> frozenset[str]:
    """Every syllable of Mandarin as it is typed: no tones, v for ü; no interjections without a vowel."""
    letters = unicodedata.normalize("NFD", ",".join(PINYIN_DICT.values())).replace("u\u0308", "v")
    found = set(re.sub("[^a-z,]", "", letters).split(","))
    return frozenset(syllable for syllable in found if re.search("[aeiouv]", syllable))


_SYLLABLES: Final = _all_syllables()
_LONGEST_SYLLABLE: Final = 6


def _syllables(letters: str) -> tuple[str, ...]:
    """The fewest syllables that spell the letters, a consonant with the vowel behind it; empty for none."""
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ()), *[(math.inf, ())] * len(letters)]
    for start in range(len(letters)):
        cost, before = best[start]
        for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(letters)) + 1):
            syllable = letters[start:end]
            more = cost + 1 + (0.5 if start and syllable[0] in "aeo" else 0.0)
            if syllable in _SYLLABLES and more <= best[end][0]:
                best[end] = (more, (*before, syllable))
    return best[-1][1]
