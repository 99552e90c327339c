import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Town.Ui

// Something takes a moment: a bar (moving, or as far as ``part`` says) and a sentence.
ColumnLayout {
    id: root

    required property string text
    property real part: -1

    spacing: Theme.m

    ProgressBar {
        id: bar

        Layout.fillWidth: true
        indeterminate: root.part < 0
        value: Math.max(0, root.part)
        implicitHeight: Theme.px(18)
        Accessible.name: root.text
        background: Rectangle {
            radius: height / 2
            color: Theme.disabled
            border.width: Theme.hairline
            border.color: Theme.edge
        }
        contentItem: Item {
            Rectangle {
                height: parent.height
                width: parent.width * (bar.indeterminate ? 0.35 : bar.visualPosition)
                x: bar.indeterminate ? (parent.width - width) / 2 : 0
                radius: height / 2
                color: Theme.accent
            }
        }
    }
    Words {
        Layout.fillWidth: true
        text: root.text
        horizontalAlignment: Text.AlignHCenter
    }
}
