pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// Exactly what of a certificate is shown, to whom and for what; nothing is before the citizen agrees.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-disclose"
    widest: columns > 1 ? 2000 : 1500
    title: qsTr("May we show this of your certificate?")
    subtitle: page.title
    nav.backText: qsTr("No, do not use it")
    nav.nextText: qsTr("Yes, I agree")
    nav.nextSymbol: "done"
    nav.nextName: "agree"
    nav.onBack: root.view.back()
    nav.onNext: root.view.agree()

    GridLayout {
        width: parent.width
        columns: root.columns
        columnSpacing: Theme.m
        rowSpacing: Theme.m
        uniformCellWidths: true

        Panel {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.m

            Words {
                Layout.fillWidth: true
                text: qsTr("What is shown")
                role: "heading"
            }
            Repeater {
                model: root.page.claims

                Fact {
                    required property var modelData

                    objectName: "claim-" + modelData.name.replace(/_/g, "-")
                    label: modelData.label
                    text: modelData.value
                    symbol: "eye"
                }
            }
            Words {
                objectName: "how-much"
                Layout.fillWidth: true
                text: root.page.whole ? qsTr("This is all that the certificate says; in this form it can only be shown whole.") : qsTr("Everything else in the certificate stays hidden.")
                role: "muted"
            }
        }
        Panel {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.m

            Fact {
                label: qsTr("To whom")
                text: root.page.departments
                symbol: "building"
            }
            Fact {
                label: qsTr("For what")
                text: root.page.service
                symbol: "document"
            }
            Fact {
                label: qsTr("It stands for")
                text: root.page.replaces
                symbol: "bring"
            }
            Fact {
                label: qsTr("What you need not answer")
                text: root.page.answers
                symbol: "check"
            }
            Fact {
                label: qsTr("Filled in for you to check")
                text: root.page.editable
                symbol: "edit"
            }
            Fact {
                label: qsTr("When")
                text: qsTr("Only when you sign and hand in this application. You find it afterwards under: Who used my data.")
                symbol: "lock"
            }
        }
    }
}
