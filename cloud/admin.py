"""The console for operators: Django's admin over terminals, cases, incidents and the audit trail.

Nothing that terminals sent can be changed here. An application is shown decrypted only by the button "Open",
which needs its own permission and leaves a line in the audit trail before anything is shown; so do decisions
and revocations. Pages that show an application are never cached.
"""

import json
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cloud import cases, ingest
from cloud.certificates import issuing
from cloud.models import (
    DECISIONS,
    Audit,
    Decision,
    Incident,
    IssuedCertificate,
    State,
    Terminal,
    Transaction,
)
from cloud.notes import open_note
from cloud.place import blobs, keys
from sync.wire.http import is_valid

admin.site.site_header = _("Waystation platform")
admin.site.site_title = _("Waystation platform")
admin.site.index_title = _("Console")


if TYPE_CHECKING:  # at run time Django's classes take no type parameters
    _AnyAdmin = admin.ModelAdmin[Any]
    _TerminalAdmin = admin.ModelAdmin[Terminal]
    _DecisionInline = admin.TabularInline[Decision, Transaction]
else:
    _AnyAdmin = _TerminalAdmin = admin.ModelAdmin
    _DecisionInline = admin.TabularInline


class _ReadOnly(_AnyAdmin):
    """What is on record stays as it is."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Terminals and commands add, people do not."""
        del request
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        del request, obj
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        del request, obj
        return False


@admin.register(Terminal)
class TerminalAdmin(_TerminalAdmin):
    """Rename and revoke; enrolling starts with ``cloud enrol``."""

    list_display = ("number", "name", "id", "enrolled", "revoked", "head_seq")
    list_filter = ("revoked",)
    search_fields = ("number", "name", "id")
    fields = ("number", "id", "name", "enrolled", "revoked", "head_seq")
    readonly_fields = ("number", "id", "enrolled", "revoked", "head_seq")
    actions = ("revoke",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A terminal comes by its one-time code."""
        del request
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Terminal | None = None) -> bool:
        """What a terminal sent stays, so it stays too."""
        del request, obj
        return False

    @admin.action(description=_("Revoke: refuse every request from now on"), permissions=["change"])
    def revoke(self, request: HttpRequest, chosen: QuerySet[Terminal]) -> None:
        """Revoke the chosen terminals."""
        for terminal in chosen:
            cases.revoke(terminal, request.user.get_username(), timezone.now())
        self.message_user(request, _("Revoked."), messages.SUCCESS)


class _Decisions(_DecisionInline):
    model = Decision
    fields = ("decision", "note_text", "at", "actor")
    readonly_fields = fields
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Through "Decide" alone."""
        del request, obj
        return False

    @admin.display(description=_("note"))
    def note_text(self, decision: Decision) -> str:
        """The note, unsealed."""
        return open_note(bytes(decision.note), decision.transaction.uuid, keys())


@admin.register(Transaction)
class TransactionAdmin(_ReadOnly):
    """Cases: searched by receipt number, id or terminal; opened and decided by explicit buttons."""

    list_display = ("receipt", "service", "terminal", "received", "standing")
    list_filter = ("state", "service", "terminal")
    list_select_related = ("terminal",)
    search_fields = ("terminal__name", "terminal__id", "service")
    search_help_text = _("Receipt number, id, terminal or service")
    date_hierarchy = "received"
    fields = (
        "receipt", "uuid", "terminal", "seq", "service", "catalogue", "created", "clock_trust",
        "received", "standing", "digest", "replaces",
    )  # fmt: skip
    readonly_fields = fields
    inlines = (_Decisions,)
    change_form_template = "admin/cloud/transaction/change_form.html"

    @admin.display(description=_("receipt number"))
    def receipt(self, case: Transaction) -> str:
        """The number that people have in hand."""
        return cases.receipt_number(case.terminal.number, case.seq)

    @admin.display(description=_("state"), ordering="state")
    def standing(self, case: Transaction) -> Any:
        """The state, and whether there is any use in waiting for what is not here."""
        lost = _("incomplete: the terminal has lost an attachment, it does not come any more")
        return lost if cases.lacks_for_good(case) else State(case.state).label

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Transaction], search_term: str
    ) -> tuple[QuerySet[Transaction], bool]:
        """A receipt number or an id finds its case; anything else is searched for."""
        try:
            return queryset.filter(pk=cases.find(search_term).pk), False
        except cases.CaseNotFound:
            return super().get_search_results(request, queryset, search_term)

    def get_urls(self) -> list[URLPattern]:
        """Three more addresses, for POST alone."""
        own = [
            path("<int:pk>/open/", self._view(self.open_view), name="cloud_transaction_open"),
            path(
                "<int:pk>/attachment/<int:ordinal>/",
                self._view(self.attachment_view),
                name="cloud_transaction_attachment",
            ),
            path("<int:pk>/decide/", self._view(self.decide_view), name="cloud_transaction_decide"),
        ]
        return own + super().get_urls()

    def _view(self, view: Any) -> Any:
        return self.admin_site.admin_view(require_POST(view))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The case with its buttons."""
        extra = {"decisions": [(d.value, d.label) for d in DECISIONS], "max_note": cases.MAX_NOTE}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **extra})

    def open_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The application, decrypted."""
        _require(request, "cloud.open_transaction")
        case = get_object_or_404(Transaction, pk=pk)
        context = {**self.admin_site.each_context(request), "case": case, "receipt": self.receipt(case)}
        try:
            application = cases.open_application(case, _who(request), timezone.now(), keys())
            context["application"] = json.dumps(application, ensure_ascii=False, indent=2)
            context["attachments"] = application.get("attachments", [])
            context["materials"] = _materials(application)
        except cases.CannotOpen as e:
            context["problem"] = str(e)
        response = TemplateResponse(request, "admin/cloud/transaction/open.html", context)
        response["Cache-Control"] = "no-store"
        return response

    def attachment_view(self, request: HttpRequest, pk: int, ordinal: int) -> HttpResponse:
        """An attachment's bytes, as a download: a browser never renders what a stranger sent."""
        _require(request, "cloud.open_transaction")
        case = get_object_or_404(Transaction, pk=pk)
        try:
            plain = cases.open_attachment(
                case, ordinal, actor=_who(request), now=timezone.now(), keys=keys(), blobs=blobs()
            )
        except cases.CannotOpen as e:
            self.message_user(request, str(e), messages.ERROR)
            return _back(pk)
        return HttpResponse(
            plain,
            content_type="application/octet-stream",
            headers={
                "Content-Disposition": f'attachment; filename="{case.uuid}-{ordinal}"',
                "Cache-Control": "no-store",
            },
        )

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide, and back to the case."""
        _require(request, "cloud.decide_transaction")
        case = get_object_or_404(Transaction, pk=pk)
        decision, note = request.POST.get("decision", ""), request.POST.get("note", "")
        if decision not in DECISIONS or len(note) > cases.MAX_NOTE:
            self.message_user(request, _("Choose a decision; a note may be 2000 characters."), messages.ERROR)
            return _back(pk)
        cases.decide(case, State(decision), note, actor=_who(request), now=timezone.now(), keys=keys())
        self.message_user(request, _("Decided; the terminal will hear of it."), messages.SUCCESS)
        return _back(pk)


@admin.register(IssuedCertificate)
class IssuedCertificateAdmin(_ReadOnly):
    """E-certificates: revoked here, never opened; what they say is for the terminal and the command line."""

    list_display = ("kind", "transaction", "issued", "expires", "revoked")
    list_select_related = ("transaction",)
    list_filter = ("kind", "revoked")
    search_fields = ("transaction__service", "transaction__terminal__name")
    fields = list_display
    actions = ("revoke",)

    @admin.action(
        description=_("Revoke: every terminal refuses it from its next trust list on"),
        permissions=["decide"],
    )
    def revoke(self, request: HttpRequest, chosen: QuerySet[IssuedCertificate]) -> None:
        """Revoke the chosen certificates."""
        for certificate in chosen.filter(revoked=None):
            issuing.revoke(certificate.transaction, _who(request), timezone.now())
        self.message_user(request, _("Revoked."), messages.SUCCESS)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Who may decide may take back what a decision issued."""
        return request.user.has_perm("cloud.decide_transaction")


