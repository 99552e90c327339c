"""The SQLite engine that the platform runs on.

SQLite 3.7.0 to 3.51.2 can corrupt a database in WAL mode that two connections share (the WAL-reset bug), and
the server and the command line share one. Distributions ship such versions; ``sqlcipher3``'s wheel carries a
fixed one, used here without a key, in the place of the standard library's module.
"""

import sys

import sqlcipher3
import sqlcipher3.dbapi2

from cloud.errors import Fault

MINIMUM = (3, 51, 3)


class EngineUnsafe(Fault):
    """The SQLite that would be used has the WAL-reset corruption bug."""


def install() -> None:
    """Put the fixed engine in the place of ``sqlite3``; call it before Django loads its SQLite backend.

    Raises:
        EngineUnsafe: the wheel carries an engine with the bug.
    """
    if sqlcipher3.dbapi2.sqlite_version_info < MINIMUM:
        raise EngineUnsafe(f"SQLite {sqlcipher3.sqlite_version} can corrupt a shared WAL; 3.51.3 is needed")
    sys.modules["sqlite3"] = sqlcipher3
    sys.modules["sqlite3.dbapi2"] = sqlcipher3.dbapi2
