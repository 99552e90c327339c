"""What the print on a scanned page answers: numbers that can be nothing else, for the citizen to confirm.

A reading is a guess, so it is offered only where the form can tell a right number from a wrong one: identity
numbers and bank accounts by their check digits, numbers of certificates and licences by the pattern that the
form demands. Names, places and telephone numbers are not: a page has several, of whom it does not say.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kiosk import id_number
from kiosk.form import Field, FieldKind, Form

MOST: Final = 6
"""Offers at once: as many as fit beside the print."""
_NUMBER: Final = re.compile(r"(?=(?:[A-Za-z]*[0-9]){4})[0-9A-Za-z]{8,30}")
"""Eight characters with four digits among them: no word, no year, no amount."""
_BETWEEN_DIGITS: Final = re.compile(r"(?<=[0-9]) (?=[0-9])")


@dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """This may be the answer to that question."""

    field: str
    value: str


def offers(lines: Iterable[str], form: Form, answers: Mapping[str, Any], own: str) -> tuple[Offer, ...]:
    """What the lines answer of the questions still open, at most ``MOST``; ``own`` is the citizen's number.

    That one is nobody else's, and is asked of nobody: the card has given it.
    """
    numbers = [number for number in dict.fromkeys(_numbers(lines)) if number != own]
    asked = [field for step in form.steps(answers) for field in step.fields if not answers.get(field.name)]
    fitting = (
        Offer(field.name, number)
        for field in asked
        for number in numbers
        if _suits(field, number) and form.recognises(field.name, number)
    )
    return tuple(fitting)[:MOST]


def _numbers(lines: Iterable[str]) -> Iterator[str]:
    """As they stand, and with the gaps closed that cards and forms print between groups of digits."""
    for line in lines:
        plain = unicodedata.normalize("NFKC", line)
        for text in (plain, _BETWEEN_DIGITS.sub("", plain)):
            yield from (
                token.upper() for token in re.findall(r"[0-9A-Za-z]+", text) if _NUMBER.fullmatch(token)
            )


def _suits(field: Field, number: str) -> bool:
    """A number that is somebody's identity number answers no other question."""
    if field.kind is FieldKind.ID_NUMBER:
        return True
    return (
        field.kind in {FieldKind.BANK_ACCOUNT, FieldKind.TEXT} and id_number.check(number).problem is not None
    )
