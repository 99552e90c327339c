import QtQuick
import Town.Ui

// A test by hand, and how it went last.
Tile {
    id: root

    required property var trial

    objectName: "try-" + trial.trial
    title: trial.title
    summary: trial.outcome === "passed" || trial.outcome === "" ? trial.words : ""
    note: trial.outcome === "failed" || trial.outcome === "impossible" ? trial.words : ""
    symbol: trial.outcome === "passed" ? "done" : Findings.trialSymbol(trial.trial)
}
