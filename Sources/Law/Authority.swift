/// A legal instrument that we cite: a law, a regulation, an interpretation, a rule of a ministry.
public struct Authority: Hashable, Sendable {
    /// Whether a legal editor has compared what we say with the original.
    public enum Review: String, Hashable, Sendable, Codable { case pending, reviewed }

    /// A later instrument that changed the text which is cited.
    public struct Amendment: Hashable, Sendable, Codable {
        public let by: String
        public let adopted: CivilDate
        /// First day in force; `nil` while it is not confirmed.
        public let from: CivilDate?

        public init(by: String, adopted: CivilDate, from: CivilDate?) {
            self.by = by
            self.adopted = adopted
            self.from = from
        }
    }

    /// First word of a citation: `TR310`.
    public let key: String
    /// The official title.
    public let title: String
    /// What officers call it.
    public let short: String
    /// The edition, where several of one title are cited: `2019修正`.
    public let edition: String?
    /// Number of the order or paper that issued it.
    public let number: String?
    public let issuer: String
    /// Day on which it was passed or issued; `nil` while it is not confirmed.
    public let adopted: CivilDate?
    /// First day in force of this edition; `nil` while it is not confirmed.
    public let from: CivilDate?
    /// Last day in force of this edition; `nil` while it is in force.
    public let to: CivilDate?
    public let amendments: [Amendment]
    /// Key of the edition or instrument that took its place.
    public let successor: String?
    public let review: Review
    public let confidence: Confidence

    public init(
        key: String, title: String, short: String, edition: String?, number: String?, issuer: String,
        adopted: CivilDate?, from: CivilDate?, to: CivilDate?, amendments: [Amendment], successor: String?,
        review: Review, confidence: Confidence
    ) {
        self.key = key
        self.title = title
        self.short = short
        self.edition = edition
        self.number = number
        self.issuer = issuer
        self.adopted = adopted
        self.from = from
        self.to = to
        self.amendments = amendments
        self.successor = successor
        self.review = review
        self.confidence = confidence
    }

    public func isInForce(on day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }
}

extension Authority: Decodable {
    private enum CodingKeys: String, CodingKey {
        case key, title, short, edition, number, issuer, adopted, from, to, successor, review
        case amendments = "amended"
        case confidence = "conf"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        key = try container.decode(String.self, forKey: .key)
        title = try container.decode(String.self, forKey: .title)
        short = try container.decode(String.self, forKey: .short)
        edition = try container.decodeIfPresent(String.self, forKey: .edition)
        number = try container.decodeIfPresent(String.self, forKey: .number)
        issuer = try container.decode(String.self, forKey: .issuer)
        adopted = try container.decodeIfPresent(CivilDate.self, forKey: .adopted)
        from = try container.decodeIfPresent(CivilDate.self, forKey: .from)
        to = try container.decodeIfPresent(CivilDate.self, forKey: .to)
        amendments = try container.decodeIfPresent([Amendment].self, forKey: .amendments) ?? []
        successor = try container.decodeIfPresent(String.self, forKey: .successor)
        review = try container.decode(Review.self, forKey: .review)
        confidence = try container.decode(Confidence.self, forKey: .confidence)
    }
}
