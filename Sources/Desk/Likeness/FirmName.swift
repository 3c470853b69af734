internal import Law
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

    /// Words at the end of a company's name, the longest first.
    private static let companyEndings = [
        "股份有限责任公司", "股份有限公司", "有限责任公司", "责任有限公司", "集团有限公司", "有限公司", "集团公司", "股份公司", "公司", "集团",
    ]
    /// Characters that end the name of a business which is no company.
    private static let businessEndings: Set<Character> = [
        "店", "行", "厂", "部", "社", "所", "馆", "坊", "铺", "场", "屋", "摊", "城", "院", "室", "站", "吧", "堂", "户", "园",
    ]
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
        let endings = FirmName.companyEndings.map { folding.compact($0) }
        var isCompany = false
        while let ending = endings.first(where: { rest.hasSuffix($0) && rest.count > $0.count }) {
            isCompany = true
            rest.removeLast(ending.count)
        }
        while let place = names.placeStarting(rest), rest.count - place.count >= FirmName.shortestCore {
            places.append(place)
            rest.removeFirst(place.count)
        }
        core = rest
        self.places = places
        let isBusiness = rest.last.map(FirmName.businessEndings.contains) ?? false
        if isCompany {
            form = .company
        } else {
            form = isBusiness || rest.count > FirmName.longestPersonName ? .business : .person
        }
    }
}

/// Names of divisions as people write them before a firm's name: with and without 省, 市, 区 and 县.
struct PlaceWords: Sendable {
    let folding: Folding
    private let words: Set<String>
    private let longest: Int

    init(_ divisions: Divisions, folding: Folding) {
        self.folding = folding
        var words: Set<String> = [folding.compact("中国"), folding.compact("中华")]
        func add(_ code: String) {
            for child in divisions.children(of: code) { add(child) }
            guard let name = divisions[code].map({ folding.compact($0.name) }) else { return }
            words.insert(name)
            // 道里 for 道里区; a name of two characters, such as 宾县, has no shorter form.
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
