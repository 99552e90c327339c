pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// Show a certificate: by its code, or one of one's own; then what is said of it and what to do next.
PageFrame {
    id: root

    required property var view
    required property var page
    readonly property bool usable: page.judged && page.unfit === "" && page.service !== ""

    objectName: "screen-scan"
    title: page.judged ? qsTr("This certificate") : qsTr("Show a certificate")
    subtitle: page.service
    centered: !page.judged
    nav.nextText: !page.judged ? "" : usable ? qsTr("Go on") : qsTr("Show another one")
    nav.nextSymbol: usable ? "next" : "scan"
    nav.onBack: root.view.back()
    nav.onNext: root.view.next()

    Loader {
        width: parent.width
        active: root.page.judged
        visible: active
        sourceComponent: CertificateFacts {
            certificate: root.page.certificate
        }
    }
    Banner {
        objectName: "unfit"
        width: parent.width
        text: Sentences.unfit(root.page.unfit)
        tone: "warn"
    }
    Waiting {
        width: parent.width
        visible: root.page.reading
        text: qsTr("Checking the certificate…")
    }
    Panel {
        width: parent.width
        visible: !root.page.judged && !root.page.reading
        padding: Theme.xl
        spacing: Theme.m

        Icon {
            Layout.alignment: Qt.AlignHCenter
            symbol: "scan"
            color: Theme.accent
            size: Theme.px(180)
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("Hold the square code in front of the scanner.")
            role: "heading"
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("On paper or on your telephone, a hand's breadth away, the whole code in the light. It is checked on this terminal, without a network, and nothing of it is kept.")
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("Nothing happens? Press Help, or hand the paper in at the counter.")
            role: "muted"
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Words {
        width: parent.width
        visible: !root.page.judged && root.page.own.length > 0
        text: qsTr("Or one of yours that is here:")
        role: "heading"
    }
    Repeater {
        model: root.page.judged || root.page.reading ? [] : root.page.own

        Tile {
            required property var modelData

            objectName: "present-" + modelData.id
            width: root.width - 2 * root.sideMargin
            title: modelData.title
            summary: qsTr("Issued by %1").arg(modelData.issuer)
            symbol: "certificate"
            onClicked: root.view.present(modelData.id)
        }
    }
}
