import QtQuick
import Town.Ui

// Rows of 0 and 1 as a QR code, with its quiet zone of four modules (ISO/IEC 18004, 7.3.8); always black on white.
Rectangle {
    id: root

    required property var rows

    color: "#ffffff"
    radius: Theme.xs
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("QR code of this receipt")

    Canvas {
        id: canvas

        readonly property int count: root.rows.length
        readonly property int module: count ? Math.floor(Math.min(root.width, root.height) / (count + 8)) : 0

        width: module * count
        height: width
        anchors.centerIn: parent
        onPaint: {
            const c = getContext("2d");
            c.clearRect(0, 0, width, height);
            c.fillStyle = "#000000";
            for (let y = 0; y < count; y++)
                for (let x = 0; x < count; x++)
                    if (root.rows[y][x] === "1")
                        c.fillRect(x * module, y * module, module, module);
        }
        onModuleChanged: requestPaint()
    }
    onRowsChanged: canvas.requestPaint()
}
