pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// A paper: scanned page by page, or brought to the counter.
ColumnLayout {
    id: root

    required property var field
    required property var view
    readonly property bool here: field.scanner !== "missing"
    readonly property int count: field.pages.length

    spacing: Theme.s

    Flow {
        Layout.fillWidth: true
        visible: root.count > 0
        spacing: Theme.s

        Repeater {
            model: root.field.pages

            Column {
                id: page

                required property string modelData
                required property int index

                spacing: Theme.xs

                Rectangle {
                    width: Theme.px(240)
                    height: Theme.px(300)
                    color: Theme.surface
                    border.width: Theme.hairline
                    border.color: Theme.edge

                    Image {
                        objectName: "page-" + root.field.slug + "-" + page.index
                        anchors.fill: parent
                        anchors.margins: Theme.xs
                        source: "image://paper/" + page.modelData
                        cache: false
                        sourceSize: Qt.size(Theme.px(240), Theme.px(300))
                        fillMode: Image.PreserveAspectFit
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("Page %1").arg(page.index + 1)
                    }
                }
                AppButton {
                    objectName: "drop-page-" + root.field.slug + "-" + page.index
                    width: Theme.px(240)
                    compact: true
                    text: qsTr("Remove")
                    symbol: "trash"
                    Accessible.name: qsTr("Remove page %1").arg(page.index + 1)
                    onClicked: root.view.dropPage(root.field.name, page.index)
                }
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.elder ? 1 : 2
        columnSpacing: Theme.s
        rowSpacing: Theme.s

        AppButton {
            objectName: "scan-" + root.field.slug
            Layout.fillWidth: true
            visible: root.here && root.count < root.field.most
            text: root.count > 0 ? qsTr("Scan another page") : qsTr("Scan the paper")
            symbol: "document"
            onClicked: root.view.openScanner(root.field.name)
        }
        AppButton {
            objectName: "counter-" + root.field.slug
            Layout.fillWidth: true
            visible: root.count === 0
            text: qsTr("I bring it to the counter")
            symbol: root.field.counter ? "box-on" : "box-off"
            Accessible.checkable: true
            Accessible.checked: root.field.counter
            onClicked: root.view.bringPaper(root.field.name)
        }
    }
    Words {
        Layout.fillWidth: true
        text: root.here ? qsTr("Pictures are kept only while you are here. Leave before you hand in, and you scan once more.") : qsTr("The scanner does not answer. Please bring the paper to the counter.")
        role: "small"
    }
}
