import QtQuick
import Town.Ui

// The photo of a document: a face, or the place for one with a bar while it is on its way.
Rectangle {
    id: root

    required property var photo
    readonly property bool shown: photo.state === "shown"

    objectName: "portrait"
    implicitWidth: Theme.px(Theme.portrait ? 240 : 220)
    implicitHeight: Math.round(implicitWidth * 4 / 3)
    color: Theme.tint
    border.width: Theme.hairline
    border.color: Theme.edge
    radius: Theme.radius
    Accessible.role: Accessible.Graphic
    Accessible.name: shown ? qsTr("The photo in your document") : Sentences.photo(photo.state)

    Icon {
        anchors.centerIn: parent
        visible: !root.shown
        symbol: "person"
        color: Theme.edge
        size: Math.round(root.width / 2)
    }
    Image {
        objectName: "face"
        anchors.fill: parent
        anchors.margins: Theme.hairline
        visible: root.shown
        source: root.shown ? "image://portrait/" + root.photo.name : ""
        cache: false
        fillMode: Image.PreserveAspectFit
        smooth: true
        mipmap: true
    }
    Rectangle {
        objectName: "photo-part"
        visible: root.photo.state === "reading"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.s
        height: Theme.px(18)
        radius: height / 2
        color: Theme.disabled
        border.width: Theme.hairline
        border.color: Theme.edge

        Rectangle {
            height: parent.height
            width: Math.max(height, parent.width * root.photo.part)
            radius: height / 2
            color: Theme.accent
        }
    }
}
