public import Casework
public import Law

/// An example that a change set brings along: what must come out under the proposed law.
public struct ReleaseCase: Sendable {
    public enum Claim: Sendable {
        /// A clock that starts then ends on that day, or at that moment.
        case due(clock: Name<Clock>, of: Name<Procedure>, starts: Instant, last: String)
        case verdict(rule: String, facts: Facts, Finding.Verdict)
        case number(String, on: CivilDate, is: Int)
    }

    public let place: Place
    /// The case in a line, as it was written.
    public let title: String
    public let claim: Claim

    private static let keys: Set<String> = [
        "clock", "starts", "last", "rule", "facts", "verdict", "number", "day", "is",
    ]

    init?(reading tree: Tree, _ faults: inout FaultList) {
        let section = Section(tree, "a case", keys: Self.keys, &faults)
        place = tree.place
        let ways = ["clock", "rule", "number"].filter(section.has)
        guard ways.count == 1, let way = ways.first, let subject = section.demanded(way, &faults) else {
            faults.add(
                "a case is about \(ways.isEmpty ? "nothing" : "two things")",
                remedy: "write one of `clock`, `rule` and `number`", at: tree.place)
            return nil
        }
        let claim: Claim? =
            switch way {
            case "clock": Self.due(subject, section, &faults)
            case "rule": Self.verdict(subject, section, &faults)
            default: Self.number(subject, section, &faults)
            }
        guard let claim else { return nil }
        self.claim = claim
        title = claim.title
    }

    /// `clock: lead-review/verification`, `starts: 2027-01-04 09:00`, `last: 2027-02-01`.
    private static func due(_ word: Word, _ section: Section, _ faults: inout FaultList) -> Claim? {
        let parts = word.text.split(separator: "/").map(String.init)
        let starts = section.demanded("starts", &faults)
        let last = section.demanded("last", &faults)
        guard parts.count == 2 else {
            faults.add(
                "`\(word.text)` names no clock", remedy: "write `clock: PROCEDURE/CLOCK`", at: word.place)
            return nil
        }
        guard let starts, let last else { return nil }
        guard let moment = Instant(parsing: starts.text.replacing(" ", with: "T") + ":00+08:00") else {
            faults.add(
                "`\(starts.text)` is not a moment", remedy: "write it as 2027-01-04 09:00", at: starts.place)
            return nil
        }
        return .due(clock: Name(parts[1]), of: Name(parts[0]), starts: moment, last: last.text)
    }

    private static func verdict(_ word: Word, _ section: Section, _ faults: inout FaultList) -> Claim? {
        let verdicts: [Finding.Verdict] = [.met, .unmet, .undetermined, .notApplicable]
        let known = Dictionary(verdicts.map { ($0.rawValue, $0) }) { first, _ in first }
        let verdict = section.demanded("verdict", &faults).flatMap {
            faults.resolve($0, "verdict", among: known)
        }
        var facts = Facts()
        for (name, value) in section.table("facts", &faults) {
            guard let form = faults.resolve(name, "fact that a rule reads", among: CaseField.forms) else {
                continue
            }
            guard let fact = FieldText.fact(value.text, form.kind) else {
                faults.add(
                    "`\(value.text)` is no \(form.kind.name) for `\(name.text)`", remedy: "mend the value",
                    at: value.place)
                continue
            }
            facts[name.text] = fact
        }
        return verdict.map { .verdict(rule: word.text, facts: facts, $0) }
    }

    private static func number(_ word: Word, _ section: Section, _ faults: inout FaultList) -> Claim? {
        _ = section.demanded("day", &faults)
        _ = section.demanded("is", &faults)
        guard let day = section.day("day", &faults), let number = section.count("is", &faults) else {
            return nil
        }
        return .number(word.text, on: day, is: number)
    }
}

extension ReleaseCase.Claim {
    fileprivate var title: String {
        switch self {
        case .due(let clock, let procedure, let starts, let last): "\(procedure)/\(clock) \(starts) → \(last)"
        case .verdict(let rule, _, let verdict): "\(rule) → \(verdict.rawValue)"
        case .number(let id, let day, let number): "\(id) \(day) → \(number)"
        }
    }
}

extension CaseField.Form {
    fileprivate var kind: FactField.Kind {
        switch self {
        case .count: .count
        case .money: .money
        case .day: .day
        case .yesNo: .yesNo
        case .division: .division
        case .text: .text
        case .rows: .rows([])
        case .choice(let choices): .choice(choices)
        }
    }
}
