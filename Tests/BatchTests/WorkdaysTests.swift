import Evidence
import Testing

@testable import zhibao

@Suite struct WorkdaysTests {
    let ask: Asking

    init() throws {
        ask = try Asking("workdays")
    }

    @Test(arguments: [
        "{}", #"{"op":"holiday","date":"2026-03-02"}"#, #"{"op":"is_workday"}"#,
        #"{"op":"is_workday","date":"2026-02-30"}"#,
        #"{"op":"is_workday","date":20260302}"#, #"{"op":"is_workday","date":"2026-3-2"}"#,
        #"{"op":"is_workday","date":null}"#,
        #"{"op":"is_workday","date":"2026-03-02","n":1}"#, #"{"op":null,"date":"2026-03-02"}"#,
        #"{"op":"add_workdays","start":"2026-03-02","n":0}"#,
        #"{"op":"add_workdays","start":"2026-03-02","n":-1}"#,
        #"{"op":"add_workdays","start":"2026-03-02","n":1.0}"#,
        #"{"op":"add_workdays","start":"2026-03-02","n":true}"#,
        #"{"op":"add_workdays","start":"2026-03-02","n":"1"}"#,
        #"{"op":"add_workdays","start":"2030-03-02","n":0}"#,
        #"{"op":"count_workdays","from":"2026-03-03","to":"2026-03-02"}"#,
        #"{"op":"deadline","start":"2026-03-02","n":3}"#,
        #"{"op":"deadline","start":"2026-03-02","n":3,"unit":"hour"}"#,
        #"{"op":"deadline","start":"2026-03-02","n":0,"unit":"day"}"#,
    ])
    func `a question that breaks a rule is bad input`(input: String) throws {
        #expect(try ask(input) == .badInput)
    }

    @Test(arguments: [
        (#"{"op":"is_workday","date":"2026-02-28"}"#, JSON.bool(true)),
        (#"{"op":"is_workday","date":"2026-03-01"}"#, .bool(false)),
        (#"{"op":"is_workday","date":"2024-02-09"}"#, .bool(true)),
        (#"{"op":"next_workday","date":"2026-03-02"}"#, .string("2026-03-02")),
        (#"{"op":"next_workday","date":"2026-02-15"}"#, .string("2026-02-24")),
        (#"{"op":"add_workdays","start":"2026-02-12","n":15}"#, .string("2026-03-11")),
        (#"{"op":"count_workdays","from":"2026-02-12","to":"2026-03-11"}"#, .int(15)),
        (#"{"op":"count_workdays","from":"2026-03-02","to":"2026-03-02"}"#, .int(0)),
        (#"{"op":"deadline","start":"2026-07-03","n":90,"unit":"day"}"#, .string("2026-10-08")),
        (#"{"op":"deadline","start":"2026-03-05","n":3,"unit":"day"}"#, .string("2026-03-09")),
        (#"{"op":"deadline","start":"2026-08-31","n":1,"unit":"month"}"#, .string("2026-09-30")),
        (#"{"op":"deadline","start":"2024-02-29","n":1,"unit":"year"}"#, .string("2025-02-28")),
        (#"{"op":"deadline","start":"2026-09-30","n":7,"unit":"workday"}"#, .string("2026-10-15")),
    ])
    func `a question is answered by the calendar`(input: String, output: JSON) throws {
        #expect(try ask(input) == output)
    }

    @Test(arguments: [
        #"{"op":"is_workday","date":"2027-01-04"}"#, #"{"op":"is_workday","date":"2018-12-31"}"#,
        #"{"op":"add_workdays","start":"2026-12-31","n":1}"#,
        #"{"op":"add_workdays","start":"2017-12-31","n":1}"#,
        #"{"op":"add_workdays","start":"2026-01-01","n":9000000000000000000}"#,
        #"{"op":"count_workdays","from":"0001-01-01","to":"9999-12-31"}"#,
        #"{"op":"deadline","start":"2026-11-30","n":3,"unit":"month"}"#,
        #"{"op":"deadline","start":"2026-11-30","n":9000000000000000000,"unit":"year"}"#,
    ])
    func `a year without its notice is said to be missing, and that is an answer`(input: String) throws {
        #expect(try ask(input) == .object(["error": .string("calendar_unavailable")]))
    }
}
