import QtQuick
import Town.Ui

// What is read from the card, why, and where it goes; nothing is used before the citizen agrees.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-consent"
    title: qsTr("%1, may we use your card?").arg(page.name)
    subtitle: Sentences.document(page.document)
    centered: true
    nav.backText: qsTr("No")
    nav.nextText: qsTr("Yes, I agree")
    nav.nextSymbol: "done"
    nav.nextName: "agree"
    nav.onBack: root.view.back()
    nav.onNext: root.view.agree()

    Banner {
        objectName: "forged"
        width: parent.width
        text: root.page.forged ? qsTr("What is stored in this document does not fit its seal. It may be damaged or not genuine. Please go to the counter.") : ""
        tone: "bad"
    }
    Waiting {
        objectName: "photo"
        width: parent.width
        visible: root.page.photo < 1
        text: qsTr("The photo is still being read. Leave the document where it is; you can go on.")
        part: root.page.photo
    }
    Panel {
        width: parent.width
        spacing: Theme.l

        Fact {
            label: qsTr("What is read")
            text: qsTr("Name, sex, ethnic group, date of birth, address, identity number, and how long the card is valid. The photo is not used.")
            symbol: "card"
        }
        Fact {
            label: qsTr("Why")
            text: qsTr("So that you need not type it, and so that nobody applies in your name.")
            symbol: "check"
        }
        Fact {
            label: qsTr("Where it goes")
            text: qsTr("Only into the application that you sign, locked so that only the platform of the government can open it. You decide when it is sent.")
            symbol: "lock"
        }
        Fact {
            label: qsTr("When you take your card")
            text: qsTr("The screen is cleared. What you typed and did not hand in stays here for 14 days, locked, for you alone.")
            symbol: "exit"
        }
    }
}
