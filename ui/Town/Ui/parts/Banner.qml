import QtQuick
import QtQuick.Layouts
import Town.Ui

// One sentence that stands out. ``tone``: good, warn, bad or plain.
Rectangle {
    id: root

    required property string text
    property string tone: "plain"
    property string symbol: tone === "good" ? "done" : tone === "plain" ? "info" : "warning"
    readonly property color words: tone === "good" ? Theme.good : tone === "warn" ? Theme.warn : tone === "bad" ? Theme.bad : Theme.accent

    visible: text !== ""
    color: tone === "good" ? Theme.goodTint : tone === "warn" ? Theme.warnTint : tone === "bad" ? Theme.badTint : Theme.tint
    border.width: Theme.contrast ? Theme.hairline : 0
    border.color: words
    radius: Theme.radius
    implicitHeight: row.implicitHeight + 2 * Theme.m
    Layout.fillWidth: true

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: Theme.m
        spacing: Theme.m

        Icon {
            symbol: root.symbol
            color: root.words
            size: Theme.px(44)
            Layout.alignment: Qt.AlignTop
        }
        Words {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            text: root.text
            color: root.words
        }
    }
}
