pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// Everything that this person handed in at this terminal, newest first.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-mine"
    widest: columns > 1 ? 2000 : 1500
    title: qsTr("My applications")
    centered: !page.loading && page.rows.length === 0
    nav.onBack: root.view.back()

    Waiting {
        width: parent.width
        visible: root.page.loading
        text: qsTr("Looking for your applications…")
    }
    Panel {
        width: parent.width
        visible: !root.page.loading && root.page.rows.length === 0
        padding: Theme.xl
        spacing: Theme.m

        Icon {
            Layout.alignment: Qt.AlignHCenter
            symbol: "mine"
            color: Theme.accent
            size: Theme.px(120)
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("You have not applied for anything at this terminal yet.")
            role: "heading"
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("Applications made at another terminal or at the counter are not shown here. Ask staff about those.")
            horizontalAlignment: Text.AlignHCenter
        }
        AppButton {
            objectName: "to-home"
            Layout.alignment: Qt.AlignHCenter
            text: qsTr("See all services")
            symbol: "list"
            onClicked: root.view.home()
        }
    }
    GridLayout {
        width: parent.width
        columns: root.columns
        columnSpacing: Theme.m
        rowSpacing: Theme.m
        uniformCellWidths: true

        Repeater {
            model: root.page.rows

            Panel {
                id: row

                required property var modelData

                objectName: "application-" + modelData.number.toLowerCase()
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.m

                    Words {
                        Layout.fillWidth: true
                        text: row.modelData.title
                        role: "heading"
                    }
                    Chip {
                        text: Sentences.state(row.modelData)
                        symbol: Sentences.stateSymbol(row.modelData)
                        tone: Sentences.stateTone(row.modelData)
                        Layout.maximumWidth: row.width * 0.5
                    }
                }
                Words {
                    Layout.fillWidth: true
                    text: qsTr("Receipt %1 · %2").arg(row.modelData.number).arg(row.modelData.created)
                    role: "muted"
                }
                Words {
                    Layout.fillWidth: true
                    text: row.modelData.replaced !== "" ? qsTr("You have handed it in again: see %1. Nothing is to be done about this one.").arg(row.modelData.replaced) : Sentences.stateNext(row.modelData)
                }
                FieldFaults {
                    faults: row.modelData.replaced === "" ? row.modelData.fields : []
                }
                Banner {
                    objectName: "note-" + row.modelData.number.toLowerCase()
                    text: row.modelData.note !== "" && row.modelData.decision === "needs-material" ? qsTr("What is missing: %1").arg(row.modelData.note) : row.modelData.note
                    tone: "warn"
                    symbol: "info"
                }
                AppButton {
                    objectName: "again-" + row.modelData.number.toLowerCase()
                    visible: row.modelData.replaced === "" && (row.modelData.state === "refused" || row.modelData.state === "decided" && row.modelData.decision !== "approved")
                    text: row.modelData.state === "refused" ? qsTr("Correct it and hand it in again") : qsTr("Do it again")
                    symbol: "edit"
                    onClicked: root.view.again(row.modelData.service, row.modelData.id)
                }
            }
        }
    }
    Words {
        width: parent.width
        visible: !root.page.loading && root.page.rows.length > 0
        text: qsTr("Only what you handed in at this terminal is shown. Ask staff about the rest.")
        role: "muted"
        horizontalAlignment: Text.AlignHCenter
    }
}
