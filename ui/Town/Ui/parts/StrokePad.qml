import QtQuick
import Town.Ui

// Takes a finger's strokes as SVG path data in a box of 1000 units width: each stroke a moveto and relative linetos, which
// take half the bytes of absolute ones. ``clear`` and a wipe leave nothing.
Rectangle {
    id: root

    property var strokes: []
    property bool guide: true // the line to sign on
    signal stroked
    readonly property bool empty: strokes.length === 0

    function path(): string {
        const unit = 1000 / Math.max(1, width);
        return strokes.map(stroke => {
            const points = stroke.map(p => [Math.round(p.x * unit), Math.round(p.y * unit)]);
            const [first, ...rest] = points.filter((p, n) => n === 0 || p.join() !== points[n - 1].join());
            let [x, y] = first;
            const steps = (rest.length ? rest : [first]).map(p => {
                const step = (p[0] - x) + " " + (p[1] - y);
                [x, y] = p;
                return step;
            });
            return "M" + first.join(" ") + "l" + steps.join(" ");
        }).join("");
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

    Rectangle {
        visible: root.guide
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
        onReleased: root.stroked()
    }
}
