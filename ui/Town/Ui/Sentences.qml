pragma Singleton

import QtQuick

// The sentence for every code that Python sends, in the language of the moment. A sentence says what is the
// matter and what to do next; a code without one of its own gets a sentence that still does.
// tests/ui/test_sentences.py asks for every code that the product has.
QtObject {
    id: root

    function reader(state: string): string {
        switch (state) {
        case "service-down":
            return qsTr("The card reader is starting. If this stays, please call staff.");
        case "no-reader":
            return qsTr("No card reader is connected. Please call staff.");
        case "mute":
            return qsTr("The card does not answer. Take it out, turn it round and put it in again.");
        case "unknown":
            return qsTr("This terminal cannot read that card. Please use your identity card or your social security card.");
        case "failed":
            return qsTr("The card could not be read. Take it out, wipe it and try again, or call staff.");
        case "reading":
            return qsTr("Reading your card. Please leave it where it is.");
        case "needs-key":
            return qsTr("This document opens with what is printed on it. Please type it in.");
        case "ready":
            return qsTr("Your card has been read.");
        default:
            return qsTr("Put your identity card on the reader, picture side up.");
        }
    }
    function readerShort(state: string): string {
        switch (state) {
        case "service-down":
        case "no-reader":
            return qsTr("Card reader out of order");
        case "mute":
        case "unknown":
        case "failed":
            return qsTr("Card cannot be read");
        case "needs-key":
            return qsTr("Document waits for its number");
        case "reading":
            return qsTr("Reading a card");
        default:
            return qsTr("Card reader ready");
        }
    }
    function readerWorks(state: string): bool {
        return state !== "service-down" && state !== "no-reader";
    }
    // Why a paper could not be scanned, and what to do.
    function scanner(state: string): string {
        switch (state) {
        case "":
            return "";
        case "missing":
            return qsTr("The scanner does not answer. Please bring the paper to the counter, or call staff.");
        case "jammed":
            return qsTr("The paper is stuck. Pull it out gently, smooth it and try again, or call staff.");
        case "no-paper":
            return qsTr("The scanner finds no paper. Please lay it in once more.");
        case "cover-open":
            return qsTr("The lid is open. Please close it and try again.");
        case "busy":
            return qsTr("The scanner is still busy. Please wait a moment and try again.");
        default:
            return qsTr("The page could not be scanned. Please try once more, or bring it to the counter.");
        }
    }
    // What may be wrong with a scanned page, and what to do.
    function flaw(code: string): string {
        switch (code) {
        case "too-dark":
            return qsTr("The page is very dark. Is the lid closed, and the written side down?");
        case "empty":
            return qsTr("The page looks empty. Is the written side down?");
        case "too-bright":
            return qsTr("The writing is very pale. If it cannot be read here, scan it again.");
        case "blurred":
            return qsTr("The page looks blurred. Press it flat with the lid, keep it still and scan it again.");
        case "cut-off":
            return qsTr("Something runs over the edge. Push the paper into the corner and scan it again.");
        default:
            return qsTr("Please look whether the page can be read.");
        }
    }
    function document(code: string): string {
        switch (code) {
        case "cn-resident":
            return qsTr("Resident identity card");
        case "cn-permit":
            return qsTr("Residence permit for Hong Kong, Macao and Taiwan residents");
        case "cn-social":
            return qsTr("Social security card");
        case "th-id":
            return qsTr("Thai identity card");
        case "my-mykad":
            return qsTr("Malaysian identity card (MyKad)");
        case "be-eid":
            return qsTr("Belgian identity card");
        case "tw-nhi":
            return qsTr("Taiwan health insurance card");
        case "passport":
            return qsTr("Passport");
        case "cn-travel-permit":
            return qsTr("Travel permit");
        case "travel-document":
            return qsTr("Foreign identity card");
        default:
            return qsTr("Foreign permanent resident identity card");
        }
    }
    // What a check digit in the lines at the bottom of a document is of.
    function zoneField(name: string): string {
        switch (name) {
        case "number":
            return qsTr("Number");
        case "birth":
            return qsTr("Date of birth");
        case "expiry":
            return qsTr("Valid until");
        case "optional":
            return qsTr("Personal number");
        default:
            return qsTr("All together");
        }
    }
    // Where the photo of a document is.
    function photo(state: string): string {
        switch (state) {
        case "reading":
            return qsTr("The photo is still being read. Leave the document where it is; you can go on.");
        case "closed":
            return qsTr("The photo in this card is locked in a format of the police, so it is not shown here. That is as it should be.");
        case "unreadable":
            return qsTr("This document gave no photo that can be shown here. You can go on without it.");
        default:
            return "";
        }
    }
    // What came of checking who signed the chip of a document.
    function signature(state: string): string {
        switch (state) {
        case "verified":
            return qsTr("Yes: the chip's signature was checked and is right.");
        case "unverified":
            return qsTr("The chip's signature could not be checked: this terminal does not know who signed it. You can go on; staff may ask to see the document.");
        case "failed":
            return qsTr("What is stored in this document does not fit its seal. It may be damaged or not genuine. Please go to the counter.");
        default:
            return "";
        }
    }
    function networkShort(state: string): string {
        switch (state) {
        case "up":
            return qsTr("Online");
        case "unknown":
            return qsTr("Connecting");
        case "refused":
            return qsTr("Platform refuses this terminal, please tell staff");
        case "overdue":
            return qsTr("Offline for long, please tell staff");
        default:
            return qsTr("Offline, you can still apply");
        }
    }
    function printerShort(state: string): string {
        switch (state) {
        case "ready":
            return qsTr("Printer ready");
        case "paper-low":
            return qsTr("Printer ready, paper nearly finished");
        case "paper-out":
            return qsTr("Printer has no paper, the receipt is on screen");
        case "none":
            return qsTr("No printer, the receipt is on screen");
        default:
            return qsTr("Printer out of order, the receipt is on screen");
        }
    }

    // What becomes of a sheet of paper.
    function job(phase: string): string {
        switch (phase) {
        case "":
            return "";
        case "asked":
        case "printing":
            return qsTr("Printing. Please wait for the paper.");
        case "handed":
            return qsTr("Sent to the printer, which does not say when it is done. Please look whether your paper is there.");
        case "printed":
            return qsTr("Printed. Please take your paper.");
        case "none":
            return qsTr("This terminal has no printer. Photograph the code on the screen, or ask staff.");
        case "paper-out":
            return qsTr("The paper is finished. Nothing is lost: photograph the code on the screen, or ask staff for paper.");
        case "cover-open":
            return qsTr("The printer is open. Nothing is lost: please ask staff to close it, then print again.");
        case "offline":
            return qsTr("The printer does not answer. Nothing is lost: photograph the code on the screen, or ask staff.");
        default:
            return qsTr("It may not be printed whole. Nothing is lost: please print once more, or ask staff.");
        }
    }

    // What becomes of a file on a stick.
    function file(phase: string): string {
        switch (phase) {
        case "":
            return "";
        case "writing":
            return qsTr("Saving. Please leave the USB stick where it is.");
        case "written":
            return qsTr("Saved. You may take the USB stick out.");
        case "full":
            return qsTr("The USB stick is full. Please use another one, or photograph the code.");
        case "none":
            return qsTr("The USB stick is gone. Please plug it in and try again.");
        default:
            return qsTr("The USB stick cannot be written. Please use another one, or photograph the code.");
        }
    }

    // Why an answer is not good yet. ``field`` knows its limits.
    function reason(code: string, field: var): string {
        switch (code) {
        case "":
            return "";
        case "required":
            return field.kind === "choice" || field.kind === "yes-no" || field.kind === "multichoice" ? qsTr("Please choose one.") : qsTr("Please fill this in.");
        case "too-long":
            return field.longest ? qsTr("That is too long: %1 characters at most.").arg(field.longest) : qsTr("That is too long. Please shorten it.");
        case "too-short":
            return qsTr("That is too short. Please write it in full.");
        case "too-small":
            return field.minimum !== "" ? qsTr("It must be %1 or more.").arg(field.minimum) : qsTr("That is too little.");
        case "too-large":
            return field.maximum !== "" ? qsTr("It must be %1 or less.").arg(field.maximum) : qsTr("That is too much.");
        case "not-a-choice":
            return qsTr("Please choose one of the answers shown.");
        case "not-a-date":
            return qsTr("There is no such day. Please check year, month and day.");
        case "date-in-future":
            return qsTr("That day is still to come. Please check the year.");
        case "date-in-past":
            return qsTr("That day has passed. Please choose a later one.");
        case "too-early":
            return field.minimum !== "" ? qsTr("The day must be %1 or later.").arg(field.minimum) : qsTr("That day is too early.");
        case "too-late":
            return field.maximum !== "" ? qsTr("The day must be %1 or earlier.").arg(field.maximum) : qsTr("That day is too late.");
        case "key-can":
            return qsTr("The card access number has exactly six digits.");
        case "key-alphabet":
            return qsTr("The lines have only letters A to Z, digits and the sign <.");
        case "key-lines-short":
            return qsTr("Something is missing. Please copy every line whole, with each sign <.");
        case "key-lines-wrong":
            return qsTr("A character differs from the document. Please compare what is marked below.");
        case "key-characters":
            return qsTr("A document number has only letters A to Z and digits.");
        case "key-birth-future":
            return qsTr("That birthday is still to come. Please check the year.");
        case "key-expiry-far":
            return qsTr("That is too far away. Please check the year.");
        case "id-length":
            return qsTr("An identity number has 18 characters. Please count again.");
        case "id-characters":
            return qsTr("An identity number has digits only; the last may be an X.");
        case "id-birth":
            return qsTr("The date of birth in this number does not exist. Please compare it with the card.");
        case "id-checksum":
            return qsTr("One digit does not fit. Please compare the number with the card.");
        case "phone":
            return qsTr("That is no phone number. A mobile number has 11 digits.");
        case "bank-account":
            return qsTr("That is no card number. Please copy it from the card, digit by digit.");
        case "amount":
            return qsTr("Please write an amount such as 1200 or 1200.50.");
        case "pattern":
            return qsTr("That is not written as it should be. Please compare it with the paper.");
        case "wrong-type":
            return qsTr("Please write digits only.");
        case "attachment-missing":
            return qsTr("A paper is missing. Please call staff.");
        case "attachment-type":
            return qsTr("This file cannot be taken. Please call staff.");
        case "attachment-size":
            return qsTr("This file is too large to be sent. Please scan it again, or call staff.");
        case "sign-empty":
            return qsTr("Please sign in the frame with your finger first.");
        case "sign-too-long":
            return qsTr("That is too much for a signature. Please clear it and sign once more.");
        default:
            return qsTr("Please check this answer, or call staff.");
        }
    }

    // Why something could not be done: title and sentence.
    function faultTitle(code: string): string {
        switch (code) {
        case "not-enrolled":
            return qsTr("This terminal is not set up yet");
        case "disk-full":
            return qsTr("This terminal is full");
        case "database-damaged":
            return qsTr("One moment, please");
        case "disk-read-only":
        case "disk-failed":
            return qsTr("This terminal is out of order");
        case "too-long-offline":
            return qsTr("Not here for the moment");
        case "invalid-submission":
            return qsTr("Something has to be put right first");
        default:
            return qsTr("It has not been saved");
        }
    }
    function fault(code: string): string {
        switch (code) {
        case "not-enrolled":
            return qsTr("It cannot take applications before a technician has set it up. Please go to the counter.");
        case "disk-full":
            return qsTr("It cannot take new applications until staff have made room. What was handed in before is safe. Please go to the counter or to another terminal.");
        case "storage-failed":
            return qsTr("The terminal could not write it down. Please try once more; if it fails again, call staff.");
        case "database-damaged":
            return qsTr("The terminal is putting its records in order. What was handed in before is being brought back. Please come back in a few minutes, or go to the counter.");
        case "disk-read-only":
        case "disk-failed":
            return qsTr("The terminal's disk is out of order, so it can save nothing new. Please go to the counter or to another terminal.");
        case "too-long-offline":
            return qsTr("This terminal has had no connection for too long, so it takes no new application of this kind. What was handed in before is safe. Please go to the counter.");
        case "invalid-submission":
            return qsTr("Please look at the answers that are marked, then hand in again.");
        case "vault-locked":
            return qsTr("The terminal's key is missing, so it keeps nothing. Please call staff.");
        case "settings-invalid":
            return qsTr("The terminal is set up wrongly. Please call staff; they can take your application at the counter.");
        case "engine-unsafe":
            return qsTr("The terminal's software must be updated before it may save anything. Please go to the counter.");
        case "catalogue-invalid":
        case "unknown-service":
        case "no-form":
            return qsTr("This service cannot be applied for here at the moment. Please go to the counter.");
        default:
            return qsTr("Something went wrong here. Please try once more; if it fails again, call staff.");
        }
    }

    // How the last visit ended, on the empty home.
    function notice(code: string): string {
        switch (code) {
        case "":
            return "";
        case "card-taken":
            return qsTr("The card was taken out, so the visit has ended and the screen was cleared.");
        case "card-taken-draft-kept":
            return qsTr("The card was taken out. What you typed is kept here: put your card in again to go on.");
        case "card-failed":
            return qsTr("The card could not be read to the end, so the visit has ended and the screen was cleared. Please put it in again; if it fails once more, call staff.");
        case "card-failed-draft-kept":
            return qsTr("The card could not be read to the end. What you typed is kept here: put your card in again to go on, or call staff.");
        case "timed-out":
            return qsTr("Nobody touched the screen for a while, so the visit has ended and the screen was cleared.");
        case "timed-out-draft-kept":
            return qsTr("Nobody touched the screen for a while. What was typed is kept: put your card in again to go on.");
        case "not-agreed":
            return qsTr("You did not agree, so nothing from the card was kept. Please take your card.");
        default:
            return root.fault(code);
        }
    }

    // The three states of an application, and its exceptions.
    function state(row: var): string {
        switch (row.state) {
        case "accepted":
            return qsTr("Received");
        case "refused":
            return qsTr("Staff must look at it");
        case "decided":
            return row.decision === "approved" ? qsTr("Approved") : row.decision === "needs-material" ? qsTr("Something is missing") : qsTr("Not approved");
        default:
            return qsTr("Saved here");
        }
    }
    function stateTone(row: var): string {
        switch (row.state) {
        case "accepted":
            return "good";
        case "refused":
            return "bad";
        case "decided":
            return row.decision === "approved" ? "good" : row.decision === "needs-material" ? "warn" : "bad";
        default:
            return "plain";
        }
    }
    function stateSymbol(row: var): string {
        switch (row.state) {
        case "accepted":
            return "cloud";
        case "decided":
            return row.decision === "approved" ? "check" : "warning";
        case "refused":
            return "warning";
        default:
            return "saved";
        }
    }
    function stateNext(row: var): string {
        switch (row.state) {
        case "accepted":
            return qsTr("The department has your application. Look here again with your card for the decision.");
        case "refused":
            return qsTr("The platform did not take it as it is. Hand it in again here: your card fills in what it can. Or ask the staff.");
        case "decided":
            return row.decision === "approved" ? qsTr("It is done. Fetch the result as the service page says.") : row.decision === "needs-material" ? (row.note ? qsTr("Bring what is missing to the counter, or press the button below and apply again with it.") : qsTr("Ask at the counter what is missing. You can bring it there, or apply again here.")) : qsTr("You may ask for the reason at the counter, and for a review within 60 days.");
        case "uploading":
            return qsTr("The form is with the platform, and the attachments are still being sent. You need not wait.");
        default:
            return qsTr("It is safe on this terminal and is sent as soon as there is a line. You need not wait.");
        }
    }

    // What is said of an e-certificate comes with it, in both languages; this is what to do next.
    function certificateNext(reason: string): string {
        switch (reason) {
        case "valid":
            return qsTr("You can use it wherever this paper is asked for.");
        case "malformed":
            return qsTr("Hold the whole code still and in the light, and try once more.");
        case "unknown-issuer":
            return qsTr("Please bring the paper itself to the counter.");
        case "altered":
            return qsTr("Please ask the office that it names for a new one, and tell the staff here.");
        case "wrong-type":
            return qsTr("Please ask the office that may issue it, or go to the counter.");
        case "not-yet-valid":
            return qsTr("Please come back on the day on which it begins.");
        case "expired":
            return qsTr("Please apply for a new one: search for it on the home page.");
        case "revoked":
            return qsTr("Please ask that office for the reason, and apply for a new one.");
        default:
            return qsTr("Please come back when this terminal is online, or bring the paper to the counter.");
        }
    }
    function certificateTone(reason: string): string {
        switch (reason) {
        case "valid":
            return "good";
        case "expired":
        case "not-yet-valid":
        case "status-unknown":
            return "warn";
        default:
            return "bad";
        }
    }
    // Why a certificate does not help in an application; where it is not valid, that was said already.
    function unfit(code: string): string {
        switch (code) {
        case "not-needed":
            return qsTr("This application needs no certificate of this kind. Please show another one, or go back.");
        case "on-behalf":
            return qsTr("You apply for somebody else, so papers of that person are needed. Please bring them to the counter.");
        case "no-number":
            return qsTr("It does not say by identity number whose it is. Please bring the paper itself to the counter.");
        case "another-person":
            return qsTr("This is the certificate of another person. Please show your own.");
        default:
            return "";
        }
    }
    // For staff. What the queue is doing: ``one`` is a sentence of kiosk.desk.
    function queue(one: var): string {
        switch (one.code) {
        case "queue-empty":
            return qsTr("No application waits to be sent.");
        case "queue-waiting":
            return one.count === 1 ? qsTr("1 application waits to be sent, since %1.").arg(one.since) : qsTr("%1 applications wait to be sent, the oldest since %2.").arg(one.count).arg(one.since);
        case "line-up":
            return qsTr("The line is up since %1.").arg(one.since);
        case "line-down":
            return qsTr("The line is down since %1: the platform does not answer.").arg(one.since);
        case "line-captive":
            return qsTr("Something else answers in the platform's place since %1. Tell whoever looks after the network.").arg(one.since);
        case "line-clock":
            return qsTr("The platform does not believe this terminal's clock since %1. It is being mended.").arg(one.since);
        case "line-refused":
            return qsTr("The platform refuses this terminal since %1. Call the technician.").arg(one.since);
        case "next-try":
            return one.seconds > 0 ? qsTr("The next try is in %1 s.").arg(one.seconds) : qsTr("The next try is due now.");
        case "agent-silent":
            return qsTr("Nothing was sent or fetched since %1, though it should have been. Call the technician.").arg(one.since);
        case "refused":
            return one.count === 1 ? qsTr("The platform did not take 1 application.") : qsTr("The platform did not take %1 applications.").arg(one.count);
        default:
            return qsTr("The line has not been tried yet.");
        }
    }
    function queueTone(code: string): string {
        switch (code) {
        case "queue-empty":
        case "line-up":
            return "good";
        case "line-refused":
        case "agent-silent":
            return "bad";
        case "line-down":
        case "line-captive":
        case "line-clock":
        case "refused":
            return "warn";
        default:
            return "plain";
        }
    }
    // Why a submission was not taken, or is stuck.
    function refusal(code: string): string {
        switch (code) {
        case "":
            return qsTr("Nobody said why.");
        case "conflict":
            return qsTr("The platform holds another application under the same number.");
        case "fork":
        case "sequence-gap":
            return qsTr("An application before it in this terminal's sequence is missing at the platform.");
        case "missing-blobs":
            return qsTr("An attachment has not arrived at the platform.");
        case "malformed":
        case "signature":
        case "wrong-terminal":
            return qsTr("The platform cannot verify that it comes from this terminal.");
        case "wrong-key":
            return qsTr("It was sealed with an old key of the platform, which cannot open it.");
        case "platform-fails":
            return qsTr("The platform fails whenever it comes. The others go on without it.");
        case "row-damaged":
            return qsTr("This terminal's disk has damaged it.");
        case "blob-missing":
        case "blob-damaged":
            return qsTr("This terminal's disk has lost an attachment of it.");
        case "blob-too-large":
            return qsTr("An attachment of it is larger than the platform takes.");
        case "blob-refused":
            return qsTr("The platform refuses an attachment of it, though it is whole here.");
        case "platform-unreachable":
            return qsTr("It was sent several times and no answer came.");
        default:
            return qsTr("The platform gives the reason: %1").arg(code);
        }
    }
    function acts(who: string): string {
        switch (who) {
        case "citizen":
            return qsTr("The citizen must hand it in again here, with their own card. This terminal cannot say who it is.");
        case "technician":
            return qsTr("The technician must look at it. Give them the receipt number.");
        default:
            return qsTr("Try it again. If it is refused once more, the citizen hands it in again.");
        }
    }
    function sought(outcome: string): string {
        switch (outcome) {
        case "invalid":
            return qsTr("That is no receipt number: a digit is missing or was misread. Please compare it once more.");
        case "lost":
            return qsTr("This terminal's disk has lost it. The platform may have it; if not, the citizen hands it in again.");
        case "elsewhere":
            return qsTr("It was handed in at another terminal. The first four digits say which; ask there, or ask the platform.");
        default:
            return qsTr("Nothing was handed in here under that number. Please compare it with the receipt.");
        }
    }
}