@admin.register(Incident)
class IncidentAdmin(_ReadOnly):
    """What could not be taken: conflicts, forks, envelopes that do not hold; and what terminals have lost."""

    list_display = ("what", "terminal", "seq", "uuid", "count", "last_seen")
    list_filter = ("kind", "terminal")
    fields = ("what", "kind", "terminal", "seq", "uuid", "digest", "count", "first_seen", "last_seen")

    @admin.display(description=_("what happened"), ordering="kind")
    def what(self, incident: Incident) -> str:
        """Its kind in words; a kind of another release as it is."""
        return str(_INCIDENTS.get(incident.kind, incident.kind))


_INCIDENTS = {
    "malformed": _("an envelope that cannot be read: the terminal has damaged it, or is of another release"),
    "signature": _("an envelope that this terminal did not sign"),
    "wrong-terminal": _("an envelope of another terminal"),
    "wrong-key": _("sealed for another platform: it cannot be opened here"),
    "conflict": _("another content under an id that is here already; the first one stands"),
    "fork": _("a second history of one terminal: is its disk copied?"),
    ingest.LOST: _("lost at the terminal: the citizen has the receipt and must come again"),
    ingest.FOUND: _("was lost, and came after all"),
    ingest.ATTACHMENT_LOST: _("an attachment was lost at the terminal: ask the citizen for the paper"),
    ingest.ATTACHMENT_FOUND: _("its attachment was lost, and came after all"),
}
"""What each kind of incident means to an operator."""


@admin.register(Audit)
class AuditAdmin(_ReadOnly):
    """Who did what when."""

    list_display = ("at", "actor", "action", "subject")
    list_filter = ("action", "actor")
    search_fields = ("subject",)
    fields = list_display


_MATERIALS = {
    "attached": _("scanned, attached below"),
    "certificate": _("replaced by an e-certificate"),
    "card": _("the applicant's identity card was read here"),
    "later": _("brought to the counter later"),
}


def _materials(application: Any) -> list[dict[str, Any]]:
    """What became of each paper, in words; none where an older terminal says nothing of them."""
    found = application.get("materials", [])
    if not is_valid("materials", found):
        return []
    return [
        {
            "id": m["id"],
            "required": m["required"],
            "state": _MATERIALS[m["state"]],
            "waiting": m["state"] == "later",
        }
        for m in found
    ]


def _who(request: HttpRequest) -> str:
    return request.user.get_username()


def _require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _back(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:cloud_transaction_change", args=[pk]))
