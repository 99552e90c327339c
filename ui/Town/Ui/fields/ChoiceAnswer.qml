pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Town.Ui

// One of several, or with ``many`` any of them: large, with a mark that does not rest on colour alone.
GridLayout {
    id: root

    required property var field
    required property var options
    property bool many: false
    property var chosen: field.value
    signal answered(value: var)

    function has(value: var): bool {
        return many ? Array.from(chosen || []).includes(value) : chosen === value;
    }
    function toggle(value: var) {
        if (many) {
            const now = Array.from(chosen || []);
            chosen = has(value) ? now.filter(v => v !== value) : now.concat([value]);
        } else {
            chosen = value;
        }
        answered(chosen);
    }

    columns: {
        const longest = Math.max(0, ...Array.from(options).map(o => String(o.label).length * (/[\u3400-\u9fff]/.test(o.label) ? 1.9 : 1)));
        return longest > (Theme.portrait ? 24 : 40) || options.length === 1 ? 1 : options.length > 2 && longest < 9 ? 3 : 2;
    }
    columnSpacing: Theme.s
    rowSpacing: Theme.s
    Accessible.role: Accessible.Grouping
    Accessible.name: field.label

    Repeater {
        model: root.options

        Button {
            id: option

            required property var modelData
            readonly property bool picked: root.has(modelData.value)

            objectName: "answer-" + root.field.slug + "-" + String(modelData.value).replace(/_/g, "-")
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            implicitHeight: Math.max(Theme.touch, label.implicitHeight + Theme.m)
            focusPolicy: Qt.TabFocus
            checkable: false
            Accessible.role: root.many ? Accessible.CheckBox : Accessible.RadioButton
            Accessible.name: modelData.label
            Accessible.checkable: true
            Accessible.checked: picked
            onClicked: root.toggle(modelData.value)

            contentItem: RowLayout {
                spacing: Theme.s

                Icon {
                    symbol: root.many ? (option.picked ? "box-on" : "box-off") : (option.picked ? "radio-on" : "radio-off")
                    color: option.picked ? Theme.accent : Theme.edge
                    size: Theme.px(42)
                    Layout.leftMargin: Theme.xs
                }
                Words {
                    id: label

                    Layout.fillWidth: true
                    text: option.modelData.label
                    font.weight: option.picked ? Font.DemiBold : Font.Normal
                    Accessible.ignored: true
                }
            }
            background: Rectangle {
                radius: Theme.px(12)
                color: option.down ? Theme.pressed : option.picked ? Theme.tint : Theme.surface
                border.width: option.picked ? Theme.px(5) : Theme.px(3)
                border.color: option.picked ? Theme.accent : Theme.edge

                FocusRing {
                    shown: option.visualFocus
                }
            }
        }
    }
}
