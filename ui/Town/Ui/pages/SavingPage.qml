import QtQuick
import QtQuick.Layouts
import Town.Ui

// Being made durable: a moment, which must not be interrupted; it ends in a receipt or in what to do next.
Item {
    id: root

    required property var view
    required property var page

    objectName: "screen-saving"

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.xl, Theme.px(900))
        spacing: Theme.l

        Icon {
            Layout.alignment: Qt.AlignHCenter
            symbol: "saved"
            color: Theme.accent
            size: Theme.px(150)
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("Saving your application…")
            role: "title"
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: root.page.title
            horizontalAlignment: Text.AlignHCenter
        }
        Waiting {
            Layout.fillWidth: true
            text: qsTr("It is being written to this terminal. Your receipt follows in a moment; you may take your card already.")
        }
    }
}
