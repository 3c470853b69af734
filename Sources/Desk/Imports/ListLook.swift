internal import Crypto
internal import Foundation
internal import Law
internal import Programmes
internal import Store

/// A first look at a list, from its beginning to its end: its size, its digest and its encoding.
struct ListLook: Sendable {
    static let chunkBytes = 1 << 16

    let sizeBytes: Int
    /// SHA-256 in hexadecimal digits.
    let digest: String
    let encoding: TextEncoding

    /// - Throws: `LeadListFault.wideCharacters` for UTF-16.
    init(_ file: URL) throws {
        let handle = try FileHandle(forReadingFrom: file)
        var hash = SHA256()
        var check = EncodingCheck()
        var count = 0
        while let chunk = try handle.read(upToCount: ListLook.chunkBytes), !chunk.isEmpty {
            let isWide = chunk.starts(with: [0xFF, 0xFE]) || chunk.starts(with: [0xFE, 0xFF])
            if count == 0, isWide { throw LeadListFault.wideCharacters }
            hash.update(data: chunk)
            check.feed(Array(chunk))
            count += chunk.count
        }
        try handle.close()
        sizeBytes = count
        digest = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        encoding = check.encoding
    }

    /// The bytes of a file piece by piece, without the mark that stands before UTF-8.
    static func chunks(of handle: FileHandle) -> () throws -> [UInt8] {
        var isFirst = true
        return {
            let chunk = Array(try handle.read(upToCount: chunkBytes) ?? Data())
            defer { isFirst = false }
            return isFirst && chunk.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(chunk.dropFirst(3)) : chunk
        }
    }
}

extension Office {
    /// The words of every language by which a list may name kinds, rights and places.
    var leadRowWords: LeadRowWords {
        func words(_ keys: [(key: String, code: String)]) -> [(String, String)] {
            keys.flatMap { pair in
                texts.languages.compactMap { language in
                    texts.sentence(pair.key, in: language).map { ($0.lowercased(), pair.code) }
                } + [(pair.code, pair.code)]
            }
        }
        let kindCodes = ["report", "complaint", "consumer-complaint", "consumer complaint"]
        let kinds = words(kindCodes.map { ("import.kind.\($0)", $0) }).map { word, code in
            (
                word,
                (
                    kind: code == "report" ? LeadForm.Kind.report : .complaint,
                    isConsumer: code.hasPrefix("con")
                )
            )
        }
        let rights = words(LeadOpening.rightTypes.map { ("report.right.\($0)", $0) })
        return LeadRowWords(
            kinds: Dictionary(kinds) { first, _ in first },
            rightTypes: Dictionary(rights) { first, _ in first }, places: placesByName)
    }

    /// Codes by the names of places; a name that several places carry names none.
    private var placesByName: [String: String] {
        var codes: [String: Set<String>] = [:]
        func add(_ code: String) {
            guard let division = divisions[code] else { return }
            for name in [division.name, place(code), divisions.fullName(of: code) ?? division.name] {
                codes[name, default: []].insert(code)
            }
            divisions.children(of: code).forEach(add)
        }
        divisions.provinces.forEach(add)
        return codes.compactMapValues { $0.count == 1 ? $0.first : nil }
    }
}
