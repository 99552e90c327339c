pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// The staff's desk, while their card is in: what the queue is doing, what waits for a person, where is what.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-desk"
    title: qsTr("Staff desk")
    subtitle: qsTr("%1 · take your card out to close it").arg(page.member)
    widest: columns > 1 ? 2000 : 1500
    nav.backText: qsTr("Close")
    nav.onBack: root.view.back()
    nav.nextText: page.technician ? qsTr("Examine this terminal") : ""
    nav.nextName: "examine"
    nav.onNext: root.view.examine()

    GridLayout {
        width: parent.width
        columns: root.columns
        columnSpacing: Theme.l
        rowSpacing: Theme.m
        uniformCellWidths: true

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.m

            Words {
                Layout.fillWidth: true
                text: qsTr("The queue")
                role: "heading"
                Accessible.role: Accessible.Heading
            }
            Panel {
                visible: root.page.says.length > 0
                Layout.fillWidth: true

                Repeater {
                    model: root.page.says

                    RowLayout {
                        id: row

                        required property var modelData
                        readonly property string tone: Sentences.queueTone(modelData.code)

                        Layout.fillWidth: true
                        spacing: Theme.m

                        Icon {
                            symbol: row.tone === "good" ? "done" : row.tone === "plain" ? "info" : "warning"
                            color: said.color
                            size: Theme.px(40)
                            Layout.alignment: Qt.AlignTop
                        }
                        Words {
                            id: said

                            objectName: "says-" + row.modelData.code
                            Layout.fillWidth: true
                            text: Sentences.queue(row.modelData)
                            color: row.tone === "good" ? Theme.good : row.tone === "warn" ? Theme.warn : row.tone === "bad" ? Theme.bad : Theme.ink
                        }
                    }
                }
            }
            DeskSearch {
                sought: root.page.sought
                view: root.view
                Layout.fillWidth: true
                Layout.topMargin: Theme.s
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.m

            Words {
                Layout.fillWidth: true
                text: qsTr("What needs somebody")
                role: "heading"
                Accessible.role: Accessible.Heading
            }
            Waiting {
                Layout.fillWidth: true
                visible: root.page.loading
                text: qsTr("Looking…")
            }
            Repeater {
                model: root.page.incidents

                Banner {
                    required property var modelData

                    objectName: "incident"
                    text: (modelData.kind === "platform-restored" ? qsTr("On %1 the platform had gone back to an older backup. Applications sent to it again: %2, no longer here: %3. Tell the technician.") : qsTr("This terminal's database was damaged on %1 and mended. Applications read back: %2, lost: %3. Tell the technician.")).arg(modelData.at).arg(modelData.recovered).arg(modelData.lost)
                    tone: modelData.lost > 0 ? "bad" : "warn"
                }
            }
            Banner {
                objectName: "lost"
                text: root.page.lost.length > 0 ? qsTr("Lost on this disk, to be handed in again: %1").arg(root.page.lost.join(qsTr(", "))) : ""
                tone: "bad"
            }
            Banner {
                objectName: "nothing-waits"
                text: !root.page.loading && root.page.items.length === 0 && root.page.lost.length === 0 ? qsTr("Nothing needs you. Every application is where it should be.") : ""
                tone: "good"
            }
            Repeater {
                model: root.page.items

                DeskItem {
                    required property var modelData

                    item: modelData
                    view: root.view
                    Layout.fillWidth: true
                }
            }
        }
    }
}
