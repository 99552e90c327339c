pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// A passport or permit opens only to what is printed on it: number and two dates, the lines at the bottom, or six
// digits on its front. A reader of documents that types fills them in by itself.
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
        return {
            name: name,
            slug: "key-" + name,
            kind: kind,
            label: label,
            hint: hint,
            required: true,
            unit: "",
            longest: 22,
            minimum: "",
            maximum: "",
            options: [],
            levels: [],
            value: page.values[name] ?? "",
            problem: page.problems[name] ?? ""
        };
    }
    function checked(name: string, hint: string): string {
        const digit = page.digits[name] ?? "";
        return digit === "" ? hint : qsTr("Check digit %1. The same digit stands right behind it in the bottom lines.").arg(digit);
    }
    function wayWords(way: string): string {
        return way === "can" ? qsTr("Six digits on the front") : way === "lines" ? qsTr("The lines at the bottom") : qsTr("Number and two dates");
    }
    function wrongWords(): string {
        if (page.way === "can")
            return qsTr("The document does not open with these six digits. Compare them, or choose another way: not every document has them.");
        return qsTr("The document does not open with this. Compare the number and both dates with the page, letter by letter: 0 and O, 1 and I look alike.");
    }

    component Asked: FieldRow {
        id: row

        Layout.fillWidth: true
        Layout.fillHeight: true
        onAnswered: (name, value) => root.view.answer(name, value)
        onFocused: root.scroller.reveal(row)
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
        text: root.page.wrong ? root.wrongWords() : qsTr("The chip opens only to whoever holds the document. Copy what is printed on it, or lay it on the document reader if there is one.")
        tone: root.page.wrong ? "bad" : "plain"
        symbol: root.page.wrong ? "warning" : "info"
    }
    Loader {
        // Boxes do not follow their values: another way, or a reader that filled them in, makes them anew.
        readonly property string form: root.page.way + root.page.filled

        width: parent.width
        sourceComponent: boxes
        onFormChanged: {
            active = false;
            active = true;
        }
    }

    Component {
        id: boxes

        GridLayout {
            columns: root.columns
            columnSpacing: Theme.m
            rowSpacing: Theme.m
            uniformCellWidths: true

            Panel {
                Layout.fillWidth: true
                Layout.columnSpan: root.columns

                ChoiceAnswer {
                    Layout.fillWidth: true
                    field: ({
                            slug: "key-way",
                            label: qsTr("What would you like to copy?"),
                            value: root.page.way
                        })
                    options: root.page.ways.map(way => ({
                                value: way,
                                label: root.wayWords(way)
                            }))
                    columns: !Theme.portrait ? root.page.ways.length : Theme.elder ? 1 : 2
                    onAnswered: way => root.view.openBy(way)
                }
            }
            Asked {
                visible: root.page.way === "page"
                Layout.columnSpan: root.columns
                field: root.question("number", "id-number", qsTr("Document number"), root.checked("number", qsTr("At the top right of the page with the photo")))
            }
            Asked {
                visible: root.page.way === "page"
                field: root.question("birth", "date", qsTr("Date of birth"), root.checked("birth", qsTr("As the document has it")))
            }
            Asked {
                visible: root.page.way === "page"
                last: true
                field: root.question("expiry", "date", qsTr("Valid until"), root.checked("expiry", qsTr("The later of the two dates, not the day of issue")))
            }
            Asked {
                visible: root.page.way === "can"
                Layout.columnSpan: root.columns
                last: true
                field: root.question("can", "phone", qsTr("The six digits on the front"), qsTr("They stand by themselves beside the photo. Not every document has them."))
            }
            Asked {
                visible: root.page.way === "lines"
                Layout.columnSpan: root.columns
                field: root.question("lines", "zone", qsTr("The lines at the bottom"), qsTr("One under the other, with each sign <. A passport has two, a card one or three."))
            }
            ZoneChecks {
                visible: root.page.way === "lines"
                Layout.fillWidth: true
                Layout.columnSpan: root.columns
                fits: root.page.fits
                missing: root.page.missing
            }
        }
    }
}
