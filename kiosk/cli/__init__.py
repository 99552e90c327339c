"""The command ``kiosk``: run the terminal, sync it, look after it, and act for a citizen.

Every command takes ``--data`` (or KIOSK_DATA) and ``--json``, before or after its name. Exit code 0: done;
1: the thing asked for failed, one sentence on stderr; 2: wrong usage. With ``--json`` stdout holds one JSON
value and nothing else. Person and answers of an application are read from files and never printed.
"""

from kiosk.cli import card, certificate, code, outbox, printer, services, staff, terminal
from kiosk.cli.place import main

__all__ = ["card", "certificate", "code", "main", "outbox", "printer", "services", "staff", "terminal"]
