internal import Law

/// The texts of different times side by side: what each asks, what follows, and which one applies.
struct VersionTable: Part {
    struct Cell: Part {
        let text: String
        let isApplied: Bool
        var href: String?

        func child(named name: String) -> Any? {
            switch name {
            case "cell": text
            case "isApplied": isApplied
            case "cellHref": orNothing(href)
            default: nil
            }
        }
    }

    struct Row: Part {
        let head: String
        let cells: [Cell]

        func child(named name: String) -> Any? {
            switch name {
            case "rowHead": head
            case "cells": cells
            default: nil
            }
        }
    }

    struct Column: Part {
        let days: String
        let isApplied: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "versionDays": days
            case "isApplied": isApplied
            default: nil
            }
        }
    }

    let columns: [Column]
    let rows: [Row]

    /// `nil` unless several texts were compared.
    init?(_ measured: Finding.Measured, ofRule rule: String, _ facts: FactNames, _ words: Wording) {
        guard measured.versions.count > 1 else { return nil }
        let texts = measured.versions.map { words.version($0.name, ofRule: rule) }
        columns = zip(measured.versions, texts).map { version, text in
            Column(
                days: text.map { words.inForce(from: $0.from, to: $0.to) } ?? version.name,
                isApplied: version.name == measured.version)
        }
        func row(_ key: String, _ cell: (Finding.Version, ThresholdTable.Version?) -> (String, String?))
            -> Row
        {
            Row(
                head: words(key),
                cells: zip(measured.versions, texts).map { version, text in
                    let (said, href) = cell(version, text)
                    return Cell(text: said, isApplied: version.name == measured.version, href: href)
                })
        }
        rows = [
            row("finding.limb") { version, _ in (VersionTable.standard(version, facts, words), nil) },
            row("finding.conclusion") { version, _ in (VersionTable.outcome(version, words), nil) },
            row("law.text") { version, text in
                (
                    text.map { words.citation($0.source) } ?? version.rule,
                    Route.lawRule(version.rule, on: nil).path
                )
            },
        ]
    }

    private static func standard(
        _ version: Finding.Version, _ facts: FactNames, _ words: Wording
    ) -> String {
        guard let limb = version.limb else { return words("finding.no-amount") }
        let title = facts.limb(limb, words)
        guard let threshold = version.threshold, let unit = version.unit else { return title }
        return words("law.value", ["label": title, "value": words.amount(threshold, in: unit)])
    }

    private static func outcome(_ version: Finding.Version, _ words: Wording) -> String {
        version.tier > 0
            ? words("finding.tier.\(version.tier)") : words("finding.verdict.\(version.verdict.rawValue)")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "versionColumns": columns
        case "versionRows": rows
        default: nil
        }
    }
}

extension Wording {
    /// The text of a threshold by its name; `rule` is `criminal-threshold-213`.
    func version(_ name: String, ofRule rule: String) -> ThresholdTable.Version? {
        let prefix = "criminal-threshold-"
        guard rule.hasPrefix(prefix) else { return nil }
        let offence = String(rule.dropFirst(prefix.count))
        return book.thresholds.first { $0.offence == offence }?.versions.last { $0.name == name }
    }
}
