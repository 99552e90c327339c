import QtQuick
import QtQuick.Layouts
import Town.Ui

// One submission at the staff's desk: what it is, why it waits, who acts, what can be done.
Panel {
    id: root

    required property var item
    required property var view

    objectName: "item-" + item.number.toLowerCase()
    spacing: Theme.s

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        Words {
            Layout.fillWidth: true
            text: root.item.title
            role: "heading"
        }
        Chip {
            text: root.item.refused ? qsTr("Not taken") : qsTr("Stuck")
            symbol: "warning"
            tone: root.item.refused ? "bad" : "warn"
            Layout.maximumWidth: root.width * 0.5
        }
    }
    Words {
        Layout.fillWidth: true
        text: root.item.refused ? qsTr("Receipt %1 · not taken since %2").arg(root.item.number).arg(root.item.since) : qsTr("Receipt %1 · waiting since %2").arg(root.item.number).arg(root.item.since)
        role: "muted"
    }
    Words {
        Layout.fillWidth: true
        text: Sentences.refusal(root.item.reason)
    }
    FieldFaults {
        faults: root.item.fields
    }
    Words {
        Layout.fillWidth: true
        text: Sentences.acts(root.item.acts)
        font.weight: Font.Medium
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.elder ? 1 : 2
        columnSpacing: Theme.s
        rowSpacing: Theme.s

        AppButton {
            objectName: "retry-" + root.item.number.toLowerCase()
            visible: root.item.retry
            Layout.fillWidth: true
            text: qsTr("Try again")
            symbol: "next"
            onClicked: root.view.tryAgain(root.item.id)
        }
        AppButton {
            objectName: "give-back-" + root.item.number.toLowerCase()
            visible: root.item.again
            Layout.fillWidth: true
            text: qsTr("With the citizen's card")
            symbol: "card"
            onClicked: root.view.mine("")
        }
    }
}
