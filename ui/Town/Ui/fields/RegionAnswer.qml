pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// Province, city, county, town: each choice opens the next; a chosen one can be pressed to choose it again.
ColumnLayout {
    id: root

    required property var field
    signal answered(value: var)

    readonly property var chosen: Array.from(field.value || [])
    readonly property var offered: chosen.length < field.levels.length ? field.levels[chosen.length] : []

    function label(level: int, code: string): string {
        const found = Array.from(field.levels[level] || []).find(o => o.value === code);
        return found ? found.label : code;
    }

    spacing: Theme.s
    Accessible.role: Accessible.Grouping
    Accessible.name: field.label

    Flow {
        Layout.fillWidth: true
        visible: root.chosen.length > 0
        spacing: Theme.s

        Repeater {
            model: root.chosen

            AppButton {
                required property string modelData
                required property int index

                objectName: "answer-" + root.field.slug + "-chosen-" + index
                compact: true
                text: root.label(index, modelData)
                symbol: "edit"
                Accessible.name: qsTr("Change: %1").arg(text)
                onClicked: root.answered(root.chosen.slice(0, index))
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        visible: root.offered.length > 0
        columns: Theme.elder ? 2 : 3
        columnSpacing: Theme.xs
        rowSpacing: Theme.xs
        uniformCellWidths: true

        Repeater {
            model: root.offered

            AppButton {
                required property var modelData

                objectName: "answer-" + root.field.slug + "-" + modelData.value
                Layout.fillWidth: true
                compact: true
                text: modelData.label
                onClicked: root.answered(root.chosen.concat([modelData.value]))
            }
        }
    }
}
