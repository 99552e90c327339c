pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// The e-certificates that came to this terminal for this person, each with its code to show.
PageFrame {
    id: root

    required property var view
    required property var page
    readonly property bool none: !page.loading && page.rows.length === 0

    objectName: "screen-certificates"
    widest: Theme.portrait ? 1500 : 2000
    title: qsTr("My certificates")
    centered: none
    nav.onBack: root.view.back()

    Waiting {
        width: parent.width
        visible: root.page.loading
        text: qsTr("Looking for your certificates…")
    }
    Panel {
        width: parent.width
        visible: root.none
        padding: Theme.xl
        spacing: Theme.m

        Icon {
            Layout.alignment: Qt.AlignHCenter
            symbol: "certificate"
            color: Theme.accent
            size: Theme.px(120)
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("No e-certificate of yours is on this terminal yet.")
            role: "heading"
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("When an application that you made here is approved and ends in a certificate, it comes here by itself. One that you have on paper or on your telephone can be scanned.")
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
            printText: qsTr("Print the certificate that is open")
            Layout.fillWidth: true
        }
    }
    Repeater {
        model: root.page.rows

        ColumnLayout {
            id: row

            required property var modelData

            width: root.width - 2 * root.sideMargin
            spacing: Theme.s

            CertificateFacts {
                objectName: "certificate-" + row.modelData.id
                Layout.fillWidth: true
                certificate: row.modelData
                qr: row.modelData.qr

                AppButton {
                    objectName: "open-" + row.modelData.id
                    Layout.fillWidth: true
                    visible: root.page.rows.length > 1
                    text: row.modelData.open ? qsTr("Close") : qsTr("Show what it says and its code")
                    symbol: row.modelData.open ? "up" : "scan"
                    compact: true
                    Accessible.name: text + ": " + row.modelData.title
                    onClicked: root.view.certificates(row.modelData.open ? "" : row.modelData.id)
                }
            }
        }
    }
    GridLayout {
        width: parent.width
        visible: !root.page.loading
        columns: root.columns
        columnSpacing: Theme.s
        rowSpacing: Theme.s
        uniformCellWidths: true

        Tile {
            objectName: "disclosures"
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Who used my data")
            summary: root.page.disclosures > 0 ? qsTr("Shown %1 times from here").arg(root.page.disclosures) : qsTr("Nothing was shown from here yet")
            symbol: "eye"
            onClicked: root.view.disclosures()
        }
        Tile {
            objectName: "scan"
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Check a certificate")
            summary: qsTr("Scan the code on a paper or a telephone")
            symbol: "scan"
            onClicked: root.view.scan()
        }
    }
}
