import QtQuick
import QtQuick.Controls.Basic
import Town.Ui

// The one button. ``kind``: primary (one a page) or secondary; bars give it colours of their own.
Button {
    id: root

    property string kind: "secondary"
    property string symbol
    property bool symbolLast: false
    property bool compact: false
    property int size: compact ? Theme.small : Theme.body
    readonly property bool primary: kind === "primary"
    property color ink: primary ? Theme.primaryInk : Theme.accent
    property color ground: primary ? Theme.primary : Theme.surface
    property color groundPressed: primary ? Theme.primaryPressed : Theme.pressed
    readonly property color words: enabled ? ink : Theme.disabledInk

    implicitHeight: Math.max(compact ? Theme.px(64) : Theme.touch, label.implicitHeight + Theme.s)
    implicitWidth: Math.max(Theme.touch, content.implicitWidth + leftPadding + rightPadding)
    leftPadding: compact ? Theme.s : Theme.l
    rightPadding: leftPadding
    topPadding: 0
    bottomPadding: 0
    focusPolicy: Qt.TabFocus
    Accessible.name: text
    Accessible.role: Accessible.Button

    contentItem: Item {
        id: content

        implicitWidth: Math.ceil(metrics.advanceWidth) + 2 + label.room

        TextMetrics {
            id: metrics

            font: label.font
            text: label.text
        }

        Icon {
            id: icon

            visible: root.symbol !== ""
            symbol: root.symbol
            color: root.words
            size: Math.round(label.font.pixelSize * 1.25)
            anchors.verticalCenter: parent.verticalCenter
            x: root.symbolLast ? label.x + label.width + Theme.s : label.x - width - Theme.s
        }
        Text {
            id: label

            readonly property int room: root.symbol !== "" ? icon.size + Theme.s : 0

            text: root.text
            color: root.words
            font.pixelSize: root.size
            font.weight: root.primary ? Font.DemiBold : Font.Medium
            width: Math.min(Math.ceil(metrics.advanceWidth) + 2, content.width - room)
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            anchors.verticalCenter: parent.verticalCenter
            x: Math.round((content.width - width + (root.symbolLast ? -room : room)) / 2)
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: !root.enabled ? Theme.disabled : root.down ? root.groundPressed : root.ground
        border.width: root.primary ? 0 : Theme.hairline
        border.color: root.words

        FocusRing {
            shown: root.visualFocus
        }
    }
}
