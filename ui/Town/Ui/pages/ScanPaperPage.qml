pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// A paper is placed, scanned, looked at and used; each page of it anew.
PageFrame {
    id: root

    required property var view
    required property var page
    readonly property bool cutting: page.at === "cutting"
    readonly property bool reading: page.at === "reading"
    readonly property bool read: page.at === "read"
    readonly property bool shown: page.page !== "" && !cutting && !reading && !read
    readonly property bool placing: page.at === "place"
    readonly property bool idle: page.at === "shown"
    readonly property bool waiting: page.at === "scanning" || reading || (page.at === "working" && !shown)
    readonly property bool missing: page.scanner === "missing"

    objectName: "screen-scan-paper"
    title: page.title
    subtitle: page.service
    centered: waiting || placing
    nav.nextText: {
        if (placing)
            return missing ? qsTr("I bring it to the counter") : page.trouble !== "" ? qsTr("Try again") : qsTr("Scan");
        if (cutting)
            return qsTr("Keep this part");
        if (read)
            return qsTr("Back to the page");
        if (!shown)
            return "";
        return page.flaws.length > 0 ? qsTr("Use it all the same") : qsTr("Use this page");
    }
    nav.nextSymbol: !placing ? "done" : missing ? "bring" : "document"
    nav.nextEnabled: placing || idle || cutting || read
    nav.backText: reading ? qsTr("Stop") : qsTr("Back")
    nav.backSymbol: reading ? "close" : "back"
    nav.backShown: !read
    nav.onBack: root.view.back()
    nav.onNext: {
        if (placing && missing)
            view.bringPaper(page.field);
        else if (placing)
            view.startScan();
        else if (cutting)
            view.keepPart(...(cutter.item as PaperCutter).kept);
        else
        // qmllint disable missing-property
        if (read)
            view.back();
        else
            view.next();
    }

    Banner {
        objectName: "scan-trouble"
        width: parent.width
        visible: root.placing && text !== ""
        text: Sentences.scanner(root.missing ? "missing" : root.page.trouble)
        tone: "warn"
    }
    PaperPlace {
        width: parent.width
        visible: root.placing && !root.missing
        onBrought: root.view.bringPaper(root.page.field)
    }
    Waiting {
        width: parent.width
        visible: root.waiting
        text: root.reading ? qsTr("Reading the text. This takes a few seconds.") : root.page.at === "scanning" ? qsTr("Scanning. Please leave the lid closed.") : qsTr("Looking at the page…")
        part: root.page.at === "scanning" && root.page.progress > 0 ? root.page.progress : -1
    }
    PaperText {
        width: parent.width
        visible: root.read
        lines: root.page.lines
        offers: root.page.offers
        onTaken: (field, value) => root.view.answer(field, value)
    }
    Words {
        width: parent.width
        visible: root.cutting
        text: qsTr("Move the round corners to what should be kept. What is dark is not handed in.")
    }
    Loader {
        id: cutter

        width: parent.width
        active: root.cutting
        visible: active
        sourceComponent: PaperCutter {
            source: "image://paper/" + root.page.page + "/sheet"
            part: root.page.part
            trim: root.page.trim
        }
    }
    Banner {
        objectName: "unread"
        width: parent.width
        visible: root.idle && root.page.unread
        text: qsTr("The text could not be read. The page can be handed in all the same.")
    }
    Repeater {
        model: root.shown ? root.page.flaws : []

        Banner {
            required property string modelData

            objectName: "flaw-" + modelData
            width: root.width - 2 * root.sideMargin
            text: Sentences.flaw(modelData)
            tone: "warn"
        }
    }
    Banner {
        objectName: "no-flaw"
        width: parent.width
        visible: root.idle && !root.page.unread && root.page.flaws.length === 0
        text: qsTr("This page can be read well. Is it the right one, and the right way up?")
        tone: "good"
    }
    GridLayout {
        width: parent.width
        visible: root.shown
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.l
        rowSpacing: Theme.m

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(Theme.portrait ? Theme.elder ? 620 : 960 : Theme.elder ? 520 : 620)
            color: Theme.surface
            border.width: Theme.hairline
            border.color: Theme.edge
            radius: Theme.radius

            Image {
                objectName: "preview"
                anchors.fill: parent
                anchors.margins: Theme.s
                source: root.shown ? "image://paper/" + root.page.page : ""
                cache: false
                fillMode: Image.PreserveAspectFit
                opacity: root.idle ? 1 : 0.4
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("The scanned page")
            }
        }
        GridLayout {
            Layout.fillWidth: Theme.portrait
            Layout.alignment: Qt.AlignTop
            columns: !Theme.portrait ? 1 : Theme.elder || root.page.reads ? 2 : 3
            columnSpacing: Theme.s
            rowSpacing: Theme.s

            AppButton {
                objectName: "retake"
                Layout.fillWidth: true
                enabled: root.idle
                text: qsTr("Scan it again")
                symbol: "again"
                onClicked: root.view.retakePaper()
            }
            AppButton {
                objectName: "turn"
                Layout.fillWidth: true
                enabled: root.idle
                text: qsTr("Turn")
                symbol: "turn"
                Accessible.name: qsTr("Turn the page by a quarter")
                onClicked: root.view.turnPaper()
            }
            AppButton {
                objectName: "cut"
                Layout.fillWidth: true
                enabled: root.idle
                text: qsTr("Cut")
                symbol: "crop"
                Accessible.name: qsTr("Choose what is kept of the page")
                onClicked: root.view.cutPaper()
            }
            AppButton {
                objectName: "read"
                Layout.fillWidth: true
                visible: root.page.reads
                enabled: root.idle
                text: qsTr("Read the text")
                symbol: "read"
                Accessible.name: qsTr("Read the text of this page")
                onClicked: root.view.readPaper()
            }
        }
    }
}
