pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// A life event as one thing: two or three plain questions, and what their answers lead to.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-pick"
    widest: columns > 1 ? 2000 : 1500
    title: page.title
    subtitle: qsTr("All of it at once: one form, one signature, one receipt")
    nav.nextText: qsTr("Continue")
    nav.nextEnabled: page.ready
    nav.onBack: root.view.back()
    nav.onNext: root.view.next()

    GridLayout {
        width: parent.width
        columns: root.columns
        columnSpacing: Theme.m
        rowSpacing: Theme.m
        uniformCellWidths: true

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.m

            Repeater {
                model: root.page.questions

                Panel {
                    id: question

                    required property var modelData

                    Layout.fillWidth: true

                    Words {
                        Layout.fillWidth: true
                        text: question.modelData.label
                        role: "heading"
                    }
                    ChoiceAnswer {
                        Layout.fillWidth: true
                        field: ({
                                slug: "pick-" + question.modelData.id,
                                label: question.modelData.label,
                                value: question.modelData.value
                            })
                        options: [
                            {
                                value: true,
                                label: qsTr("Yes")
                            },
                            {
                                value: false,
                                label: qsTr("No")
                            }
                        ]
                        onAnswered: value => root.view.pick(question.modelData.id, value)
                    }
                }
            }
        }
        Panel {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            color: Theme.tint
            spacing: Theme.m

            Words {
                Layout.fillWidth: true
                text: root.page.items.length ? qsTr("What will be done for you") : qsTr("Answer yes to what applies to you.")
                role: "heading"
            }
            Repeater {
                model: root.page.items

                RowLayout {
                    id: item

                    required property var modelData
                    required property int index

                    objectName: "item-" + modelData.id
                    Layout.fillWidth: true
                    spacing: Theme.m

                    Icon {
                        symbol: item.modelData.complete ? "done" : "building"
                        color: item.modelData.complete ? Theme.accent : Theme.warn
                        size: Theme.px(44)
                        Layout.alignment: Qt.AlignTop
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0

                        Words {
                            Layout.fillWidth: true
                            text: (item.index + 1) + ". " + item.modelData.title
                            font.weight: Font.Medium
                        }
                        Words {
                            Layout.fillWidth: true
                            visible: text !== ""
                            role: "small"
                            text: !item.modelData.complete ? qsTr("At the counter") : item.modelData.after.length ? qsTr("After: %1").arg(item.modelData.after.join(qsTr(", "))) : ""
                        }
                    }
                }
            }
        }
    }
}
