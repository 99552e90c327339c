pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Town.Ui

// The technician's window, shown instead of the citizen's: a bar, the page of the examination's phase, the keyboard.
Window {
    id: window

    required property var view
    property bool voiced: false
    property int fixedWidth: 0
    property int fixedHeight: 0

    objectName: "technician"
    title: qsTr("Waystation · technician")
    visible: true
    visibility: fixedWidth > 0 ? Window.Windowed : Window.FullScreen
    width: fixedWidth > 0 ? fixedWidth : Screen.width
    height: fixedHeight > 0 ? fixedHeight : Screen.height
    color: Theme.background

    readonly property bool upright: height >= width
    readonly property bool wiping: view.phase === "trying" && view.page.trial === "touch" && view.page.stage === "running"
    readonly property var pages: ({
            "naming": "NamingPage",
            "checks": "ChecksPage",
            "keeping": "ChecksPage",
            "trying": "TrialPage",
            "records": "RecordsPage",
            "record": "RecordPage"
        })

    function follow() {
        const wanted = pages[view.phase];
        if (wanted !== page.shown) {
            page.shown = wanted;
            page.setSource("technician/" + wanted + ".qml", {
                view: view,
                page: view.page,
                voiced: voiced
            });
        } else {
            page.item.page = view.page; // qmllint disable missing-property
        }
    }

    Binding {
        target: Theme
        property: "name"
        value: window.view.theme
    }
    Binding {
        target: Theme
        property: "portrait"
        value: window.upright
    }
    Binding {
        target: Theme
        property: "scale"
        value: window.upright ? Math.min(window.width / 1080, window.height / 1500) : Math.min(window.width / 2200, window.height / 1160)
    }
    Binding {
        target: VirtualKeyboardSettings
        property: "activeLocales"
        value: ["zh_CN", "en_US"]
    }
    Binding {
        target: VirtualKeyboardSettings
        property: "locale"
        value: window.view.language === "zh" ? "zh_CN" : "en_US"
    }
    Connections {
        target: window.view

        function onChanged() {
            window.follow();
        }
    }

    TechnicianBar {
        id: bar

        view: window.view
        width: parent.width
        onClosed: window.close()
    }
    Loader {
        id: page

        property string shown

        anchors.top: bar.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: (inputPanel.active ? inputPanel.y : window.height) - bar.height
        focus: true
    }
    InputPanel {
        id: inputPanel

        width: Math.min(parent.width, Theme.px(1500))
        x: (parent.width - width) / 2
        y: active ? window.height - height : window.height
    }
    Loader {
        anchors.fill: parent
        active: window.wiping
        sourceComponent: TouchPad {
            onWiped: window.view.end("passed")
            onGivenUp: window.view.back()
        }
    }

    Component.onCompleted: follow()
}
