pragma ComponentBehavior: Bound

import QtQuick
import Town.Ui

// Where the card goes: a reader with its mark, the card above it, an arrow from one to the other.
Item {
    id: root

    property real factor: 1

    function p(units: real): int {
        return Theme.px(units * factor);
    }

    property bool turned: false
    property bool read: false

    implicitWidth: root.p(640)
    implicitHeight: root.p(470)
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Drawing: lay the card flat on the reader, picture side up")

    Rectangle {
        id: reader

        width: root.p(560)
        height: root.p(170)
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        radius: root.p(30)
        color: Theme.contrast ? Theme.surface : Theme.ink
        border.width: Theme.contrast ? root.p(5) : 0
        border.color: Theme.line

        Rectangle {
            anchors.fill: parent
            anchors.margins: root.p(22)
            radius: root.p(18)
            color: "transparent"
            border.width: root.p(4)
            border.color: Theme.contrast ? Theme.primary : Theme.tint
        }
        Icon {
            anchors.centerIn: parent
            symbol: "reader"
            color: Theme.contrast ? Theme.primary : Theme.tint
            size: root.p(90)
        }
    }
    Rectangle {
        id: card

        width: root.p(360)
        height: root.p(226)
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: root.read ? root.p(150) : 0
        radius: root.p(18)
        color: Theme.contrast ? Theme.background : "#f7fbff"
        border.width: root.p(5)
        border.color: root.read ? Theme.good : Theme.accent

        Behavior on anchors.topMargin {
            NumberAnimation {
                duration: Theme.quick
            }
        }
        Rectangle {
            width: root.p(88)
            height: root.p(116)
            radius: root.p(8)
            color: Theme.tint
            border.width: Theme.hairline
            border.color: Theme.accent
            anchors.right: root.turned ? undefined : parent.right
            anchors.left: root.turned ? parent.left : undefined
            anchors.margins: root.p(28)
            anchors.top: parent.top

            Icon {
                anchors.centerIn: parent
                symbol: "person"
                color: Theme.accent
                size: root.p(70)
            }
        }
        Column {
            x: root.turned ? root.p(150) : root.p(30)
            y: root.p(36)
            spacing: root.p(20)

            Repeater {
                model: [120, 160, 90, 170]

                Rectangle {
                    required property int modelData

                    width: root.p(modelData)
                    height: root.p(16)
                    radius: height / 2
                    color: Theme.edge
                }
            }
        }
        Rectangle {
            visible: root.turned
            anchors.fill: parent
            radius: card.radius
            color: Theme.background
            opacity: 0.72
        }
        Icon {
            visible: root.turned
            anchors.centerIn: parent
            symbol: "turn"
            color: Theme.accent
            size: root.p(140)
        }
    }
    Icon {
        visible: !root.read
        anchors.horizontalCenter: parent.horizontalCenter
        y: card.height + root.p(4)
        symbol: "down"
        color: Theme.accent
        size: root.p(72)
    }
}
