internal import Evidence
internal import Law

extension BatchTopic {
    /// Numbers of patents, of applications and of layout designs; and the check of digits.
    static let patentNumbers = BatchTopic { input throws(BatchFault) in
        if input.has("check_digit_of") {
            try input.hold(only: "check_digit_of")
            guard let check = PatentNumber.check(of: try input.text("check_digit_of")) else {
                throw .badInput("check_digit_of must have 8 or 12 digits")
            }
            return .string(String(check))
        }
        try input.hold(only: "number")
        let number = PatentNumber(reading: try input.text("number"))
        return .object([
            "valid": .bool(number != nil),
            "normalized": .text(number?.description),
            "type": .text(number.map { String($0.type) }),
            "year": .number(number?.year),
            "scheme": .text(number?.scheme.rawValue),
        ])
    }
}
