pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// Where everything starts: put a card in, pick a turn of life or a service, search, or look at one's own applications.
Item {
    id: root

    required property var view
    required property var page
    readonly property bool listing: page.query !== "" || page.event !== ""
    readonly property bool known: view.name !== ""

    objectName: "screen-home"

    // Typing is answered as it goes; a wipe empties the box.
    function reset() {
        search.text = "";
    }

    Scroller {
        id: scroller

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: nav.visible ? nav.top : status.top

        GridLayout {
            width: parent.width
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.l
            rowSpacing: Theme.m

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.portrait ? parent.width : Theme.px(590)
                Layout.fillWidth: Theme.portrait
                spacing: Theme.m

                Banner {
                    objectName: "notice"
                    text: Sentences.notice(root.page.notice)
                    tone: root.page.notice.endsWith("draft-kept") ? "good" : "plain"
                }
                Repeater {
                    model: root.listing ? [] : root.page.notices

                    Banner {
                        required property string modelData

                        objectName: "platform-notice"
                        text: modelData
                    }
                }
                Banner {
                    objectName: "cannot-save"
                    text: root.view.saving !== "" ? Sentences.faultTitle(root.view.saving) + qsTr(": ") + Sentences.fault(root.view.saving) : ""
                    tone: "bad"
                }
                Panel {
                    Layout.fillWidth: true
                    visible: !root.listing
                    color: Theme.tint
                    padding: Theme.l

                    GridLayout {
                        Layout.fillWidth: true
                        columns: Theme.portrait ? 2 : 1
                        columnSpacing: Theme.l
                        rowSpacing: Theme.m

                        CardDrawing {
                            visible: !root.known
                            factor: Theme.portrait ? 0.5 : 0.62
                            Layout.alignment: Qt.AlignHCenter
                        }
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: Theme.s

                            Words {
                                Layout.fillWidth: true
                                text: root.known ? qsTr("Hello, %1. What can we do for you?").arg(root.view.name) : qsTr("What can we do for you?")
                                role: "title"
                                Accessible.role: Accessible.Heading
                            }
                            Words {
                                Layout.fillWidth: true
                                text: root.known ? qsTr("Leave your card on the reader. When you take it, the screen is cleared.") : root.page.spent ? qsTr("Thank you. Please take your card.") : Sentences.reader(root.view.reader)
                            }
                        }
                    }
                }
                Repeater {
                    model: root.listing ? [] : root.page.drafts

                    Panel {
                        id: draft

                        required property var modelData

                        Layout.fillWidth: true
                        color: Theme.goodTint

                        Words {
                            Layout.fillWidth: true
                            text: qsTr("You began this on %2: %1. Go on?").arg(draft.modelData.title).arg(draft.modelData.saved)
                            color: Theme.good
                            font.weight: Font.Medium
                        }
                        RowLayout {
                            Layout.fillWidth: true
                            spacing: Theme.s

                            AppButton {
                                objectName: "resume-" + draft.modelData.service
                                Layout.fillWidth: true
                                text: qsTr("Go on")
                                compact: !Theme.portrait
                                symbol: "next"
                                kind: "primary"
                                onClicked: root.view.resume(draft.modelData.service)
                            }
                            AppButton {
                                objectName: "discard-" + draft.modelData.service
                                text: qsTr("Throw away")
                                compact: !Theme.portrait
                                symbol: "trash"
                                onClicked: root.view.discard(draft.modelData.service)
                            }
                        }
                    }
                }
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.s

                    AnswerBox {
                        id: search

                        objectName: "search"
                        Layout.fillWidth: true
                        leftPadding: Theme.px(76)
                        maximumLength: 100
                        placeholderText: qsTr("Say it in your own words")
                        Accessible.name: qsTr("Search for a service")
                        inputMethodHints: Qt.ImhSensitiveData
                        onTextEdited: root.view.search(text)
                        onAccepted: focus = false

                        Icon {
                            x: Theme.m
                            anchors.verticalCenter: parent.verticalCenter
                            symbol: "search"
                            color: Theme.accent
                            size: Theme.px(40)
                        }
                        Component.onCompleted: text = root.page.query
                    }
                    AppButton {
                        objectName: "search-clear"
                        visible: search.text !== ""
                        text: qsTr("Clear")
                        onClicked: {
                            search.text = "";
                            search.focus = false;
                            root.view.search("");
                        }
                    }
                }
                GridLayout {
                    visible: !root.listing
                    Layout.fillWidth: true
                    columns: Theme.portrait && !Theme.elder ? 2 : 1
                    columnSpacing: Theme.s
                    rowSpacing: Theme.s
                    uniformCellWidths: true

                    Tile {
                        objectName: "mine"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        title: qsTr("My applications")
                        summary: root.page.open > 0 ? qsTr("%1 on this terminal").arg(root.page.open) : qsTr("See how far they are")
                        symbol: "mine"
                        onClicked: root.view.mine("")
                    }
                    Tile {
                        objectName: "certificates"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        title: qsTr("My certificates")
                        summary: qsTr("Show them, and see who used them")
                        symbol: "certificate"
                        onClicked: root.view.certificates("")
                    }
                    Tile {
                        objectName: "scan"
                        visible: !root.known
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        title: qsTr("Check a certificate")
                        summary: qsTr("No card needed")
                        symbol: "scan"
                        onClicked: root.view.scan()
                    }
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                spacing: Theme.s

                // What was asked for
                Words {
                    Layout.fillWidth: true
                    visible: root.listing
                    text: root.page.event !== "" ? root.page.event : root.page.searching ? qsTr("Searching…") : root.page.sure ? qsTr("This should be it") : root.page.listed.length ? qsTr("Not sure: do you mean one of these?") : qsTr("Nothing fits: %1").arg(root.page.query)
                    role: "title"
                    Accessible.role: Accessible.Heading
                }
                Words {
                    Layout.fillWidth: true
                    visible: root.page.query !== "" && !root.page.searching && root.page.listed.length === 0
                    text: qsTr("Try other words, as you would say them to a neighbour. Or pick one of the life events below, or call staff with the Help button.")
                }
                Panel {
                    visible: root.listing && root.page.together !== ""
                    Layout.fillWidth: true
                    color: Theme.tint

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("Do all that applies to you at once: one form, one signature, one receipt.")
                    }
                    AppButton {
                        objectName: "together"
                        Layout.fillWidth: true
                        text: qsTr("Do it all at once")
                        symbol: "next"
                        kind: "primary"
                        onClicked: root.view.together(root.page.together)
                    }
                }
                Words {
                    Layout.fillWidth: true
                    visible: root.listing && root.page.together !== ""
                    text: qsTr("Or one of them alone:")
                }
                Repeater {
                    model: root.listing ? root.page.listed : []

                    Tile {
                        required property var modelData

                        objectName: "service-" + modelData.id.replace(":", "-")
                        Layout.fillWidth: true
                        large: true
                        title: modelData.title
                        summary: modelData.summary
                        symbol: modelData.icon
                        onClicked: root.view.openService(modelData.id)
                    }
                }

                // What applies to this person, unasked
                Words {
                    Layout.fillWidth: true
                    visible: forYou.visible
                    text: qsTr("For you")
                    role: "heading"
                    Accessible.role: Accessible.Heading
                }
                GridLayout {
                    id: forYou

                    visible: !root.listing && root.page.for_you.length > 0
                    Layout.fillWidth: true
                    columns: Theme.elder ? 1 : 2
                    columnSpacing: Theme.s
                    rowSpacing: Theme.s
                    uniformCellWidths: true

                    Repeater {
                        model: root.page.for_you

                        Tile {
                            required property var modelData

                            objectName: "for-you-" + modelData.id
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            title: modelData.title
                            note: modelData.because
                            symbol: modelData.icon
                            onClicked: root.view.openService(modelData.id)
                        }
                    }
                }

                // The whole home
                Words {
                    Layout.fillWidth: true
                    visible: events.visible
                    text: qsTr("Life events")
                    role: "heading"
                    Accessible.role: Accessible.Heading
                }
                GridLayout {
                    id: events

                    visible: !root.listing || (root.page.query !== "" && !root.page.searching && root.page.listed.length === 0)
                    Layout.fillWidth: true
                    columns: Theme.portrait || Theme.elder ? 2 : 3
                    columnSpacing: Theme.s
                    rowSpacing: Theme.s
                    uniformCellWidths: true

                    Repeater {
                        model: root.page.events

                        Tile {
                            required property var modelData

                            objectName: "event-" + modelData.id
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            large: true
                            title: modelData.title
                            summary: modelData.summary
                            symbol: modelData.icon
                            onClicked: root.view.openEvent(modelData.id)
                        }
                    }
                }
                Words {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.s
                    visible: everyday.visible
                    text: qsTr("Everyday services")
                    role: "heading"
                    Accessible.role: Accessible.Heading
                }
                GridLayout {
                    id: everyday

                    visible: !root.listing
                    Layout.fillWidth: true
                    columns: Theme.portrait || Theme.elder ? 2 : 3
                    columnSpacing: Theme.s
                    rowSpacing: Theme.s
                    uniformCellWidths: true

                    Repeater {
                        model: root.page.everyday

                        Tile {
                            required property var modelData

                            objectName: "service-" + modelData.id
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            title: modelData.title
                            symbol: modelData.icon
                            onClicked: root.view.openService(modelData.id)
                        }
                    }
                }
            }
        }
    }
    Rectangle {
        id: status

        visible: !root.listing
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: strip.height + 2 * Theme.s
        color: Theme.surface

        Rectangle {
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }
        StatusStrip {
            id: strip

            view: root.view
            y: Theme.s
            x: Theme.l
            width: parent.width - 2 * Theme.l
        }
    }
    NavBar {
        id: nav

        visible: root.listing
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        onBack: {
            root.reset();
            root.view.back();
        }
    }
    onPageChanged: {
        if (!search.activeFocus && search.text !== page.query)
            search.text = page.query;
        if (listing !== wasListing) {
            wasListing = listing;
            scroller.toTop();
        }
    }
    property bool wasListing: false
}
