import QtQuick
import QtQuick.Layouts
import Town.Ui

// One check: what it is, how it is, what to do; below, in English, what a technician reads in the log too.
Panel {
    id: root

    required property var row
    readonly property bool bad: row.state === "down" || row.state === "warn"

    objectName: "check-" + row.check
    padding: Theme.m
    spacing: Theme.xs
    border.width: Theme.contrast || bad ? Theme.hairline : 0
    border.color: row.state === "down" ? Theme.bad : row.state === "warn" ? Theme.warn : Theme.line

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        Words {
            Layout.fillWidth: true
            text: root.row.title
            font.weight: Font.DemiBold
        }
        Chip {
            text: root.row.words
            symbol: Findings.stateSymbol(root.row.state)
            tone: Findings.stateTone(root.row.state)
            Layout.maximumWidth: root.width * 0.6
        }
    }
    Words {
        objectName: "remedy-" + root.row.check
        Layout.fillWidth: true
        visible: text !== ""
        text: Remedies.remedy(root.row.check, root.row.state)
    }
    Words {
        Layout.fillWidth: true
        visible: text !== ""
        text: root.row.detail + (root.row.remedy !== "" ? "\n→ " + root.row.remedy : "")
        role: "small"
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
}
