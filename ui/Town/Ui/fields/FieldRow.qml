pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// One question: its words, the control for its kind, and why the answer is not good yet.
Panel {
    id: root

    required property var field
    property var view: null // takes papers in; a page without a scanner needs none
    property bool last: false
    readonly property bool wrong: field.problem !== ""
    signal answered(name: string, value: var)
    signal focused

    objectName: "question-" + field.slug
    border.width: wrong || Theme.contrast ? Theme.px(wrong ? 4 : 2) : 0
    border.color: wrong ? Theme.bad : Theme.line
    spacing: Theme.xs

    Words {
        Layout.fillWidth: true
        text: root.field.required ? root.field.label : qsTr("%1 (if you wish)").arg(root.field.label)
        role: "heading"
    }
    Words {
        Layout.fillWidth: true
        visible: text !== ""
        text: root.field.hint
        role: "muted"
        font.pixelSize: Theme.small
    }
    Chip {
        visible: root.field.certified === true
        text: qsTr("From your certificate: please check")
        symbol: "certificate"
        tone: "good"
    }
    Loader {
        id: editor

        Layout.fillWidth: true
        Layout.topMargin: Theme.xs
        sourceComponent: {
            switch (root.field.kind) {
            case "choice":
            case "multichoice":
                return choice;
            case "yes-no":
                return yesNo;
            case "attachment":
                return paper;
            case "region":
                return region;
            case "date":
                return day;
            case "long-text":
            case "address":
            case "zone":
                return longText;
            default:
                return lineText;
            }
        }
    }
    RowLayout {
        visible: root.wrong
        Layout.fillWidth: true
        spacing: Theme.s

        Icon {
            symbol: "warning"
            color: Theme.bad
        }
        Words {
            objectName: "problem-" + root.field.slug
            Layout.fillWidth: true
            text: Sentences.reason(root.field.problem, root.field)
            color: Theme.bad
            font.weight: Font.Medium
        }
    }

    Component {
        id: lineText

        LineAnswer {
            field: root.field
            last: root.last
            onAnswered: value => root.answered(root.field.name, value)
            onFocused: root.focused()
        }
    }
    Component {
        id: longText

        LongAnswer {
            field: root.field
            onAnswered: value => root.answered(root.field.name, value)
            onFocused: root.focused()
        }
    }
    Component {
        id: choice

        ChoiceAnswer {
            field: root.field
            options: root.field.options
            many: root.field.kind === "multichoice"
            onAnswered: value => root.answered(root.field.name, value)
        }
    }
    Component {
        id: yesNo

        ChoiceAnswer {
            field: root.field
            options: [
                {
                    value: true,
                    label: qsTr("Yes")
                },
                {
                    value: false,
                    label: qsTr("No")
                }
            ]
            onAnswered: value => root.answered(root.field.name, value)
        }
    }
    Component {
        id: paper

        PaperAnswer {
            field: root.field
            view: root.view
        }
    }
    Component {
        id: region

        RegionAnswer {
            field: root.field
            onAnswered: value => root.answered(root.field.name, value)
        }
    }
    Component {
        id: day

        DateAnswer {
            field: root.field
            onAnswered: value => root.answered(root.field.name, value)
            onFocused: root.focused()
        }
    }
}
