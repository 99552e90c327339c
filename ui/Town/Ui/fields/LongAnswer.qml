import QtQuick
import QtQuick.Controls.Basic
import Town.Ui

// Addresses and remarks: several lines.
TextArea {
    id: root

    required property var field
    signal answered(value: var)
    signal focused

    property string sent

    objectName: "answer-" + field.slug
    Accessible.name: field.label
    implicitHeight: Math.max(Theme.touch * (field.kind === "address" ? 1.3 : 1.7), contentHeight + topPadding + bottomPadding)
    padding: Theme.m
    color: Theme.ink
    selectionColor: Theme.accent
    selectedTextColor: Theme.primaryInk
    font.pixelSize: Theme.body
    wrapMode: TextEdit.Wrap
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhMultiLine
    background: Rectangle {
        radius: Theme.px(12)
        color: Theme.surface
        border.width: root.activeFocus ? Theme.px(5) : Theme.px(3)
        border.color: root.activeFocus ? Theme.focus : root.field.problem !== "" ? Theme.bad : Theme.edge
    }
    onTextChanged: {
        if (text !== sent) {
            sent = text;
            answered(text.trim());
        }
    }
    onActiveFocusChanged: {
        if (activeFocus)
            focused();
    }
    Component.onCompleted: {
        sent = String(field.value);
        text = sent;
    }
}
