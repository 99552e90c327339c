pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// One e-certificate: what it is, whether it counts and what to do next, its code, and what it says.
Panel {
    id: root

    required property var certificate
    property var qr: []
    readonly property bool beside: qr.length > 0 && !Theme.portrait

    spacing: Theme.m

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.l
        rowSpacing: Theme.m

        ColumnLayout {
            Layout.row: 0
            Layout.column: 0
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.m

            RowLayout {
                Layout.fillWidth: true
                visible: root.certificate.title !== ""
                spacing: Theme.m

                Icon {
                    symbol: "certificate"
                    color: Theme.accent
                    size: Theme.px(64)
                    Layout.alignment: Qt.AlignTop
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Words {
                        Layout.fillWidth: true
                        text: root.certificate.title
                        role: "heading"
                    }
                    Words {
                        Layout.fillWidth: true
                        text: qsTr("Issued by %1").arg(root.certificate.issuer)
                    }
                    Words {
                        Layout.fillWidth: true
                        text: root.certificate.expires !== "" ? qsTr("From %1, valid until %2").arg(root.certificate.issued).arg(root.certificate.expires) : qsTr("From %1, valid for good").arg(root.certificate.issued)
                        role: "muted"
                    }
                }
            }
            Banner {
                objectName: "verdict"
                text: root.certificate.sentence + "\n" + Sentences.certificateNext(root.certificate.reason)
                tone: Sentences.certificateTone(root.certificate.reason)
            }
            Words {
                Layout.fillWidth: true
                visible: root.certificate.reason === "status-unknown" && root.certificate.days > 0
                text: qsTr("The list of revoked certificates on this terminal is %1 days old.").arg(root.certificate.days)
                role: "muted"
            }
        }
        ColumnLayout {
            Layout.row: root.beside ? 0 : 1
            Layout.column: root.beside ? 1 : 0
            Layout.rowSpan: root.beside ? 2 : 1
            Layout.alignment: Qt.AlignTop | Qt.AlignHCenter
            Layout.maximumWidth: Theme.px(Theme.portrait ? 700 : 600)
            visible: root.qr.length > 0
            spacing: Theme.s

            QrCode {
                objectName: "certificate-code"
                rows: root.qr
                Layout.preferredWidth: Theme.px(Theme.portrait ? 700 : 600)
                Layout.preferredHeight: Layout.preferredWidth
            }
            Words {
                Layout.fillWidth: true
                text: qsTr("Show this code to whoever asks for the paper. It is checked without a network.")
                horizontalAlignment: Text.AlignHCenter
            }
        }
        ColumnLayout {
            Layout.row: root.beside ? 1 : 2
            Layout.column: 0
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            visible: root.certificate.claims.length > 0 || root.certificate.hidden > 0
            spacing: Theme.m

            GridLayout {
                Layout.fillWidth: true
                columns: Theme.elder ? 1 : 2
                columnSpacing: Theme.m
                rowSpacing: Theme.s
                uniformCellWidths: true

                Repeater {
                    model: root.certificate.claims

                    Fact {
                        required property var modelData

                        Layout.alignment: Qt.AlignTop
                        label: modelData.label
                        text: modelData.value
                    }
                }
            }
            Words {
                Layout.fillWidth: true
                visible: root.certificate.hidden > 0
                text: qsTr("Its holder does not show everything: %1 more entries are hidden.").arg(root.certificate.hidden)
                role: "muted"
            }
        }
    }
}
