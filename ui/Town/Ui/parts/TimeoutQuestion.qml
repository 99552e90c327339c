import QtQuick
import QtQuick.Layouts
import Town.Ui

// Are you still there? Nothing beneath can be touched while it stands.
Rectangle {
    id: root

    required property var view
    readonly property bool asking: view.warning >= 0

    objectName: "timeout-question"
    visible: asking
    color: "#b3000000"
    Accessible.role: Accessible.Dialog
    Accessible.name: question.text

    onAskingChanged: {
        if (asking)
            more.forceActiveFocus();
    }

    MouseArea {
        anchors.fill: parent
        onClicked: root.view.touched()
    }
    Panel {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.l, Theme.px(900))
        padding: Theme.xl
        spacing: Theme.l

        Words {
            id: question

            Layout.fillWidth: true
            text: qsTr("Are you still there?")
            role: "title"
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: String(Math.max(0, root.view.warning))
            role: "display"
            color: Theme.accent
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("When the time is up, the screen is cleared so that nobody sees your data. What you typed is kept for you.")
            horizontalAlignment: Text.AlignHCenter
        }
        AppButton {
            id: more

            objectName: "more-time"
            Layout.fillWidth: true
            text: qsTr("I need more time")
            symbol: "clock"
            kind: "primary"
            onClicked: root.view.touched()
        }
        AppButton {
            objectName: "end-now"
            Layout.fillWidth: true
            text: qsTr("I am done, clear the screen")
            symbol: "exit"
            onClicked: root.view.finish()
        }
    }
}
