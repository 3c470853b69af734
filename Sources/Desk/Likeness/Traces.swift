internal import Evidence
internal import Foundation
internal import Law
internal import Store

/// What a text tells of who acted and where: telephones, accounts, pages on the web. Read from what was typed openly;
/// sealed texts never come here.
struct Traces: Hashable, Sendable {
    /// Most of one kind that are taken out of one text: a text of a thousand numbers says nothing.
    static let most = 20

    private(set) var phones: [String] = []
    private(set) var accounts: [String] = []
    private(set) var links: [String] = []

    init(in text: String, folding: Folding) {
        // Full-width digits are digits; marks inside a number are none of it.
        let plain = folding.plain(text)
        links = Traces.links(in: plain)
        for number in Traces.numbers(in: plain) {
            if Traces.isPhone(number) {
                Traces.add(Traces.phone(number), to: &phones)
            } else if Traces.isAccount(number) {
                Traces.add(number, to: &accounts)
            }
        }
        for word in plain.split(whereSeparator: { !Traces.isOfAddress($0) }) where word.contains("@") {
            let parts = word.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, parts[1].contains(".") else { continue }
            Traces.add(word.trimmingCharacters(in: CharacterSet(charactersIn: ".-_")), to: &accounts)
        }
    }

    private static func add(_ value: String, to values: inout [String]) {
        guard values.count < most, !values.contains(value) else { return }
        values.append(value)
    }

    /// Runs of digits, with the blanks and hyphens that people put inside.
    private static func numbers(in text: String) -> [String] {
        var numbers: [String] = []
        var digits = ""
        var gap = 0
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
                gap = 0
            } else if !digits.isEmpty, character == " " || character == "-", gap == 0 {
                gap = 1
            } else {
                if digits.utf8.count > 6 { numbers.append(digits) }
                (digits, gap) = ("", 0)
            }
        }
        return digits.utf8.count > 6 ? numbers + [digits] : numbers
    }

    private static func isPhone(_ digits: String) -> Bool {
        let number = phone(digits)
        if number.utf8.count == 11, number.hasPrefix("1"), let second = number.dropFirst().first {
            return ("3"..."9").contains(second)
        }
        return number.hasPrefix("0") && (10...12).contains(number.utf8.count)
    }

    /// Without the country's number before it.
    private static func phone(_ digits: String) -> String {
        if digits.hasPrefix("0086") { return String(digits.dropFirst(4)) }
        return digits.hasPrefix("86") && digits.utf8.count == 13 ? String(digits.dropFirst(2)) : digits
    }

    /// A bank card or account; a resident's number of 18 digits is taken for none.
    private static func isAccount(_ digits: String) -> Bool {
        (12...19).contains(digits.utf8.count) && digits.utf8.count != 18
    }

    private static func isOfAddress(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "@._-+".contains(character))
    }

    /// Host and path without what only one visit has: the scheme, `www`, what follows `#`, and tracking.
    private static func links(in text: String) -> [String] {
        var links: [String] = []
        for word in text.split(whereSeparator: { $0.isWhitespace || !$0.isASCII }) {
            guard let start = word.range(of: "http://") ?? word.range(of: "https://"),
                let url = URL(string: String(word[start.lowerBound...])), let host = url.host()
            else { continue }
            let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
            var path = url.path()
            while path.hasSuffix("/") { path.removeLast() }
            let query = (url.query() ?? "").split(separator: "&").map(String.init)
                .filter { part in !tracking.contains { part.hasPrefix($0) } }.sorted()
            add(name + path + (query.isEmpty ? "" : "?" + query.joined(separator: "&")), to: &links)
        }
        return links
    }

    private static let tracking = ["utm_", "spm=", "from=", "share", "scene=", "ref="]
}

/// A long text as the set of its short stretches: how much two have in common, and which few stand for it.
struct TextSketch: Sendable {
    /// Characters of a stretch.
    private static let width = 5
    /// Stretches that stand for the text; two texts that share half of what they say share about half of these.
    private static let size = 8
    /// A text of fewer is compared as a whole only.
    private static let fewest = 24

    let whole: String
    private let stretches: Set<String>

    init(_ text: String, folding: Folding) {
        whole = folding.compact(text)
        let letters = Array(whole.unicodeScalars.prefix(LeadOpening.narrativeLimit))
        var stretches: Set<String> = []
        for start in 0..<max(0, letters.count - TextSketch.width + 1) {
            stretches.insert(String(scalars: letters[start..<start + TextSketch.width]))
        }
        self.stretches = stretches
    }

    /// The stretches with the lowest digests: the same ones for the same stretches, wherever they stand.
    var samples: [String] {
        guard stretches.count >= TextSketch.fewest else { return [] }
        return stretches.map { (TextSketch.weight($0), $0) }.sorted { $0 < $1 }
            .prefix(TextSketch.size).map(\.1)
    }

    /// What both say, of what either says: 0 to 100.
    func share(with other: TextSketch) -> Int {
        let both = stretches.intersection(other.stretches).count
        let either = stretches.count + other.stretches.count - both
        return either == 0 ? (whole == other.whole ? 100 : 0) : both * 100 / either
    }

    /// FNV-1a with a last stir: the same everywhere, and none of the seeds that Swift gives its hashes.
    private static func weight(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash ^= hash >> 33
        hash = hash &* 0xff51_afd7_ed55_8ccd
        return hash ^ (hash >> 33)
    }
}
