import QtQuick
import QtQuick.VirtualKeyboard.Styles
import Town.Ui

// One of the words that the pinyin keyboard offers, large enough for a thumb.
SelectionListItem {
    id: root

    // The model's role, given by the keyboard through the context.
    readonly property string word: display // qmllint disable unqualified

    width: label.width + 2 * Theme.m

    Text {
        id: label

        anchors.centerIn: parent
        text: root.word
        color: root.ListView.isCurrentItem ? "#ffe14d" : "#ffffff"
        font.pixelSize: Theme.px(38)
        textFormat: Text.PlainText
    }
}
