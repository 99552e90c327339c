import QtQuick
import Town.Ui

// What works now: network, reader, printer.
Flow {
    id: root

    required property var view

    spacing: Theme.s

    Chip {
        objectName: "status-network"
        text: Sentences.networkShort(root.view.network)
        symbol: root.view.network === "up" || root.view.network === "unknown" ? "network" : "network-off"
        tone: root.view.network === "up" ? "good" : root.view.network === "unknown" ? "plain" : "warn"
    }
    Chip {
        objectName: "status-reader"
        text: Sentences.readerShort(root.view.reader)
        symbol: "reader"
        tone: Sentences.readerWorks(root.view.reader) ? "good" : "bad"
    }
    Chip {
        objectName: "status-printer"
        text: Sentences.printerShort(root.view.printer)
        symbol: "printer"
        tone: root.view.printer === "ready" ? "good" : "plain"
    }
}
