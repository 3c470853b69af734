/// The words by which the redaction knows a label, an address, a firm and a role; jurists keep them in
/// `share/law/redaction/words.yaml`.
public struct RedactionWords: Sendable, Decodable {
    /// What stands in place of what is hidden, by the name of its kind.
    public let placeholders: [String: String]
    /// 某, the mark of a hidden name.
    public let nameMark: String

    let labels: [String: WordList]
    let keptLabels: WordList
    let units: WordList
    let currency: WordList
    let extensionWords: WordList
    let divisionEnds: WordList
    let noDivision: WordList
    let platePrefixes: Set<Unicode.Scalar>
    let roads: WordList
    let places: WordList
    let villages: WordList
    let numbered: WordList
    let strong: WordList
    let labelsOfAddress: WordList
    let stops: WordList
    let organisations: WordList
    let between: WordList
    let publicRoles: [String: Set<String>]
    let secretRoles: Set<String>
    let hidingWords: WordList
    let afterNames: Set<Unicode.Scalar>
    let schools: WordList
    let born: WordList
    let certificates: WordList
    let surnames: Set<Unicode.Scalar>
    let compoundSurnames: WordList

    enum CodingKeys: String, CodingKey {
        case placeholders, labels, units, currency, roads, places, villages, numbered, strong, stops
        case organisations, between, born, certificates, surnames
        case nameMark = "name_mark"
        case keptLabels = "kept_labels"
        case extensionWords = "extension"
        case divisionEnds = "division_ends"
        case noDivision = "no_division"
        case platePrefixes = "division_prefix"
        case labelsOfAddress = "labels_of_address"
        case publicRoles = "public_roles"
        case secretRoles = "secret_roles"
        case hidingWords = "hiding_words"
        case afterNames = "after_names"
        case schools = "minors_schools"
        case compoundSurnames = "compound_surnames"
    }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        func list(_ key: CodingKeys) throws -> WordList { try box.decode(WordList.self, forKey: key) }
        func scalars(_ key: CodingKeys) throws -> Set<Unicode.Scalar> {
            Set(try box.decode(String.self, forKey: key).unicodeScalars)
        }
        placeholders = try box.decode([String: String].self, forKey: .placeholders)
        for kind in Redaction.Kind.allCases where kind != .name && placeholders[kind.rawValue] == nil {
            throw DecodingError.dataCorruptedError(
                forKey: .placeholders, in: box, debugDescription: "no placeholder for \(kind.rawValue)")
        }
        nameMark = try box.decode(String.self, forKey: .nameMark)
        labels = try box.decode([String: WordList].self, forKey: .labels)
        (keptLabels, units, currency) = (try list(.keptLabels), try list(.units), try list(.currency))
        (extensionWords, divisionEnds) = (try list(.extensionWords), try list(.divisionEnds))
        (noDivision, platePrefixes) = (try list(.noDivision), try scalars(.platePrefixes))
        (roads, places, villages) = (try list(.roads), try list(.places), try list(.villages))
        (numbered, strong, stops) = (try list(.numbered), try list(.strong), try list(.stops))
        (labelsOfAddress, organisations) = (try list(.labelsOfAddress), try list(.organisations))
        between = try list(.between)
        publicRoles = try box.decode([String: [String]].self, forKey: .publicRoles).mapValues { Set($0) }
        secretRoles = Set(try box.decode([String].self, forKey: .secretRoles))
        (hidingWords, afterNames) = (try list(.hidingWords), try scalars(.afterNames))
        (schools, born, certificates) = (try list(.schools), try list(.born), try list(.certificates))
        (surnames, compoundSurnames) = (try scalars(.surnames), try list(.compoundSurnames))
    }

    func placeholder(_ kind: Redaction.Kind) -> String {
        "[" + (placeholders[kind.rawValue] ?? kind.rawValue) + "]"
    }
}

/// Words that are looked for at a place of a text, the longest first.
struct WordList: Sendable, Decodable {
    private let byFirst: [Unicode.Scalar: [[Unicode.Scalar]]]
    private let byLast: [Unicode.Scalar: [[Unicode.Scalar]]]

    init(_ words: [String]) {
        let folded = Set(words.map { FoldedText($0).folded }).filter { !$0.isEmpty }
        let sorted = folded.sorted { $0.count > $1.count }
        byFirst = Dictionary(grouping: sorted) { $0[0] }
        byLast = Dictionary(grouping: sorted) { $0[$0.count - 1] }
    }

    init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([String].self))
    }

    /// Length of the longest word that begins at a place; 0 when none does.
    func length(at place: Int, in text: ArraySlice<Unicode.Scalar>) -> Int {
        guard text.indices.contains(place), let words = byFirst[text[place]] else { return 0 }
        return words.first { text[place...].starts(with: $0) }?.count ?? 0
    }

    /// Length of the longest word that ends just before a place; 0 when none does.
    func length(endingAt place: Int, in text: ArraySlice<Unicode.Scalar>) -> Int {
        guard text.indices.contains(place - 1), let words = byLast[text[place - 1]] else { return 0 }
        return words.first { word in
            place - word.count >= text.startIndex && text[(place - word.count)..<place].elementsEqual(word)
        }?.count ?? 0
    }
}
