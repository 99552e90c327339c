import QtQuick
import QtQuick.Layouts
import Town.Ui

// One test: what to do, what the device says, and the question that only somebody in front of it can answer.
PageFrame {
    id: root

    required property var view
    required property var page
    property bool voiced
    readonly property bool asking: page.stage === "asking"
    readonly property bool ended: page.stage === "ended"
    readonly property bool spoken: page.trial === "speech" && asking
    readonly property string sentence: qsTr("This is the voice of the terminal. One, two, three.")

    objectName: "screen-technician-trial"
    title: page.title
    centered: true
    nav.backText: ended ? qsTr("Back to the checks") : asking ? qsTr("Cancel") : qsTr("Give up")
    nav.onBack: root.view.back()

    Component.onCompleted: {
        if (spoken && voiced)
            view.speak(sentence);
    }

    Panel {
        width: parent.width
        padding: Theme.xl
        spacing: Theme.l

        Icon {
            Layout.alignment: Qt.AlignHCenter
            symbol: root.page.outcome === "passed" ? "done" : root.ended ? "warning" : Findings.trialSymbol(root.page.trial)
            color: root.page.outcome === "passed" ? Theme.good : root.ended ? Theme.bad : Theme.accent
            size: Theme.px(140)
        }
        Words {
            objectName: "trial-words"
            Layout.fillWidth: true
            text: root.ended ? root.page.words : root.spoken && !root.voiced ? qsTr("This terminal has no voice.") : root.asking ? Findings.question(root.page.trial) : Findings.task(root.page.trial)
            role: "title"
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "trial-person"
            Layout.fillWidth: true
            visible: root.page.person !== ""
            text: qsTr("A person was read: %1. Nothing of the card is kept.").arg(root.page.person)
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "trial-said"
            Layout.fillWidth: true
            visible: text !== "" && root.page.person === ""
            text: Findings.said(root.page.trial, root.page.said)
            horizontalAlignment: Text.AlignHCenter
        }
        AppButton {
            objectName: "say-again"
            visible: root.spoken && root.voiced
            Layout.alignment: Qt.AlignHCenter
            text: qsTr("Say it again")
            symbol: "speaker"
            onClicked: root.view.speak(root.sentence)
        }
        GridLayout {
            visible: root.asking
            Layout.fillWidth: true
            columns: Theme.portrait && Theme.elder ? 1 : 2
            columnSpacing: Theme.m
            rowSpacing: Theme.m
            uniformCellWidths: true

            AppButton {
                objectName: "judge-good"
                visible: !root.spoken || root.voiced
                Layout.fillWidth: true
                text: qsTr("Yes, it is good")
                symbol: "check"
                kind: "primary"
                onClicked: root.view.judge(true)
            }
            AppButton {
                objectName: "judge-bad"
                visible: !root.spoken || root.voiced
                Layout.fillWidth: true
                text: qsTr("No")
                symbol: "close"
                onClicked: root.view.judge(false)
            }
            AppButton {
                objectName: "no-voice"
                visible: root.spoken && !root.voiced
                Layout.fillWidth: true
                Layout.columnSpan: Theme.portrait && Theme.elder ? 1 : 2
                text: qsTr("Note it down")
                onClicked: root.view.end("impossible")
            }
        }
    }
}
