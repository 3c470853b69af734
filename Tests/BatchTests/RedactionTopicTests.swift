import Evidence
import Testing

@testable import zhibao

@Suite struct RedactionTopicTests {
    @Test(arguments: [
        #"{"doc":"penalty"}"#, #"{"text":"x"}"#, #"{"text":7,"doc":"penalty"}"#,
        #"{"text":"x","doc":"letter"}"#,
        #"{"text":"x","doc":"penalty","persons":{}}"#, #"{"text":"x","doc":"penalty","persons":["张三"]}"#,
        #"{"text":"x","doc":"penalty","persons":[{"role":"witness"}]}"#,
        #"{"text":"x","doc":"penalty","persons":[{"name":"张三","minor":"no"}]}"#,
        #"{"text":"x","doc":"penalty","persons":[{"name":"张三","age":7}]}"#,
        #"{"text":"x","doc":"penalty","people":[]}"#,
    ])
    func `a question that is not as agreed is bad input`(input: String) throws {
        #expect(try Asking("redaction")(input) == .badInput)
    }

    @Test func `the text comes back as it may be published`() throws {
        let ask = try Asking("redaction")
        #expect(
            try ask(
                #"{"text":"证人张三（138 1234 5678）与张三丰酒业有限公司，罚款28000元","doc":"penalty","persons":[{"name":"张三","role":"witness","minor":false}]}"#
            )
                == .string("证人张某（[联系方式]）与张三丰酒业有限公司，罚款28000元"))
        #expect(
            try ask(
                #"{"text":"李四","doc":"judgment","persons":[{"name":"李四","role":"defendant","minor":false}]}"#)
                == .string("李四"))
        #expect(
            try ask(
                #"{"text":"李四","doc":"judgment","persons":[{"name":"李四","role":"defendant","minor":true}]}"#)
                == .string("李某"))
        #expect(try ask(#"{"text":"","doc":"judgment"}"#) == .string(""))
        #expect(try ask(#"{"text":"x","doc":"judgment","persons":null}"#) == .string("x"))
    }
}
