"""What a touch means on the pages of certificates: held, scanned, shown in an application, seen by whom."""

from dataclasses import replace

from kiosk.certificate import Certificate, Unfit, editable
from kiosk.visit.effects import Effects, Judge
from kiosk.visit.events import (
    Agree,
    Back,
    CodeScanned,
    Next,
    OpenDisclosures,
    OpenScan,
    OpenService,
    PresentOwn,
    Touch,
)
from kiosk.visit.moves import (
    end_visit,
    go,
    go_and_look,
    go_on,
)
from kiosk.visit.states import (
    NOTHING,
    Application,
    CertificatesPage,
    Choose,
    DisclosePage,
    DisclosuresPage,
    Fill,
    ScanPage,
    ServicePage,
    Visit,
)
from kiosk.visit.views import (
    catalogue_of,
    uses_of,
)


def own_certificate(visit: Visit, submission: str) -> Certificate | None:
    """One of this person's own certificates."""
    held = visit.who.certificates if visit.who else ()
    return next((one for one in held if one.submission == submission), None)


def presented(visit: Visit, page: ScanPage, certificate: Certificate) -> ScanPage:
    """The page with what is said of a certificate, and in an application whether it helps there."""
    unfit = None
    if page.application and visit.who:
        found = uses_of(
            catalogue_of(visit, page.application), visit.who.person, page.application, certificate
        )
        unfit = found if isinstance(found, Unfit) else None
    return ScanPage(page.application, certificate=certificate, unfit=unfit)


def on_certificates(visit: Visit, event: Touch) -> tuple[Visit, Effects]:
    """My certificates, and who saw them."""
    match event:
        case OpenDisclosures():
            return go_and_look(visit, DisclosuresPage())
        case OpenScan():
            return go(visit, ScanPage())
        case OpenService(service) if service in visit.catalogue.services:
            return go(visit, ServicePage(service))
        case Back() if isinstance(visit.state, DisclosuresPage):
            return go(visit, CertificatesPage())
        case Back():
            return go(visit, Choose())
    return visit, ()


def on_scan(visit: Visit, page: ScanPage, event: Touch) -> tuple[Visit, Effects]:
    """A code is waited for, or what is said of one is shown."""
    match event:
        case CodeScanned(text):
            return replace(visit, state=ScanPage(page.application, reading=True)), (Judge(text),)
        case PresentOwn(submission) if own := own_certificate(visit, submission):
            return replace(visit, state=presented(visit, page, own)), ()
        case Next() if page.application and page.certificate and not page.unfit:
            return go(visit, DisclosePage(page.application, page.certificate))
        case Next() if page.certificate:
            return replace(visit, state=ScanPage(page.application)), ()
        case Back() if page.application:
            return go(visit, Fill(page.application))
        case Back():
            return go(visit, Choose()) if visit.who else end_visit(visit, "")
    return visit, ()


def on_disclose(
    visit: Visit, application: Application, certificate: Certificate, event: Touch
) -> tuple[Visit, Effects]:
    """What would be shown of a certificate is agreed to, or not."""
    match event:
        case Agree() if visit.who:
            found = uses_of(catalogue_of(visit, application), visit.who.person, application, certificate)
            filled = {} if isinstance(found, Unfit) else editable(found)
            others = tuple(one for one in application.certificates if one.text != certificate.text)
            agreed = replace(
                application,
                answers={**application.answers, **filled},
                certificates=(*others, certificate),
                problems=NOTHING,
            )
            return go_on(visit, Fill(agreed))
        case Back():
            return go(visit, Fill(application))
    return visit, ()
