"""Search, measured: sentences by service and life event, one half to tune by, the other never looked at.

``tests/data/search/*.tsv``: what was meant (an id, ``event:NAME``, two when either is right, ``-`` for what
no hall does), a tab, the sentence. Both halves were written by one person before anything was tuned and are
told apart by a hash of the sentence, so none can be moved. A sentence that the catalogue has since come to
list as an alias proves nothing and is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from kiosk.catalogue import Catalogue
from kiosk.intent import EVENT, Intent, Match
from kiosk.utterance import SYNONYMS, plain

SETS = Path(__file__).parents[1] / "data" / "search"
HALVES = ("seen", "unseen")
NOTHING = "-"


def _sentences(half: str) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in (SETS / f"{half}.tsv").read_text("utf-8").splitlines()]
    return [(meant, said) for meant, said in rows]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="module")
def intent(catalogue: Catalogue) -> Intent:
    return Intent(catalogue)


@dataclass(frozen=True)
class Figures:
    """Shares: the right one first, in the first three, sure; nothing found for what is not for a hall."""

    first: float
    three: float
    nothing: float
    sure_and_right: float
    sure: float


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits)


def _measure(intent: Intent, sentences: list[tuple[str, str]]) -> Figures:
    found = [(meant.split("|"), intent.find(said)) for meant, said in sentences]
    for_us = [(meant, matches) for meant, matches in found if meant != [NOTHING]]
    sure = [(meant, matches) for meant, matches in found if intent.sure(matches)]

    def among(first: int, meant: list[str], matches: list[Match]) -> bool:
        return any(match.id in meant for match in matches[:first])

    return Figures(
        first=_share([among(1, *pair) for pair in for_us]),
        three=_share([among(3, *pair) for pair in for_us]),
        nothing=_share([not matches for meant, matches in found if meant == [NOTHING]]),
        sure_and_right=_share([among(1, *pair) for pair in sure]),
        sure=_share([intent.sure(matches) for _, matches in for_us]),
    )


@pytest.mark.parametrize(
    ("half", "floor"),
    [
        ("seen", Figures(first=0.92, three=0.95, nothing=0.95, sure_and_right=0.96, sure=0.82)),
        ("unseen", Figures(first=0.89, three=0.95, nothing=0.85, sure_and_right=0.95, sure=0.82)),
    ],
)
def test_most_sentences_are_understood(
    intent: Intent, catalogue: Catalogue, half: str, floor: Figures
) -> None:
    named = (*catalogue.services.values(), *catalogue.events)
    aliases = {plain(alias) for found in named for alias in (*found.aliases_zh, *found.aliases_en)}
    sentences = [(meant, said) for meant, said in _sentences(half) if plain(said) not in aliases]
    figures = _measure(intent, sentences)
    print(
        f"\n{half}: {len(sentences)} sentences: first {figures.first:.1%}, first three {figures.three:.1%}, "
        f"nothing for what no hall does {figures.nothing:.1%}; sure of {figures.sure:.1%}, right in "
        f"{figures.sure_and_right:.1%} of those"
    )
    for name, least in vars(floor).items():
        assert getattr(figures, name) >= least, name


@pytest.mark.parametrize("half", HALVES)
def test_each_half_has_every_service_and_event(catalogue: Catalogue, half: str) -> None:
    meant = {name for names, _ in _sentences(half) for name in names.split("|")}
    assert meant == {*catalogue.services, *(EVENT + event.id for event in catalogue.events), NOTHING}


def test_the_hash_of_a_sentence_says_its_half_and_no_sentence_stands_twice() -> None:
    said = [(half, sentence) for half in HALVES for _, sentence in _sentences(half)]
    assert len({sentence for _, sentence in said}) == len(said) >= 600
    for half, sentence in said:
        assert HALVES[sha256(sentence.encode()).digest()[0] % 2] == half, sentence


def test_no_unseen_sentence_was_made_a_synonym() -> None:
    vocabulary = SYNONYMS.read_text("utf-8")
    said = [sentence for _, sentence in _sentences("unseen") if len(sentence) > 4]
    assert [
        sentence for sentence in said if f" {sentence}," in vocabulary or f"[{sentence}," in vocabulary
    ] == []
