pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// Everything that will be handed in, to read once more; each part can be changed.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-review"
    widest: columns > 1 ? 2000 : 1500
    title: qsTr("Is everything right?")
    subtitle: page.service
    nav.nextText: qsTr("Yes, sign it")
    nav.nextSymbol: "sign"
    nav.onBack: root.view.back()
    nav.onNext: root.view.next()

    component Line: RowLayout {
        id: line

        required property string label
        required property string value

        visible: value !== ""
        spacing: Theme.m
        Layout.fillWidth: true

        Words {
            Layout.preferredWidth: Theme.px(Theme.portrait ? 340 : 480)
            Layout.maximumWidth: Layout.preferredWidth
            Layout.alignment: Qt.AlignTop
            text: line.label
            role: "muted"
        }
        Words {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            text: line.value
            font.weight: Font.Medium
        }
    }

    GridLayout {
        width: parent.width
        columns: root.columns
        columnSpacing: Theme.m
        rowSpacing: Theme.m
        uniformCellWidths: true

        Panel {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Words {
                Layout.fillWidth: true
                text: qsTr("From your card")
                role: "heading"
            }
            Line {
                label: qsTr("Name")
                value: root.page.name
            }
            Line {
                label: qsTr("Identity number")
                value: root.page.id_number
            }
            Line {
                label: qsTr("Address")
                value: root.page.address
            }
            Words {
                objectName: "seal"
                Layout.fillWidth: true
                Layout.topMargin: Theme.xs
                visible: text !== ""
                text: root.page.signature === "verified" ? "" : Sentences.signature(root.page.signature)
                color: root.page.signature === "failed" ? Theme.bad : Theme.muted
            }
        }
        Repeater {
            model: root.page.certificates

            CertificateUsed {
                required property var modelData

                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                certificate: modelData
            }
        }
        Repeater {
            model: root.page.sections

            Panel {
                id: section

                required property var modelData

                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop

                RowLayout {
                    Layout.fillWidth: true

                    Words {
                        Layout.fillWidth: true
                        text: section.modelData.title
                        role: "heading"
                    }
                    AppButton {
                        objectName: "edit-" + section.modelData.step
                        text: qsTr("Change")
                        symbol: "edit"
                        compact: true
                        Accessible.name: qsTr("Change: %1").arg(section.modelData.title)
                        onClicked: root.view.edit(section.modelData.step)
                    }
                }
                Repeater {
                    model: section.modelData.rows

                    Line {
                        required property var modelData

                        label: modelData.label
                        value: modelData.value
                    }
                }
            }
        }
    }
    Panel {
        width: parent.width
        visible: root.page.bring.length > 0
        color: Theme.warnTint

        Words {
            Layout.fillWidth: true
            text: root.page.scanner ? qsTr("Please hand these papers in at the counter:") : qsTr("Please hand these papers in at the counter; this terminal has no scanner:")
            color: Theme.warn
        }
        Repeater {
            model: root.page.bring

            Words {
                required property string modelData

                Layout.fillWidth: true
                text: "• " + modelData
                color: Theme.warn
                font.weight: Font.Medium
            }
        }
    }
}
