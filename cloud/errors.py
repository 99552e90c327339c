"""The base of what a command answers with a sentence and exit code 1.

Fault
├── EngineUnsafe   cloud.engine  the SQLite engine has the WAL-reset bug
├── CannotStart    cloud.boot    the data folder, the database or the port cannot be used
├── CaseNotFound   cloud.cases   no such id, receipt number or name
├── CannotOpen     cloud.cases   an application or attachment that does not decrypt
├── NothingToImport cloud.courier a stick without a bundle
└── CannotAnswer   cloud.courier an acknowledgement that could not be written

What only the API meets (``CodeRefused``, ``BatchInvalid``, …) stands beside the code that raises it.
"""


class Fault(Exception):
    """Its text is one sentence for an operator, with nothing personal in it."""
