internal import Evidence
internal import Law

extension BatchTopic {
    /// Identity numbers of natural persons, and numbers of the first generation made long.
    static let residentNumbers = BatchTopic { input throws(BatchFault) in
        if input.has("id15") {
            try input.hold(only: "id15")
            let number = ResidentNumber.lengthened(try input.text("id15"))
            return number.map { .object(["id18": .string($0)]) } ?? .null
        }
        try input.hold(only: "id", "as_of")
        let day = try input.day("as_of")
        let number = ResidentNumber(try input.text("id"), asOf: day)
        return .object([
            "valid": .bool(number != nil),
            "kind": .text(number?.kind.rawValue),
            "birth": .text(number?.birth.description),
            "sex": .text(number?.sex.rawValue),
            "age": .number(number?.age(on: day)),
            "minor": .answer(number?.isMinor(on: day)),
            "region": .text(number?.region),
        ])
    }
}
