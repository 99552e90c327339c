"""Card, key, photo and signature on the way to consent: a part of ``ui.props``, pure like it."""

import os
from hashlib import blake2b
from typing import TYPE_CHECKING

from kiosk import visit as v
from kiosk.person import Document
from ui.inputs import Inputs, Props, title

if TYPE_CHECKING:
    from kiosk.person import Person

_TRAVEL = frozenset({Document.PASSPORT, Document.TRAVEL_PERMIT, Document.TRAVEL_DOCUMENT})
"""Documents whose photo is JPEG, or will be when it is in; their chip is signed."""
_POLICE = frozenset({Document.RESIDENT, Document.PERMIT, Document.FOREIGNER_2017, Document.FOREIGNER_2023})
"""Cards whose photo is WLT: there is no public decoder, so it is not shown."""
_KEY = os.urandom(16)


def portrait_of(visit: v.Visit) -> bytes:
    """The photo that may be shown of whoever is here, as JPEG; empty when there is none."""
    state = visit.state
    person = state.person if isinstance(state, v.Consent) else visit.who.person if visit.who else None
    covered = isinstance(state, v.Handover)
    return person.photo if person and not covered and person.document in _TRAVEL else b""


def name_of(portrait: bytes) -> str:
    """What the screen calls it: another one for another photo, and nothing that tells whose it is."""
    return blake2b(portrait, digest_size=8, key=_KEY).hexdigest()


def photo(visit: v.Visit, person: "Person") -> Props:
    """``state``: reading / shown / unreadable / closed (a format of the police) / none. ``part``: 0..1."""
    shown, part = portrait_of(visit), visit.devices.photo
    if person.document in _POLICE:
        state = "closed" if person.photo else "none"
    elif person.document not in _TRAVEL:
        state = "none"
    elif shown:
        state = "shown"
    else:
        state = "reading" if part < 1 else "unreadable"
    return {"state": state, "part": part, "name": name_of(shown) if shown else ""}


def signature(visit: v.Visit, person: "Person") -> str:
    """Who signed the chip: verified / unverified / failed; empty while nobody knows."""
    if person.document not in _TRAVEL or visit.devices.photo < 1:
        return ""
    return dict(person.extra).get("signature", "")


def identify(inputs: Inputs, state: v.Identify) -> Props:
    """Waiting for a card."""
    devices = inputs.visit.devices
    return {
        "card": devices.card,
        "progress": devices.progress,
        "spent": devices.spent,
        "staff_card": devices.member != "",
        "service": title(inputs, state.service) if state.service else "",
    }


def key(inputs: Inputs, state: v.Key) -> Props:
    """What is typed in the way that was chosen, and each check digit: what it must be, or whether it fits."""
    typed = v.typed(state, inputs.now.astimezone().date())
    asked = v.KEY_FIELDS[state.way]
    return {
        "way": state.way,
        "ways": [way for way in v.KeyWay if way is not v.KeyWay.CAN or inputs.visit.devices.can],
        "values": {name: state.values.get(name, "") for name in asked},
        "problems": {name: state.problems.get(name, "") for name in asked},
        "digits": {name: typed.digits.get(name, "") for name in asked},
        "fits": [{"field": name, "fits": good} for name, good in typed.fits.items()],
        "missing": typed.missing,
        "wrong": state.wrong,
        "filled": state.filled,
        "opening": inputs.visit.devices.opening,
        "service": title(inputs, state.waiting.service) if state.waiting.service else "",
    }


def consent(inputs: Inputs, person: "Person") -> Props:
    """Who was read, before anything of it is used."""
    return {
        "name": person.name,
        "document": person.document,
        "photo": photo(inputs.visit, person),
        "signature": signature(inputs.visit, person),
    }
