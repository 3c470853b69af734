internal import Evidence
internal import Law

extension BatchTopic {
    /// Unified social credit codes, and organisation codes alone.
    static let creditCodes = BatchTopic { input throws(BatchFault) in
        if input.has("org_code") {
            try input.hold(only: "org_code")
            return .object(["valid": .bool(OrganisationCode.isValid(try input.text("org_code")))])
        }
        try input.hold(only: "code")
        let text = try input.text("code")
        do throws(UnifiedCreditCode.Fault) {
            return answer(try UnifiedCreditCode(reading: text), fault: nil)
        } catch {
            return answer(nil, fault: error)
        }
    }

    private static func answer(_ code: UnifiedCreditCode?, fault: UnifiedCreditCode.Fault?) -> JSON {
        .object([
            "valid": .bool(code != nil),
            "reason": .text(fault?.rawValue),
            "org_code": .text(code?.organisationCode),
            "org_check_ok": .answer(code?.hasValidOrganisationCode),
        ])
    }
}
