public import Casework
public import Foundation
internal import Law

extension KeepingRules {
    /// Reads `share/keeping/keeping.yaml`.
    ///
    /// - Throws: `PackFaults` with everything that is wrong in it.
    public init(folder: URL) throws {
        let text = try String(contentsOf: folder.appending(path: "keeping.yaml"), encoding: .utf8)
        try self.init(reading: text)
    }

    public init(reading text: String, file: String = "keeping/keeping.yaml") throws {
        var faults = FaultList()
        guard let tree = PackText.tree(of: text, file: file, &faults) else { throw PackFaults(faults.faults) }
        let root = Section(tree, "keeping", keys: ["two_person", "erasing"], &faults)
        var rules: [TwoPersonRule] = []
        for member in KeepingRules.members(root["two_person"]) {
            if let rule = KeepingRules.rule(member, &faults) { rules.append(rule) }
        }
        guard let section = root["erasing"] else {
            faults.add("keeping has no `erasing`", remedy: "add `erasing: …`", at: root.place)
            throw PackFaults(faults.faults)
        }
        let erasing = Section(section, "erasing", keys: ["stands_hours", "bases"], &faults)
        let hours = KeepingRules.count("stands_hours", of: erasing, upTo: 8_760, &faults)
        let bases = erasing.words("bases", &faults).compactMap { KeepingRules.citation($0, &faults) }
        if bases.isEmpty {
            faults.add("erasing names no basis", remedy: "name a place in a law", at: erasing.place)
        }
        guard faults.faults.isEmpty, let hours else { throw PackFaults(faults.faults) }
        self.init(twoPerson: rules, bases: bases, erasingStandsHours: hours)
    }

    static func members(_ tree: Tree?) -> [Tree] {
        if case .list(let members)? = tree?.content { members } else { [] }
    }

    private static func rule(_ tree: Tree, _ faults: inout FaultList) -> TwoPersonRule? {
        let keys: Set<String> = [
            "compartment", "field", "procedures", "open_minutes", "stands_hours", "basis",
        ]
        let section = Section(tree, "a rule of two persons", keys: keys, &faults)
        let compartment = section.word("compartment", &faults)
        let field = section.word("field", &faults)
        if (compartment == nil) == (field == nil) {
            faults.add(
                "a rule of two persons names a compartment or a field", remedy: "write one of them",
                at: section.place)
        }
        let procedures = section.words("procedures", &faults)
        if procedures.isEmpty {
            faults.add(
                "a rule of two persons names no procedure", remedy: "add `procedures: [NAME]`",
                at: section.place)
        }
        let minutes = count("open_minutes", of: section, upTo: 1_440, &faults)
        let hours = count("stands_hours", of: section, upTo: 8_760, &faults)
        let basis = section.demanded("basis", &faults).flatMap { citation($0, &faults) }
        guard let minutes, let hours, let basis, let scope = compartment ?? field else { return nil }
        return TwoPersonRule(
            scope: compartment == nil ? .field(scope.text) : .compartment(scope.text),
            procedures: procedures.map { Name($0.text) }, openMinutes: minutes, standsHours: hours,
            basis: basis)
    }

    static func count(
        _ key: String, of section: Section, upTo most: Int, _ faults: inout FaultList
    ) -> Int? {
        guard section.demanded(key, &faults) != nil, let count = section.count(key, &faults) else {
            return nil
        }
        guard (1...most).contains(count) else {
            faults.add(
                "`\(key)` of \(section.title) is \(count)", remedy: "write a number from 1 to \(most)",
                at: section.place(of: key))
            return nil
        }
        return count
    }

    static func citation(_ word: Word, _ faults: inout FaultList) -> Citation? {
        if let citation = Citation(parsing: word.text) { return citation }
        faults.add("`\(word.text)` is no place in a law", remedy: "write it as `KEY art. N`", at: word.place)
        return nil
    }

    /// What the rules name must be in the packs: a procedure, and the field as one that is sealed.
    ///
    /// - Throws: `PackFaults`: a rule that covers nothing would leave open what somebody meant to shut.
    public func check(against procedures: [Procedure]) throws {
        var faults: [PackFault] = []
        for rule in twoPerson {
            for name in rule.procedures {
                let known = procedures.filter { $0.name == name }
                if known.isEmpty {
                    faults.append(KeepingRules.unknown("no pack has the procedure \(name)"))
                } else if case .field(let field) = rule.scope, !known.contains(where: { $0.seals(field) }) {
                    faults.append(KeepingRules.unknown("\(name) seals no field \(field)"))
                }
            }
        }
        guard faults.isEmpty else { throw PackFaults(faults) }
    }

    private static func unknown(_ fault: String) -> PackFault {
        PackFault(fault, remedy: "correct the name", at: Place(file: "keeping/keeping.yaml"))
    }
}

extension Procedure {
    fileprivate func seals(_ field: String) -> Bool {
        if case .sealed? = fact(field)?.kind { true } else { false }
    }
}
