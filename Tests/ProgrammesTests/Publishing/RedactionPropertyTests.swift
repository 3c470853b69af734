import Casework
import Foundation
import Testing

@Suite struct `No private number survives, in whatever form it is written` {
    /// The text as it reads once every form is undone: compatibility forms, blanks, hyphens and dots.
    private func plain(_ text: String) -> String {
        let composed = text.precomposedStringWithCompatibilityMapping.uppercased()
        return String(
            composed.unicodeScalars.filter {
                $0.isASCII
                    ? $0.properties.isAlphabetic || (48...57).contains($0.value) : $0.properties.isAlphabetic
            })
    }

    private func written(_ number: String, _ chance: inout SeededNumbers) -> String {
        let gaps = ["", "", "", " ", "-", "　", "\u{200B}", "–"]
        let cut = Int.random(in: 2..<5, using: &chance)
        let isWide = Bool.random(using: &chance)
        let gap = chance.one(of: gaps)
        var text = ""
        for (index, character) in number.enumerated() {
            if index > 0, index.isMultiple(of: cut + 2) { text += gap }
            let scalar = character.unicodeScalars.first.map { UnicodeScalar($0.value + 0xFEE0) } ?? nil
            text += isWide ? scalar.map { String($0) } ?? String(character) : String(character)
        }
        return text
    }

    private func identity(_ chance: inout SeededNumbers) -> String {
        let body =
            chance.one(of: ["230102", "110105", "440305", "650102", "820000"])
            + String(Int.random(in: 1930...2015, using: &chance))
            + String(
                format: "%02d%02d", Int.random(in: 1...12, using: &chance),
                Int.random(in: 1...28, using: &chance))
            + chance.digits(3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + (Int(String($1.0)) ?? 0) * $1.1 }
        return body + String(Array("10X98765432")[sum % 11])
    }

    @Test(arguments: 1...400)
    func `numbers of persons go and what stays is the same`(seed: Int) throws {
        var chance = SeededNumbers(seed: UInt64(seed))
        let secrets = [
            identity(&chance), "1" + chance.one(of: ["3", "5", "8", "9"]) + chance.digits(9),
            "622202" + chance.digits(13),
        ]
        let kept = [
            "黑市监处罚〔2024〕\(Int.random(in: 1...9999, using: &chance))号", "91230102MA1B2C3D4E",
            "罚款\(Int.random(in: 100...9_999_999, using: &chance))元",
            "2026-0\(Int.random(in: 1...9, using: &chance))-12",
            "张三丰酒业有限公司", "ZL201811564288.X", "哈尔滨市道里区",
        ]
        var parts = secrets.map { (written($0, &chance), true) } + kept.map { ($0, false) }
        parts.shuffle(using: &chance)
        let joint = chance.one(of: ["，", "；", "。\n", "（见上）"])
        let text = parts.map(\.0).joined(separator: joint)

        for document in Redaction.Document.allCases {
            let shown = try ShippedRedactor.publish(text, as: document)
            let bare = plain(shown)
            for secret in secrets { #expect(!bare.contains(secret), "\(text) -> \(shown)") }
            for word in kept { #expect(shown.contains(word), "\(text) -> \(shown)") }
            #expect(try ShippedRedactor.publish(shown, as: document) == shown)
        }
    }

    @Test(arguments: 1...300)
    func `whatever comes in, strokes lie in order inside of the text`(seed: Int) throws {
        var chance = SeededNumbers(seed: UInt64(seed) &+ 9_000)
        let bits = [
            "1", "3", "8", "0", "X", "x", " ", "-", "（", "）", "(", ")", "@", ".", "【", "】", "/", "商业秘密",
            "【商业秘密】", "【/商业秘密】", "号", "省",
            "市", "区", "县", "路", "街", "村", "组", "室", "电话", "账号", "身份证", "住址", "：", "张", "三", "·", "公司", "证人",
            "\u{0}", "\u{202E}", "é",
            "e\u{301}", "𠮷", "👨‍👩‍👧", "\n", "\r\n", "１", "①", "一二三四五六七八", "138", "0451", "出生", "中学", "+86", "元",
            "[", "]",
        ]
        let text = (0..<Int.random(in: 0...120, using: &chance)).map { _ in chance.one(of: bits) }.joined()
        let persons = [
            Redaction.Person("张三", role: "witness", isMinor: Bool.random(using: &chance)),
            .init("张·三", role: "x"),
        ]
        for document in Redaction.Document.allCases {
            let redaction = try ShippedRedactor.redactor.get().redact(text, as: document, persons: persons)
            let ranges = redaction.strokes.map(\.range)
            #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
            #expect(
                ranges.allSatisfy {
                    $0.lowerBound >= 0 && $0.upperBound <= text.unicodeScalars.count && !$0.isEmpty
                })
            let joined = redaction.pieces.map { piece in
                switch piece {
                case .text(let text): text
                case .stroke(_, let hidden): hidden
                }
            }.joined()
            #expect(joined == text)
        }
    }

    @Test func `a long text of numbers and labels is read through`() throws {
        let text = String(repeating: "电话1 账号、证人李明 【商业秘密】道里区路13812345678，", count: 4_000)
        let shown = try ShippedRedactor.publish(text)
        #expect(!shown.contains("13812345678") && !shown.contains("李明"))
    }
}
