import QtQuick
import QtQuick.Layouts
import Town.Ui

// A technician has asked for the screen: theirs opens in a moment.
Item {
    id: root

    required property var view
    required property var page

    objectName: "screen-examining"

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.xl, Theme.px(900))
        spacing: Theme.l

        Icon {
            Layout.alignment: Qt.AlignHCenter
            symbol: "clock"
            color: Theme.accent
            size: Theme.px(150)
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("This terminal is being examined")
            role: "title"
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("Please come back in a while, or go to the counter.")
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
