/// What somebody says of a matter before it is known which way it will go. Each may be left open, and what is left
/// open is asked and never read as a no.
public enum DescribedMatter {
    /// Who speaks.
    public enum Petitioner: String, FactValue, CaseIterable {
        /// The holder of the right, or who acts for the holder.
        case holder
        /// Who bought something for daily life.
        case consumer
        /// Who saw it, and asks nothing for themselves.
        case witness
    }

    /// What the dispute is about.
    public enum Dispute: String, FactValue, CaseIterable {
        case infringement
        /// A patent or a protected variety is claimed that is not there (假冒).
        case passingOff = "passing-off"
        case ownership
        case contract
        /// Somebody else has filed, or registered, what is not theirs (恶意抢注).
        case badFaithFiling = "bad-faith-filing"
    }

    /// Where the goods or works are offered.
    public enum Venue: String, FactValue, CaseIterable {
        case shopOnPlatform = "shop-on-platform"
        case ownSite = "own-site"
        case offline
        case exhibition
        case border
    }

    /// What the speaker wants, each a yes or a no once somebody has answered the question.
    public enum Wish: String, CaseIterable, Sendable {
        case stop, compensation, punishment, refund

        public var field: Field<Bool> { Field("wants-" + rawValue) }
    }

    /// What the speaker holds and can show.
    public enum Proof: String, CaseIterable, Sendable {
        case rightCertificate = "right-certificate"
        case infringingPages = "infringing-pages"
        case boughtSample = "bought-sample"
        case purchaseRecord = "purchase-record"
        case shippingLabel = "shipping-label"
        case lossFigures = "loss-figures"
        case notarisedPurchase = "notarised-purchase"
        case evaluationReport = "evaluation-report"
        case customsRecord = "customs-record"
        case identityPaper = "identity-paper"

        public var field: Field<Bool> { Field("holds-" + rawValue) }
    }

    public static let petitioner = Field<Petitioner>("petitioner")
    public static let dispute = Field<Dispute>("dispute")
    public static let venue = Field<Venue>("venue")
    /// Whether the number of the right passed its check.
    public static let numberChecked = Field<Bool>("right-number-checked")
    /// 为生活消费需要.
    public static let forDailyLife = Field<Bool>("for-daily-life")
    /// Whether somebody knows who the other side is.
    public static let respondentKnown = Field<Bool>("respondent-known")
    /// Whether the other side would talk.
    public static let talksPossible = Field<Bool>("talks-possible")
    /// Whether a court or an arbitration body has taken the same dispute already.
    public static let beforeCourt = Field<Bool>("before-court")

    /// Facts that a description may state, beside the kind of right and the amounts.
    public static let names: [String] =
        [
            petitioner.name, dispute.name, venue.name, numberChecked.name, forDailyLife.name,
            respondentKnown.name, talksPossible.name, beforeCourt.name,
        ] + Wish.allCases.map(\.field.name) + Proof.allCases.map(\.field.name)

    /// What a fact of a description may say; `nil` for a name that is none of them.
    public static func choices(of name: String) -> [String]? {
        switch name {
        case petitioner.name: Petitioner.allCases.map(\.rawValue)
        case dispute.name: Dispute.allCases.map(\.rawValue)
        case venue.name: Venue.allCases.map(\.rawValue)
        default: names.contains(name) ? ["yes", "no"] : nil
        }
    }
}
