import QtQuick
import QtQuick.Layouts
import Town.Ui

// What most pages are: a heading, content that may scroll, and the bar with the ways on.
Item {
    id: root

    default property alias content: scroller.content
    property alias scroller: scroller
    property alias nav: nav
    property alias centered: scroller.centered
    property string title
    property string subtitle

    // Long lines are hard to read: on a wide screen the column stays narrow.
    property int widest: 1500
    readonly property int sideMargin: Math.max(Theme.l, Math.round((width - Theme.px(widest)) / 2))
    readonly property int columns: Theme.portrait || Theme.elder ? 1 : 2

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            visible: root.title !== ""
            spacing: 0
            Layout.fillWidth: true
            Layout.topMargin: Theme.m
            Layout.leftMargin: root.sideMargin
            Layout.rightMargin: root.sideMargin

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: root.subtitle
                role: "small"
            }
            Words {
                Layout.fillWidth: true
                text: root.title
                role: "title"
                Accessible.role: Accessible.Heading
            }
        }
        Scroller {
            id: scroller

            margin: root.sideMargin
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        NavBar {
            id: nav

            Layout.fillWidth: true
        }
    }
}
