public import Law

/// A proposed change of the law base, as one document: the new versions, the words for offices, and example cases.
///
/// It is written in the format of `share/law`. Nothing in it can be skipped: a key that nobody knows is a fault.
public struct ChangeSet: Sendable {
    public let release: LawRelease
    /// Ids of rules that the document calls new.
    public let newIDs: Set<String>
    public let cases: [ReleaseCase]
    let places: ChangeSetPlaces

    /// Name under which faults show the document.
    public static let file = "change-set.yaml"

    /// Reads the document alone; whether the law bears it is another question.
    ///
    /// - Throws: `PackFaults` with everything that is wrong, each at its place.
    public init(reading text: String) throws(PackFaults) {
        var faults = FaultList()
        var reading: ChangeSetReading?
        if let tree = PackText.tree(of: text, file: ChangeSet.file, &faults) {
            reading = ChangeSetReading(tree, text: text, faults: faults)
            faults = reading?.faults ?? faults
        }
        guard faults.faults.isEmpty, let reading, let release = reading.release else {
            throw PackFaults(faults.faults)
        }
        self.release = release
        newIDs = reading.newIDs
        cases = reading.cases
        places = reading.places
    }

    /// Reads the document and holds it against the law as it stands on a day.
    public init(reading text: String, against law: LawInForce, today: CivilDate) throws(PackFaults) {
        self = try ChangeSet(reading: text)
        let faults = faults(against: law, today: today)
        guard faults.isEmpty else { throw PackFaults(faults) }
    }

    /// What the law as it stands on a day has against the document, each at its place.
    public func faults(against law: LawInForce, today: CivilDate) -> [PackFault] {
        let known = Set(law.book.rules.map(\.id))
        let strange = release.rules.enumerated().flatMap { index, rule -> [PackFault] in
            let before = law.versions(of: rule.id, area: rule.area).last?.rule.details.keys.map(\.self) ?? []
            let names = Set(before).union(ChangeSetReading.readableDetails)
            return rule.details.keys.filter { !names.contains($0) }.sorted().map { key in
                let nearest = Nearest.name(to: key, among: names.union(ChangeSetReading.ruleKeys))
                return PackFault(
                    "the version of `\(rule.id)` has no key `\(key)`",
                    remedy: nearest.map { "did you mean `\($0)`?" } ?? "leave it out",
                    at: places.rule(index))
            }
        }
        return strange
            + release.faults(against: law, today: today, new: newIDs).map { fault in
                fault.told(at: places.place(of: fault.subject), known: known)
            }
    }
}

/// Where the parts of a change set stand.
struct ChangeSetPlaces: Sendable {
    var release = Place(file: ChangeSet.file)
    var rules: [Place] = []
    var thresholds: [[Place]] = []

    func rule(_ index: Int) -> Place { rules.indices.contains(index) ? rules[index] : release }

    func place(of subject: ReleaseFault.Subject) -> Place {
        switch subject {
        case .release: return release
        case .rule(let index): return rule(index)
        case .threshold(let table, let version):
            guard thresholds.indices.contains(table), thresholds[table].indices.contains(version) else {
                return release
            }
            return thresholds[table][version]
        }
    }
}

extension ReleaseFault {
    /// The fault as a loader tells it: what is wrong, and what the editor does about it.
    func told(at place: Place, known: Set<String>) -> PackFault {
        let (fault, remedy) = words(known)
        var told = PackFault(fault, remedy: remedy, at: place)
        told.reason = reason
        return told
    }

    private func words(_ known: Set<String>) -> (String, String) {
        switch self {
        case .changesNothing: ("nothing is changed", "write what is to be otherwise, or leave it out")
        case .noChangelog(let language):
            ("there is no changelog in \(language)", "say in words of offices what changes")
        case .reachesBack(let day, let today, _):
            (
                "the release begins on \(day), before \(today)",
                "begin today or later, or give the ground under `retroactive`"
            )
        case .beforeRelease(let day, let from, _):
            ("the version begins on \(day), before the release on \(from)", "begin it then or later")
        case .noFirstDay(let id, _): ("the version of `\(id)` states no first day", "add `from`")
        case .endsBeforeItBegins: ("the version ends before it begins", "mend `from` or `to`")
        case .overlaps(let id, let day, let release, _):
            (
                "`\(id)` has a version from \(day)" + (release.map { " (release \($0))" } ?? ""),
                "begin after that day"
            )
        case .unitChanged(let id, let key, _):
            ("`\(id)` counts `\(key)` before or after, and not both", "keep the keys of the numbers")
        case .wordsUnchanged(let id, let number, _):
            ("the words of `\(id)` still say \(number)", "write the new number into `zh`")
        case .selectorChanged(let id, _):
            ("`\(id)` is selected by another kind of day before", "keep `by_day_of`")
        case .unknownRule(let id, _):
            (
                "no rule has the id `\(id)`",
                Nearest.name(to: id, among: known).map { "did you mean `\($0)`?" }
                    ?? "add `new: true` if it is a new rule"
            )
        case .unknownOffence(let article, _):
            ("no threshold is kept for article `\(article)`", "name one of share/law/thresholds")
        case .unknownInstrument(let citation, _):
            ("no instrument has the key `\(citation.instrument)`", "add it to law/authorities.yaml first")
        case .instrumentEnded(let citation, let end, _):
            ("\(citation.instrument) ended on \(end)", "cite the text that replaced it")
        case .noCitation(let id, _): ("`\(id)` cites nothing", "add `citations: [KEY art. N]`")
        case .lowConfidence(let id, _):
            ("`\(id)` is of low confidence and may not decide", "have the text confirmed first")
        case .absurdNumber(let id, let key, let number, _):
            ("`\(id)#\(key)` cannot be \(number)", "write a length from 1 to \(StatutoryPeriod.longest)")
        }
    }
}
