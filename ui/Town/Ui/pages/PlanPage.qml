pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// A child's vaccinations: a timeline, what to know, where to go, and the next day for the telephone.
PageFrame {
    id: root

    required property var view
    required property var page
    property string open
    property int built: 2

    objectName: "screen-plan"
    widest: columns > 1 ? 2000 : 1500
    title: qsTr("Vaccination plan")
    subtitle: page.notice
    nav.backText: qsTr("Back to the receipt")
    nav.onBack: root.view.back()

    // A long plan is built a day a frame: the first days stand at once, and no frame is missed.
    Timer {
        interval: 16
        repeat: true
        running: root.built < root.page.days.length
        onTriggered: root.built += 1
    }
    Waiting {
        width: parent.width
        visible: root.page.loading
        text: qsTr("Working the plan out…")
    }
    Panel {
        width: parent.width
        visible: takeAway.offered
        padding: Theme.m

        TakeAway {
            id: takeAway

            view: root.view
            take: root.page.take ?? {}
            calendar: root.page.take !== undefined
            printText: qsTr("Print the plan")
            Layout.fillWidth: true
        }
    }
    GridLayout {
        width: parent.width
        visible: !root.page.loading
        columns: root.columns
        columnSpacing: Theme.m
        rowSpacing: Theme.m

        Panel {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.alignment: Qt.AlignTop
            spacing: 0

            Repeater {
                model: root.page.days

                Loader {
                    id: slot

                    required property var modelData
                    required property int index

                    Layout.fillWidth: true
                    active: index < root.built
                    sourceComponent: RowLayout {
                        id: day

                        property var modelData: slot.modelData
                        property int index: slot.index
                        readonly property string standing: modelData.doses.some(d => d.state === "overdue") ? "overdue" : modelData.doses.some(d => d.state === "due") ? "due" : "upcoming"

                        spacing: Theme.m

                        // The line of time
                        Item {
                            Layout.preferredWidth: Theme.px(36)
                            Layout.fillHeight: true

                            Rectangle {
                                anchors.horizontalCenter: parent.horizontalCenter
                                width: Theme.px(6)
                                y: day.index === 0 ? dot.y : 0
                                height: day.index === root.page.days.length - 1 ? dot.y : parent.height - y
                                color: Theme.accent
                            }
                            Rectangle {
                                id: dot

                                anchors.horizontalCenter: parent.horizontalCenter
                                y: Theme.m
                                width: Theme.px(32)
                                height: width
                                radius: width / 2
                                color: day.standing === "upcoming" ? Theme.surface : Theme.accent
                                border.width: Theme.px(6)
                                border.color: Theme.accent
                            }
                        }
                        ColumnLayout {
                            Layout.fillWidth: true
                            Layout.topMargin: Theme.s
                            Layout.bottomMargin: Theme.s
                            spacing: Theme.xs

                            RowLayout {
                                Layout.fillWidth: true
                                spacing: Theme.m

                                Words {
                                    text: day.modelData.day
                                    role: "heading"
                                }
                                Chip {
                                    visible: day.standing !== "upcoming"
                                    text: day.standing === "overdue" ? qsTr("Late: go soon") : qsTr("Due now")
                                    tone: day.standing === "overdue" ? "warn" : "good"
                                    symbol: "clock"
                                }
                                Item {
                                    Layout.fillWidth: true
                                }
                            }
                            Repeater {
                                model: day.modelData.doses

                                ColumnLayout {
                                    id: dose

                                    required property var modelData
                                    required property int index
                                    readonly property string key: day.index + "-" + index
                                    readonly property bool shown: root.open === key

                                    Layout.fillWidth: true
                                    spacing: Theme.xs

                                    Tile {
                                        objectName: "dose-" + dose.key
                                        Layout.fillWidth: true
                                        title: qsTr("%1, dose %2").arg(dose.modelData.title).arg(dose.modelData.dose)
                                        summary: dose.modelData.reason
                                        onClicked: root.open = dose.shown ? "" : dose.key
                                    }
                                    Repeater {
                                        model: dose.shown ? dose.modelData.knowledge : []

                                        Fact {
                                            required property string modelData
                                            required property int index

                                            label: [qsTr("What it protects from"), qsTr("What may follow"), qsTr("When to wait"), qsTr("No reason to wait")][index] ?? ""
                                            text: modelData
                                            symbol: ["shield", "info", "clock", "done"][index] ?? "info"
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop
            spacing: Theme.m

            Panel {
                Layout.fillWidth: true
                spacing: Theme.m

                Words {
                    Layout.fillWidth: true
                    text: qsTr("Clinics nearby")
                    role: "heading"
                }
                Repeater {
                    model: root.page.clinics

                    Fact {
                        required property var modelData

                        label: qsTr("%1 km · %2").arg(modelData.kilometres).arg(modelData.until !== "" ? qsTr("open until %1").arg(modelData.until) : qsTr("opens %1").arg(modelData.opens))
                        text: modelData.name + "\n" + modelData.address + "\n" + modelData.phone
                        symbol: "hospital"
                    }
                }
            }
            Panel {
                Layout.fillWidth: true
                spacing: Theme.m

                Words {
                    Layout.fillWidth: true
                    text: qsTr("The next day in your telephone")
                    role: "heading"
                }
                QrCode {
                    rows: root.page.qr
                    Layout.alignment: Qt.AlignHCenter
                    Layout.preferredWidth: Math.min(parent.width, Theme.px(560))
                    Layout.preferredHeight: Layout.preferredWidth
                }
                Words {
                    Layout.fillWidth: true
                    text: qsTr("Point your telephone's camera at it: it reminds you a week and a day before.")
                    horizontalAlignment: Text.AlignHCenter
                }
            }
            Words {
                Layout.fillWidth: true
                text: qsTr("%1 Source: %2").arg(root.page.notice).arg(root.page.source)
                role: "small"
            }
        }
    }
}
