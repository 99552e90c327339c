"""The pages of e-certificates as plain values; a part of ``ui.props``, pure like it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kiosk import visit as v
from kiosk.catalogue.life_event import items_of
from kiosk.certificate import Certificate, Unfit, Uses, in_words, replaceable
from kiosk.proactive import Lapsing
from ui.qr import modules

if TYPE_CHECKING:
    from ui.inputs import Inputs

Props = dict[str, Any]


def listed(inputs: "Inputs", state: v.CertificatesPage) -> Props:
    """My certificates; of the one that is opened, or is the only one, what it says and its code."""
    who = inputs.visit.who
    return {
        "loading": who is None or who.applications is None,
        "rows": [
            {
                **_certificate(one, inputs.lang, full=one is v.opened(inputs.visit, state)),
                "id": one.submission,
                "open": one is v.opened(inputs.visit, state),
                "qr": list(modules(one.text))
                if one is v.opened(inputs.visit, state) and one.verdict.valid
                else [],
            }
            for one in (who.certificates if who else ())
        ],
        "disclosures": len(who.disclosures) if who else 0,
    }


def scan(inputs: "Inputs", state: v.ScanPage) -> Props:
    """What waits for a code, or what is said of one."""
    application, who = state.application, inputs.visit.who
    return {
        "service": v.service_of(inputs.visit, application).title.in_(inputs.lang) if application else "",
        "reading": state.reading,
        "judged": state.certificate is not None,
        "certificate": _certificate(state.certificate, inputs.lang, full=True) if state.certificate else {},
        "unfit": state.unfit or "",
        "own": [
            {**_certificate(one, inputs.lang), "id": one.submission}
            for one in (who.certificates if who else ())
        ],
    }


def disclose(inputs: "Inputs", state: v.DisclosePage) -> Props:
    """Exactly what is shown to whom and for what, and what it saves."""
    lang, found = inputs.lang, _uses(inputs.visit, state.application, state.certificate)
    labels, catalogue = _questions(inputs, state.application), v.catalogue_of(inputs.visit, state.application)
    shown = {claim for use in found.values() for claim in use.claims}
    return {
        **_certificate(state.certificate, lang),
        "service": v.service_of(inputs.visit, state.application).title.in_(lang),
        "departments": _listed((catalogue.service(name).department.in_(lang) for name in found), lang),
        "claims": [row for row in _claims(state.certificate, lang) if row["name"] in shown],
        "whole": any(use.whole for use in found.values()),
        "replaces": _replaced(found, lang),
        "answers": _listed((labels[name] for use in found.values() for name in use.answers), lang),
        "editable": _listed((labels[name] for use in found.values() for name in use.editable), lang),
    }


def disclosures(inputs: "Inputs") -> Props:
    """Who used my data, in words."""
    who = inputs.visit.who
    lines = in_words(who.disclosures, inputs.visit.catalogue, inputs.lang) if who else ()
    return {
        "loading": who is None or who.applications is None,
        "rows": [
            {
                "at": line.at,
                "certificate": line.certificate,
                "issuer": line.issuer,
                "service": line.service,
                "department": line.department,
                "claims": _listed(line.claims, inputs.lang),
            }
            for line in lines
        ],
    }


def in_form(inputs: "Inputs", application: v.Application) -> Props:
    """What stands on the form: the certificates in use, and those that could be."""
    lang = inputs.lang
    used = [
        {
            **_certificate(one, lang),
            "which": n,
            "rows": _answered(inputs, application, found),
            "replaces": _replaced(found, lang),
        }
        for n, one in enumerate(application.certificates)
        if (found := _uses(inputs.visit, application, one))
    ]
    taken = {one.text for one in application.certificates}
    who = inputs.visit.who
    offers = [
        {**_certificate(one, lang), "id": one.submission}
        for one in (who.certificates if who else ())
        if one.text not in taken and _uses(inputs.visit, application, one)
    ]
    catalogue = v.catalogue_of(inputs.visit, application)
    services = [catalogue.service(name) for name in items_of(application.service)]
    open_ = {m.id for service in services for m in replaceable(service)} - _materials(inputs, application)
    return {"certificates": used, "offers": offers, "scannable": bool(open_)}


def replaced(visit: v.Visit, service: str) -> set[str]:
    """The materials of a service for which this person has a certificate here."""
    held = visit.who.certificates if visit.who else ()
    found = (_uses(visit, v.Application(service), one) for one in held)
    return {m.id for one in found for use in one.values() for m in use.materials}


def lapsing(held: Iterable[Certificate]) -> list[Lapsing]:
    """The last days of the certificates that count, for the rules of proactive service."""
    return [
        Lapsing(one.verdict.kind.id, one.verdict.expires.astimezone().date())
        for one in held
        if one.verdict.valid and one.verdict.kind and one.verdict.expires
    ]


def filled(inputs: "Inputs", application: v.Application) -> Mapping[str, Any]:
    """Editable answers as a certificate in use has them."""
    return {name: value for use in _in_use(inputs, application) for name, value in use.editable.items()}


def _materials(inputs: "Inputs", application: v.Application) -> set[str]:
    return {m.id for use in _in_use(inputs, application) for m in use.materials}


def _in_use(inputs: "Inputs", application: v.Application) -> Iterable[Any]:
    person = inputs.visit.who.person if inputs.visit.who else None
    catalogue = v.catalogue_of(inputs.visit, application)
    return [u for found in v.used_by(catalogue, person, application) for u in found.values()]


def _uses(visit: v.Visit, application: v.Application, certificate: Certificate) -> Uses:
    person = visit.who.person if visit.who else None
    found = v.uses_of(v.catalogue_of(visit, application), person, application, certificate) if person else {}
    return {} if isinstance(found, Unfit) else found


def _answered(inputs: "Inputs", application: v.Application, found: Uses) -> list[Props]:
    """The questions that are not asked any more, each with its answer in words."""
    form = v.form_of(inputs.visit, application, inputs.now.astimezone().date())
    labels = _questions(inputs, application)
    words = {
        claim.answers: row["value"]
        for use in found.values()
        for row in _claims(use.certificate, inputs.lang)
        for m in use.materials
        if (claim := (m.claims or {}).get(row["name"]))
    }
    given = [name for use in found.values() for name in use.answers if name in form.prefill()]
    return [{"label": labels[name], "value": words[name]} for name in dict.fromkeys(given)]


def _questions(inputs: "Inputs", application: v.Application) -> dict[str, str]:
    form = v.service_of(inputs.visit, application).form
    return {f.name: f.label.in_(inputs.lang) for f in form.fields()} if form else {}


def _replaced(found: Uses, lang: str) -> str:
    return _listed((m.title.in_(lang) for use in found.values() for m in use.materials), lang)


def _certificate(one: Certificate, lang: str, *, full: bool = False) -> Props:
    verdict = one.verdict
    title = (verdict.kind.title.zh if lang == "zh" else verdict.kind.title.en) if verdict.kind else ""
    return {
        "title": title,
        "issuer": verdict.issuer_name,
        "issued": _day(verdict.issued),
        "expires": _day(verdict.expires),
        "reason": verdict.reason,
        "valid": verdict.valid,
        "sentence": verdict.sentence.zh if lang == "zh" else verdict.sentence.en,
        "days": verdict.status_age.days if verdict.status_age else 0,
        "claims": _claims(one, lang) if full else [],
        "hidden": verdict.hidden,
    }


def _claims(one: Certificate, lang: str) -> list[Props]:
    """What it says, in words; a claim that this release does not know keeps its name."""
    known = one.verdict.kind.claims if one.verdict.kind else {}
    rows = []
    for name, value in one.verdict.claims.items():
        claim = known.get(name)
        words = claim.values.get(str(value)) if claim else None
        label = (claim.label.zh if lang == "zh" else claim.label.en) if claim else name
        shown = (words.zh if lang == "zh" else words.en) if words else str(value)
        rows.append({"name": name, "label": label, "value": shown})
    return rows


def _day(at: datetime | None) -> str:
    return f"{at.astimezone():%Y-%m-%d}" if at else ""


def _listed(words: Iterable[str], lang: str) -> str:
    """Each different one once."""
    return ("、" if lang == "zh" else ", ").join(dict.fromkeys(words))
