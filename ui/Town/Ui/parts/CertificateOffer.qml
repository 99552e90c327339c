pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// On a form: a certificate could say this. One's own by a touch, any other by its code.
Panel {
    id: root

    required property var view
    required property var offers
    required property bool scannable

    visible: offers.length > 0 || scannable
    color: Theme.tint

    Words {
        Layout.fillWidth: true
        text: root.offers.length > 0 ? qsTr("You have an e-certificate that can stand for a paper and answer questions here.") : qsTr("Do you have an e-certificate, on paper or on your telephone? It can stand for a paper here.")
    }
    Repeater {
        model: root.offers

        AppButton {
            required property var modelData

            objectName: "use-" + modelData.id
            Layout.fillWidth: true
            text: qsTr("Use my certificate: %1").arg(modelData.title)
            symbol: "certificate"
            kind: "primary"
            onClicked: root.view.present(modelData.id)
        }
    }
    AppButton {
        objectName: "scan"
        visible: root.scannable
        Layout.fillWidth: true
        text: qsTr("Scan a certificate")
        symbol: "scan"
        compact: root.offers.length > 0
        onClicked: root.view.scan()
    }
}
