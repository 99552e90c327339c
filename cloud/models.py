"""What the platform keeps. Nothing here names a person in clear: applications and notes are sealed at rest.

Ingest writes ``Transaction`` and ``Event`` by raw SQL (``cloud.sql``); the rest of the code, and the console,
read and write through these models. Digests are lower-case hex sha256.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

GENESIS = "0" * 64
"""The head's digest before a terminal's first envelope, as ``sync.wire.envelope.GENESIS``."""


class State(models.TextChoices):
    """A case's state: incomplete while attachments are on their way, received, then what was decided last."""

    INCOMPLETE = "incomplete", _("incomplete")
    RECEIVED = "received", _("received")
    APPROVED = "approved", _("approved")
    NEEDS_MATERIAL = "needs-material", _("needs material")
    REJECTED = "rejected", _("rejected")


DECISIONS = (State.APPROVED, State.NEEDS_MATERIAL, State.REJECTED)


class Terminal(models.Model):
    """A terminal, and the head of its chain of envelopes: the last seq that counts and its digest."""

    id = models.CharField(primary_key=True, max_length=64)
    number = models.CharField(_("number"), max_length=4, unique=True)
    name = models.CharField(_("name"), max_length=200)
    enrolled = models.DateTimeField(_("enrolled"))
    revoked = models.DateTimeField(_("revoked"), null=True, blank=True)
    head_seq = models.BigIntegerField(_("last number in sequence"), default=0)
    head_digest = models.CharField(max_length=64, default=GENESIS)
    seal_key = models.CharField(max_length=64, default="")

    class Meta:
        """Names and order in the console."""

        verbose_name = _("terminal")
        verbose_name_plural = _("terminals")
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        """Number and name, as people speak of it."""
        return f"{self.number} {self.name}"


class Certificate(models.Model):
    """A device certificate that was issued; revoking its terminal ends it."""

    key_id = models.CharField(primary_key=True, max_length=64)
    terminal = models.ForeignKey(Terminal, models.PROTECT, related_name="certificates")
    pem = models.TextField()
    public_key = models.CharField(max_length=64)
    not_after = models.DateTimeField()

    def __str__(self) -> str:
        """The head of the key id."""
        return self.key_id[:16]


class EnrolmentCode(models.Model):
    """A one-time code, kept as an HMAC; ``terminal`` is the one that used it."""

    code_hmac = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    terminal = models.ForeignKey(Terminal, models.PROTECT, null=True)

    def __str__(self) -> str:
        """The name that the terminal will get."""
        return self.name


class Nonce(models.Model):
    """A request signature's nonce, as sha256 of key id and nonce, kept until its signature is too old."""

    digest = models.CharField(primary_key=True, max_length=64)
    seen = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        """The head of the digest."""
        return self.digest[:16]


class Transaction(models.Model):
    """A submission as it came: its signed envelope byte for byte, and what was decided last.

    ``attachments``: ``[[sha256, size], …]`` of the sealed bytes, as the envelope lists them.
    """

    uuid = models.UUIDField("id")
    terminal = models.ForeignKey(
        Terminal, models.PROTECT, related_name="transactions", verbose_name=_("terminal")
    )
    seq = models.BigIntegerField(_("number in sequence"))
    digest = models.CharField("sha256", max_length=64)
    service = models.CharField(_("service"), max_length=100)
    catalogue = models.CharField(_("catalogue version"), max_length=100)
    created = models.DateTimeField(_("created, by the terminal's clock"))
    clock_trust = models.CharField(_("trust in that clock"), max_length=20)
    replaces = models.UUIDField(_("replaces"), null=True)
    envelope = models.BinaryField()
    attachments = models.JSONField(default=list)
    received = models.DateTimeField(_("received"))
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.RECEIVED)

    class Meta:
        """The two keys that make delivery effectively once."""

        verbose_name = _("transaction")
        verbose_name_plural = _("transactions")
        ordering: ClassVar = ["-id"]
        permissions: ClassVar = [
            ("open_transaction", "Can open (decrypt) an application"),
            ("decide_transaction", "Can decide an application"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["terminal", "uuid"], name="transaction_once"),
            models.UniqueConstraint(fields=["terminal", "seq"], name="transaction_seq"),
        ]
        indexes: ClassVar = [models.Index(fields=["uuid"]), models.Index(fields=["state", "service"])]

    def __str__(self) -> str:
        """The id."""
        return str(self.uuid)


