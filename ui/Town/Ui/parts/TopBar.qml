import QtQuick
import QtQuick.Layouts
import Town.Ui

// On every page: where you are, language, size and colours, help, and the way out.
Rectangle {
    id: root

    required property var view
    required property var voice
    property Item spoken

    color: Theme.contrast ? Theme.surface : Theme.primary
    implicitHeight: Theme.px(104)

    readonly property color words: Theme.contrast ? Theme.ink : Theme.primaryInk

    component BarButton: AppButton {
        id: bar

        property string drawing

        symbol: Theme.elder && Theme.portrait && text !== "" ? "" : drawing // the words take the room
        compact: true
        ink: Theme.contrast ? Theme.ink : Theme.primaryInk
        ground: Theme.contrast ? Theme.surface : Theme.primary
        groundPressed: Theme.contrast ? Theme.pressed : Theme.primaryPressed
        Layout.preferredHeight: Theme.px(72)
    }

    Rectangle {
        visible: Theme.contrast
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.l
        spacing: Theme.s

        Text {
            Layout.fillWidth: true
            text: root.view.name !== "" ? root.view.name : Theme.portrait ? (root.view.active ? "" : qsTr("Waystation")) : qsTr("Waystation · township service hall")
            color: root.words
            font.pixelSize: Theme.px(36)
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(22)
            elide: Text.ElideRight
            textFormat: Text.PlainText
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        BarButton {
            objectName: "language"
            drawing: "language"
            text: root.view.language === "zh" ? "English" : "中文"
            Accessible.name: text
            onClicked: root.view.setLanguage(root.view.language === "zh" ? "en" : "zh")
        }
        BarButton {
            objectName: "theme"
            drawing: "text-size"
            text: Theme.elder ? qsTr("Contrast") : Theme.contrast ? qsTr("Normal") : qsTr("Larger")
            Accessible.name: Theme.elder ? qsTr("High contrast") : Theme.contrast ? qsTr("Normal size and colours") : qsTr("Larger text")
            onClicked: root.view.setTheme(Theme.elder ? "contrast" : Theme.contrast ? "standard" : "elder")
        }
        BarButton {
            objectName: "read-aloud"
            visible: root.voice.state !== "missing"
            drawing: root.voice.state === "speaking" ? "close" : "speaker"
            text: Theme.portrait ? "" : root.voice.state === "speaking" ? qsTr("Silent") : qsTr("Read")
            Accessible.name: root.voice.state === "speaking" ? qsTr("Stop reading aloud") : qsTr("Read this page aloud")
            onClicked: root.voice.state === "speaking" ? root.voice.stop() : root.voice.read(root.spoken)
        }
        BarButton {
            objectName: "help"
            visible: root.view.phase !== "desk"
            drawing: root.view.staff === "away" ? "help" : root.view.staff === "called" ? "bell" : "people"
            text: root.view.staff === "away" ? qsTr("Help") : root.view.staff === "called" ? qsTr("Called") : qsTr("Staff here")
            Accessible.name: root.view.staff === "away" ? qsTr("Call staff to help you") : root.view.staff === "called" ? qsTr("Staff have been called; press when they are here") : qsTr("Staff are helping; press when they have left")
            onClicked: root.view.help()
        }
        BarButton {
            objectName: "finish"
            visible: root.view.active && root.view.phase !== "saving"
            drawing: "exit"
            text: qsTr("End")
            Accessible.name: qsTr("End my visit and clear the screen")
            onClicked: root.view.finish()
        }
    }
}
