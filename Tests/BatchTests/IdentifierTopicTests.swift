import Evidence
import Testing

@testable import zhibao

@Suite struct IdentifierTopicTests {
    @Test(arguments: [
        ("uscc", "{}"), ("uscc", #"{"code":7}"#), ("uscc", #"{"code":null}"#),
        ("uscc", #"{"code":"x","org_code":"y"}"#),
        ("resident-id", #"{"id":"x"}"#), ("resident-id", #"{"id":"x","as_of":"2026-02-30"}"#),
        ("resident-id", #"{"id15":1}"#),
        ("patent-number", #"{"check_digit_of":"123"}"#), ("patent-number", #"{"number":false}"#),
        ("division", #"{"op":"lookup"}"#), ("division", #"{"op":"lookup","code":230102}"#),
        ("division", #"{"op":"history","code":"230102","year":"2000"}"#),
        ("division", #"{"op":"lookup","code":"230102","year":2000}"#),
        ("document-number", #"{"text":"x"}"#), ("document-number", #"{"text":"x","kind":"letter"}"#),
    ])
    func `a question that is not as agreed is bad input`(topic: String, input: String) throws {
        #expect(try Asking(topic)(input) == .badInput)
    }

    @Test func `a credit code is judged with its inner number`() throws {
        let ask = try Asking("uscc")
        #expect(
            try ask(#"{"code":"９１１１００００ 6000-37341l"}"#)
                == .object([
                    "valid": .bool(true), "reason": .null, "org_code": .string("600037341"),
                    "org_check_ok": .bool(true),
                ]))
        #expect(
            try ask(#"{"code":"911100006000373410"}"#)
                == .object([
                    "valid": .bool(false), "reason": .string("checksum"), "org_code": .null,
                    "org_check_ok": .null,
                ]))
        #expect(try ask(#"{"org_code":"60003734-1"}"#) == .object(["valid": .bool(true)]))
    }

    @Test func `an identity number tells birth, sex and age`() throws {
        let ask = try Asking("resident-id")
        #expect(
            try ask(#"{"id":"11010519491231002x","as_of":"2026-12-30"}"#)
                == .object([
                    "valid": .bool(true), "kind": .string("resident"), "birth": .string("1949-12-31"),
                    "sex": .string("F"),
                    "age": .int(76), "minor": .bool(false), "region": .string("110105"),
                ]))
        let wrong = try ask(#"{"id":"１1010519491231002X","as_of":"2026-12-30"}"#)
        #expect(wrong["valid"] == .bool(false))
        #expect(wrong.object?.count == 7)
        #expect(wrong.object?.values.filter { $0 == .null }.count == 6)
        #expect(try ask(#"{"id15":"110105491231002"}"#) == .object(["id18": .string("11010519491231002X")]))
        #expect(try ask(#"{"id15":"110105490229002"}"#) == .null)
    }

    @Test func `a patent number is written with its dot`() throws {
        let ask = try Asking("patent-number")
        #expect(
            try ask(#"{"number":"zl 2018 1 1564288.x"}"#)
                == .object([
                    "valid": .bool(true), "normalized": .string("201811564288.X"), "type": .string("1"),
                    "year": .int(2018),
                    "scheme": .string("2003"),
                ]))
        #expect(try ask(#"{"number":"201811564288"}"#)["scheme"] == .null)
        #expect(try ask(#"{"check_digit_of":"201811564288"}"#) == .string("X"))
    }

    @Test func `a division is told with its parent, its children and its past`() throws {
        let ask = try Asking("division")
        #expect(
            try ask(#"{"op":"lookup","code":"230102"}"#)
                == .object([
                    "name": .string("道里区"), "parent": .string("230100"), "level": .string("county"),
                    "full_name": .string("黑龙江省哈尔滨市道里区"),
                ]))
        #expect(try ask(#"{"op":"lookup","code":"110000"}"#)["parent"] == .null)
        #expect(try ask(#"{"op":"lookup","code":"232761"}"#) == .null)
        #expect(try ask(#"{"op":"children","code":"232700"}"#).array?.count == 3)
        #expect(try ask(#"{"op":"history","code":"230105","year":2003}"#) == .string("太平区"))
        #expect(try ask(#"{"op":"history","code":"230105","year":2004}"#) == .null)
    }

    @Test func `a document number is put into its one form`() throws {
        let ask = try Asking("document-number")
        #expect(
            try ask(#"{"text":"(2023) 黑01民初第0123号之十一","kind":"court"}"#)
                == .object([
                    "valid": .bool(true), "canonical": .string("（2023）黑01民初123号之十一"), "year": .int(2023),
                    "court": .string("黑01"), "case_type": .string("民初"), "serial": .int(123), "sub": .int(11),
                ]))
        #expect(try ask(#"{"text":"（2015）哈知初字第12号","kind":"court"}"#)["valid"] == .bool(false))
        #expect(
            try ask(#"{"text":"黑市监处罚[2024]012号","kind":"document"}"#)["canonical"]
                == .string("黑市监处罚〔2024〕12号"))
        #expect(try ask(#"{"text":"黑市监处罚〔2027〕12号","kind":"document"}"#)["valid"] == .bool(false))
    }
}
