/// What cannot be, at the field of the form where it stands.
public struct FieldFault: Hashable, Sendable {
    public let field: String
    public let reason: Reason

    init(_ field: String, _ reason: Reason) {
        self.field = field
        self.reason = reason
    }
}

/// Everything that is wrong with what was asked, in the order of the form. Never empty.
public struct FieldFaults: Error, Hashable, Sendable {
    public let faults: [FieldFault]

    init(_ faults: [FieldFault]) {
        self.faults = faults
    }
}
