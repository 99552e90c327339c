"""``cloud serve`` as a program of ``warm``: on the data folder and database of the environment.

With ``--hasty`` before its arguments it answers before it stores, and stores a little later: the control of
the rig that kills platforms, which must lose.
"""

import os
import sys
import threading
from pathlib import Path
from typing import Any

from cloud import boot, cli

DATA, DATABASE = "CLOUD_DATA", "CLOUD_DATABASE"
LATER = 0.05
"""Seconds that the hasty one stores after its answer."""


def ready() -> None:
    """Keys, schema, and all of Django and the API loaded, before lives are forked."""
    boot.start(Path(os.environ[DATA]), os.environ.get(DATABASE, ""))
    from django.db import connections

    import cloud.api
    import cloud.urls
    import cloud.wsgi  # noqa: F401  # loaded once for all

    connections.close_all()  # no life shares one


def main() -> None:
    arguments = sys.argv[1:]
    if arguments[0] == "--hasty":
        arguments = arguments[1:]
        _make_hasty()
    where = ["--data", os.environ[DATA], "--database", os.environ.get(DATABASE, "")]
    cli.main([*where, *arguments], prog_name="cloud")


def _make_hasty() -> None:
    from django.db import transaction

    from cloud import ingest

    take = ingest.take

    def answer_first(*arguments: Any, **how: Any) -> Any:
        with transaction.atomic():
            verdicts = take(*arguments, **how)
            transaction.set_rollback(True)
        threading.Timer(LATER, take, arguments, how).start()
        return verdicts

    ingest.take = answer_first
