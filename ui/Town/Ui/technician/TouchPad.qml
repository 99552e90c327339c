pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// Every part of the screen, its edges too, to be wiped over. A tap on the button in the middle gives up; a wipe over
// it counts like any other.
Rectangle {
    id: root

    signal wiped
    signal givenUp

    readonly property int across: Theme.portrait ? 6 : 12
    readonly property int down: Theme.portrait ? 10 : 7
    readonly property int total: across * down
    property var touched: ({})
    readonly property int remaining: total - Object.keys(touched).length

    objectName: "screen-technician-touch"
    color: Theme.background
    Accessible.role: Accessible.Canvas
    Accessible.name: qsTr("Wipe over every part of the screen")

    function touch(x: real, y: real) {
        const column = Math.floor(x / width * across);
        const row = Math.floor(y / height * down);
        if (column < 0 || row < 0 || column >= across || row >= down || touched[row * across + column])
            return;
        touched = Object.assign({
            [row * across + column]: true
        }, touched);
        if (remaining === 0)
            Qt.callLater(wiped); // the pad goes with it, and this finger is still on its way
    }
    // A quick finger is told of seldom: what lies between two points was touched too.
    function wipe(from: point, to: point) {
        const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / (Math.min(width / across, height / down) / 4)));
        for (let n = 1; n <= steps; n++)
            touch(from.x + (to.x - from.x) * n / steps, from.y + (to.y - from.y) * n / steps);
    }

    Repeater {
        model: root.total

        Rectangle {
            required property int index
            readonly property bool done: root.touched[index] === true

            x: Math.round((index % root.across) * root.width / root.across)
            y: Math.round(Math.floor(index / root.across) * root.height / root.down)
            width: Math.round(root.width / root.across)
            height: Math.round(root.height / root.down)
            color: done ? Theme.goodTint : Theme.surface
            border.width: Theme.hairline
            border.color: done ? Theme.good : Theme.edge

            Icon {
                anchors.centerIn: parent
                visible: parent.done
                symbol: "check"
                color: Theme.good
                size: Theme.px(56)
            }
        }
    }
    Panel {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.l, Theme.px(820))
        border.width: Theme.hairline
        border.color: Theme.edge

        Words {
            Layout.fillWidth: true
            text: qsTr("Wipe over the whole screen, to its edges")
            role: "heading"
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "cells-left"
            Layout.fillWidth: true
            text: qsTr("%1 of %2 fields to go").arg(root.remaining).arg(root.total)
            horizontalAlignment: Text.AlignHCenter
        }
        AppButton {
            id: button

            objectName: "give-up"
            Layout.fillWidth: true
            text: qsTr("Some do not react: tap here")
            onClicked: root.givenUp()
        }
    }
    MouseArea {
        property point last
        property point first

        anchors.fill: parent
        preventStealing: true
        onPressed: mouse => {
            first = Qt.point(mouse.x, mouse.y);
            last = first;
            root.touch(mouse.x, mouse.y);
        }
        onPositionChanged: mouse => {
            const here = Qt.point(mouse.x, mouse.y);
            root.wipe(last, here);
            last = here;
        }
        onReleased: mouse => {
            const tap = Math.hypot(mouse.x - first.x, mouse.y - first.y) < Theme.px(24);
            if (tap && button.contains(mapToItem(button, mouse.x, mouse.y)))
                root.givenUp();
        }
    }
}
