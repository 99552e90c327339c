"""Django's settings, read from ``CLOUD_DATA`` and ``CLOUD_DATABASE``; importing them writes nothing.

``cloud.boot.start`` sets both variables, makes the keys and only then lets Django import this module.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import dj_database_url

from cloud.engine import install
from cloud.log import LOGGING as LOGGING  # noqa: PLC0414  # Django reads it here

install()

DATA = Path(
    os.environ.get("CLOUD_DATA")
    or Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "waystation/cloud"
)
ADDRESS = os.environ.get("CLOUD_ADDRESS", "http://127.0.0.1:8420")  # as others reach it; names status lists
NAME = os.environ.get("CLOUD_NAME", "Waystation reference platform")

_secret = DATA / "keys" / "secret.txt"
SECRET_KEY = _secret.read_text("ascii") if _secret.exists() else ""

ALLOWED_HOSTS = os.environ.get("CLOUD_HOSTS", "*").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CLOUD_ORIGINS", "").split(",") if o]
DEBUG = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "cloud.urls"
WSGI_APPLICATION = "cloud.wsgi.application"
APPEND_SLASH = False  # a terminal's request is right or wrong, never redirected
DATA_UPLOAD_MAX_MEMORY_SIZE = None  # cloud.identity limits bodies, each by its own kind

INSTALLED_APPS = [
    "cloud",
    "ninja",  # so that its API page is served from our static files and not from a CDN
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "cloud.web.RequestLog",
    "cloud.web.ApiProblems",
    "cloud.web.ContentSecurity",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
USE_TZ = True
TIME_ZONE = os.environ.get("CLOUD_TIME_ZONE", "Asia/Shanghai")  # of the console's pages; the wire has UTC

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # the packages' own folders; there is nothing to collect
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 8 * 3600  # an operator's working day


def _database() -> dict[str, Any]:
    url = os.environ.get("CLOUD_DATABASE") or f"sqlite:///{quote(str(DATA / 'cloud.db'))}"
    database: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["OPTIONS"] = {
            # FULL: a commit that was answered survives a power cut. IMMEDIATE: a writer waits at the start of
            # its transaction and never fails in the middle of it.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        }
    return database


DATABASES = {"default": _database()}
