import QtQuick
import Town.Ui

// Around what a keyboard or a switch would press.
Rectangle {
    property bool shown: false

    anchors.fill: parent
    anchors.margins: -Theme.px(6)
    visible: shown
    color: "transparent"
    radius: Theme.radius + Theme.px(6)
    border.width: Theme.px(5)
    border.color: Theme.focus
}
