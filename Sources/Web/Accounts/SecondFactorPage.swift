internal import Desk
internal import Law

/// How a person sets up, renews and ends their second factor.
struct SecondFactorPage: Page {
    static let template = "accounts/second-factor"

    /// What the answer to a form shows besides the state of things.
    struct Shown: Sendable {
        var secret: SecondFactorSecret?
        /// Recovery codes, shown this once.
        var codes: [String] = []
        /// Key of a sentence.
        var said: String?
        var refused: SpokenRefusal?
    }

    private let factor: SecondFactorView
    private let shown: Shown
    private let caller: Caller
    private let isBound: Bool
    private let today: CivilDate
    private let refusal: RefusalSection?
    private let words: Wording

    init(
        _ factor: SecondFactorView, _ shown: Shown, of caller: Caller, isBound: Bool, today: CivilDate,
        _ words: Wording
    ) {
        self.factor = factor
        self.shown = shown
        self.caller = caller
        self.isBound = isBound
        self.today = today
        self.words = words
        refusal = shown.refused.map { RefusalSection($0, words) }
    }

    var title: String { words("second-factor.title") }
    var foot: String { OwnAccountRoute.secondFactor.path }
    var place: Rail.Place? { .desk }

    func child(named name: String) -> Any? {
        switch name {
        case "refusal": orNothing(refusal)
        case "person": caller.personName
        case "agencyName": caller.agencyName
        case "said": orNothing(shown.said.map { words($0) })
        case "duty":
            orNothing(isBound && factor.confirmedAt == nil ? words("second-factor.demanded") : nil)
        case "state": state
        case "isConfirmed": factor.confirmedAt != nil
        case "canBegin": factor.confirmedAt == nil && shown.secret == nil
        case "codes": shown.codes
        case "hasCodes": !shown.codes.isEmpty
        case "secret": orNothing(shown.secret.map { SecretPart($0, words) })
        default: links(name)
        }
    }

    private func links(_ name: String) -> Any? {
        switch name {
        case "newAction": OwnAccountRoute.newSecondFactor.path
        case "confirmAction": OwnAccountRoute.confirmSecondFactor.path
        case "codesAction": OwnAccountRoute.recoveryCodes.path
        case "removeAction": OwnAccountRoute.removeSecondFactor.path
        case "backHref":
            isBound && factor.confirmedAt == nil ? Route.signOut.path : OwnAccountRoute.overview.path
        case "backLabel":
            words(isBound && factor.confirmedAt == nil ? "sign-out.title" : "password.back")
        default: nil
        }
    }

    private var state: String {
        guard let since = factor.confirmedAt else { return words("second-factor.none") }
        return words(
            "second-factor.state",
            ["since": words.shortMoment(since, today: today), "left": words.number(factor.codesLeft)])
    }
}

/// A secret for an app: by an address that a telephone opens, or in groups to be typed.
struct SecretPart: Part {
    private let groups: String
    private let address: String
    private let square: QRCode?

    init(_ secret: SecondFactorSecret, _ words: Wording) {
        let letters = Array(secret.secret)
        groups = stride(from: 0, to: letters.count, by: 4).map {
            String(letters[$0..<min($0 + 4, letters.count)])
        }.joined(separator: " ")
        let issuer = words("frame.seal")
        address =
            "otpauth://totp/" + FormText.segment(issuer) + ":" + FormText.segment(secret.login)
            + FormText.query([
                ("secret", secret.secret), ("issuer", issuer), ("algorithm", "SHA1"), ("digits", "6"),
                ("period", "30"),
            ])
        square = QRCode(address)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "groups": groups
        case "address": address
        case "squareSide": orNothing(square.map { "\($0.size + 2 * QRCode.quiet)" })
        case "squarePath": square?.path ?? ""
        default: nil
        }
    }
}
