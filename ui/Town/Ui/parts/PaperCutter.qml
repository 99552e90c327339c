pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// What is kept of a sheet, by a finger on its corners, or edge by edge with a button for who cannot drag.
// ``part`` and ``trim`` are left, top, right, bottom as shares of the sheet; ``kept`` is what stands there now.
GridLayout {
    id: root

    required property string source
    required property var part
    required property var trim
    property var kept: [0, 0, 1, 1]
    readonly property real least: 0.1
    readonly property real step: 0.02
    readonly property var sides: [qsTr("Left edge"), qsTr("Top edge"), qsTr("Right edge"), qsTr("Bottom edge")]

    function moved(edges: var): void {
        const next = root.kept.slice();
        for (const [edge, share] of edges) {
            const [low, high] = edge < 2 ? [0, next[edge + 2] - root.least] : [next[edge - 2] + root.least, 1];
            next[edge] = Math.min(high, Math.max(low, share));
        }
        root.kept = next;
    }
    function canMove(edge: int, way: int): bool {
        const probe = root.kept[edge] + way * 0.001;
        return edge < 2 ? probe >= 0 && probe <= root.kept[edge + 2] - root.least : probe <= 1 && probe >= root.kept[edge - 2] + root.least;
    }
    function same(part: var): bool {
        return part.every((share, edge) => share === root.kept[edge]);
    }

    columns: Theme.portrait ? 1 : 2
    columnSpacing: Theme.l
    rowSpacing: Theme.m
    Component.onCompleted: kept = part

    component Shade: Rectangle {
        color: Qt.alpha("#000000", 0.6)
    }
    component Mover: AppButton {
        required property int edge
        required property int way

        objectName: "edge-" + edge + (way < 0 ? "-less" : "-more")
        symbol: edge % 2 ? way < 0 ? "higher" : "lower" : way < 0 ? "back" : "next"
        leftPadding: Theme.s
        autoRepeat: true
        enabled: root.canMove(edge, way)
        Layout.preferredWidth: Theme.touch
        onClicked: root.moved([[edge, root.kept[edge] + way * root.step]])
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(Theme.portrait ? Theme.elder ? 640 : 960 : Theme.elder ? 650 : 720)
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.edge
        radius: Theme.radius

        Image {
            id: image

            anchors.fill: parent
            anchors.margins: Theme.px(48)
            source: root.source
            cache: false
            fillMode: Image.PreserveAspectFit
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The whole sheet, with a frame around what is kept")
        }
        Item {
            id: sheet

            objectName: "sheet"
            anchors.centerIn: image
            width: Math.max(1, image.paintedWidth)
            height: Math.max(1, image.paintedHeight)

            Shade {
                width: sheet.width
                height: frame.y
            }
            Shade {
                y: frame.y + frame.height
                width: sheet.width
                height: sheet.height - y
            }
            Shade {
                y: frame.y
                width: frame.x
                height: frame.height
            }
            Shade {
                x: frame.x + frame.width
                y: frame.y
                width: sheet.width - x
                height: frame.height
            }
            Rectangle {
                id: frame

                x: root.kept[0] * sheet.width
                y: root.kept[1] * sheet.height
                width: root.kept[2] * sheet.width - x
                height: root.kept[3] * sheet.height - y
                color: "transparent"
                border.width: Theme.px(5)
                border.color: Theme.focus
            }
            Repeater {
                model: [[0, 1, qsTr("Corner at the top left")], [2, 1, qsTr("Corner at the top right")], [0, 3, qsTr("Corner at the bottom left")], [2, 3, qsTr("Corner at the bottom right")]]

                CutHandle {
                    required property var modelData
                    required property int index
                    readonly property int across: modelData[0]
                    readonly property int down: modelData[1]

                    objectName: "corner-" + index
                    name: modelData[2]
                    sheet: sheet
                    x: root.kept[across] * sheet.width - width / 2
                    y: root.kept[down] * sheet.height - height / 2
                    onDragged: (x, y) => root.moved([[across, x], [down, y]])
                    onMoved: (x, y) => root.moved([[across, root.kept[across] + x * root.step], [down, root.kept[down] + y * root.step]])
                }
            }
        }
    }
    ColumnLayout {
        Layout.alignment: Qt.AlignTop
        Layout.fillWidth: Theme.portrait
        spacing: Theme.s

        GridLayout {
            Layout.fillWidth: true
            columns: Theme.portrait && !Theme.elder ? 2 : 1
            columnSpacing: Theme.l
            rowSpacing: Theme.s

            Repeater {
                model: [1, 3, 0, 2]

                RowLayout {
                    id: row

                    required property int modelData

                    spacing: Theme.s

                    Words {
                        Layout.fillWidth: true
                        text: root.sides[row.modelData]
                    }
                    Mover {
                        edge: row.modelData
                        way: -1
                        Accessible.name: edge % 2 ? qsTr("%1: up").arg(root.sides[edge]) : qsTr("%1: to the left").arg(root.sides[edge])
                    }
                    Mover {
                        edge: row.modelData
                        way: 1
                        Accessible.name: edge % 2 ? qsTr("%1: down").arg(root.sides[edge]) : qsTr("%1: to the right").arg(root.sides[edge])
                    }
                }
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.portrait ? 2 : 1
            columnSpacing: Theme.s
            rowSpacing: Theme.s

            AppButton {
                objectName: "cut-whole"
                Layout.fillWidth: true
                text: qsTr("The whole page")
                symbol: "document"
                enabled: !root.same([0, 0, 1, 1])
                onClicked: root.kept = [0, 0, 1, 1]
            }
            AppButton {
                objectName: "cut-trim"
                Layout.fillWidth: true
                text: qsTr("Without the empty edge")
                symbol: "crop"
                enabled: !root.same(root.trim)
                onClicked: root.kept = root.trim
            }
        }
    }
}
