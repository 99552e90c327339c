pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// What a certificate that is in use stands for and has answered. ``dropped``: not to be used after all.
Panel {
    id: root

    required property var certificate
    property bool droppable: false
    signal dropped

    objectName: "certificate-used-" + certificate.which
    color: Theme.goodTint

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        Icon {
            symbol: "certificate"
            color: Theme.good
            size: Theme.px(44)
            Layout.alignment: Qt.AlignTop
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("From your certificate: %1").arg(root.certificate.title)
            role: "heading"
            color: Theme.good
        }
        AppButton {
            objectName: "drop-certificate-" + root.certificate.which
            visible: root.droppable
            text: qsTr("Do not use it")
            symbol: "close"
            compact: true
            Accessible.name: qsTr("Do not use: %1").arg(root.certificate.title)
            onClicked: root.dropped()
        }
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("Issued by %1. It stands for: %2").arg(root.certificate.issuer).arg(root.certificate.replaces)
    }
    Repeater {
        model: root.certificate.rows

        Fact {
            required property var modelData

            label: modelData.label
            text: modelData.value
            symbol: "check"
        }
    }
}
