import QtQuick
import Town.Ui

// A test by hand, and how it went last.
Tile {
    id: root

    required property var trial

    objectName: "try-" + trial.trial
    title: Findings.trial(trial.trial)
    summary: trial.outcome === "passed" || trial.outcome === "" ? Findings.outcome(trial.outcome) : ""
    note: trial.outcome === "failed" || trial.outcome === "impossible" ? Findings.outcome(trial.outcome) : ""
    symbol: trial.outcome === "passed" ? "done" : Findings.trialSymbol(trial.trial)
}