class Decision(models.Model):
    """One decision; the last one counts and every earlier one stays. ``note`` is sealed to our own key."""

    transaction = models.ForeignKey(Transaction, models.PROTECT, related_name="decisions")
    decision = models.CharField(_("decision"), max_length=20, choices=State.choices)
    note = models.BinaryField(default=b"")
    at = models.DateTimeField(_("at"))
    actor = models.CharField(_("by"), max_length=150)

    class Meta:
        """Names and order in the console."""

        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """What was decided."""
        return self.decision


class Event(models.Model):
    """What the feed tells a terminal, in order. PostgreSQL adds a column ``xid``: see ``cloud.sql``."""

    terminal = models.ForeignKey(Terminal, models.PROTECT, related_name="+")
    type = models.CharField(max_length=20)
    uuid = models.UUIDField()
    at = models.DateTimeField()
    decision = models.CharField(max_length=20, default="")
    note = models.BinaryField(default=b"")

    class Meta:
        """The feed reads one terminal's events from a place on."""

        indexes: ClassVar = [models.Index(fields=["terminal", "id"])]

    def __str__(self) -> str:
        """Type and id."""
        return f"{self.type} {self.uuid}"


class Notice(models.Model):
    """What the platform tells the people in a hall, in both languages; for every terminal when it names none.

    Each terminal hears of it once, by an ``Event`` whose ``uuid`` is the notice's.
    """

    uuid = models.UUIDField(primary_key=True)
    terminal = models.ForeignKey(Terminal, models.PROTECT, null=True, related_name="+")
    zh = models.CharField(max_length=500)
    en = models.CharField(max_length=500)
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """The id."""
        return str(self.uuid)


class Incident(models.Model):
    """An envelope that could not be taken, kept as it came; the same bytes again only count up."""

    terminal = models.ForeignKey(
        Terminal, models.PROTECT, related_name="incidents", verbose_name=_("terminal")
    )
    kind = models.CharField(_("kind"), max_length=40)
    digest = models.CharField("sha256", max_length=64)
    uuid = models.UUIDField("id", null=True)
    seq = models.BigIntegerField(_("number in sequence"), null=True)
    envelope = models.BinaryField()
    first_seen = models.DateTimeField(_("first seen"))
    last_seen = models.DateTimeField(_("last seen"))
    count = models.PositiveIntegerField(_("times"), default=1)

    class Meta:
        """One row for the same bytes and reason."""

        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["terminal", "kind", "digest"], name="incident_once")
        ]

    def __str__(self) -> str:
        """Kind and terminal."""
        return f"{self.kind} {self.terminal_id}"


class Audit(models.Model):
    """Who did what when: opened applications, decisions, enrolment codes, revocations. Only added to."""

    at = models.DateTimeField(_("at"))
    actor = models.CharField(_("by"), max_length=150)
    action = models.CharField(_("action"), max_length=40)
    subject = models.CharField(_("subject"), max_length=200)

    class Meta:
        """Names and order in the console."""

        verbose_name = _("audit entry")
        verbose_name_plural = _("audit trail")
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Action and subject."""
        return f"{self.action} {self.subject}"


class IssuerKey(models.Model):
    """A key that signs certificates; the private half is ``DATA/keys/issuer-KID.pem``, hex key ids."""

    kid = models.CharField(max_length=16, unique=True)
    public = models.BinaryField()
    not_before = models.DateTimeField()
    not_after = models.DateTimeField()
    predecessor = models.CharField(max_length=16, default="")

    def __str__(self) -> str:
        """The key id."""
        return self.kid


class IssuedCertificate(models.Model):
    """A certificate that a case ended in. ``sealed``, to our own key, is all that names a person."""

    transaction = models.ForeignKey(
        Transaction, models.PROTECT, related_name="issued", verbose_name=_("transaction")
    )
    kind = models.CharField(_("kind"), max_length=60)
    list = models.PositiveIntegerField()
    index = models.PositiveIntegerField()
    issued = models.DateTimeField(_("issued"))
    expires = models.DateTimeField(_("expires"), null=True)
    revoked = models.DateTimeField(_("revoked"), null=True)
    sealed = models.BinaryField()

    class Meta:
        """One place in the status lists for each."""

        verbose_name = _("e-certificate")
        verbose_name_plural = _("e-certificates")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["list", "index"], name="status_place")]

    def __str__(self) -> str:
        """Kind and case."""
        return f"{self.kind} {self.transaction_id}"


class TrustedIssuer(models.Model):
    """Another platform that our trust list names: its own list as it signed it, and what we take it for."""

    issuer = models.CharField(max_length=64, unique=True)
    signed = models.BinaryField()
    root = models.TextField()
    kinds = models.JSONField()
    added = models.DateTimeField()

    def __str__(self) -> str:
        """The issuer."""
        return self.issuer
