import QtQuick
import QtQuick.Layouts
import Town.Ui

// The finger signs; that hands it in.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-sign"
    title: qsTr("Sign with your finger")
    subtitle: page.title
    nav.nextText: qsTr("Hand in")
    nav.nextName: "hand-in"
    nav.nextSymbol: "done"
    nav.onBack: root.view.back()
    nav.onNext: root.view.sign(pad.path())

    Words {
        width: parent.width
        text: qsTr("I, %1, have read what I hand in. It is true as far as I know, and I agree that the departments named use it for this application.").arg(root.page.name)
    }
    Banner {
        objectName: "sign-problem"
        width: parent.width
        text: root.page.problem !== "" && pad.empty ? Sentences.reason(root.page.problem, {}) : ""
        tone: "bad"
    }
    StrokePad {
        id: pad

        objectName: "signature"
        Accessible.name: qsTr("Sign here with your finger")
        width: parent.width
        height: Math.max(Theme.px(360), Math.min(width * 0.75, root.scroller.height - Theme.px(Theme.portrait ? 520 : 330)))
    }
    RowLayout {
        width: parent.width
        spacing: Theme.m

        AppButton {
            objectName: "clear-signature"
            text: qsTr("Clear and sign again")
            symbol: "clear"
            enabled: !pad.empty
            onClicked: pad.clear()
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("Cannot write? Make a cross, or press Help.")
            role: "muted"
        }
    }
}
