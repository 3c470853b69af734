internal import Casework
internal import Law
internal import Programmes

/// One language's way of saying things: sentences of the catalogue, days, sums, citations, titles of packs.
///
/// No sentence stands in code: a missing key is a fault of the catalogue, found by a test.
struct Wording: Sendable {
    let language: Language
    private let catalogue: TextCatalogue
    private let rules: RuleBook
    private let titles: any PackTitles

    init(_ language: Language, catalogue: TextCatalogue, rules: RuleBook, titles: any PackTitles) {
        self.language = language
        self.catalogue = catalogue
        self.rules = rules
        self.titles = titles
    }

    /// The sentence under a key, with its places filled.
    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        filled(key) { values[$0] }
    }

    /// The same with values that are made only where the sentence has a place for them.
    func filled(_ key: String, _ value: (String) -> String?) -> String {
        guard let sentence = sentence(key) else {
            assertionFailure("the catalogue has no \(key)")
            return key
        }
        return Wording.fill(sentence, value)
    }

    /// The sentence of one, of few or of many: `key.one`, `key.few` where the language has it.
    ///
    /// The language that has the plain key gives the form: no sentence is borrowed for its ending.
    func counted(_ key: String, _ count: Int, _ values: [String: String] = [:]) -> String {
        let speaker = language.fallbacks.first { catalogue.sentence(key, in: $0.rawValue) != nil } ?? language
        let formed = speaker.forms(of: count).lazy
            .compactMap { catalogue.sentence(key + $0, in: speaker.rawValue) }.first
        return Wording.fill(
            formed ?? self(key), values.merging(["count": number(count)]) { given, _ in given })
    }

    /// The same words in another language.
    func speaking(_ other: Language) -> Wording {
        Wording(other, catalogue: catalogue, rules: rules, titles: titles)
    }

    /// The sentence, or `nil` for a key that the catalogue does not know.
    func sentence(_ key: String) -> String? {
        language.fallbacks.lazy.compactMap { catalogue.sentence(key, in: $0.rawValue) }.first
    }

    /// What a choice of a form is called. A stranger may send one that we never offered: that is shown as it was typed.
    func choice(_ key: String, typed: String) -> String { sentence(key) ?? typed }

    /// What a pack calls something; its name where it has no word for it.
    func title(_ kind: String, _ name: String, of procedure: Name<Procedure>? = nil) -> String {
        titles.title(kind, name, of: procedure, in: language.rawValue)
            ?? titles.title(kind, name, of: procedure, in: Language.chinese.rawValue) ?? name
    }

    /// What a pack calls something, or `nil`.
    func knownTitle(_ kind: String, _ name: String, of procedure: Name<Procedure>? = nil) -> String? {
        titles.title(kind, name, of: procedure, in: language.rawValue)
    }

    var procedures: [Name<Procedure>] { titles.names }

    /// The law base that citations and findings are read in.
    var book: RuleBook { rules }

    func authority(_ citation: Citation) -> Authority? { rules.authority(of: citation) }

    /// Why a rule answers as it does. Sums of five digits and more get their thousands apart.
    func reason(_ reason: Reason) -> String? {
        let values = reason.values.mapValues { value in
            // Days stand in reasons as ISO writes them.
            if value.utf8.count == 10, let day = CivilDate(parsing: value) { return plainDay(day) }
            return value.utf8.count >= 5 && !value.hasPrefix("0")
                && value.utf8.allSatisfy { (48...57).contains($0) }
                ? Int(value).map(number) ?? value : value
        }
        return sentence("reason.\(reason.key)").map { Wording.fill($0, values) }
    }

    /// Joins parts with the language's comma.
    func list(_ parts: [String]) -> String { parts.joined(separator: self("list.comma")) }

    static func fill(_ sentence: String, _ values: [String: String]) -> String {
        fill(sentence) { values[$0] }
    }

    /// Goes by bytes, since a list of fifty rows fills some hundreds of sentences.
    ///
    /// - Parameter value: of a place that the sentence has; no other is asked for.
    static func fill(_ sentence: String, _ value: (String) -> String?) -> String {
        var text = ""
        var rest = sentence.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            let name = String(Substring(rest[rest.index(after: open)..<close]))
            text += Substring(rest[..<open])
            text += value(name) ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return rest.startIndex == sentence.startIndex ? sentence : text + Substring(rest)
    }
}
