pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// In the keyboard's place: write a character with the finger, then touch the one that was meant.
Rectangle {
    id: root

    required property var ink
    signal closed

    function wipe() {
        pad.clear();
        ink.clear();
    }

    color: Theme.pressed
    height: Theme.px(Theme.portrait ? 620 : 520)

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.m
        spacing: Theme.m

        StrokePad {
            id: pad

            objectName: "ink-pad"
            guide: false
            Layout.fillWidth: true
            Layout.fillHeight: true
            Accessible.name: qsTr("Write one character here with your finger")
            onStroked: root.ink.read(strokes)

            Words {
                visible: pad.empty
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.l
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Write one character here")
                color: "#5b6874"
            }
        }
        GridLayout {
            Layout.fillWidth: false
            columns: Theme.portrait ? 2 : 4
            rowSpacing: Theme.s
            columnSpacing: Theme.s
            Layout.fillHeight: true

            Repeater {
                model: 8

                AppButton {
                    required property int index
                    readonly property string character: root.ink.candidates[index] ?? ""

                    objectName: "ink-" + (index + 1)
                    text: character
                    size: Theme.px(64)
                    enabled: character !== ""
                    Accessible.name: character !== "" ? qsTr("Take %1").arg(character) : qsTr("No character yet")
                    Layout.preferredWidth: Theme.px(130)
                    Layout.fillHeight: true
                    onClicked: {
                        root.ink.write(character);
                        root.wipe();
                    }
                }
            }
        }
        ColumnLayout {
            spacing: Theme.s
            Layout.fillHeight: true
            Layout.fillWidth: false
            Layout.preferredWidth: Theme.px(Theme.elder ? 330 : 290)

            AppButton {
                objectName: "ink-clear"
                symbol: "clear"
                text: qsTr("Write again")
                Layout.fillWidth: true
                Layout.fillHeight: true
                enabled: !pad.empty
                onClicked: root.wipe()
            }
            AppButton {
                objectName: "ink-rub-out"
                symbol: "backspace"
                text: qsTr("Delete")
                Layout.fillWidth: true
                Layout.fillHeight: true
                onClicked: root.ink.rubOut()
            }
            AppButton {
                objectName: "ink-keyboard"
                symbol: "keyboard"
                text: qsTr("Keyboard")
                Layout.fillWidth: true
                Layout.fillHeight: true
                onClicked: root.closed()
            }
            AppButton {
                objectName: "ink-done"
                symbol: "check"
                kind: "primary"
                text: qsTr("Done")
                Layout.fillWidth: true
                Layout.fillHeight: true
                onClicked: Qt.inputMethod.hide() // qmllint disable missing-property
            }
        }
    }
}
