"""The audit trail: who did what when. Rows are only ever added; the console shows them to superusers."""

from datetime import datetime

from cloud.models import Audit


def record(actor: str, action: str, subject: str, now: datetime) -> None:
    """Add a line, in the caller's transaction: what is not on record has not happened."""
    Audit.objects.create(at=now, actor=actor[:150], action=action, subject=subject[:200])
