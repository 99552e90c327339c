import QtQuick
import Town.Ui

// Text in one of the type scale's roles; breaks at words and never loses its end.
Text {
    id: root

    property string role: "body"

    color: role === "muted" || role === "small" ? Theme.muted : Theme.ink
    font.pixelSize: {
        switch (root.role) {
        case "display":
            return Theme.display;
        case "title":
            return Theme.title;
        case "heading":
            return Theme.heading;
        case "small":
            return Theme.small;
        default:
            return Theme.body;
        }
    }
    font.weight: role === "display" || role === "title" || role === "heading" ? Font.DemiBold : Font.Normal
    lineHeight: 1.15
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
