public import Law

/// Sealed records that nobody opens alone.
public struct TwoPersonRule: Hashable, Sendable {
    /// What is sealed in this compartment, or in this field of a procedure.
    public enum Scope: Hashable, Sendable {
        case compartment(String)
        case field(String)
    }

    public let scope: Scope
    public let procedures: [Name<Procedure>]
    /// How long an opening lasts.
    public let openMinutes: Int
    /// How long a request waits for an answer.
    public let standsHours: Int
    public let basis: Citation

    public init(
        scope: Scope, procedures: [Name<Procedure>], openMinutes: Int, standsHours: Int, basis: Citation
    ) {
        self.scope = scope
        self.procedures = procedures
        self.openMinutes = openMinutes
        self.standsHours = standsHours
        self.basis = basis
    }

    public func covers(_ entry: CaseFile.SealedEntry, in procedure: Name<Procedure>) -> Bool {
        guard procedures.contains(procedure) else { return false }
        return switch scope {
        case .compartment(let name): entry.compartment == name
        case .field(let name): entry.field == name
        }
    }
}

/// What two people decide about what a file keeps.
public struct KeepingRules: Hashable, Sendable {
    public let twoPerson: [TwoPersonRule]
    /// Texts on the basis of which something may be erased.
    public let bases: [Citation]
    /// How long a proposal to erase waits for its decision.
    public let erasingStandsHours: Int

    public init(twoPerson: [TwoPersonRule], bases: [Citation], erasingStandsHours: Int) {
        self.twoPerson = twoPerson
        self.bases = bases
        self.erasingStandsHours = erasingStandsHours
    }

    public func rule(for entry: CaseFile.SealedEntry, in procedure: Name<Procedure>) -> TwoPersonRule? {
        twoPerson.first { $0.covers(entry, in: procedure) }
    }
}
