internal import Casework

/// What the texts of a pack give titles to.
public enum TitledKind: String, Hashable, Sendable, CaseIterable {
    case procedure, stage, act, clock, document, fact, choice, role, body, outcome, message, notice, ground
}

/// The texts of one pack by language and key: `act.approve`, `choice.suspicion.none`.
///
/// The definitions carry most Chinese titles themselves; what they do not, and every other language, stands
/// in `texts/LANGUAGE.yaml`.
struct PackTexts: Sendable {
    /// The languages that every pack must speak.
    static let demanded = ["zh-Hans", "en"]
    /// The language of the definitions.
    static let own = "zh-Hans"

    private(set) var texts: [String: [String: String]] = [:]
    private var places: [String: [String: Place]] = [:]
    private var files: [String: String] = [:]

    mutating func read(_ tree: Tree, language: String, file: String, _ faults: inout FaultList) {
        files[language] = file
        for pair in Section.pairs(of: tree, "the file of texts", &faults) {
            guard let word = Section.word(pair.value, "text \(pair.key.text)", &faults) else {
                if case .nothing = pair.value.content {
                    faults.add("text \(pair.key.text) is empty", remedy: "write it", at: pair.key.place)
                }
                continue
            }
            texts[language, default: [:]][pair.key.text] = word.text
            places[language, default: [:]][pair.key.text] = pair.key.place
        }
    }

    /// Takes over the titles that the definitions carry.
    mutating func adopt(_ key: String, _ title: String) {
        if texts[Self.own]?[key] == nil { texts[Self.own, default: [:]][key] = title }
    }

    /// A text in the language, or in the nearest one that has it; the name itself where none has.
    func title(_ kind: TitledKind, _ name: String, in language: String) -> String {
        let key = "\(kind.rawValue).\(name)"
        let fallbacks = language.hasPrefix("zh") ? [language, Self.own, "en"] : [language, "en", Self.own]
        return fallbacks.lazy.compactMap { texts[$0]?[key] }.first ?? name
    }

    func text(_ key: String, in language: String) -> String? {
        texts[language]?[key]
    }

    /// Reports every key that a language lacks, at the line that needs it, and every key that nothing needs.
    func check(_ needed: [NeededText], pack: String, _ faults: inout FaultList) {
        for language in Self.demanded {
            guard let file = files[language] else {
                let path = "\(pack)/texts/\(language).yaml"
                faults.add(
                    "the pack has no texts in \(language)", remedy: "add \(path)", at: Place(file: path))
                continue
            }
            for text in needed where texts[language]?[text.key] == nil {
                faults.add(
                    "text `\(text.key)` is missing in \(language)", remedy: "add it to \(file)",
                    at: text.place)
            }
        }
        let known = Set(needed.map(\.key))
        let kinds = Set(TitledKind.allCases.map(\.rawValue))
        for (_, keys) in places {
            for (key, place) in keys where !known.contains(key) && !key.hasPrefix("notice.") {
                let nearest = Nearest.name(to: key, among: known)
                let isKind = kinds.contains(key.split(separator: ".").first.map(String.init) ?? "")
                guard isKind || nearest != nil else { continue }
                faults.add(
                    "text `\(key)` is the title of nothing",
                    remedy: nearest.map { "did you mean `\($0)`?" } ?? "delete it", at: place)
            }
        }
    }
}

/// A text that some definition needs, and where it does.
struct NeededText {
    let key: String
    let place: Place

    /// All texts that a procedure needs, beside those that its notices name.
    static func of(_ procedure: Procedure, at place: Place) -> [NeededText] {
        var keys = ["procedure.\(procedure.name)"]
        keys += procedure.stages.map { "stage.\($0.name)" }
        keys += procedure.stages.compactMap(\.outcome).map { "outcome.\($0)" }
        keys += procedure.allActions.map { "act.\($0.name)" }
        keys += procedure.allActions.flatMap(\.suspends.values).map { "ground.\($0)" }
        keys += procedure.clocks.map { "clock.\($0.name)" }
        keys += procedure.papers.map { "document.\($0.name)" }
        keys += procedure.roles.map { "role.\($0.name)" }
        keys += procedure.bodies.map { "body.\($0.name)" }
        for fact in procedure.facts {
            keys.append("fact.\(fact.name)")
            if case .choice(let choices) = fact.kind { keys += choices.map { "choice.\(fact.name).\($0)" } }
        }
        var seen: Set<String> = []
        return keys.filter { seen.insert($0).inserted }.map { NeededText(key: $0, place: place) }
    }
}
