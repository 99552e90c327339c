import QtQuick
import QtQuick.Controls.Basic
import Town.Ui

// A line to type in. Nothing typed here is learnt by the keyboard: the next citizen must not be offered it.
TextField {
    id: root

    property bool wrong: false

    implicitHeight: Theme.touch
    leftPadding: Theme.m
    rightPadding: Theme.m
    color: Theme.ink
    placeholderTextColor: Theme.muted
    selectionColor: Theme.accent
    selectedTextColor: Theme.primaryInk
    font.pixelSize: Theme.body
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
    background: Rectangle {
        radius: Theme.px(12)
        color: Theme.surface
        border.width: root.activeFocus ? Theme.px(5) : Theme.px(3)
        border.color: root.activeFocus ? Theme.focus : root.wrong ? Theme.bad : Theme.edge
    }
}
