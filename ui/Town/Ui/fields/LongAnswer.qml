import QtQuick
import QtQuick.Controls.Basic
import Town.Ui

// Addresses and remarks: several lines. The lines of a document stand as they do there, letter under letter.
TextArea {
    id: root

    required property var field
    signal answered(value: var)
    signal focused

    property string sent
    readonly property bool zone: field.kind === "zone"

    objectName: "answer-" + field.slug
    Accessible.name: field.label
    implicitHeight: Math.max(Theme.touch * (field.kind === "address" ? 1.3 : 1.7), contentHeight + topPadding + bottomPadding)
    padding: Theme.m
    color: Theme.ink
    selectionColor: Theme.accent
    selectedTextColor: Theme.primaryInk
    font.pixelSize: zone ? Math.min(Theme.body, Math.floor((width - 2 * padding) / 28)) : Theme.body
    font.family: zone ? "monospace" : Qt.application.font.family // qmllint disable missing-property
    wrapMode: zone ? TextEdit.WrapAnywhere : TextEdit.Wrap
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhMultiLine | (zone ? Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase : 0)
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
