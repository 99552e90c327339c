"""Certificates in applications: whose, for which paper, what is shown and what is not asked any more."""

from dataclasses import replace
from typing import Any

import pytest
from issuers import NOW, TYPES, Issuer, trusting

from drivers.cards.people import demo
from kiosk.catalogue import Catalogue
from kiosk.certificate import (
    Certificate,
    CertificateUnknown,
    Reason,
    Unfit,
    Uses,
    editable,
    held,
    judge,
    known,
    uses,
    verify,
)
from kiosk.question import FieldKind
from sync.wire import certificate, sd_jwt
from sync.wire.certificate import to_text

CATALOGUE = Catalogue.load()
ZHANG, LI = demo("resident"), demo("resident-newborn")
KINDS = ("pension-certificate", "household-register", "residence-permit", "disability-certificate")
A = Issuer("province-a", (*KINDS, "diploma", "marriage-certificate"))
TRUST = trusting(A.entry(), status=A.status())
PENSION: dict[str, Any] = {
    "name": ZHANG.name,
    "id_number": ZHANG.id_number,
    "retirement": "2026-10-31",
    "retirement_kind": "normal",
    "decided": "2026-11-20",
    "authority": "Province A",
}
CHILD: dict[str, Any] = {
    "name": "张小样",
    "sex": "f",
    "birth": "2026-09-03",
    "address": "演示省样例市示范县云上镇测试路1号",
    "registered_with": ZHANG.name,
    "birth_certificate": "Z110100001",
}
RETIREE, INSURANCE, CARD = "retiree-medical", "newborn-medical-insurance", "newborn-social-card"


def made(kind: str, claims: dict[str, Any], *, own: bool = False, hidden: bool = False) -> Certificate:
    content = replace(A.content(kind), claims=TYPES[kind].encode(claims))
    text = to_text(certificate.issue(content, A.key))
    parts = certificate.issue_hidden(content, A.key)
    if own:
        formats = {"cwt": certificate.issue(content, A.key), "sd-cwt": parts}
        (found,) = held([("019ab3c4-0000-7000-8000-000000000000", formats)], TRUST, NOW)
        return found
    return judge(to_text(parts) if hidden else text, TRUST, NOW)


def used(service: str, what: Certificate, person: Any = ZHANG, answers: dict[str, Any] | None = None) -> Uses:
    found = uses([CATALOGUE.service(service)], what, person, answers or {})
    assert not isinstance(found, Unfit), found
    return found


@pytest.mark.parametrize(
    ("what", "service", "reason"),
    [
        (made("pension-certificate", PENSION), "id-card-loss", Unfit.NOT_NEEDED),
        (made("pension-certificate", PENSION | {"id_number": LI.id_number}), RETIREE, Unfit.ANOTHER_PERSON),
        (made("pension-certificate", {"name": ZHANG.name}), RETIREE, Unfit.NO_NUMBER),
        (made("household-register", CHILD), INSURANCE, Unfit.NO_NUMBER),
        (made("household-register", CHILD, own=True), "pension-application", Unfit.NOT_NEEDED),
        (
            made("household-register", CHILD | {"id_number": ZHANG.id_number}, own=True),
            INSURANCE,
            Unfit.NOT_NEEDED,
        ),
        (judge("nonsense", TRUST, NOW), RETIREE, Unfit.NOT_VALID),
        (judge(Issuer("nobody").issue(), TRUST, NOW), RETIREE, Unfit.NOT_VALID),
    ],
    ids=["of no use here", "another's", "of nobody", "a child's that was scanned", "a child's for one's own",
         "one's own for a child's", "none", "unknown issuer"],
)  # fmt: skip
def test_a_certificate_that_cannot_stand_for_a_paper_says_why(
    what: Certificate, service: str, reason: Unfit
) -> None:
    assert uses([CATALOGUE.service(service)], what, ZHANG, {}) is reason


def test_every_reason_is_met() -> None:
    permit = made("residence-permit", {"name": ZHANG.name, "id_number": ZHANG.id_number})
    filing = [CATALOGUE.service("remote-medical-filing")]
    assert uses(filing, permit, ZHANG, {"for_whom": "other"}) is Unfit.ON_BEHALF
    assert not isinstance(uses(filing, permit, ZHANG, {"for_whom": "self"}), Unfit)


def test_one_that_has_expired_or_was_revoked_is_not_used() -> None:
    what = made("pension-certificate", PENSION)
    for reason in set(Reason) - {Reason.VALID}:
        bad = replace(what, verdict=replace(what.verdict, reason=reason))
        assert uses([CATALOGUE.service(RETIREE)], bad, ZHANG, {}) is Unfit.NOT_VALID


