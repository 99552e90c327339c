"""Certificates in a visit: shown, judged, agreed to, used, dropped, and never without the citizen's word."""

from dataclasses import replace

import pytest
from visits import AT, LI, OWN, RETIREE, ZHANG, known, pension, reach, ready, run, typed

from drivers.cards.port import CardPhase, CardState
from kiosk import visit as v
from kiosk.certificate import Certificate, Reason, Unfit
from sync.wire import registry

P = v.Phase


def medical(*more: v.Event) -> v.Visit:
    """On the form of a service that a pension statement helps."""
    return reach(P.CHOOSE, v.OpenService(RETIREE), v.Apply(), *more)


def form(visit: v.Visit) -> v.Application:
    state = visit.state
    assert isinstance(state, v.Fill | v.Review | v.ScanPage | v.DisclosePage)
    assert state.application
    return state.application


def asked(visit: v.Visit) -> set[str]:
    made = v.form_of(visit, form(visit), AT.date())
    return {field.name for step in made.steps(form(visit).answers) for field in step.fields}


def test_ones_own_is_used_after_agreeing_and_its_question_is_not_asked() -> None:
    visit = medical()
    assert "retired_on" in asked(visit)
    visit, effects = run(v.PresentOwn(OWN), start=visit)
    assert (visit.phase, effects) == (P.DISCLOSE, [])
    assert form(visit).certificates == ()
    visit, _ = run(v.Agree(), start=visit)
    assert form(visit).certificates == (pension(),)
    assert "retired_on" not in asked(visit)
    visit, _ = run(v.DropCertificate(0), start=visit)
    assert "retired_on" in asked(visit)


def test_who_does_not_agree_shows_nothing() -> None:
    visit, _ = run(v.Back(), start=medical(v.PresentOwn(OWN)))
    assert (visit.phase, form(visit).certificates) == (P.FILL, ())


def test_the_same_certificate_is_used_once() -> None:
    visit = medical(v.PresentOwn(OWN), v.Agree(), v.PresentOwn(OWN), v.Agree())
    assert len(form(visit).certificates) == 1


def test_a_scanned_one_is_judged_then_agreed_to() -> None:
    visit, effects = run(v.CodeScanned("WC1:ABC"), start=medical(v.OpenScan()))
    assert effects == [v.Judge("WC1:ABC")]
    assert visit.state == v.ScanPage(form(visit), reading=True)
    visit, _ = run(v.Judged(pension(submission="")), start=visit)
    assert visit.state.unfit is None  # type: ignore[union-attr]
    visit, _ = run(v.Next(), start=visit)
    assert visit.phase is P.DISCLOSE
    visit, _ = run(v.Agree(), start=visit)
    assert form(visit).certificates[0].text == "WC1:ABC"


@pytest.mark.parametrize(
    ("certificate", "reason"),
    [
        (pension(LI, submission=""), Unfit.ANOTHER_PERSON),
        (pension(reason=Reason.REVOKED), Unfit.NOT_VALID),
        (pension(reason=Reason.STATUS_UNKNOWN), Unfit.NOT_VALID),
    ],
)
def test_one_that_does_not_help_says_why_and_the_next_can_be_shown(
    certificate: Certificate, reason: Unfit
) -> None:
    visit = medical(v.OpenScan(), v.CodeScanned("WC1:ABC"), v.Judged(certificate))
    assert visit.state.unfit is reason  # type: ignore[union-attr]
    visit, _ = run(v.Next(), start=visit)
    assert visit.state == v.ScanPage(form(visit))


def test_a_certificate_of_ones_own_does_not_speak_for_a_relative() -> None:
    visit = medical(v.PresentOwn(OWN), v.Agree(), *typed(for_whom="other"))
    assert "retired_on" in asked(visit)
    visit, _ = run(*typed(for_whom="self"), start=visit)
    assert "retired_on" not in asked(visit)


