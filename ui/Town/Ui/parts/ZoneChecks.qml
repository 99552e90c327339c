pragma ComponentBehavior: Bound

import QtQuick
import Town.Ui

// Of the lines at the bottom of a document: which check digits fit so far, and how much is still to come.
Flow {
    id: root

    required property var fits
    required property int missing

    spacing: Theme.s

    Repeater {
        model: root.fits

        Chip {
            required property var modelData

            objectName: "fits-" + modelData.field
            text: modelData.fits ? qsTr("%1: fits").arg(Sentences.zoneField(modelData.field)) : qsTr("%1: please compare").arg(Sentences.zoneField(modelData.field))
            symbol: modelData.fits ? "check" : "warning"
            tone: modelData.fits ? "good" : "bad"
        }
    }
    Chip {
        objectName: "zone-missing"
        visible: root.missing > 0
        text: qsTr("Characters to go: %1").arg(root.missing)
    }
}
