import QtQuick
import QtQuick.Layouts
import Town.Ui

// Waits for a card, and says what to do with it.
PageFrame {
    id: root

    required property var view
    required property var page
    readonly property bool trouble: ["mute", "unknown", "failed", "service-down", "no-reader"].includes(page.card)

    // No card can help there.
    readonly property bool dead: page.card === "service-down" || page.card === "no-reader"

    objectName: "screen-identify"
    title: qsTr("Show your identity card")
    subtitle: page.service
    centered: true
    widest: Theme.portrait ? 1500 : 2000
    nav.nextText: dead && root.view.staff === "away" ? qsTr("Call staff") : ""
    nav.nextSymbol: "help"
    nav.nextName: "call-staff"
    nav.onBack: root.view.back()
    nav.onNext: root.view.help()

    GridLayout {
        width: parent.width
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.xl
        rowSpacing: Theme.m

        CardDrawing {
            opacity: root.dead ? 0.35 : 1
            Layout.alignment: Qt.AlignHCenter
            factor: Theme.portrait ? 1.35 : 1.1
            turned: root.page.card === "mute"
            read: root.page.card === "reading" || root.page.card === "ready"
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.m

            Waiting {
                Layout.fillWidth: true
                visible: root.page.card === "reading"
                text: Sentences.reader("reading")
                part: root.page.progress
            }
            Banner {
                objectName: "reader-state"
                Layout.fillWidth: true
                visible: root.page.card !== "reading"
                text: root.page.staff_card ? qsTr("Take the staff card out, then put in the citizen's own card.") : root.page.spent && root.page.card === "ready" ? qsTr("That card is still in from the visit before. Take it out and put it in again.") : Sentences.reader(root.page.card)
                tone: root.trouble ? "warn" : "plain"
                symbol: root.trouble ? "warning" : "card"
            }
            Panel {
                Layout.fillWidth: true

                Fact {
                    label: qsTr("Which cards")
                    text: qsTr("Resident identity card, social security card, residence permit for Hong Kong, Macao and Taiwan residents, foreign permanent resident card; passport or travel permit with a chip")
                    symbol: "card"
                }
                Fact {
                    label: qsTr("No card with you?")
                    text: qsTr("Press Help: staff can act for you at the counter. You can read about every service without a card.")
                    symbol: "help"
                }
            }
        }
    }
}
