"""The platform as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CloudConfig(AppConfig):
    """One application: enrolment, ingest, cases, feed and the console."""

    name = "cloud"
    verbose_name = _("Waystation")
