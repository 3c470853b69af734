public import Casework
public import Foundation
internal import Law

extension RetentionSchedule {
    /// Languages in which every class has a title.
    static let languages = ["zh-Hans", "zh-Hant", "en"]
    private static let mostYears = 200

    /// Reads `share/keeping/retention.yaml`.
    ///
    /// - Throws: `PackFaults` with everything that is wrong in it.
    public init(folder: URL) throws {
        let text = try String(contentsOf: folder.appending(path: "retention.yaml"), encoding: .utf8)
        try self.init(reading: text)
    }

    public init(reading text: String, file: String = "keeping/retention.yaml") throws {
        var faults = FaultList()
        guard let tree = PackText.tree(of: text, file: file, &faults) else { throw PackFaults(faults.faults) }
        let root = Section(
            tree, "the schedule", keys: ["approved", "stands_hours", "classes"], &faults)
        let approval = root["approved"].flatMap { RetentionSchedule.approval($0, &faults) }
        let hours = KeepingRules.count("stands_hours", of: root, upTo: 8_760, &faults)
        var classes: [RetentionClass] = []
        for member in KeepingRules.members(root["classes"]) {
            if let read = RetentionSchedule.retentionClass(member, &faults) { classes.append(read) }
        }
        if classes.isEmpty, faults.faults.isEmpty {
            faults.add("the schedule has no class", remedy: "add `classes: …`", at: root.place)
        }
        let names = classes.map(\.name)
        for name in Set(names) where names.count(where: { $0 == name }) > 1 {
            faults.add("two classes are called \(name)", remedy: "give one another name", at: root.place)
        }
        guard faults.faults.isEmpty, let hours else { throw PackFaults(faults.faults) }
        self.init(classes: classes, standsHours: hours, approval: approval)
    }

    private static func approval(_ tree: Tree, _ faults: inout FaultList) -> Approval? {
        let section = Section(tree, "the approval", keys: ["by", "on"], &faults)
        let by = section.demanded("by", &faults)
        guard section.demanded("on", &faults) != nil, let day = section.day("on", &faults), let by else {
            return nil
        }
        return Approval(by: by.text, day: day)
    }

    private static func retentionClass(_ tree: Tree, _ faults: inout FaultList) -> RetentionClass? {
        let section = Section(
            tree, "a class", keys: ["class", "title", "years", "basis", "covers"], &faults)
        let name = section.demanded("class", &faults)
        let titles = section.table("title", &faults).map { ($0.key.text, $0.value.text) }
        let titled = Dictionary(titles) { first, _ in first }
        for language in languages where titled[language]?.isEmpty ?? true {
            faults.add(
                "the class \(name?.text ?? "") has no title in \(language)", remedy: "add it to `title`",
                at: section.place)
        }
        let term = term(of: section, &faults)
        let basis = section.demanded("basis", &faults).flatMap { KeepingRules.citation($0, &faults) }
        var covers: [RetentionClass.Cover] = []
        for member in KeepingRules.members(section["covers"]) {
            if let cover = cover(member, &faults) { covers.append(cover) }
        }
        guard let name, let term, let basis else { return nil }
        return RetentionClass(name: name.text, titles: titled, term: term, basis: basis, covers: covers)
    }

    private static func term(of section: Section, _ faults: inout FaultList) -> RetentionClass.Term? {
        guard let word = section.demanded("years", &faults) else { return nil }
        if word.text == "permanent" { return .permanent }
        return KeepingRules.count("years", of: section, upTo: mostYears, &faults).map { .years($0) }
    }

    private static func cover(_ tree: Tree, _ faults: inout FaultList) -> RetentionClass.Cover? {
        let section = Section(tree, "a cover", keys: ["procedure", "outcomes", "facts"], &faults)
        guard let procedure = section.demanded("procedure", &faults) else { return nil }
        let facts = section.lists("facts", &faults).map { ($0.key.text, Set($0.values.map(\.text))) }
        return RetentionClass.Cover(
            procedure: Name(procedure.text),
            outcomes: Set(section.words("outcomes", &faults).map { Name($0.text) }),
            facts: Dictionary(facts) { first, _ in first })
    }

    /// Every procedure of the packs is covered whole by one class, and what a class names is in the packs.
    ///
    /// - Parameter kept: procedures whose files the office works by as long as it stands.
    /// - Throws: `PackFaults`: a file without a class would be kept by nobody's rule.
    public func check(against procedures: [Procedure], keptForEver kept: Set<Name<Procedure>>) throws {
        var faults: [String] = []
        for found in classes {
            for cover in found.covers {
                faults += RetentionSchedule.faults(of: cover, in: found, procedures)
            }
        }
        for name in Set(procedures.map(\.name)).sorted() {
            let covers = classes.flatMap { found in
                found.covers.filter { $0.procedure == name }.map { (cover: $0, term: found.term) }
            }
            guard let whole = covers.firstIndex(where: { $0.cover.isWhole }) else {
                faults.append("no class covers every file of \(name)")
                continue
            }
            if whole < covers.count - 1 {
                faults.append("a class covers \(name) after one that covers it whole")
            }
            if kept.contains(name), covers.contains(where: { $0.term != .permanent }) {
                faults.append("the office works by files of \(name), which are kept for ever")
            }
        }
        guard faults.isEmpty else {
            throw PackFaults(
                faults.map {
                    PackFault($0, remedy: "correct the classes", at: Place(file: "keeping/retention.yaml"))
                })
        }
    }

    private static func faults(
        of cover: RetentionClass.Cover, in found: RetentionClass, _ procedures: [Procedure]
    ) -> [String] {
        let known = procedures.filter { $0.name == cover.procedure }
        guard !known.isEmpty else {
            return ["the class \(found.name) names the procedure \(cover.procedure), which no pack has"]
        }
        let outcomes = Set(known.flatMap(\.stages).compactMap(\.outcome))
        let strange = cover.outcomes.subtracting(outcomes).sorted().map {
            "the class \(found.name) names the outcome \($0), in which no file of \(cover.procedure) ends"
        }
        return strange
            + cover.facts.sorted { $0.key < $1.key }.compactMap { name, values in
                let sayable = known.flatMap { $0.fact(name).map(choices(of:)) ?? [] }
                guard let wrong = values.subtracting(sayable).min() else { return nil }
                return "the class \(found.name) names \(name): \(wrong), which \(cover.procedure) cannot say"
            }
    }

    private static func choices(of field: FactField) -> [String] {
        switch field.kind {
        case .choice(let names): names
        case .yesNo: ["yes", "no"]
        default: []
        }
    }
}
