pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// Saved: a number to tell over the phone, a code to photograph, and what becomes of it, live.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-receipt"
    title: qsTr("Saved. You can go home with this.")
    subtitle: page.title
    nav.backShown: root.view.name !== ""
    nav.backText: qsTr("Something else")
    nav.nextText: qsTr("Done")
    nav.nextName: "done"
    nav.nextSymbol: "done"
    nav.onBack: root.view.home()
    nav.onNext: root.view.finish()

    Panel {
        width: parent.width
        visible: takeAway.offered
        padding: Theme.m

        TakeAway {
            id: takeAway

            view: root.view
            take: root.page.take ?? {}
            printText: qsTr("Print the receipt")
            Layout.fillWidth: true
        }
    }
    Panel {
        width: parent.width
        visible: root.page.child
        color: Theme.tint

        Words {
            Layout.fillWidth: true
            text: qsTr("Your child's vaccinations: which, when and where.")
        }
        AppButton {
            objectName: "plan"
            Layout.fillWidth: true
            text: qsTr("See the vaccination plan")
            symbol: "syringe"
            onClicked: root.view.plan()
        }
    }
    Panel {
        width: parent.width
        visible: root.page.items.length > 0
        spacing: Theme.s

        Repeater {
            model: root.page.items

            RowLayout {
                id: item

                required property var modelData
                required property int index

                Layout.fillWidth: true
                spacing: Theme.m

                Words {
                    Layout.fillWidth: true
                    text: (item.index + 1) + ". " + item.modelData.title
                }
                Chip {
                    objectName: "item-state-" + item.index
                    text: Sentences.state(item.modelData)
                    symbol: Sentences.stateSymbol(item.modelData)
                    tone: Sentences.stateTone(item.modelData)
                }
            }
        }
    }
    GridLayout {
        width: parent.width
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.m
        rowSpacing: Theme.m

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3
            spacing: Theme.m

            Words {
                Layout.fillWidth: true
                text: qsTr("Your receipt number")
                role: "muted"
            }
            Words {
                objectName: "receipt-number"
                Layout.fillWidth: true
                text: root.page.number
                role: "display"
                font.pixelSize: Math.min(Theme.display, Math.floor(width / (Math.max(1, text.length) * 0.62)))
                wrapMode: Text.NoWrap
                color: Theme.accent
            }
            Words {
                Layout.fillWidth: true
                text: root.page.trust === "unconfirmed" ? qsTr("%1 (by this terminal's own clock)").arg(root.page.created) : root.page.created
                role: "muted"
            }
            Chip {
                objectName: "receipt-state"
                text: Sentences.state(root.page)
                symbol: Sentences.stateSymbol(root.page)
                tone: Sentences.stateTone(root.page)
            }
            Words {
                objectName: "receipt-next"
                Layout.fillWidth: true
                text: Sentences.stateNext(root.page)
            }
            Words {
                Layout.fillWidth: true
                text: qsTr("This is not the final number: the department gives that with its decision.")
                role: "small"
            }
        }
        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2
            spacing: Theme.m

            QrCode {
                rows: root.page.qr
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredWidth: Math.min(parent.width, Theme.px(Theme.portrait ? takeAway.offered ? 420 : 520 : takeAway.offered ? 360 : 430))
                Layout.preferredHeight: Layout.preferredWidth
            }
            Words {
                Layout.fillWidth: true
                text: qsTr("Photograph this page with your phone, or write the number down.")
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
