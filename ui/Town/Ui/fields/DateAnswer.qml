import QtQuick
import QtQuick.Layouts
import Town.Ui

// A day as three short numbers: quicker and surer than a calendar for a birth decades ago.
RowLayout {
    id: root

    required property var field
    signal answered(value: var)
    signal focused

    function send() {
        const pad = (text, n) => text.trim().padStart(n, "0");
        if (year.text === "" && month.text === "" && day.text === "")
            answered("");
        else
            answered(year.text.trim() + "-" + pad(month.text, 2) + "-" + pad(day.text, 2));
    }

    spacing: Theme.s

    component Part: AnswerBox {
        id: part

        property Item following: null
        signal typed
        signal entered

        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true // gives way where large words leave little room
        Layout.maximumWidth: Layout.preferredWidth
        inputMethodHints: Qt.ImhDigitsOnly | Qt.ImhSensitiveData
        validator: RegularExpressionValidator {
            regularExpression: /[0-9]*/
        }
        onTextEdited: {
            typed();
            if (text.length === maximumLength && following)
                following.forceActiveFocus();
        }
        onActiveFocusChanged: {
            if (activeFocus)
                entered();
        }
        onAccepted: {
            if (following)
                following.forceActiveFocus();
            else
                focus = false;
        }
    }

    Part {
        id: year

        wrong: root.field.problem !== ""
        onTyped: root.send()
        onEntered: root.focused()

        objectName: "answer-" + root.field.slug + "-year"
        Accessible.name: qsTr("%1: year").arg(root.field.label)
        maximumLength: 4
        following: month
        Layout.preferredWidth: Theme.px(210) * Theme.textScale
    }
    Words {
        text: qsTr("year")
    }
    Part {
        id: month

        wrong: root.field.problem !== ""
        onTyped: root.send()
        onEntered: root.focused()

        objectName: "answer-" + root.field.slug + "-month"
        Accessible.name: qsTr("%1: month").arg(root.field.label)
        maximumLength: 2
        following: day
        Layout.preferredWidth: Theme.px(130) * Theme.textScale
    }
    Words {
        text: qsTr("month")
    }
    Part {
        id: day

        wrong: root.field.problem !== ""
        onTyped: root.send()
        onEntered: root.focused()

        objectName: "answer-" + root.field.slug + "-day"
        Accessible.name: qsTr("%1: day").arg(root.field.label)
        maximumLength: 2
        Layout.preferredWidth: Theme.px(130) * Theme.textScale
    }
    Words {
        text: qsTr("day")
    }
    Item {
        Layout.fillWidth: true
    }

    Component.onCompleted: {
        const parts = String(field.value).split("-");
        if (parts.length === 3) {
            year.text = parts[0];
            month.text = parts[1];
            day.text = parts[2];
        }
    }
}
