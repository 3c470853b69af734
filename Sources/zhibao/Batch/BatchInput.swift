internal import Evidence
internal import Law

/// Why a line cannot be answered. The run goes on.
struct BatchFault: Error, Hashable {
    let code: String
    let message: String

    /// A rule of the contract broken by the question itself.
    static func badInput(_ message: String) -> BatchFault {
        BatchFault(code: "bad_input", message: message)
    }
}

/// The `input` of one question. What a topic asks for and does not find as it should be is a fault.
struct BatchInput: Sendable {
    let members: [String: JSON]

    init(_ members: [String: JSON]) {
        self.members = members
    }

    func has(_ key: String) -> Bool { members[key] != nil }

    /// Other keys than these are a fault.
    func hold(only keys: String...) throws(BatchFault) {
        for key in members.keys.sorted() where !keys.contains(key) {
            throw .badInput("unknown key \(key)")
        }
    }

    func text(_ key: String) throws(BatchFault) -> String {
        guard let text = try value(key).string else { throw .badInput("\(key) must be a string") }
        return text
    }

    /// A whole number; `true` and `1.0` are none.
    func number(_ key: String) throws(BatchFault) -> Int {
        guard let number = try value(key).int else { throw .badInput("\(key) must be a whole number") }
        return number
    }

    /// A whole number from 1.
    func count(_ key: String) throws(BatchFault) -> Int {
        let count = try number(key)
        guard count >= 1 else { throw .badInput("\(key) must be at least 1") }
        return count
    }

    func answer(_ key: String) throws(BatchFault) -> Bool {
        guard let answer = try value(key).bool else { throw .badInput("\(key) must be true or false") }
        return answer
    }

    func day(_ key: String) throws(BatchFault) -> CivilDate {
        guard let day = CivilDate(parsing: try text(key)) else {
            throw .badInput("\(key) must be a day such as 2026-09-28")
        }
        return day
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) throws(BatchFault) -> Choice
    where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try text(key)) else {
            let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badInput("\(key) must be one of \(names)")
        }
        return choice
    }

    private func value(_ key: String) throws(BatchFault) -> JSON {
        guard let value = members[key] else { throw .badInput("\(key) is missing") }
        return value
    }
}

extension JSON {
    static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
    static func number(_ number: Int?) -> JSON { number.map(JSON.int) ?? .null }
    static func answer(_ answer: Bool?) -> JSON { answer.map(JSON.bool) ?? .null }
}
