import QtQuick
import QtQuick.Layouts
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
        text: root.page.signature === "failed" ? Sentences.signature("failed") : ""
        tone: "bad"
    }
    Panel {
        objectName: "holder"
        width: parent.width
        visible: root.page.photo.state !== "none"

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.l

            Portrait {
                Layout.alignment: Qt.AlignTop
                photo: root.page.photo
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.s

                Words {
                    Layout.fillWidth: true
                    text: root.page.name
                    role: "heading"
                }
                Words {
                    objectName: "photo"
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: Sentences.photo(root.page.photo.state)
                }
                Fact {
                    objectName: "seal"
                    label: qsTr("Is the document genuine?")
                    text: root.page.signature === "failed" ? "" : Sentences.signature(root.page.signature)
                    symbol: root.page.signature === "verified" ? "done" : "info"
                    Layout.topMargin: Theme.xs
                }
            }
        }
    }
    Panel {
        width: parent.width
        spacing: Theme.l

        Fact {
            label: qsTr("What is read")
            text: qsTr("Name, sex, ethnic group, date of birth, address, identity number, and how long the card is valid. The photo is neither kept nor sent.")
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
