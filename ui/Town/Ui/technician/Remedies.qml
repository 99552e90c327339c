pragma Singleton

import QtQuick

// What a technician should do about a check in a state, in plain words; the commands stand below it in the row.
// tests/ui/test_technician.py asks for every check.
QtObject {
    id: root

    function remedy(check: string, state: string): string {
        return state === "down" ? root.down(check) : state === "warn" ? root.warn(check) : "";
    }
    function down(check: string): string {
        switch (check) {
        case "engine":
            return qsTr("The database engine is too old and can damage data. Run script/setup, then start the terminal again.");
        case "disk":
            return qsTr("The disk is nearly full: no application is taken. Free some space, or move the data folder to a larger disk.");
        case "database":
            return qsTr("The database is damaged or cannot be opened. Do not delete it: make a copy of the data folder, then check the disk.");
        case "schema":
            return qsTr("The database was written by a newer release. Install that release or a newer one; the data are whole.");
        case "vault":
            return qsTr("The key that opens this terminal's data is missing or another one's. Give the old key back; without it drafts cannot be read.");
        case "catalogue":
            return qsTr("The catalogue of services cannot be used. Run kiosk services check: it names the file and the line.");
        case "clock":
            return qsTr("The clock is wrong: its battery is empty, or nobody set it. Set date and time, and change the battery.");
        case "enrolment":
            return qsTr("This terminal is not enrolled, or its certificate has run out. Get a new code from the platform and run kiosk provision.");
        case "dns":
            return qsTr("The platform's name has no address. Look at the network cable and the router, then at the DNS server.");
        case "portal":
            return qsTr("The network answers in the platform's place: it wants somebody to log in. Sign in, or have this terminal let through.");
        case "tls":
            return qsTr("The line's certificate is not trusted or has run out. Look at the clock first, then have the platform's certificate renewed.");
        case "platform":
            return qsTr("The platform does not answer. Look at the checks of the line above; applications wait here meanwhile and nothing is lost.");
        case "agent":
            return qsTr("Nothing is sent, because the sync agent does not run. Start the service kiosk sync.");
        case "outbox":
            return qsTr("Applications cannot be sent. They are safe here: see the detail, mend the line or enrol again.");
        case "reader":
            return qsTr("No card can be read. Plug the reader in again; if it stays, restart pcscd.");
        case "sam-port":
            return qsTr("The serial card reader does not answer. Look at its cable and power, and that nothing else uses the port.");
        case "country-certificates":
            return qsTr("The country certificates could not be examined. Look at the folder that KIOSK_CSCA names; passports are read unverified meanwhile.");
        case "receipt-printer":
            return qsTr("The receipt printer does not print. Look at paper, cover, cable and power; receipts are on the screen meanwhile.");
        case "page-printer":
            return qsTr("The page printer does not print. Look at paper, cover, cable and power; lists are on the screen meanwhile.");
        case "scanner":
            return qsTr("The document scanner does not answer. Look at its cable and power; papers are brought to the counter meanwhile.");
        case "ocr":
            return qsTr("Reading print could not be examined. Install the extra ocr again; pages are not read meanwhile.");
        case "screen":
            return qsTr("The screen could not be examined. Look at its cable, then start the terminal again.");
        case "touch":
            return qsTr("The touchscreen could not be examined. Plug its USB cable in again.");
        case "sound":
            return qsTr("The sound output could not be examined. Plug the loudspeaker in again.");
        case "speech":
            return qsTr("Reading aloud could not be examined. Run script/setup, then start the terminal again.");
        case "handwriting":
            return qsTr("Handwriting could not be examined. Run script/setup, then start the terminal again.");
        case "fonts":
            return qsTr("There is no font with Chinese characters. Run script/setup.");
        default:
            return qsTr("This is out of order. The line below says what to do.");
        }
    }
    function warn(check: string): string {
        switch (check) {
        case "schema":
            return qsTr("A table is not there yet. It is made when the citizens' screen starts: nothing to do.");
        case "disk":
            return qsTr("Old files of a repair take room. Take the folder quarantine to a safe place, then off this disk.");
        case "vault":
            return qsTr("The key lies beside the data, so a stolen disk can be read. In the field give it as a systemd credential.");
        case "clock":
            return qsTr("The time is not confirmed, or the system's clock is off. It is corrected once the platform answers; switch time synchronisation on.");
        case "enrolment":
            return qsTr("The certificate runs out soon. Get a new code from the platform and run kiosk provision.");
        case "tls":
            return qsTr("The platform's certificate runs out soon. Tell whoever runs the platform.");
        case "outbox":
            return qsTr("Some applications were refused or wait. Run kiosk outbox list; staff must speak with the citizens.");
        case "reader":
            return qsTr("The reader works; no profile reads the card that is in it.");
        case "country-certificates":
            return qsTr("Country certificates are missing or damaged, so some passports cannot be verified. Put them into the folder that KIOSK_CSCA names.");
        case "receipt-printer":
            return qsTr("The roll is nearly finished. Bring a new one.");
        case "page-printer":
            return qsTr("The paper is nearly finished. Bring some.");
        case "scanner":
            return qsTr("No document scanner is seen. Plug it in; papers are brought to the counter meanwhile.");
        case "screen":
            return qsTr("The screen has few pixels, so pages have to be scrolled. Use a larger one, or set its native resolution.");
        case "touch":
            return qsTr("No touchscreen is seen. Plug the screen's USB cable in; citizens have no mouse.");
        case "sound":
            return qsTr("No loudspeaker is seen, so nothing is read aloud. Plug one in and switch its card on.");
        case "speech":
            return qsTr("Something is missing for reading aloud. Run script/setup.");
        case "handwriting":
            return qsTr("The recogniser of handwriting is missing or damaged; the pinyin keyboard does. Run script/setup.");
        case "fonts":
            return qsTr("It could not be seen which fonts there are. Run script/setup.");
        default:
            return qsTr("This could be better. The line below says what to do.");
        }
    }
}
