pragma Singleton

import QtQuick

// One type scale, one spacing scale, one set of colours in three themes. Text has 7:1 contrast (WCAG 2.2 AAA)
// on every surface that it may stand on: tests/ui/test_theme.py computes it. Sizes are in units of a 1080-wide
// portrait screen; ``scale`` fits them to the window.
QtObject {
    id: root

    property string name: "standard"
    property real scale: 1
    property bool portrait: true

    readonly property bool elder: name === "elder"
    readonly property bool contrast: name === "contrast"
    readonly property real textScale: elder ? 1.28 : 1

    function px(units: real): int {
        return Math.round(units * scale);
    }

    function textPx(units: real): int {
        return Math.round(units * scale * textScale);
    }

    // Type
    readonly property int display: textPx(64)
    readonly property int title: textPx(52)
    readonly property int heading: textPx(38)
    readonly property int body: textPx(32)
    readonly property int small: textPx(27)

    // Space
    readonly property int xs: px(8)
    readonly property int s: px(16)
    readonly property int m: px(24)
    readonly property int l: px(36)
    readonly property int xl: px(56)
    readonly property int radius: px(18)
    readonly property int touch: Math.round(px(84) * (elder ? 1.15 : 1))
    readonly property int hairline: Math.max(1, px(contrast ? 3 : 2))

    // Motion: nothing moves longer
    readonly property int quick: 120

    // Colour. What stands on X is XInk; ink and muted stand on background, surface and the four tints.
    readonly property color background: contrast ? "#000000" : elder ? "#fbf6ec" : "#eef3f7"
    readonly property color surface: contrast ? "#000000" : "#ffffff"
    readonly property color ink: contrast ? "#ffffff" : "#12202e"
    readonly property color muted: contrast ? "#ffffff" : "#35434f"
    readonly property color line: contrast ? "#ffffff" : "#c3ced8"
    readonly property color edge: contrast ? "#ffffff" : "#5b6b7a"
    readonly property color primary: contrast ? "#ffe14d" : elder ? "#7a1f0c" : "#0b4a7d"
    readonly property color primaryPressed: contrast ? "#ffffff" : elder ? "#54130b" : "#07345a"
    readonly property color primaryInk: contrast ? "#000000" : "#ffffff"
    readonly property color accent: contrast ? "#ffe14d" : elder ? "#7a1f0c" : "#0b4a7d"
    readonly property color tint: contrast ? "#000000" : elder ? "#fbe9df" : "#e1eef8"
    readonly property color pressed: contrast ? "#333300" : elder ? "#f5d9c8" : "#d6e7f5"
    readonly property color good: contrast ? "#9dff9d" : "#0b4d2b"
    readonly property color goodTint: contrast ? "#000000" : "#e2f4e8"
    readonly property color warn: contrast ? "#ffe14d" : "#5b3a00"
    readonly property color warnTint: contrast ? "#000000" : "#fff2cf"
    readonly property color bad: contrast ? "#ffb3a8" : "#7f1414"
    readonly property color badTint: contrast ? "#000000" : "#fdeae8"
    readonly property color disabled: contrast ? "#000000" : "#dde3e9"
    readonly property color disabledInk: contrast ? "#bdbdbd" : "#3d4853"
    readonly property color focus: contrast ? "#00e5ff" : "#c2410c"
}
