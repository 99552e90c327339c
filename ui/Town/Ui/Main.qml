pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Town.Ui

// The window: top bar, the page of the visit's phase, the keyboard, and the question whether somebody is there.
// A page is given its data only while the phase is its own, so that no binding meets another page's data.
Window {
    id: window

    required property var view
    required property var voice
    required property var ink
    property int fixedWidth: 0
    property int fixedHeight: 0
    property string phase

    objectName: "main"
    title: qsTr("Waystation")
    visible: true
    visibility: fixedWidth > 0 ? Window.Windowed : Window.FullScreen
    width: fixedWidth > 0 ? fixedWidth : Screen.width
    height: fixedHeight > 0 ? fixedHeight : Screen.height
    color: Theme.background

    property bool writing: false
    // A line that takes words, not one for digits alone.
    readonly property bool takesWords: ink.available && inputPanel.active && !((activeFocusItem?.inputMethodHints ?? 0) & (Qt.ImhDigitsOnly | Qt.ImhFormattedNumbersOnly | Qt.ImhPreferNumbers)) // qmllint disable missing-property

    readonly property bool upright: height >= width
    readonly property var pages: ({
            "idle": "HomePage",
            "choose": "HomePage",
            "identify": "IdentifyPage",
            "key": "KeyPage",
            "consent": "ConsentPage",
            "pick": "PickPage",
            "service": "ServicePage",
            "fill": "FillPage",
            "scan-paper": "ScanPaperPage",
            "review": "ReviewPage",
            "sign": "SignPage",
            "saving": "SavingPage",
            "receipt": "ReceiptPage",
            "plan": "PlanPage",
            "mine": "MinePage",
            "certificates": "CertificatesPage",
            "scan": "ScanPage",
            "disclose": "DisclosePage",
            "disclosures": "DisclosuresPage",
            "sorry": "SorryPage",
            "handover": "HandoverPage",
            "desk": "DeskPage",
            "examining": "ExaminingPage"
        })

    function follow() {
        const wanted = pages[view.phase];
        if (wanted !== page.shown) {
            page.shown = wanted;
            page.setSource("pages/" + wanted + ".qml", {
                view: view,
                page: view.page
            });
        } else {
            page.item.page = view.page; // qmllint disable missing-property
        }
        phase = view.phase;
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
        // Nothing of the one before stays: not in a box, not in the clipboard of the input method.
        function onWiped() {
            Qt.inputMethod.reset(); // qmllint disable missing-property
            Qt.inputMethod.hide(); // qmllint disable missing-property
            page.shown = "";
            inkPanel.wipe();
            window.writing = false;
            window.follow();
        }
    }

    TopBar {
        id: bar

        view: window.view
        voice: window.voice
        spoken: page.item as Item
        width: parent.width
    }
    Loader {
        id: page

        property string shown

        anchors.top: speech.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: (inkPanel.visible ? inkPanel.y : inputPanel.active ? inputPanel.y : window.height) - bar.height - speech.height
        focus: true
    }
    // Any touch is a sign of life; it goes on to what it meant.
    MouseArea {
        anchors.fill: parent
        propagateComposedEvents: true
        onPressed: mouse => {
            window.view.touched();
            mouse.accepted = false;
        }
    }
    SpeechBar {
        id: speech

        voice: window.voice
        anchors.top: bar.bottom
        width: parent.width
    }
    InputPanel {
        id: inputPanel

        width: Math.min(parent.width, Theme.px(1500))
        x: (parent.width - width) / 2
        y: active && !inkPanel.visible ? window.height - height : window.height
    }
    AppButton {
        objectName: "write-by-hand"
        visible: window.takesWords && !window.writing
        symbol: "draw"
        text: qsTr("Write by hand")
        anchors.right: parent.right
        anchors.bottom: inputPanel.top
        anchors.margins: Theme.s
        onClicked: {
            Qt.inputMethod.reset(); // qmllint disable missing-property
            window.writing = true;
        }
    }
    InkPanel {
        id: inkPanel

        ink: window.ink
        visible: window.takesWords && window.writing
        width: parent.width
        anchors.bottom: parent.bottom
        onClosed: {
            wipe();
            window.writing = false;
        }
    }
    TimeoutQuestion {
        view: window.view
        anchors.fill: parent
    }

    // Qt's keyboard is made for tablets: taller keys and larger words for this screen and these hands.
    function enlargeKeyboard() {
        const style = inputPanel.keyboard.style; // qmllint disable missing-property
        style.keyboardDesignHeight = Qt.binding(() => window.upright ? 1080 : 800);
        style.selectionListHeight = Qt.binding(() => Theme.px(80));
        style.selectionListDelegate = Qt.createComponent("parts/Candidate.qml"); // a file: the keyboard gives its rows by context
    }

    Component.onCompleted: {
        enlargeKeyboard();
        follow();
    }
}
