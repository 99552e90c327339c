pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// The print of a page as text: numbers that may answer a question, each for the citizen to take over, and all lines.
Column {
    id: root

    required property var lines
    required property var offers
    signal taken(string field, string value)

    spacing: Theme.m

    Panel {
        width: parent.width
        visible: root.offers.length > 0

        Words {
            Layout.fillWidth: true
            text: qsTr("These numbers may belong into your form. Compare each with the paper before you take it over.")
            role: "heading"
        }
        Repeater {
            model: root.offers

            GridLayout {
                id: offer

                required property var modelData
                required property int index

                Layout.fillWidth: true
                Layout.topMargin: Theme.s
                columns: Theme.portrait && Theme.elder ? 1 : 2
                columnSpacing: Theme.l

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Words {
                        Layout.fillWidth: true
                        text: offer.modelData.label
                    }
                    Words {
                        objectName: "offer-" + offer.index
                        Layout.fillWidth: true
                        text: offer.modelData.value
                        role: "heading"
                        wrapMode: Text.WrapAnywhere
                    }
                }
                AppButton {
                    objectName: "take-" + offer.modelData.slug + "-" + offer.index
                    enabled: !offer.modelData.taken
                    text: enabled ? qsTr("Take it over") : qsTr("Taken over")
                    symbol: enabled ? "edit" : "done"
                    Accessible.name: qsTr("Take %1 over").arg(offer.modelData.value)
                    onClicked: root.taken(offer.modelData.field, offer.modelData.value)
                }
            }
        }
    }
    Panel {
        width: parent.width

        Words {
            Layout.fillWidth: true
            text: qsTr("What the page says, as far as it could be read. Only the paper counts.")
            role: "small"
        }
        Repeater {
            model: root.lines

            Words {
                required property string modelData

                Layout.fillWidth: true
                text: modelData
                role: "heading"
                font.weight: Font.Normal
            }
        }
    }
}
