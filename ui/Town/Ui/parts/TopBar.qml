import QtQuick
import QtQuick.Layouts
import Town.Ui

// On every page: where you are, language, size and colours, help, and the way out.
Rectangle {
    id: root

    required property var view

    color: Theme.contrast ? Theme.surface : Theme.primary
    implicitHeight: Theme.px(104)

    readonly property color words: Theme.contrast ? Theme.ink : Theme.primaryInk

    component BarButton: AppButton {
        id: bar

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
            text: root.view.name !== "" ? root.view.name : Theme.portrait ? qsTr("Waystation") : qsTr("Waystation · township service hall")
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
            symbol: "language"
            text: root.view.language === "zh" ? "English" : "中文"
            Accessible.name: text
            onClicked: root.view.setLanguage(root.view.language === "zh" ? "en" : "zh")
        }
        BarButton {
            objectName: "theme"
            symbol: "text-size"
            text: Theme.elder ? qsTr("Contrast") : Theme.contrast ? qsTr("Normal") : qsTr("Larger")
            Accessible.name: Theme.elder ? qsTr("High contrast") : Theme.contrast ? qsTr("Normal size and colours") : qsTr("Larger text")
            onClicked: root.view.setTheme(Theme.elder ? "contrast" : Theme.contrast ? "standard" : "elder")
        }
        BarButton {
            objectName: "help"
            visible: root.view.phase !== "desk"
            symbol: root.view.staff === "away" ? "help" : root.view.staff === "called" ? "bell" : "people"
            text: root.view.staff === "away" ? qsTr("Help") : root.view.staff === "called" ? qsTr("Called") : qsTr("Staff here")
            Accessible.name: root.view.staff === "away" ? qsTr("Call staff to help you") : root.view.staff === "called" ? qsTr("Staff have been called; press when they are here") : qsTr("Staff are helping; press when they have left")
            onClicked: root.view.help()
        }
        BarButton {
            objectName: "finish"
            visible: root.view.active && root.view.phase !== "saving"
            symbol: "exit"
            text: qsTr("End")
            Accessible.name: qsTr("End my visit and clear the screen")
            onClicked: root.view.finish()
        }
    }
}
