import QtQuick
import QtQuick.Layouts
import Town.Ui

// The citizen's card was taken out while help is at hand: everything is covered until a card is back.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-handover"
    title: qsTr("One moment")
    centered: true
    nav.backShown: false
    nav.nextText: qsTr("End the visit")
    nav.nextName: "end-visit"
    nav.nextSymbol: "exit"
    nav.onNext: root.view.finish()

    Panel {
        width: parent.width
        padding: Theme.xl
        spacing: Theme.l

        Icon {
            Layout.alignment: Qt.AlignHCenter
            symbol: "people"
            color: Theme.accent
            size: Theme.px(140)
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("The card is out. Put it in again to go on.")
            role: "title"
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("Staff: put your staff card in to help here. Nothing of the visit is shown until then, and what was typed is kept.")
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
