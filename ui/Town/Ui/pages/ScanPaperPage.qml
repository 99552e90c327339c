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
    readonly property bool shown: page.page !== "" && !cutting
    readonly property bool placing: page.at === "place"
    readonly property bool idle: page.at === "shown"
    readonly property bool missing: page.scanner === "missing"

    objectName: "screen-scan-paper"
    title: page.title
    subtitle: page.service
    centered: !shown && !cutting
    nav.nextText: placing ? missing ? "" : page.trouble !== "" ? qsTr("Try again") : qsTr("Scan") : cutting ? qsTr("Keep this part") : !shown ? "" : page.flaws.length > 0 ? qsTr("Use it all the same") : qsTr("Use this page")
    nav.nextSymbol: placing ? "document" : "done"
    nav.nextEnabled: placing || idle || cutting
    nav.onBack: root.view.back()
    nav.onNext: placing ? root.view.startScan() : cutting ? root.view.keepPart(...cutter.item.kept) : root.view.next() // qmllint disable missing-property

    Banner {
        objectName: "scan-trouble"
        width: parent.width
        visible: root.placing && text !== ""
        text: Sentences.scanner(root.missing ? "missing" : root.page.trouble)
        tone: "warn"
    }
    Panel {
        width: parent.width
        visible: root.placing
        padding: Theme.portrait ? Theme.xl : Theme.l

        GridLayout {
            Layout.fillWidth: true
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.xl
            rowSpacing: Theme.m

            PaperDrawing {
                Layout.alignment: Qt.AlignHCenter
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.m

                Words {
                    Layout.fillWidth: true
                    text: qsTr("Lay one page on the glass, the written side down, in the corner with the mark. Close the lid.")
                    role: "heading"
                    horizontalAlignment: Theme.portrait ? Text.AlignHCenter : Text.AlignLeft
                }
                Words {
                    Layout.fillWidth: true
                    text: qsTr("The picture stays in this terminal's memory until you hand in. Leave before that, and it is wiped.")
                    horizontalAlignment: Theme.portrait ? Text.AlignHCenter : Text.AlignLeft
                }
                AppButton {
                    objectName: "bring-it"
                    Layout.alignment: Theme.portrait ? Qt.AlignHCenter : Qt.AlignLeft
                    Layout.topMargin: Theme.s
                    text: qsTr("I bring it to the counter")
                    symbol: "bring"
                    onClicked: root.view.bringPaper(root.page.field)
                }
            }
        }
    }
    Waiting {
        width: parent.width
        visible: root.page.at === "scanning" || (root.page.at === "working" && !root.shown)
        text: root.page.at === "scanning" ? qsTr("Scanning. Please leave the lid closed.") : qsTr("Looking at the page…")
        part: root.page.at === "scanning" && root.page.progress > 0 ? root.page.progress : -1
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
        visible: root.idle && root.page.flaws.length === 0
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
            Layout.preferredHeight: Theme.px(Theme.portrait ? Theme.elder ? 620 : 760 : 620)
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
            columns: !Theme.portrait ? 1 : Theme.elder ? 2 : 3
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
        }
    }
}
