import QtQuick
import QtQuick.Layouts
import Town.Ui

// What can be taken home from a page: on paper, and a plan's calendar on a stick. ``take`` is empty while there
// is nothing to take yet; without a printer there is no button for one.
ColumnLayout {
    id: root

    required property var view
    required property var take
    required property string printText
    property bool calendar: false
    readonly property bool printing: take.job === "asked" || take.job === "printing"

    readonly property bool offered: take.printer === true || calendar || (take.job ?? "") !== ""

    visible: offered
    spacing: Theme.s

    AppButton {
        objectName: "print"
        visible: root.take.printer === true && !root.printing
        Layout.fillWidth: true
        text: root.printText
        symbol: "printer"
        onClicked: root.view.print()
    }
    Banner {
        objectName: "print-state"
        text: Sentences.job(root.take.job ?? "")
        tone: root.take.job === "printed" ? "good" : root.printing || root.take.job === "handed" ? "plain" : "warn"
        symbol: "printer"
    }
    AppButton {
        objectName: "save-calendar"
        visible: root.calendar && root.take.stick === "ready"
        Layout.fillWidth: true
        text: qsTr("Save the calendar on the USB stick")
        symbol: "calendar"
        enabled: root.take.file !== "writing"
        onClicked: root.view.saveCalendar()
    }
    Words {
        Layout.fillWidth: true
        visible: root.calendar && root.take.stick === "none" && (root.take.file ?? "") === ""
        text: qsTr("Or plug a USB stick in: all days can be saved on it as a calendar.")
        role: "small"
    }
    Banner {
        objectName: "file-state"
        text: Sentences.file(root.take.file ?? "")
        tone: root.take.file === "written" ? "good" : root.take.file === "writing" ? "plain" : "warn"
        symbol: "calendar"
    }
}
