internal import Casework
internal import Law

/// What procedures say about each other, once all of them are read.
extension PackReading {
    mutating func checkCrossings() {
        let names = procedures.map { ($0.procedure.name.description, $0.procedure.name) }
        let known = Dictionary(names) { first, _ in first }
        for read in procedures {
            for crossing in read.crossings { check(crossing, from: read.procedure, known) }
        }
    }

    private mutating func check(
        _ crossing: Crossing, from procedure: Procedure, _ known: [String: Name<Procedure>]
    ) {
        switch crossing {
        case .opener(let word): _ = faults.resolve(word, "procedure", among: known)
        case .opens(let word):
            guard let name = faults.resolve(word, "procedure", among: known), name.description == word.text
            else { return }
            if !versions(of: name).contains(where: { $0.opening.from.contains(procedure.name) }) {
                faults.add(
                    "\(name) cannot be opened from \(procedure.name)",
                    remedy: "add \(procedure.name) to `opening.from` there", at: word.place)
            }
        case .outcome(let other, let outcome):
            guard let name = faults.resolve(other, "procedure", among: known) else { return }
            let ends = versions(of: name).flatMap(\.stages).compactMap(\.outcome?.description) + ["none"]
            _ = faults.resolve(
                outcome, "outcome of \(name)", among: Dictionary(ends.map { ($0, $0) }) { first, _ in first })
        case .linkedFact(let name, let place):
            _ = faults.resolve(Word(text: name, place: place), "procedure", among: known)
        case .inherits(let fact, let place): checkInherited(fact, by: procedure, at: place)
        }
    }

    private func versions(of name: Name<Procedure>) -> [Procedure] {
        procedures.map(\.procedure).filter { $0.name == name }
    }

    /// A fact that a file takes over must be the same thing in both.
    private mutating func checkInherited(_ fact: FactField, by procedure: Procedure, at place: Place) {
        for opener in procedure.opening.from.flatMap(versions) {
            guard let other = opener.fact(fact.name), other.kind != fact.kind else { continue }
            faults.add(
                "`\(fact.name)` is taken over from \(opener.name), which declares it otherwise",
                remedy: "declare both alike", at: place)
        }
    }

    /// Two versions of a procedure are never in force on one day.
    mutating func checkVersions() {
        let byName = Dictionary(grouping: procedures) { $0.procedure.name }
        for versions in byName.values where versions.count > 1 {
            let sorted = versions.sorted { $0.procedure.inForceFrom < $1.procedure.inForceFrom }
            for (earlier, later) in zip(sorted, sorted.dropFirst()) {
                let end = earlier.procedure.inForceTo
                guard end.map({ $0 >= later.procedure.inForceFrom }) ?? true else { continue }
                faults.add(
                    "two versions of \(later.procedure.name) are in force on \(later.procedure.inForceFrom)",
                    remedy: "end the earlier one in \(earlier.place.file)", at: later.place)
            }
        }
    }
}

/// The names that a template takes from the file: `{{fact.turnover}}`, `{{body.procuratorate.name}}`.
enum TemplateNames {
    static func check(_ file: PackFile, _ procedures: [Procedure], _ faults: inout FaultList) {
        let facts = procedures.flatMap(\.facts).map { ($0.name, $0) }
        let bodies = procedures.flatMap(\.bodies).map { ($0.name.description, $0) }
        let factByName = Dictionary(facts) { first, _ in first }
        let bodyByName = Dictionary(bodies) { first, _ in first }
        for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for name in names(in: line) {
                let parts = name.split(separator: ".").map(String.init)
                guard parts.count >= 2 else { continue }
                let word = Word(text: parts[1], place: Place(file: file.path, line: index + 1))
                switch parts[0] {
                case "fact": _ = faults.resolve(word, "fact", among: factByName)
                case "body": _ = faults.resolve(word, "body", among: bodyByName)
                default: continue
                }
            }
        }
    }

    private static func names(in line: Substring) -> [String] {
        line.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
            guard let end = piece.firstRange(of: "}}") else { return nil }
            // `{{name?}}` is the same value, whose line may be left out.
            return piece[..<end.lowerBound].drop { "#^/&{ ".contains($0) }
                .split { $0 == " " || $0 == "?" }.first.map(String.init)
        }
    }
}
