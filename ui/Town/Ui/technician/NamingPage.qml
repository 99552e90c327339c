import QtQuick
import QtQuick.Layouts
import Town.Ui

// Who examines? The name stands on the record.
PageFrame {
    id: root

    required property var view
    required property var page
    property bool voiced

    objectName: "screen-technician-naming"
    title: qsTr("Examine this terminal")
    nav.backText: qsTr("Records")
    nav.backSymbol: "list"
    nav.nextText: qsTr("Begin")
    nav.nextName: "begin"
    nav.onBack: root.view.records()
    nav.onNext: root.view.begin(name.text)

    Panel {
        width: parent.width
        padding: Theme.xl
        spacing: Theme.m

        Words {
            Layout.fillWidth: true
            text: qsTr("Your name, as it shall stand on the record")
            role: "heading"
        }
        AnswerBox {
            id: name

            objectName: "technician-name"
            Layout.fillWidth: true
            maximumLength: 40
            wrong: root.page.problem
            Accessible.name: qsTr("Your name, as it shall stand on the record")
            onAccepted: root.view.begin(text)
            Component.onCompleted: text = root.page.name
        }
        Banner {
            text: root.page.problem ? qsTr("Please type your name first.") : ""
            tone: "bad"
        }
    }
    Banner {
        width: parent.width
        text: qsTr("Checking changes nothing on this terminal. The citizens' screen is closed meanwhile; applications go on being sent.")
    }
}
