import QtQuick
import Town.Ui

// Takes a finger's strokes as SVG path data in a box of 1000 units width; ``clear`` and a wipe leave nothing.
// A stroke is where it begins and then steps: small numbers, which cost half as much on the line.
Rectangle {
    id: root

    property var strokes: []
    readonly property bool empty: strokes.length === 0

    function path(): string {
        const unit = 1000 / Math.max(1, width);
        const point = p => Qt.point(Math.round(p.x * unit), Math.round(p.y * unit));
        const step = (p, n, s) => n === 0 ? "M " + p.x + " " + p.y + (s.length > 1 ? " l" : "") : (p.x - s[n - 1].x) + " " + (p.y - s[n - 1].y);
        return strokes.map(s => s.map(point).map(step).join(" ")).join(" ");
    }
    function clear() {
        strokes = [];
        ink.all = true;
        ink.requestPaint();
    }

    color: "#ffffff"
    border.width: Theme.px(4)
    border.color: Theme.edge
    radius: Theme.radius
    Accessible.role: Accessible.Canvas
    Accessible.name: qsTr("Sign here with your finger")

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: parent.height / 5
        height: Theme.hairline
        color: "#9aa7b3"
    }
    Canvas {
        id: ink

        property bool all: true

        anchors.fill: parent
        onAvailableChanged: requestPaint()
        onPaint: {
            const c = getContext("2d");
            if (all) {
                c.reset();
                all = false;
            }
            c.strokeStyle = "#10182a";
            c.lineWidth = Math.max(3, Theme.px(7));
            c.lineCap = "round";
            c.lineJoin = "round";
            for (const s of root.strokes) {
                c.beginPath();
                c.moveTo(s[0].x, s[0].y);
                for (const p of s)
                    c.lineTo(p.x, p.y);
                c.stroke();
            }
        }
    }
    MouseArea {
        anchors.fill: parent
        preventStealing: true
        onPressed: mouse => {
            root.strokes = root.strokes.concat([[Qt.point(mouse.x, mouse.y)]]);
            ink.requestPaint();
        }
        onPositionChanged: mouse => {
            const x = Math.max(0, Math.min(width, mouse.x));
            const y = Math.max(0, Math.min(height, mouse.y));
            root.strokes[root.strokes.length - 1].push(Qt.point(x, y));
            ink.requestPaint();
        }
    }
}
