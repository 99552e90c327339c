import QtQuick
import QtQuick.Controls.Basic
import Town.Ui

// Content that may be longer than the screen. Many never learnt to swipe: a button says that there is more.
Item {
    id: root

    default property alias content: column.data
    property alias spacing: column.spacing
    property int margin: Theme.l
    property bool centered: false
    readonly property bool longer: column.height + 2 * Theme.m > flick.height
    readonly property bool more: flick.contentHeight - flick.contentY - flick.height > Theme.px(12)

    function reveal(item: Item) {
        const top = item.mapToItem(column, 0, 0).y;
        const room = flick.height - (button.visible ? button.height + Theme.m : 0);
        if (top < flick.contentY)
            flick.contentY = Math.max(0, top - Theme.m);
        else if (top + item.height > flick.contentY + room)
            flick.contentY = Math.max(0, Math.min(top - Theme.m, top + item.height - room + Theme.m));
    }
    // The keyboard, or what stands in its place, takes room: the line being typed in stays in sight.
    function keepInSight() {
        const focused = Window.activeFocusItem;
        for (let item = focused; item; item = item.parent) {
            if (item === column)
                reveal(focused);
        }
    }
    function toTop() {
        flick.contentY = 0;
    }

    Flickable {
        id: flick

        anchors.fill: parent
        onHeightChanged: Qt.callLater(root.keepInSight)
        contentWidth: width
        contentHeight: column.y + column.height + Theme.m + (root.longer ? button.height + Theme.m : 0)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: ScrollBar {
            parent: root
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            policy: flick.contentHeight > flick.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
            implicitWidth: Theme.px(18)
            contentItem: Rectangle {
                radius: width / 2
                color: Theme.edge
            }
        }

        Column {
            id: column

            x: root.margin
            y: root.centered ? Math.max(Theme.m, (flick.height - height) * 0.4) : Theme.m
            width: flick.width - 2 * root.margin
            spacing: Theme.m
        }
    }
    Rectangle {
        visible: root.more
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(18)
        anchors.bottom: parent.bottom
        height: button.height * 1.9
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.alpha(Theme.background, 0)
            }
            GradientStop {
                position: 0.55
                color: Theme.background
            }
        }
    }
    AppButton {
        id: button

        objectName: "scroll-down"
        visible: root.more
        text: qsTr("More below")
        symbol: "down"
        compact: true
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s
        anchors.horizontalCenter: parent.horizontalCenter
        onClicked: flick.contentY = Math.min(flick.contentHeight - flick.height, flick.contentY + flick.height * 0.8)
    }
}
