pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// The staff's desk, while their card is in: what the queue is doing, what waits for a person, where is what.
PageFrame {
    id: root

    required property var view
    required property var page
    readonly property var sought: page.sought

    objectName: "screen-desk"
    title: qsTr("Staff desk")
    subtitle: qsTr("%1 · take your card out to close it").arg(page.member)
    widest: columns > 1 ? 2000 : 1500
    nav.backText: qsTr("Close")
    nav.onBack: root.view.back()

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
            Words {
                Layout.fillWidth: true
                Layout.topMargin: Theme.s
                text: qsTr("Where is my application?")
                role: "heading"
                Accessible.role: Accessible.Heading
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.s

                AnswerBox {
                    id: number

                    objectName: "receipt-number"
                    Layout.fillWidth: true
                    maximumLength: 1000
                    placeholderText: qsTr("Receipt number")
                    Accessible.name: qsTr("Receipt number, as it is on the receipt")
                    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhPreferNumbers | Qt.ImhNoPredictiveText
                    onAccepted: seek.clicked()
                }
                AppButton {
                    id: seek

                    objectName: "seek"
                    text: qsTr("Find")
                    symbol: "search"
                    kind: "primary"
                    onClicked: {
                        number.focus = false;
                        root.view.seek(number.text);
                    }
                }
            }
            Banner {
                objectName: "not-found"
                text: root.sought.outcome === "" || root.sought.outcome === "found" ? "" : Sentences.sought(root.sought.outcome)
                tone: "warn"
            }
            Loader {
                active: root.sought.outcome === "found"
                visible: active
                Layout.fillWidth: true

                sourceComponent: Panel {
                    objectName: "found"

                    RowLayout {
                        Layout.fillWidth: true
                        spacing: Theme.m

                        Words {
                            Layout.fillWidth: true
                            text: root.sought.title
                            role: "heading"
                        }
                        Chip {
                            objectName: "found-state"
                            text: Sentences.state(root.sought)
                            symbol: Sentences.stateSymbol(root.sought)
                            tone: Sentences.stateTone(root.sought)
                            Layout.maximumWidth: parent.width * 0.5
                        }
                    }
                    Words {
                        Layout.fillWidth: true
                        text: qsTr("Receipt %1 · %2").arg(root.sought.number).arg(root.sought.created)
                        role: "muted"
                    }
                    Words {
                        Layout.fillWidth: true
                        text: root.sought.replaced !== "" ? qsTr("It was handed in again, as %1.").arg(root.sought.replaced) : root.sought.reason !== "" ? Sentences.refusal(root.sought.reason) : Sentences.stateNext(root.sought)
                    }
                    FieldFaults {
                        faults: root.sought.fields
                    }
                }
            }
            AppButton {
                objectName: "citizens-card"
                Layout.fillWidth: true
                text: qsTr("No receipt: look with the citizen's card")
                symbol: "card"
                onClicked: root.view.mine("")
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
                    text: qsTr("This terminal's database was damaged on %1 and mended. Applications read back: %2, lost: %3. Tell the technician.").arg(modelData.at).arg(modelData.recovered).arg(modelData.lost)
                    tone: modelData.lost > 0 ? "bad" : "warn"
                }
            }
            Banner {
                objectName: "lost"
                text: root.page.lost.length > 0 ? qsTr("Lost on this disk, to be handed in again: %1").arg(root.page.lost.join(", ")) : ""
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
