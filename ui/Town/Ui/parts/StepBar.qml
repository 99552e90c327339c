pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// How far along: one bar a step, those done and the present one filled.
RowLayout {
    id: root

    required property int step
    required property int steps

    spacing: Theme.xs
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Step %1 of %2").arg(step + 1).arg(steps)

    Repeater {
        model: root.steps

        Rectangle {
            required property int index

            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(12)
            radius: height / 2
            color: index <= root.step ? Theme.accent : Theme.disabled
            border.width: Theme.contrast ? Theme.hairline : 0
            border.color: Theme.line
        }
    }
}
