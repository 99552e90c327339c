import QtQuick
import Town.Ui

// One corner of what is kept of a page: dragged by a finger, or moved by the arrow keys.
Item {
    id: root

    required property string name
    required property Item sheet
    property alias held: touch.pressed
    signal dragged(real x, real y)
    signal moved(real x, real y)

    width: Theme.px(112)
    height: width
    activeFocusOnTab: true
    Accessible.role: Accessible.Grip
    Accessible.name: name
    Accessible.focusable: true
    Keys.onLeftPressed: moved(-1, 0)
    Keys.onRightPressed: moved(1, 0)
    Keys.onUpPressed: moved(0, -1)
    Keys.onDownPressed: moved(0, 1)

    FocusRing {
        anchors.margins: 0
        radius: width / 2
        shown: root.activeFocus && !root.held
    }
    Rectangle {
        anchors.centerIn: parent
        width: Theme.px(root.held ? 88 : 64)
        height: width
        radius: width / 2
        color: root.held ? Theme.primaryPressed : Theme.primary
        border.width: Theme.px(6)
        border.color: Theme.primaryInk
    }
    MouseArea {
        id: touch

        property real offX
        property real offY

        anchors.fill: parent
        preventStealing: true // what it lies on scrolls
        onPressed: mouse => {
            offX = mouse.x - width / 2;
            offY = mouse.y - height / 2;
            root.forceActiveFocus(Qt.MouseFocusReason);
        }
        onPositionChanged: mouse => {
            const at = mapToItem(root.sheet, mouse.x - offX, mouse.y - offY);
            root.dragged(at.x / root.sheet.width, at.y / root.sheet.height);
        }
    }
}
