"""``kiosk certificate`` and ``kiosk trust``: show and judge certificates, and whose count here."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.cli.place import FILE, LANG, PDF, Place, command, fail, group, is_file

if TYPE_CHECKING:
    from kiosk.certificate import Certificate, TrustStore, Verdict
    from sync.wire.registry import ClaimType


@group("certificate")
def certificate(place: Place) -> None:  # a group
    """E-certificates: show and verify one, in any format, without the network."""


WHAT = click.argument("what", metavar="FILE_OR_TEXT")


@certificate.command("show")
@WHAT
@click.option("--only", metavar="CLAIM,…", help="The text of it that shows these claims alone.")
@PDF
@LANG
@command
def certificate_show(place: Place, what: str, only: str | None, pdf: Path | None, lang: str | None) -> None:
    """Show what a certificate says: a text, or a picture of its QR code."""
    found = _judged(place, what)
    verdict = found.verdict
    if only is not None:
        text = found.showing(only.split(","))
        place.show({"text": text}, text)
        return
    labels = verdict.kind.claims if verdict.kind else {}
    rows = [
        f"{labels[name].label.zh} {labels[name].label.en}: {_words(labels[name], value)}"
        if name in labels
        else f"{name}: {value}"
        for name, value in verdict.claims.items()
    ]
    title = f"{verdict.kind.title.zh} {verdict.kind.title.en}" if verdict.kind else "?"
    place.show(verdict.as_json(), [title, *rows, f"→ {verdict.sentence.zh} {verdict.sentence.en}"])
    if not verdict.valid:
        fail(_not_valid(verdict))
    if pdf:
        from kiosk.certificate.document import paper_of

        if not found.text:
            fail("a certificate that is kept here is printed for its holder, at the screen")
        place.write_pdf(pdf, paper_of(verdict, found.text), lang)


@certificate.command("verify")
@WHAT
@command
def certificate_verify(place: Place, what: str) -> None:
    """Judge a certificate by the trust list that is here."""
    verdict = _judged(place, what).verdict
    answer = verdict.as_json()
    lines = [f"{key:12} {value}" for key, value in answer.items() if value not in ("", None, {}, [])]
    place.show(answer, lines)
    if not verdict.valid:
        fail(_not_valid(verdict))


@certificate.command("list")
@command
def certificate_list(place: Place) -> None:
    """List the submissions whose certificates are on this terminal, sealed."""
    from kiosk.certificate import Wallet

    found = Wallet(place.folder).submissions()
    place.show(found, found or "none yet")


@group("trust")
def trust(place: Place) -> None:  # a group
    """Whose certificates count here."""


@trust.command("import")
@click.argument("file", type=FILE)
@command
def trust_import(place: Place, file: Path) -> None:
    """Take a trust list that the pinned root signed."""
    found = _trust_store(place).take(file.read_bytes())
    issuers = sorted({entry.issuer for entry in found.entries})
    place.show(
        {"issued": found.issued, "issuers": issuers},
        f"the trust list of {found.issued:%Y-%m-%d %H:%M} UTC is here: {len(issuers)} issuers",
    )


@trust.command("list")
@command
def trust_list(place: Place) -> None:
    """List who may issue which certificates, and how old that is."""
    from sync.wire import registry

    found, kinds = _trust_store(place).load(), registry.load().types.values()
    rows: list[dict[str, Any]] = [
        {
            "issuer": entry.issuer,
            "name": entry.name,
            "key": entry.kid.hex(),
            "types": [kind.id for kind in kinds if kind.number in entry.kinds],
            "not_before": entry.not_before,
            "not_after": entry.not_after,
        }
        for entry in found.entries
    ]
    answer = {"issued": found.issued if rows else None, "entries": rows}
    lines = [f"{row['issuer']}  {row['key']}  {row['name']}: {', '.join(row['types'])}" for row in rows]
    place.show(answer, [f"of {found.issued:%Y-%m-%d %H:%M} UTC", *lines] if rows else "no trust list is here")


def _trust_store(place: Place) -> "TrustStore":
    from kiosk.certificate import TrustStore
    from kiosk.errors import NotEnrolled
    from sync.enrolment import Enrolment

    try:
        return TrustStore(place.folder, Enrolment.load(place.folder).trust_root)
    except NotEnrolled:
        return TrustStore(place.folder)  # DATA/trust-root.pem may be pinned all the same


def _judged(place: Place, what: str) -> "Certificate":
    """A text, a picture, or the submission whose certificate is here.

    Of the last what it says of a person is left out: whoever serves this machine may know that it is valid,
    and only its holder, at the screen, what is in it.
    """
    from drivers.codes.picture import is_picture, read_picture
    from kiosk.certificate import Certificate, Wallet, judge, verify
    from kiosk.clock import believed
    from sync.wire.certificate import to_text

    trust, now = _trust_store(place).load(), believed(place.clock.now())
    if what in Wallet(place.folder).submissions():
        verdict = verify(to_text(_wallet(place, what)["cwt"]), trust, now)
        return Certificate("", replace(verdict, claims={}, hidden=len(verdict.claims)), what)
    if not is_file(Path(what)):
        return judge(what, trust, now)
    data = Path(what).read_bytes()
    text = read_picture(data) if is_picture(data) else data.decode("utf-8", errors="replace")
    return judge(text, trust, now)


def _wallet(place: Place, submission: str) -> Mapping[str, bytes]:
    from kiosk.certificate import Wallet
    from kiosk.vault import Vault
    from sync.enrolment import Enrolment

    terminal = Enrolment.load(place.folder).terminal
    return Wallet(place.folder).open(submission, terminal, Vault.open(place.folder))


def _words(claim: "ClaimType", value: Any) -> str:
    words = claim.values.get(value) if isinstance(value, str) else None
    return f"{words.zh} {words.en}" if words else str(value)


def _not_valid(verdict: "Verdict") -> str:
    days = verdict.status_age.days if verdict.status_age else 0
    age = f" The list is {days} days old." if days else ""
    return f"not valid ({verdict.reason}): {verdict.sentence.en}{age}"
