"""A screen with citizens at it, one after the other, until it is killed: prints each receipt it shows."""

import sys
from pathlib import Path

from drivers.cards.pcsc import PcscReader
from kiosk import app
from kiosk import visit as v
from kiosk.catalogue import Catalogue
from kiosk.clock import SystemClock
from kiosk.folder import DataFolder
from kiosk.terminal import Terminal
from kiosk.vault import Vault
from ui.screen import Look

ANSWERS = {"reason": "lost", "lost_date": "2026-11-20", "collect": "counter", "phone": "13800138000"}


class Citizen:
    """Does what the page that is shown asks for."""

    def __init__(self, terminal: Terminal) -> None:
        self._post = terminal.post
        self._done = ""

    def sees(self, visit: v.Visit) -> None:
        match visit.state:
            case v.Consent():
                self._post(v.Agree())
            case v.Choose():
                self._post(v.OpenService("id-card-loss"))
            case v.ServicePage():
                self._post(v.Apply())
            case v.Fill(application) if not application.answers:
                for name, value in ANSWERS.items():
                    self._post(v.Answer(name, value))
                self._post(v.Next())
                self._post(v.Next())
            case v.Review():
                self._post(v.Next())
            case v.Sign():
                self._post(v.Signed("M 1 1 L 9 9"))
            case v.ReceiptPage(receipt) if receipt.number != self._done:
                self._done = receipt.number
                print(receipt.number, flush=True)
                self._post(v.Home())


def main() -> None:
    folder, clock = DataFolder.at(Path(sys.argv[1]), floor=0), SystemClock()
    terminal = Terminal(folder, Vault.open(folder), Catalogue.load(), clock, PcscReader(clock))
    terminal.listen(Citizen(terminal).sees)
    print("begun", flush=True)
    sys.exit(app.run(terminal, Look(size=(540, 960))))


if __name__ == "__main__":
    main()
