pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// What works and what does not, the worst first, as it becomes known; the tests that need somebody's eyes and hands.
PageFrame {
    id: root

    required property var view
    required property var page
    property bool voiced

    objectName: "screen-technician-checks"
    widest: 2100
    nav.backText: qsTr("Check again")
    nav.backSymbol: "again"
    nav.onBack: root.view.again()
    nav.nextText: page.keeping ? qsTr("Keeping the record…") : qsTr("Finish and keep the record")
    nav.nextName: "finish"
    nav.nextSymbol: "saved"
    nav.nextEnabled: page.complete && !page.keeping

    nav.onNext: root.view.finish()

    Banner {
        objectName: "examination-problem"
        width: parent.width
        text: root.page.problem !== "" ? qsTr("The record could not be kept (%1). Mend that, then keep it again.").arg(root.page.problem) : ""
        tone: "bad"
    }
    Banner {
        objectName: "examination-summary"
        width: parent.width
        text: !root.page.complete ? qsTr("Checking: %1 of %2 have answered").arg(root.page.answered).arg(root.page.total) : root.page.down > 0 ? qsTr("Out of order: %1. Begin with the first below.").arg(root.page.down) : root.page.warn > 0 ? qsTr("Everything works; %1 could be better.").arg(root.page.warn) : qsTr("Everything works.")
        tone: root.page.down > 0 ? "bad" : !root.page.complete ? "plain" : root.page.warn > 0 ? "warn" : "good"
        symbol: !root.page.complete ? "clock" : root.page.down + root.page.warn > 0 ? "warning" : "done"
    }
    Words {
        text: qsTr("Tests by hand")
        role: "heading"
    }
    GridLayout {
        width: parent.width
        columns: Theme.elder && Theme.portrait ? 1 : Theme.portrait ? 2 : 3
        columnSpacing: Theme.m
        rowSpacing: Theme.m
        uniformCellWidths: true

        Repeater {
            model: root.page.trials

            TrialButton {
                required property var modelData

                trial: modelData
                Layout.fillWidth: true
                Layout.fillHeight: true
                onClicked: root.view.attempt(trial.trial)
            }
        }
    }
    Words {
        text: qsTr("Checks")
        role: "heading"
    }
    GridLayout {
        width: parent.width
        columns: root.columns
        columnSpacing: Theme.m
        rowSpacing: Theme.m
        uniformCellWidths: true

        Repeater {
            model: root.view.checks

            CheckRow {
                required property var field

                row: field
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
