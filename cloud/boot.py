"""Setting a process up on a data folder and a database: keys, Django, and the newest schema.

Any number of commands and one server may start at once: the keys are made atomically, and migrations run
under a lock, so that one process migrates and the others wait and find it done.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dj_database_url

from cloud.engine import install
from cloud.errors import Fault
from cloud.keys import load, sync_folder

_PG_LOCK = 0x57617973  # "Ways": the advisory lock of migrations


class CannotStart(Fault):
    """The data folder or the database cannot be used; the text is one sentence for the operator."""


class DatabaseUrlInvalid(ValueError):
    """``--database`` is no URL of a database that the platform runs on."""


def start(data: Path, database: str = "") -> None:
    """Make the process ready to use models, on ``data`` and on ``database`` (a URL; "" is DATA/cloud.db).

    Raises:
        CannotStart, DatabaseUrlInvalid: see each.
    """
    install()
    if database and not _is_database(database):
        raise DatabaseUrlInvalid(
            "--database takes postgresql://USER:PASSWORD@HOST:PORT/NAME or sqlite:////PATH"
        )
    os.umask(0o077)  # whatever is made below is for this user alone
    os.environ["CLOUD_DATA"] = str(data)
    os.environ["CLOUD_DATABASE"] = database
    os.environ["DJANGO_SETTINGS_MODULE"] = "cloud.settings"
    try:
        load(data)
        (data / "blobs" / "partial").mkdir(parents=True, exist_ok=True, mode=0o700)
        sync_folder(data)
    except OSError as e:
        raise CannotStart(f"the data folder {data} cannot be used: {e.strerror}") from e
    except (ValueError, TypeError) as e:
        raise CannotStart(f"the keys in {data / 'keys'} are damaged: put the backup of them back") from e
    import django  # noqa: PLC0415  # reads the settings, so it comes after them
    from django.db import DatabaseError  # noqa: PLC0415  # see above

    django.setup()
    try:
        _migrate(data)
    except DatabaseError as e:
        reason = str(e).strip().partition("\n")[0]
        raise CannotStart(f"the database cannot be used: {reason}") from e


def _is_database(url: str) -> bool:
    try:
        named = bool(dj_database_url.parse(url)["NAME"])
    except ValueError:  # dj_database_url's own are
        return False
    return named and url.startswith(("postgres://", "postgresql://", "sqlite:////"))


def _migrate(data: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415  # after django.setup
    from django.db import connection  # noqa: PLC0415  # after django.setup

    if not _pending():
        return
    with _lock(data):
        if _pending():
            call_command("migrate", verbosity=0, interactive=False)
    connection.close()


def _pending() -> bool:
    from django.db import connection  # noqa: PLC0415  # after django.setup
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415  # after django.setup

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _lock(data: Path) -> Iterator[None]:
    """One process at a time: by a file on this machine, and by the database where machines share one."""
    from django.db import connection  # noqa: PLC0415  # after django.setup

    with hold(data / "migrate.lock"):
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_PG_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_PG_LOCK])


@contextmanager
def hold(path: Path, *, wait: bool = True) -> Iterator[None]:
    """An exclusive lock on a file, which the system drops when the process ends, however it ends.

    Raises:
        BlockingIOError: without ``wait``, when another process holds it.
    """
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(fd)


def actor() -> str:
    """Who a command's entry in the audit trail names: the system's user."""
    import getpass  # noqa: PLC0415  # commands alone need it

    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):
        return f"cli:{os.getuid()}"
