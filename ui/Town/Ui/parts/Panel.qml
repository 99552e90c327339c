import QtQuick
import QtQuick.Layouts
import Town.Ui

// A surface with one column of content.
Rectangle {
    id: root

    default property alias content: column.data
    property alias spacing: column.spacing
    property int padding: Theme.l

    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.contrast ? Theme.hairline : 0
    border.color: Theme.line
    implicitHeight: column.implicitHeight + 2 * padding
    implicitWidth: column.implicitWidth + 2 * padding

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: root.padding
        spacing: Theme.s
    }
}
