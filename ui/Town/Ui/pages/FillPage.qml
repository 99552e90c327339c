pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Town.Ui

// One step of the form, made from the schema; what the card answers is not asked.
PageFrame {
    id: root

    required property var view
    required property var page
    property int shown: page.step

    objectName: "screen-fill"
    widest: columns > 1 ? 2000 : 1500
    title: page.title
    subtitle: qsTr("%1 · step %2 of %3").arg(page.service).arg(page.step + 1).arg(page.steps)
    nav.nextText: page.step + 1 < page.steps ? qsTr("Continue") : qsTr("Check everything")
    nav.onBack: root.view.back()
    nav.onNext: {
        root.forceActiveFocus();
        root.view.next();
    }

    StepBar {
        width: parent.width
        step: root.page.step
        steps: root.page.steps
    }
    Banner {
        objectName: "problems"
        width: parent.width
        text: root.page.wrong > 0 ? qsTr("Please look at the answers that are marked below.") : ""
        tone: "bad"
    }
    Repeater {
        model: root.page.step === 0 ? root.page.certificates : []

        CertificateUsed {
            required property var modelData

            width: root.width - 2 * root.sideMargin
            certificate: modelData
            droppable: true
            onDropped: root.view.dropCertificate(modelData.which)
        }
    }
    CertificateOffer {
        width: parent.width
        visible: root.page.step === 0 && (offers.length > 0 || scannable)
        view: root.view
        offers: root.page.offers
        scannable: root.page.scannable
    }
    GridLayout {
        width: parent.width
        columns: root.columns
        columnSpacing: Theme.m
        rowSpacing: Theme.m
        uniformCellWidths: true

        Repeater {
            id: questions

            model: root.view.fields

            FieldRow {
                id: question

                required property int index

                view: root.view
                Layout.fillWidth: true
                Layout.fillHeight: true
                last: index === questions.count - 1
                onAnswered: (name, value) => root.view.answer(name, value)
                onFocused: root.scroller.reveal(question)
            }
        }
    }
    onPageChanged: {
        if (page.step !== shown) {
            shown = page.step;
            scroller.toTop();
        } else if (page.wrong > 0 && page.wrong !== wrongBefore) {
            for (let n = 0; n < questions.count; n++) {
                const row = questions.itemAt(n) as FieldRow;
                if (row && row.wrong) {
                    scroller.reveal(row);
                    break;
                }
            }
        }
        wrongBefore = page.wrong;
    }
    property int wrongBefore: 0
}
