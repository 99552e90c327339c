pragma Singleton

import QtQuick
import Town.Ui

// What an examination finds, in words; tests/ui/test_technician.py asks for every code that Python has.
QtObject {
    function check(name: string): string {
        switch (name) {
        case "engine":
            return qsTr("Database engine");
        case "disk":
            return qsTr("Disk");
        case "database":
            return qsTr("Database");
        case "schema":
            return qsTr("Tables of the database");
        case "vault":
            return qsTr("Vault key");
        case "catalogue":
            return qsTr("Catalogue of services");
        case "clock":
            return qsTr("Clock");
        case "enrolment":
            return qsTr("Enrolment");
        case "dns":
            return qsTr("Name of the platform (DNS)");
        case "portal":
            return qsTr("Login page of the network");
        case "tls":
            return qsTr("Certificate of the line (TLS)");
        case "platform":
            return qsTr("Platform");
        case "agent":
            return qsTr("Sync agent");
        case "outbox":
            return qsTr("Applications to be sent");
        case "reader":
            return qsTr("Card reader");
        case "sam-port":
            return qsTr("Serial card reader (SAM)");
        case "receipt-printer":
            return qsTr("Receipt printer");
        case "page-printer":
            return qsTr("Page printer");
        case "scanner":
            return qsTr("Document scanner");
        case "ocr":
            return qsTr("Reading print");
        case "screen":
            return qsTr("Screen");
        case "touch":
            return qsTr("Touch");
        case "sound":
            return qsTr("Sound");
        case "speech":
            return qsTr("Reading aloud");
        case "handwriting":
            return qsTr("Handwriting");
        case "fonts":
            return qsTr("Fonts");
        default:
            return name;
        }
    }
    function state(code: string): string {
        switch (code) {
        case "ok":
            return qsTr("Works");
        case "warn":
            return qsTr("Could be better");
        case "down":
            return qsTr("Out of order");
        case "none":
            return qsTr("Does not apply");
        default:
            return qsTr("Checking…");
        }
    }
    function stateSymbol(code: string): string {
        switch (code) {
        case "ok":
            return "done";
        case "warn":
        case "down":
            return "warning";
        case "none":
            return "info";
        default:
            return "clock";
        }
    }
    function stateTone(code: string): string {
        switch (code) {
        case "ok":
            return "good";
        case "warn":
            return "warn";
        case "down":
            return "bad";
        default:
            return "plain";
        }
    }
    function trial(name: string): string {
        switch (name) {
        case "receipt":
            return qsTr("Print a receipt");
        case "page":
            return qsTr("Print a page");
        case "card":
            return qsTr("Read a card");
        case "speech":
            return qsTr("Speak a sentence");
        default:
            return qsTr("Wipe the touchscreen");
        }
    }
    function trialSymbol(name: string): string {
        switch (name) {
        case "receipt":
        case "page":
            return "printer";
        case "card":
            return "card";
        case "speech":
            return "speaker";
        default:
            return "draw";
        }
    }
    function task(name: string): string {
        switch (name) {
        case "receipt":
        case "page":
            return qsTr("Printing a test. Please wait.");
        case "card":
            return qsTr("Put any card on the reader");
        default:
            return qsTr("Wipe over the whole screen");
        }
    }
    function question(name: string): string {
        switch (name) {
        case "receipt":
        case "page":
            return qsTr("Is the print complete and clean?");
        default:
            return qsTr("Did you hear the sentence clearly?");
        }
    }
    function outcome(code: string): string {
        switch (code) {
        case "passed":
            return qsTr("Passed");
        case "failed":
            return qsTr("Failed");
        case "impossible":
            return qsTr("No such device here");
        default:
            return qsTr("Not tested yet");
        }
    }
    // What the device said last, of a card or a sheet.
    function said(trial: string, code: string): string {
        if (code === "" || code === "asked" || code === "empty")
            return "";
        return trial === "card" ? Sentences.reader(code) : trial === "speech" || trial === "touch" ? "" : sheet(code);
    }
    function sheet(code: string): string {
        switch (code) {
        case "printing":
            return qsTr("The printer has begun.");
        case "printed":
            return qsTr("The printer says that it is done.");
        case "none":
            return qsTr("No such printer is configured: kiosk printer use.");
        case "paper-out":
            return qsTr("The paper is finished. Put some in and try again.");
        case "cover-open":
            return qsTr("The cover is open. Close it and try again.");
        case "offline":
            return qsTr("The printer does not answer. Switch it on and look at its cable.");
        default:
            return qsTr("The sheet did not come out whole. Look into the printer.");
        }
    }
    function stick(phase: string): string {
        switch (phase) {
        case "":
            return "";
        case "writing":
            return qsTr("Saving. Please leave the USB stick where it is.");
        case "written":
            return qsTr("Saved. You may take the USB stick out.");
        case "full":
            return qsTr("The USB stick is full. Use another one.");
        case "none":
            return qsTr("No USB stick is plugged in.");
        default:
            return qsTr("The USB stick cannot be written. Use another one.");
        }
    }
}
