pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// One service in plain words, before anybody asks for a card.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-service"
    widest: columns > 1 ? 2000 : 1500
    title: page.title
    subtitle: page.department
    nav.nextText: page.complete && page.hindrance === "" ? (page.draft ? qsTr("Start afresh") : qsTr("Apply now")) : ""
    nav.nextName: "apply"
    nav.onBack: root.view.back()
    nav.onNext: root.view.apply()

    Banner {
        width: parent.width
        visible: !root.page.complete
        text: qsTr("This one is done at the counter. Below is what to bring.")
        tone: "warn"
        symbol: "building"
    }
    Banner {
        objectName: "hindrance"
        width: parent.width
        visible: root.page.hindrance !== ""
        text: root.page.hindrance !== "" ? Sentences.fault(root.page.hindrance) : ""
        tone: "warn"
        symbol: "building"
    }
    Panel {
        width: parent.width
        visible: root.page.draft && root.page.hindrance === ""
        color: Theme.goodTint

        Words {
            Layout.fillWidth: true
            text: qsTr("You have begun this already.")
            color: Theme.good
        }
        AppButton {
            objectName: "resume"
            Layout.fillWidth: true
            text: qsTr("Go on where I was")
            symbol: "next"
            kind: "primary"
            onClicked: root.view.resume(root.page.id)
        }
    }
    Words {
        width: parent.width
        text: root.page.items.length ? qsTr("In one application: %1").arg(root.page.items.join(qsTr(", "))) : root.page.summary
    }
    GridLayout {
        width: parent.width
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.m
        rowSpacing: Theme.m
        uniformCellWidths: true

        Panel {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.m

            Words {
                Layout.fillWidth: true
                text: qsTr("What it needs")
                role: "heading"
            }
            Repeater {
                model: root.page.materials

                Fact {
                    required property var modelData

                    label: modelData.replaced ? qsTr("Not needed: you have it as an e-certificate here") : modelData.required ? qsTr("Needed") : qsTr("If you have it")
                    text: modelData.note ? modelData.title + "\n" + modelData.note : modelData.title
                    symbol: modelData.replaced ? "certificate" : "bring"
                }
            }
            Words {
                Layout.fillWidth: true
                visible: root.page.materials.length === 0
                text: qsTr("Your identity card, nothing else.")
            }
            AppButton {
                objectName: "take-list"
                visible: root.page.materials.length > 0
                Layout.fillWidth: true
                compact: true
                text: root.page.qr.length ? qsTr("Hide the code") : qsTr("Take this list with you")
                symbol: "phone"
                onClicked: root.view.takeList()
            }
            TakeAway {
                view: root.view
                take: root.page.take ?? {}
                printText: qsTr("Print this list")
                Layout.fillWidth: true
            }
            QrCode {
                rows: root.page.qr
                visible: root.page.qr.length > 0
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredWidth: Math.min(parent.width, Theme.px(520))
                Layout.preferredHeight: Layout.preferredWidth
            }
            Words {
                Layout.fillWidth: true
                visible: root.page.qr.length > 0
                text: qsTr("Point your telephone's camera at it: the list is in it, no network needed.")
                horizontalAlignment: Text.AlignHCenter
            }
        }
        Panel {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.m

            Fact {
                label: qsTr("Who may apply")
                text: root.page.who
                symbol: "people"
            }
            Fact {
                label: qsTr("How long it takes")
                text: root.page.time_limit
                symbol: "clock"
            }
            Fact {
                label: qsTr("What it costs")
                text: root.page.fee
                symbol: "fee"
            }
            Fact {
                label: qsTr("What you get")
                text: root.page.outcome
                symbol: "outcome"
            }
            Fact {
                label: qsTr("If it is refused")
                text: root.page.if_refused
                symbol: "refuse"
            }
        }
    }
}
