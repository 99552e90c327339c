pragma ComponentBehavior: Bound

import QtQuick
import Town.Ui

// The examinations that were kept, newest first.
PageFrame {
    id: root

    required property var view
    required property var page
    property bool voiced

    objectName: "screen-technician-records"
    title: qsTr("Records")
    nav.onBack: root.view.back()

    Waiting {
        width: parent.width
        visible: root.page.loading
        text: qsTr("Reading the records…")
    }
    Banner {
        width: parent.width
        text: root.page.problem !== "" ? qsTr("The records cannot be read (%1).").arg(root.page.problem) : root.page.closed > 0 ? qsTr("Records that cannot be opened, of another vault or damaged: %1").arg(root.page.closed) : ""
        tone: "bad"
    }
    Banner {
        objectName: "no-records"
        width: parent.width
        text: !root.page.loading && root.page.records.length === 0 && root.page.problem === "" ? qsTr("No examination has been kept yet.") : ""
    }
    Repeater {
        model: root.page.records

        Tile {
            required property var modelData

            objectName: "record-" + modelData.id.toLowerCase()
            width: parent.width // qmllint disable unqualified
            title: modelData.at + " · " + modelData.who
            summary: modelData.words
            symbol: Findings.stateSymbol(modelData.worst)
            onClicked: root.view.open(modelData.id)
        }
    }
}
