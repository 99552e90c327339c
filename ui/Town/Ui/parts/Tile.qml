import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Town.Ui

// A thing to choose: picture, title and, where there is room, a line more.
Button {
    id: root

    required property string title
    property string summary
    property string symbol
    property string note
    property bool large: false

    implicitHeight: Math.max(Theme.px(large ? 150 : 104), row.implicitHeight + 2 * Theme.s)
    padding: 0
    focusPolicy: Qt.TabFocus
    Accessible.name: summary ? title + ". " + summary : title
    Accessible.role: Accessible.Button

    contentItem: Item {
        RowLayout {
            id: row

            anchors.fill: parent
            anchors.leftMargin: Theme.m
            anchors.rightMargin: Theme.s
            spacing: Theme.m

            Rectangle {
                visible: root.symbol !== ""
                Layout.preferredWidth: Theme.px(root.large ? 84 : 64)
                Layout.preferredHeight: Layout.preferredWidth
                radius: width / 2
                color: Theme.tint
                border.width: Theme.contrast ? Theme.hairline : 0
                border.color: Theme.accent

                Icon {
                    anchors.centerIn: parent
                    symbol: root.symbol
                    color: Theme.accent
                    size: Math.round(parent.width * 0.58)
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.px(2)

                Words {
                    Layout.fillWidth: true
                    text: root.title
                    role: root.large ? "heading" : "body"
                    font.weight: Font.Medium
                    lineHeight: 1.05
                    Accessible.ignored: true
                }
                Words {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: root.summary
                    role: "small"
                    lineHeight: 1.05
                    Accessible.ignored: true
                }
                Words {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: root.note
                    role: "small"
                    color: Theme.warn
                    lineHeight: 1.05
                    Accessible.ignored: true
                }
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.pressed : Theme.surface
        border.width: Theme.hairline
        border.color: root.down ? Theme.accent : Theme.line

        FocusRing {
            shown: root.visualFocus
        }
    }
}
