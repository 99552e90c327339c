pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// Who used my data: what was shown of which certificate to whom, for what and when.
PageFrame {
    id: root

    required property var view
    required property var page
    readonly property bool none: !page.loading && page.rows.length === 0

    objectName: "screen-disclosures"
    title: qsTr("Who used my data")
    centered: none
    nav.onBack: root.view.back()

    Waiting {
        width: parent.width
        visible: root.page.loading
        text: qsTr("Looking for what was shown…")
    }
    Panel {
        width: parent.width
        visible: root.none
        padding: Theme.xl
        spacing: Theme.m

        Icon {
            Layout.alignment: Qt.AlignHCenter
            symbol: "eye"
            color: Theme.accent
            size: Theme.px(120)
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("Nothing of your certificates was shown from this terminal.")
            role: "heading"
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("It is only shown when you agree to it. Every time is written down here, locked, for you alone.")
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Panel {
        width: parent.width
        visible: takeAway.offered

        TakeAway {
            id: takeAway

            view: root.view
            take: root.page.take ?? {}
            printText: qsTr("Print this list")
            Layout.fillWidth: true
        }
    }
    Repeater {
        model: root.page.rows

        Panel {
            id: row

            required property var modelData
            required property int index

            objectName: "disclosure-" + index
            width: root.width - 2 * root.sideMargin
            spacing: Theme.m

            Words {
                Layout.fillWidth: true
                text: row.modelData.department
                role: "heading"
            }
            Fact {
                label: qsTr("Saw of your certificate: %1").arg(row.modelData.certificate)
                text: row.modelData.claims
                symbol: "eye"
            }
            Fact {
                label: qsTr("For what")
                text: row.modelData.service
                symbol: "document"
            }
            Fact {
                label: qsTr("When you signed it")
                text: row.modelData.at
                symbol: "clock"
            }
        }
    }
}
