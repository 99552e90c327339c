pragma Singleton

import QtQuick
import Town.Ui

// What an examination asks for and what devices say, in words; tests/ui/test_technician.py asks for every code. The
// names of checks and trials, and how each went, come with the page: kiosk/examination/words.py has them.
QtObject {
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
        case "handed":
            return qsTr("The printer took it and does not say when it is done.");
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
