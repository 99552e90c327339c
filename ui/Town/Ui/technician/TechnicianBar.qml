import QtQuick
import QtQuick.Layouts
import Town.Ui

// Whose screen this is, language, size and colours, and the way out.
Rectangle {
    id: root

    required property var view
    signal closed

    color: Theme.contrast ? Theme.surface : Theme.primary
    implicitHeight: Theme.px(104)

    component BarButton: AppButton {
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
            text: Theme.portrait ? qsTr("Technician") : qsTr("Technician · examination of this terminal")
            color: Theme.contrast ? Theme.ink : Theme.primaryInk
            font.pixelSize: Theme.px(36)
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(22)
            textFormat: Text.PlainText
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        BarButton {
            objectName: "language"
            symbol: "language"
            text: root.view.language === "zh" ? "English" : "中文"
            onClicked: root.view.setLanguage(root.view.language === "zh" ? "en" : "zh")
        }
        BarButton {
            objectName: "theme"
            symbol: "text-size"
            text: Theme.elder ? qsTr("Contrast") : Theme.contrast ? qsTr("Normal") : qsTr("Larger")
            onClicked: root.view.setTheme(Theme.elder ? "contrast" : Theme.contrast ? "standard" : "elder")
        }
        BarButton {
            objectName: "close"
            symbol: "exit"
            text: qsTr("Close")
            Accessible.name: qsTr("Close the technician's screen")
            onClicked: root.closed()
        }
    }
}