def test_what_a_childs_page_answers_is_answered_for_every_service_of_a_life_event() -> None:
    name = "event:birth/newborn-medical-insurance/vaccination-plan"
    claims = {"name": "张小样", "sex": "f", "birth": "2026-09-03"}
    verdict = replace(pension().verdict, kind=registry.load().types["household-register"], claims=claims)
    page = replace(pension(), verdict=verdict)
    visit = replace(reach(P.CHOOSE), state=v.Fill(v.Application(name, certificates=(page,))))
    answers = v.complete(visit, form(visit), AT.date())
    assert answers == {"child_name": "张小样", "child_sex": "f", "child_birth": "2026-09-03"}
    assert "child_name" not in asked(visit)
    (use,) = v.used_by(visit.catalogue, ZHANG, form(visit))
    assert list(use) == ["newborn-medical-insurance"]


def test_a_code_counts_only_where_one_is_waited_for_and_a_late_verdict_nowhere() -> None:
    for phase in set(P) - {P.SCAN}:
        before = reach(phase)
        after, effects = run(v.CodeScanned("WC1:ABC"), v.Judged(pension()), start=before)
        assert (after, effects) == (before, [])
    waiting = medical(v.OpenScan())
    assert run(v.Judged(pension()), start=waiting)[0] == waiting


def test_a_camera_that_sees_the_same_code_again_is_no_sign_of_life() -> None:
    scan, judged = v.CodeScanned("WC1:ABC"), v.Judged(pension())
    once, _ = run(v.OpenScan(), scan, tick=10.0)
    assert run(scan, start=once, tick=20.0) == (once, [])
    shown, _ = run(judged, start=once, tick=11.0)
    assert run(scan, start=shown, tick=20.0) == (shown, [])
    assert run(v.CodeScanned("WC1:DEF"), start=shown, tick=20.0)[1] == [v.Judge("WC1:DEF")]


def test_anybody_may_check_a_certificate_without_a_card() -> None:
    visit, effects = run(v.OpenScan(), v.CodeScanned("WC1:ABC"), v.Judged(pension(LI)))
    assert (visit.phase, visit.who, effects) == (P.SCAN, None, [v.Judge("WC1:ABC")])
    assert visit.state.unfit is None  # type: ignore[union-attr]
    visit, _ = run(v.Next(), start=visit)
    assert visit.state == v.ScanPage()
    assert run(v.Back(), start=visit)[0].phase is P.IDLE


def test_my_certificates_ask_for_a_card_first() -> None:
    visit, _ = run(v.OpenCertificates())
    assert visit.state == v.Identify(v.Goal.CERTIFICATES)
    visit, effects = run(ready(ZHANG), v.Agree(), start=visit)
    assert (visit.phase, effects) == (P.CERTIFICATES, [v.Lookup(ZHANG.id_number)])
    visit, _ = run(known(ZHANG), start=visit)
    assert visit.who
    assert visit.who.certificates == (pension(),)


def test_who_asked_for_certificates_at_the_consent_gets_there() -> None:
    visit, _ = run(ready(ZHANG), v.OpenCertificates(), v.Agree())
    assert visit.phase is P.CERTIFICATES


def test_a_card_that_leaves_takes_every_certificate_along() -> None:
    visit, _ = run(v.CardSeen(CardState(CardPhase.EMPTY)), start=reach(P.DISCLOSE))
    assert (visit.state, visit.who) == (v.Idle("card-taken-draft-kept"), None)


def test_nothing_of_a_certificate_is_in_what_python_shows() -> None:
    for phase in (P.SCAN, P.DISCLOSE, P.CERTIFICATES):
        visit = reach(phase)
        shown = repr(visit) + repr(visit.state) + repr(v.CodeScanned("WC1:ABC")) + repr(v.Judged(pension()))
        assert "WC1:ABC" not in shown
        assert ZHANG.id_number not in shown
