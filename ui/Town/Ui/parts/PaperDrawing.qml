import QtQuick
import Town.Ui

// Where the paper goes: face down on the glass, into the corner with the mark.
Item {
    id: root

    function p(units: real): int {
        return Theme.px(units);
    }

    implicitWidth: p(560)
    implicitHeight: p(430)
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Drawing: lay the paper on the glass, the written side down, in the corner with the mark")

    Rectangle {
        id: lid

        width: root.p(520)
        height: root.p(120)
        anchors.horizontalCenter: parent.horizontalCenter
        radius: root.p(20)
        color: Theme.contrast ? Theme.surface : Theme.edge
        border.width: Theme.contrast ? root.p(5) : 0
        border.color: Theme.line
    }
    Rectangle {
        width: root.p(560)
        height: root.p(300)
        anchors.bottom: parent.bottom
        radius: root.p(24)
        color: Theme.contrast ? Theme.surface : Theme.ink
        border.width: Theme.contrast ? root.p(5) : 0
        border.color: Theme.line

        Rectangle {
            id: glass

            anchors.fill: parent
            anchors.margins: root.p(28)
            radius: root.p(8)
            color: Theme.tint
            border.width: root.p(4)
            border.color: Theme.contrast ? Theme.primary : Theme.line

            Rectangle {
                width: root.p(300)
                height: root.p(200)
                x: root.p(12)
                y: root.p(12)
                color: Theme.contrast ? Theme.background : "#f7fbff"
                border.width: root.p(5)
                border.color: Theme.accent

                Icon {
                    anchors.centerIn: parent
                    symbol: "down"
                    color: Theme.accent
                    size: root.p(110)
                }
            }
            Rectangle {
                width: root.p(44)
                height: root.p(10)
                color: Theme.focus
            }
            Rectangle {
                width: root.p(10)
                height: root.p(44)
                color: Theme.focus
            }
        }
    }
}
