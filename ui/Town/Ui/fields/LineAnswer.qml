import QtQuick
import QtQuick.Layouts
import QtQuick.VirtualKeyboard
import Town.Ui

// Names, numbers, phones, amounts, short text: what they are decides which keyboard opens.
RowLayout {
    id: root

    required property var field
    property bool last: false
    signal answered(value: var)
    signal focused

    readonly property bool digits: field.kind === "phone" || field.kind === "bank-account" || field.kind === "number"
    readonly property bool plain: digits || field.kind === "amount" || field.kind === "id-number"

    function value(text: string): var {
        const trimmed = text.trim();
        if ((field.kind === "amount" || field.kind === "number") && /^-?[0-9]+(\.[0-9]+)?$/.test(trimmed))
            return Number(trimmed);
        return trimmed;
    }

    spacing: Theme.s

    AnswerBox {
        id: box

        objectName: "answer-" + root.field.slug
        Accessible.name: root.field.label
        Layout.fillWidth: true
        wrong: root.field.problem !== ""
        maximumLength: root.field.kind === "id-number" ? 24 : Math.max(64, root.field.longest)
        inputMethodHints: Qt.ImhSensitiveData | (root.digits ? Qt.ImhDigitsOnly : root.field.kind === "amount" ? Qt.ImhFormattedNumbersOnly : root.field.kind === "id-number" ? Qt.ImhPreferNumbers | Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase : Qt.ImhNone)
        EnterKeyAction.actionId: root.last ? EnterKeyAction.Done : EnterKeyAction.Next
        onTextEdited: root.answered(root.value(text))
        onActiveFocusChanged: {
            if (activeFocus)
                root.focused();
        }
        onAccepted: {
            const following = nextItemInFocusChain(true);
            if (root.last || !following)
                focus = false;
            else
                following.forceActiveFocus();
        }
        Component.onCompleted: text = String(root.field.value)
    }
    Words {
        visible: text !== ""
        text: root.field.unit
    }
}
