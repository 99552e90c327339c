import QtQuick
import QtQuick.Layouts
import Town.Ui

// The two ways on, always at the same place: back at the left, on at the right.
Rectangle {
    id: root

    property string backText: qsTr("Back")
    property string backSymbol: "back"
    property string nextText
    property string nextSymbol: "next"
    property string nextName: "next"
    property bool nextEnabled: true
    property bool backShown: true
    signal back
    signal next

    implicitHeight: row.implicitHeight + 2 * (Theme.portrait ? Theme.m : Theme.s)
    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: Theme.portrait ? Theme.m : Theme.s
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.l
        spacing: Theme.m

        AppButton {
            objectName: "back"
            visible: root.backShown
            text: root.backText
            symbol: root.backSymbol
            Layout.preferredWidth: Math.max(Theme.px(300), implicitWidth)
            Layout.fillHeight: true
            onClicked: root.back()
        }
        Item {
            Layout.fillWidth: true
            visible: !Theme.portrait
        }
        AppButton {
            objectName: root.nextName
            visible: root.nextText !== ""
            text: root.nextText
            symbol: root.nextSymbol
            symbolLast: true
            kind: "primary"
            enabled: root.nextEnabled
            Layout.fillWidth: Theme.portrait
            Layout.preferredWidth: Theme.px(560)
            Layout.fillHeight: true
            onClicked: root.next()
        }
    }
}
