import QtQuick
import QtQuick.Layouts
import Town.Ui

// While a page is read aloud, below the top bar: once more, slower or faster, quieter or louder.
Rectangle {
    id: root

    required property var voice

    visible: voice.state === "speaking"
    height: visible ? Theme.px(104) : 0
    color: Theme.pressed

    component Knob: AppButton {
        property string drawing

        compact: true
        symbol: Theme.elder ? "" : drawing // the words take the room
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.px(80)
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.l
        spacing: Theme.s

        Knob {
            objectName: "speech-again"
            drawing: "again"
            text: qsTr("Again")
            onClicked: root.voice.again()
        }
        Knob {
            objectName: "speech-slower"
            drawing: "slower"
            text: qsTr("Slower")
            enabled: !root.voice.slowest
            onClicked: root.voice.faster(-1)
        }
        Knob {
            objectName: "speech-faster"
            drawing: "faster"
            text: qsTr("Faster")
            enabled: !root.voice.fastest
            onClicked: root.voice.faster(1)
        }
        Knob {
            objectName: "speech-quieter"
            drawing: "quieter"
            text: qsTr("Quieter")
            enabled: !root.voice.quietest
            onClicked: root.voice.louder(-1)
        }
        Knob {
            objectName: "speech-louder"
            drawing: "louder"
            text: qsTr("Louder")
            enabled: !root.voice.loudest
            onClicked: root.voice.louder(1)
        }
    }
}
