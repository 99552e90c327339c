import QtQuick
import QtQuick.Layouts
import Town.Ui

// How a page is laid on the glass; or it is brought to the counter.
Panel {
    id: root

    signal brought

    padding: Theme.portrait ? Theme.xl : Theme.l

    GridLayout {
        Layout.fillWidth: true
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.xl
        rowSpacing: Theme.m

        PaperDrawing {
            Layout.alignment: Qt.AlignHCenter
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.m

            Words {
                Layout.fillWidth: true
                text: qsTr("Lay one page on the glass, the written side down, in the corner with the mark. Close the lid.")
                role: "heading"
                horizontalAlignment: Theme.portrait ? Text.AlignHCenter : Text.AlignLeft
            }
            Words {
                Layout.fillWidth: true
                text: qsTr("The picture stays in this terminal's memory until you hand in. Leave before that, and it is wiped.")
                horizontalAlignment: Theme.portrait ? Text.AlignHCenter : Text.AlignLeft
            }
            AppButton {
                objectName: "bring-it"
                Layout.alignment: Theme.portrait ? Qt.AlignHCenter : Qt.AlignLeft
                Layout.topMargin: Theme.s
                text: qsTr("I bring it to the counter")
                symbol: "bring"
                onClicked: root.brought()
            }
        }
    }
}
