public import Foundation

/// Words that many names of firms have in common: `share/folding/firm-names.yaml`.
public struct FirmWords: Sendable, Hashable {
    /// What stands before a name like a place, without being a division.
    public let country: [String]
    /// Words at the end of a company's name.
    public let companyEndings: [String]
    /// Characters that end the name of a business which is no company.
    public let businessEndings: Set<Character>
    /// Characters that end the name of a division.
    public let divisionEndings: Set<Character>

    private static let keys = ["country", "company_endings", "business_endings", "division_endings"]

    /// - Throws: `PackFaults` with everything that is wrong.
    public init(reading file: URL) throws {
        try self.init(
            text: String(contentsOf: file, encoding: .utf8), file: "folding/\(file.lastPathComponent)")
    }

    public init(text: String, file: String) throws {
        var faults = FaultList()
        guard let tree = PackText.tree(of: text, file: file, &faults) else { throw PackFaults(faults.faults) }
        let section = Section(tree, "the list of firms' words", keys: Set(FirmWords.keys), &faults)
        let lists = FirmWords.keys.map { FirmWords.list($0, of: section, &faults) }
        country = lists[0].map(\.text)
        companyEndings = lists[1].map(\.text)
        businessEndings = FirmWords.characters(lists[2], &faults)
        divisionEndings = FirmWords.characters(lists[3], &faults)
        guard faults.faults.isEmpty else { throw PackFaults(faults.faults) }
    }

    private static func list(_ key: String, of section: Section, _ faults: inout FaultList) -> [Word] {
        let before = faults.faults.count
        let words = section.words(key, &faults)
        if words.isEmpty, faults.faults.count == before {
            faults.add(
                "\(section.title) has nothing under `\(key)`", remedy: "write `\(key): [ … ]`",
                at: section.place(of: key))
        }
        return words
    }

    private static func characters(_ words: [Word], _ faults: inout FaultList) -> Set<Character> {
        for word in words where word.text.count != 1 {
            faults.add(
                "`\(word.text)` is not one character", remedy: "write the last character alone",
                at: word.place)
        }
        return Set(words.compactMap(\.text.first))
    }
}
