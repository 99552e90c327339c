import QtQuick
import QtQuick.Layouts
import Town.Ui

// It did not work: why, what is kept, and what to do next.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-sorry"
    centered: true
    nav.nextText: page.again ? qsTr("Try again") : qsTr("To all services")
    nav.nextName: page.again ? "try-again" : "to-home"
    nav.backShown: page.again
    nav.onBack: root.view.back()
    nav.onNext: root.view.next()

    Panel {
        width: parent.width
        padding: Theme.xl
        spacing: Theme.l

        Icon {
            Layout.alignment: Qt.AlignHCenter
            symbol: "warning"
            color: Theme.bad
            size: Theme.px(140)
        }
        Words {
            Layout.fillWidth: true
            text: Sentences.faultTitle(root.page.code)
            role: "title"
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        Words {
            objectName: "sorry-sentence"
            Layout.fillWidth: true
            text: Sentences.fault(root.page.code)
            horizontalAlignment: Text.AlignHCenter
        }
        Banner {
            text: root.page.again ? qsTr("What you typed is still here. Nothing was handed in.") : ""
            tone: "good"
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("For staff: %1").arg(root.page.code)
            role: "small"
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
