internal import Law
internal import Programmes
internal import Store

/// The name of a firm, a shop or a person, read for what tells it from others.
///
/// 哈尔滨市道里区三叶商贸有限责任公司 and 三叶商贸（哈尔滨）有限公司 have the same core, 三叶商贸. A core alone does not
/// make two the same: shops of one name stand in every county, so the places stay beside it.
struct FirmName: Hashable, Sendable {
    enum Form: Hashable, Sendable {
        case company
        /// A shop, a workshop, a stall: entered for one person, and unique in its county at best.
        case business
        /// Too short for a firm, or nothing in it says one.
        case person
    }

    /// The whole name as it folds.
    let folded: String
    let core: String
    let form: Form
    /// Places before the core or in brackets, as they fold.
    let places: [String]

    /// Shortest core: one character is no name.
    private static let shortestCore = 2
    private static let longestPersonName = 4

    init?(_ typed: String, names: PlaceWords) {
        let folding = names.folding
        let whole = folding.compact(typed)
        guard !whole.isEmpty else { return nil }
        folded = whole
        var places: [String] = []
        // Brackets and blanks part a name: a place between them is left out, whatever stands around it.
        let parts = folding.folded(typed).split(separator: " ").map(String.init)
        var rest = parts.enumerated().filter { index, part in
            guard index > 0, names.isPlace(part) else { return true }
            places.append(part)
            return false
        }.map(\.element).joined()
        var isCompany = false
        while let ending = names.companyEndings.first(where: { rest.hasSuffix($0) && rest.count > $0.count })
        {
            isCompany = true
            rest.removeLast(ending.count)
        }
        while let place = names.placeStarting(rest), rest.count - place.count >= FirmName.shortestCore {
            places.append(place)
            rest.removeFirst(place.count)
        }
        core = rest
        self.places = places
        let isBusiness = rest.last.map(names.businessEndings.contains) ?? false
        if isCompany {
            form = .company
        } else {
            form = isBusiness || rest.count > FirmName.longestPersonName ? .business : .person
        }
    }
}

/// Names of divisions as people write them before a firm's name, with and without the character that says their kind,
/// and the words that many firms have in common; all as they fold.
struct PlaceWords: Sendable {
    let folding: Folding
    /// The longest first.
    let companyEndings: [String]
    let businessEndings: Set<Character>
    let divisionEndings: Set<Character>
    private let words: Set<String>
    private let longest: Int

    init(_ divisions: Divisions, _ firms: FirmWords, folding: Folding) {
        self.folding = folding
        func folded(_ characters: Set<Character>) -> Set<Character> {
            Set(characters.compactMap { folding.compact(String($0)).first })
        }
        companyEndings = Set(firms.companyEndings.map { folding.compact($0) })
            .sorted { ($1.count, $0) < ($0.count, $1) }
        businessEndings = folded(firms.businessEndings)
        divisionEndings = folded(firms.divisionEndings)
        var words = Set(firms.country.map { folding.compact($0) })
        func add(_ code: String) {
            for child in divisions.children(of: code) { add(child) }
            guard let name = divisions[code].map({ folding.compact($0.name) }) else { return }
            words.insert(name)
            // A name of two characters has no shorter form.
            if name.count > 2 { words.insert(String(name.dropLast())) }
        }
        for province in divisions.provinces { add(province) }
        self.words = words
        longest = words.map(\.count).max() ?? 0
    }

    func isPlace(_ text: String) -> Bool { words.contains(text) }

    /// The longest place with which the text begins.
    func placeStarting(_ text: String) -> String? {
        for length in stride(from: min(longest, text.count), through: 2, by: -1) {
            let head = String(text.prefix(length))
            if words.contains(head) { return head }
        }
        return nil
    }
}
