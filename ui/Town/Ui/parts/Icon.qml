import QtQuick
import Town.Ui

// A picture from assets/icons in one colour; words beside it say the same.
Image {
    id: root

    property string symbol
    property color color: Theme.ink
    property int size: Theme.px(36)

    width: size
    height: size
    sourceSize: Qt.size(Math.max(1, size), Math.max(1, size))
    source: symbol && size > 0 ? "image://icon/" + symbol + "/" + String(color).slice(-6) : ""
    Accessible.ignored: true
}
