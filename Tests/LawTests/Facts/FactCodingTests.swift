import Foundation
import Law
import Testing

@Suite struct FactCodingTests {
    static let reference = TextReference(id: "t-1", digest: String(repeating: "0a", count: 32))

    static let written: [(Fact, String)] = [
        (.text(reference), #"{"type":"text","value":{"digest":"\#(reference.digest)","id":"t-1"}}"#),
        (.count(2), #"{"type":"count","value":2}"#),
        (.money(Money(yuan: 50_000)), #"{"type":"money","value":5000000}"#),
        (.day(CivilDate(2026, 3, 5)), #"{"type":"day","value":"2026-03-05"}"#),
        (
            .moment(Instant(CivilDate(2026, 3, 5), 10, 20)),
            #"{"type":"moment","value":"2026-03-05T10:20:00+08:00"}"#
        ),
        (.yesNo(false), #"{"type":"yes-no","value":false}"#),
        (.choice("reasonable"), #"{"type":"choice","value":"reasonable"}"#),
        (.division("230102"), #"{"type":"division","value":"230102"}"#),
        (.agency("a-1"), #"{"type":"agency","value":"a-1"}"#),
        (.party("p-1"), #"{"type":"party","value":"p-1"}"#),
        (
            .absent(because: reference),
            #"{"type":"absent","value":{"digest":"\#(reference.digest)","id":"t-1"}}"#
        ),
    ]

    @Test(arguments: [
        #"{"type":"yuan","value":1}"#, #"{"type":"money","value":"1"}"#, #"{"type":"count","value":1.5}"#,
        #"{"type":"day","value":"2026-02-30"}"#, #"{"type":"yes-no","value":1}"#, #"{"type":"money"}"#,
        #"{"value":1}"#,
    ])
    func `a fact of an unknown type or a wrong value is not read`(text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Fact.self, from: Data(text.utf8))
        }
    }

    @Test(arguments: written)
    func `each fact is written with its type and read back as it was`(fact: Fact, text: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]

        #expect(String(decoding: try encoder.encode(fact), as: UTF8.self) == text)
        #expect(try JSONDecoder().decode(Fact.self, from: Data(text.utf8)) == fact)
    }

    @Test func `the facts of a file are an object by name`() throws {
        let facts: Facts = ["team-size": .count(2), "turnover": .money(Money(fen: 1))]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys

        let data = try encoder.encode(facts)

        #expect(
            String(decoding: data, as: UTF8.self)
                == #"{"team-size":{"type":"count","value":2},"turnover":{"type":"money","value":1}}"#)
        #expect(try JSONDecoder().decode(Facts.self, from: data) == facts)
    }
}
