import QtQuick
import QtQuick.Layouts
import Town.Ui

// A label, a picture and what it says: one line of an explanation.
RowLayout {
    id: root

    required property string label
    required property string text
    property string symbol

    visible: text !== ""
    spacing: Theme.m
    Layout.fillWidth: true

    Icon {
        visible: root.symbol !== ""
        symbol: root.symbol
        color: Theme.accent
        size: Theme.px(44)
        Layout.alignment: Qt.AlignTop
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        Words {
            Layout.fillWidth: true
            text: root.label
            role: "small"
            lineHeight: 1.05
        }
        Words {
            Layout.fillWidth: true
            text: root.text
        }
    }
}
