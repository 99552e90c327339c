pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// The answers that the platform did not take, each with what is wrong with it.
ColumnLayout {
    id: root

    required property var faults

    visible: faults.length > 0
    spacing: Theme.xs
    Layout.fillWidth: true

    Repeater {
        model: root.faults

        Words {
            required property var modelData

            Layout.fillWidth: true
            text: qsTr("%1: %2").arg(modelData.label).arg(Sentences.reason(modelData.reason, {
                kind: "text",
                longest: 0,
                minimum: "",
                maximum: ""
            }))
            color: Theme.bad
        }
    }
}
