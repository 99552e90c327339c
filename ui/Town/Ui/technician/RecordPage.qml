pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// One examination as it was kept; it can be taken along on a USB stick.
PageFrame {
    id: root

    required property var view
    required property var page
    property bool voiced

    objectName: "screen-technician-record"
    widest: 2100
    title: page.at + " · " + page.who
    nav.backText: page.isNew ? qsTr("New examination") : qsTr("Back")
    nav.backSymbol: page.isNew ? "again" : "back"
    nav.onBack: root.view.back()
    nav.nextText: qsTr("Save as PDF on a USB stick")
    nav.nextName: "export"
    nav.nextSymbol: "saved"
    nav.nextEnabled: page.stick !== "writing"
    nav.onNext: root.view.export()

    Banner {
        objectName: "record-kept"
        width: parent.width
        text: root.page.isNew ? qsTr("The record is kept on this terminal as %1.").arg(root.page.id) : ""
        tone: "good"
    }
    Banner {
        objectName: "record-stick"
        width: parent.width
        text: Findings.stick(root.page.stick)
        tone: root.page.stick === "written" ? "good" : root.page.stick === "writing" ? "plain" : "bad"
    }
    Panel {
        width: parent.width

        GridLayout {
            Layout.fillWidth: true
            columns: Theme.portrait ? root.columns : 3
            columnSpacing: Theme.m
            rowSpacing: Theme.s
            uniformCellWidths: true

            Repeater {
                model: root.page.trials

                Fact {
                    required property var modelData

                    label: modelData.title
                    text: modelData.words
                    symbol: Findings.trialSymbol(modelData.trial)
                }
            }
        }
    }
    GridLayout {
        width: parent.width
        columns: root.columns
        columnSpacing: Theme.m
        rowSpacing: Theme.m
        uniformCellWidths: true

        Repeater {
            model: root.page.rows

            CheckRow {
                required property var modelData

                row: modelData
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
