pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// "Where is my application?": by receipt number, typed or scanned, or with the citizen's own card.
ColumnLayout {
    id: root

    required property var sought
    required property var view

    spacing: Theme.m

    Words {
        Layout.fillWidth: true
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
            id: found

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
                    Layout.maximumWidth: found.width * 0.5
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
