/// A file that may be of the same party or the same matter, with all that speaks for it. It only proposes: a person
/// looks at both and decides.
public struct LikeFile: Sendable, Hashable {
    public let row: FileRow
    /// The strongest first.
    public let reasons: [LikeReason]
    /// Whether the caller sees the whole file, and so may set it beside another.
    public let isWhole: Bool

    /// The weight of the strongest reason.
    public var strength: LikeReason.Strength { reasons.map(\.strength).max() ?? .weak }
    public var isSameParty: Bool { reasons.contains { $0.kind.isOfParty && $0.strength > .weak } }
    public var isSameMatter: Bool {
        let isSameRight = reasons.contains { $0.kind == .right }
        return reasons.contains { $0.kind.isOfMatter && $0.strength > .weak } || (isSameParty && isSameRight)
    }

    /// Worth a look at both: what speaks for it is more than a common name or place, and the caller may look.
    public var isProposal: Bool { isWhole && strength > .weak }

    var weight: Int { reasons.reduce(0) { $0 + $1.strength.weight } }
}

/// One thing that two files have in common.
public struct LikeReason: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case creditCode = "credit-code"
        case name, phone, account, address, right, link, text, place

        var isOfParty: Bool {
            switch self {
            case .creditCode, .name, .phone, .account, .address: true
            case .right, .link, .text, .place: false
            }
        }

        var isOfMatter: Bool { self == .link || self == .text }
    }

    public enum Strength: String, Sendable, Hashable, Comparable, CaseIterable {
        case weak, medium, strong

        var weight: Int {
            switch self {
            case .weak: 1
            case .medium: 4
            case .strong: 16
            }
        }

        public static func < (first: Strength, second: Strength) -> Bool { first.weight < second.weight }
    }

    public let kind: Kind
    public let strength: Strength
    /// As the other file has it; empty for a text.
    public let quote: String
    /// Of two texts: what both say, of what either says, in per cent.
    public let share: Int?
    /// Key of a sentence on what speaks against it, such as another county.
    public let doubt: String?

    init(_ kind: Kind, _ strength: Strength, _ quote: String = "", share: Int? = nil, doubt: String? = nil) {
        self.kind = kind
        self.strength = strength
        self.quote = quote
        self.share = share
        self.doubt = doubt
    }
}

/// What is known of a matter for which like ones are looked for, of a file or of one that is not yet there.
public struct LikeQuestion: Sendable, Hashable {
    public var text: String
    public var rights: [RightView]
    public var parties: [PartyToName]
    /// GB/T 2260 code of the place where it happened.
    public var place: String?

    public init(
        text: String = "", rights: [RightView] = [], parties: [PartyToName] = [], place: String? = nil
    ) {
        self.text = text
        self.rights = rights
        self.parties = parties
        self.place = place
    }
}
