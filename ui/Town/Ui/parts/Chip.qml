import QtQuick
import QtQuick.Layouts
import Town.Ui

// A state in a word or two, with its picture.
Rectangle {
    id: root

    required property string text
    property string symbol
    property string tone: "plain"
    readonly property color words: tone === "good" ? Theme.good : tone === "warn" ? Theme.warn : tone === "bad" ? Theme.bad : Theme.ink

    color: tone === "good" ? Theme.goodTint : tone === "warn" ? Theme.warnTint : tone === "bad" ? Theme.badTint : Theme.tint
    radius: height / 2
    border.width: Theme.contrast ? Theme.hairline : 0
    border.color: words
    implicitHeight: Math.max(Theme.px(52), label.implicitHeight + Theme.s)
    implicitWidth: row.implicitWidth + 2 * Theme.m
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.m
        anchors.rightMargin: Theme.m
        spacing: Theme.xs

        Icon {
            visible: root.symbol !== ""
            symbol: root.symbol
            color: root.words
            size: Theme.px(32)
        }
        Words {
            id: label

            Layout.fillWidth: true
            text: root.text
            role: "small"
            color: root.words
            lineHeight: 1.0
            Accessible.ignored: true
        }
    }
}
