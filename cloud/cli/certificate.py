"""``cloud certificate``, ``revoke``, ``trust-list``: what was issued, and who may issue."""

from pathlib import Path

import click

from cloud.cli.place import FILE, OUT, Place, command, fail, main, options, pass_on, table


@main.group()
@options
@click.pass_context
def certificate(context: click.Context, data: Path | None, database: str | None, as_json: bool) -> None:
    """E-certificates that were issued."""
    pass_on(context, data, database, as_json=as_json)


@certificate.command("show")
@click.argument("reference", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(["cwt", "sd-cwt", "sd-jwt"]),
    default="cwt",
    show_default=True,
    help="cwt is what a QR code holds; the others can be shown in part.",
)
@command
def certificate_show(place: Place, reference: str, form: str) -> None:
    """Show the e-certificate of the submission ID; the audit trail notes it."""
    from django.utils import timezone

    from cloud import cases
    from cloud.boot import actor
    from cloud.certificates import issuing
    from cloud.place import keys
    from sync.wire.certificate import to_text

    case, now = cases.find(reference), timezone.now()
    if form == "sd-jwt":
        text = issuing.as_sd_jwt(case, keys(), actor(), now)
    else:
        text = to_text(issuing.formats(case, keys(), actor(), now)[form])
    place.show(issuing.describe(case) | {"text": text}, text)


@main.command()
@click.argument("reference", metavar="ID")
@command
def revoke(place: Place, reference: str) -> None:
    """Revoke the e-certificate of the submission ID (an id or a receipt number)."""
    from django.utils import timezone

    from cloud import cases
    from cloud.boot import actor
    from cloud.certificates import issuing

    case = cases.find(reference)
    issuing.revoke(case, actor(), timezone.now())
    place.show(issuing.describe(case), f"The certificate of {case.uuid} is revoked.")


@main.group("trust-list", invoke_without_command=True)
@options
@click.option("--out", type=OUT, help="Write the signed list there.")
@click.option("--root-out", type=OUT, help="Write the root's public key (PEM) there; terminals pin it.")
@click.pass_context
def trust_list(
    context: click.Context,
    data: Path | None,
    database: str | None,
    as_json: bool,
    out: Path | None,
    root_out: Path | None,
) -> None:
    """Show or export the signed list of who may issue which e-certificates."""
    pass_on(context, data, database, as_json=as_json)
    if context.invoked_subcommand is None:
        context.invoke(_show_trust_list, data=None, database=None, as_json=False, out=out, root_out=root_out)


@command
def _show_trust_list(place: Place, out: Path | None, root_out: Path | None) -> None:
    from django.utils import timezone

    from cloud.certificates import trust
    from cloud.place import keys
    from sync.wire import registry
    from sync.wire import trust as wire_trust

    signed = trust.signed_list(keys(), timezone.now())
    found, kinds = wire_trust.read(signed, trust.root().public_key()), registry.load()
    try:
        for path, content in ((out, signed), (root_out, trust.root_pem().encode())):
            if path:
                path.write_bytes(content)
    except OSError as e:
        fail(f"{e.filename}: {e.strerror}")
    rows = [
        {
            "issuer": entry.issuer,
            "name": entry.name,
            "key": entry.kid.hex(),
            "types": [kind.id for kind in kinds.types.values() if kind.number in entry.kinds],
            "not_before": entry.not_before.isoformat(),
            "not_after": entry.not_after.isoformat(),
            "predecessor": entry.predecessor.hex(),
        }
        for entry in found.entries
    ]
    columns = ["issuer", "name", "key", "not_before", "not_after", "types"]
    lines = table([row | {"types": ", ".join(row["types"])} for row in rows], columns)
    place.show({"issued": found.issued.isoformat(), "entries": rows}, lines)


@trust_list.command("add")
@click.argument("file", type=FILE)
@click.argument("issuer")
@click.option("--root", required=True, type=FILE, help="That platform's root (PEM), as it was handed over.")
@click.option("--type", "kinds", multiple=True, required=True, metavar="TYPE", help="May issue these; again.")
@command
def trust_list_add(place: Place, file: Path, issuer: str, root: Path, kinds: tuple[str, ...]) -> None:
    """Vouch for ISSUER, as the list FILE of its own platform names it; again with a newer list to renew."""
    from django.utils import timezone

    from cloud.boot import actor
    from cloud.certificates import trust

    pem = root.read_text("ascii", errors="replace")
    entries = trust.take_in(file.read_bytes(), issuer, list(kinds), pem, actor=actor(), now=timezone.now())
    names = [entry.kid.hex() for entry in entries]
    place.show(
        {"issuer": issuer, "keys": names, "types": list(kinds)}, f"{issuer} may issue {', '.join(kinds)}."
    )


@trust_list.command("remove")
@click.argument("issuer")
@command
def trust_list_remove(place: Place, issuer: str) -> None:
    """Vouch for ISSUER no longer."""
    from django.utils import timezone

    from cloud.boot import actor
    from cloud.certificates import trust

    trust.withdraw(issuer, actor(), timezone.now())
    place.show({"issuer": issuer, "removed": True}, f"{issuer} is removed.")


@trust_list.command("rotate")
@command
def trust_list_rotate(place: Place) -> None:
    """Make a new key that signs certificates; what the old one signed stays valid."""
    from django.utils import timezone

    from cloud.boot import actor
    from cloud.certificates import trust

    kid = trust.rotate(actor(), timezone.now())
    place.show({"key": kid}, f"Certificates are signed by key {kid} from now on.")


@trust_list.command("rotate-root")
@command
def trust_list_rotate_root(place: Place) -> None:
    """Make a new root by the old one's word; terminals follow by themselves."""
    from django.utils import timezone

    from cloud.boot import actor
    from cloud.certificates import trust

    kid = trust.rotate_root(actor(), timezone.now())
    place.show({"root": kid}, f"The trust list is signed by root {kid} from now on. Back the keys up again.")
