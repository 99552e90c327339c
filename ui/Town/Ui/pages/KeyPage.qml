import QtQuick
import QtQuick.Layouts
import Town.Ui

// A passport or permit opens only to what is printed on it: number, birth, expiry, each with its check digit.
PageFrame {
    id: root

    required property var view
    required property var page

    objectName: "screen-key"
    title: qsTr("Open your passport or permit")
    subtitle: page.service
    widest: Theme.portrait ? 1500 : 2000
    nav.nextText: qsTr("Open")
    nav.nextName: "open"
    nav.nextEnabled: !page.opening
    nav.onBack: root.view.back()
    nav.onNext: {
        root.forceActiveFocus();
        root.view.next();
    }

    function question(name: string, kind: string, label: string, hint: string): var {
        const digit = page.digits[name];
        return {
            name: name,
            slug: "key-" + name,
            kind: kind,
            label: label,
            hint: digit === "" ? hint : qsTr("Check digit %1. The same digit stands right behind it in the bottom lines.").arg(digit),
            required: true,
            unit: "",
            longest: 22,
            minimum: "",
            maximum: "",
            options: [],
            levels: [],
            value: page.values[name],
            problem: page.problems[name]
        };
    }

    Waiting {
        width: parent.width
        visible: root.page.opening
        text: Sentences.reader("reading")
    }
    Banner {
        objectName: "key-state"
        width: parent.width
        visible: !root.page.opening
        text: root.page.wrong ? qsTr("The document does not open with this. Compare the number and both dates with the page, letter by letter: 0 and O, 1 and I look alike.") : qsTr("The chip opens only to whoever holds the document. Copy these three from the page with the photo.")
        tone: root.page.wrong ? "bad" : "plain"
        symbol: root.page.wrong ? "warning" : "info"
    }
    GridLayout {
        width: parent.width
        columns: root.columns
        columnSpacing: Theme.m
        rowSpacing: Theme.m
        uniformCellWidths: true

        FieldRow {
            id: number

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.columnSpan: root.columns
            field: root.question("number", "id-number", qsTr("Document number"), qsTr("At the top right of the page with the photo"))
            onAnswered: (name, value) => root.view.answer(name, value)
            onFocused: root.scroller.reveal(number)
        }
        FieldRow {
            id: birth

            Layout.fillWidth: true
            Layout.fillHeight: true
            field: root.question("birth", "date", qsTr("Date of birth"), qsTr("As the document has it"))
            onAnswered: (name, value) => root.view.answer(name, value)
            onFocused: root.scroller.reveal(birth)
        }
        FieldRow {
            id: expiry

            Layout.fillWidth: true
            Layout.fillHeight: true
            last: true
            field: root.question("expiry", "date", qsTr("Valid until"), qsTr("The later of the two dates, not the day of issue"))
            onAnswered: (name, value) => root.view.answer(name, value)
            onFocused: root.scroller.reveal(expiry)
        }
    }
}
