"""The log: JSON lines on stderr. Ids, states, codes, counts and times; nothing that names a person.

``event(...)`` is the one place our code logs at. What Django or granian log is reduced to their message and,
for an exception, its type and the lines of code it passed through: an exception's text can quote its data.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

_LOGGER = logging.getLogger("cloud")

FIELDS = frozenset(
    ["method", "path", "status", "ms", "terminal", "batch", "items", "accepted", "code", "address"]
)


def event(name: str, level: int = logging.INFO, **fields: str | float | None) -> None:
    """Write one line; a field outside ``FIELDS`` is a programming error, so that no name can slip in."""
    unknown = fields.keys() - FIELDS
    assert not unknown, f"not a log field: {sorted(unknown)}"
    _LOGGER.log(level, name, extra={"fields": {k: v for k, v in fields.items() if v is not None}})


class JsonLines(logging.Formatter):
    """One JSON object a line: at, level, event, and the event's own fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage() if record.name == "cloud" else record.name,
            **getattr(record, "fields", {}),
        }
        if record.name != "cloud" and not record.exc_info:
            line["detail"] = record.getMessage()[:300]
        if record.exc_info and record.exc_info[0]:
            line["code"] = record.exc_info[0].__name__
            line["trace"] = [
                f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])[-8:]
            ]
        return json.dumps(line, ensure_ascii=False)


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "cloud.log.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "loggers": {
        "cloud": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # Below ERROR it repeats what RequestLog says, with the path in the text.
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.request": {"level": "ERROR"},
        "_granian": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "granian.access": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