def test_what_it_answers_is_known_and_only_what_is_needed_is_shown() -> None:
    found = used(RETIREE, made("pension-certificate", PENSION, own=True))
    assert (known(found), editable(found)) == ({"retired_on": "2026-10-31"}, {})
    proof = found[RETIREE].proof()
    assert proof.claims == ("name", "id_number", "retirement", "retirement_kind")
    assert (proof.type, proof.issuer, proof.materials) == (
        "pension-certificate",
        "province-a",
        ("retirement-certificate",),
    )
    shown = verify(proof.text, TRUST, NOW)
    assert (shown.valid, tuple(shown.claims), shown.hidden) == (True, proof.claims, 2)


def test_a_printed_code_shows_all_of_it_and_says_so() -> None:
    what = made("pension-certificate", PENSION)
    proof = used(RETIREE, what)[RETIREE].proof()
    assert (proof.text, set(proof.claims)) == (what.text, set(PENSION))


def test_a_code_of_a_telephone_is_cut_to_what_is_needed() -> None:
    proof = used(RETIREE, made("pension-certificate", PENSION, hidden=True))[RETIREE].proof()
    assert "decided" not in verify(proof.text, TRUST, NOW).claims


def test_a_childs_page_that_was_sent_here_answers_for_the_child() -> None:
    page = made("household-register", CHILD, own=True)
    found = used(INSURANCE, page)
    answers = {"child_name": "张小样", "child_sex": "f", "child_birth": "2026-09-03"}
    assert known(found) == answers | {"birth_certificate": "Z110100001"}
    assert found[INSURANCE].proof().claims == ("name", "sex", "birth", "birth_certificate")
    card = used(CARD, page)
    assert editable(card) == {"current_address": CHILD["address"]}
    assert "current_address" not in known(card)


def test_each_department_of_a_life_event_gets_what_it_needs() -> None:
    services = [CATALOGUE.service(name) for name in (INSURANCE, CARD, "id-card-loss")]
    found = uses(services, made("household-register", CHILD, own=True), ZHANG, {})
    assert not isinstance(found, Unfit)
    assert {name: use.proof().claims for name, use in found.items()} == {
        INSURANCE: ("name", "sex", "birth", "birth_certificate"),
        CARD: ("name", "sex", "address"),
    }


def test_a_paper_without_a_list_of_claims_is_shown_whole() -> None:
    register = made("household-register", CHILD | {"id_number": ZHANG.id_number}, own=True)
    use = used("pension-application", register)["pension-application"]
    assert (use.whole, set(use.claims)) == (True, {*CHILD, "id_number"})


def test_an_sd_jwt_is_cut_too() -> None:
    short = {"iss": A.name, "iat": int(NOW.timestamp()), "vct": f"{sd_jwt.VCT}pension-certificate"}
    what = judge(sd_jwt.issue(short, PENSION, A.key, A.entry().kid), TRUST, NOW)
    proof = used(RETIREE, what)[RETIREE].proof()
    assert tuple(verify(proof.text, TRUST, NOW).claims) == proof.claims


@pytest.mark.parametrize(
    ("names", "sentence"), [(("salary",), "salary"), (("name",), "cannot be shown in part")]
)
def test_what_it_does_not_have_or_cannot_leave_out_is_said(names: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CertificateUnknown, match=sentence):
        made("pension-certificate", PENSION).showing(names)


def test_nothing_of_a_person_is_in_what_python_shows() -> None:
    what = made("pension-certificate", PENSION, own=True)
    shown = repr(what) + repr(used(RETIREE, what)) + repr(used(RETIREE, what)[RETIREE].proof())
    assert ZHANG.name not in shown
    assert ZHANG.id_number not in shown
    assert what.text not in shown


# --- the catalogue's part ---

MAPPED = [
    (service, material)
    for service in CATALOGUE.services.values()
    for material in service.materials
    if material.claims
]


@pytest.mark.parametrize(("service", "material"), MAPPED, ids=[f"{s.id}-{m.id}" for s, m in MAPPED])
def test_the_claims_that_a_service_reads_are_in_the_registry_and_answer_in_kind(
    service: Any, material: Any
) -> None:
    kinds = {field.name: field.kind for field in service.form.fields()}
    claims = TYPES[material.replaced_by].claims
    assert set(material.claims) <= set(claims)
    takes = {
        "date": {FieldKind.DATE},
        "number": {FieldKind.NUMBER, FieldKind.AMOUNT, FieldKind.CHOICE},
        "code": {FieldKind.CHOICE},
        "text": {FieldKind.TEXT, FieldKind.NAME, FieldKind.ID_NUMBER, FieldKind.ADDRESS},
    }
    for name, claim in material.claims.items():
        if claim.answers:
            assert kinds[claim.answers] in takes[claims[name].kind], name
