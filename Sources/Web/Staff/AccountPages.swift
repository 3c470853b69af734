internal import Casework
internal import Desk

/// A new account.
struct NewAccountPage: Page {
    static let template = "staff/new"

    private let typed: [String: String]
    private let refusal: RefusalSection?
    private let words: Wording

    init(_ typed: [String: String], refused: SpokenRefusal? = nil, _ words: Wording) {
        self.typed = typed
        self.words = words
        refusal = refused.map { RefusalSection($0, words) }
    }

    var title: String { words("staff.new-account") }
    var foot: String { words("list.foot", ["title": title, "address": StaffRoute.newAccount.path]) }
    var place: Rail.Place? { .staff }

    func child(named name: String) -> Any? {
        switch name {
        case "listHref": StaffRoute.people(.all).path
        case "newAction": StaffRoute.newAccount.path
        case "refusal": orNothing(refusal)
        case "nameTyped": typed["name"] ?? ""
        case "loginTyped": typed["login"] ?? ""
        case "emailTyped": typed["email"] ?? ""
        default: nil
        }
    }
}

/// The account that was made, with the password that is told this once.
struct AccountMadePage: Page {
    static let template = "staff/made"

    private let person: PersonID
    private let login: String
    private let password: String
    private let words: Wording

    init(_ person: PersonID, login: String, _ password: String, _ words: Wording) {
        self.person = person
        self.login = login
        self.password = password
        self.words = words
    }

    var title: String { words("staff.account-made") }
    var foot: String { words("list.foot", ["title": title, "address": StaffRoute.newAccount.path]) }
    var place: Rail.Place? { .staff }

    func child(named name: String) -> Any? {
        switch name {
        case "personHref": StaffRoute.person(person.description).path
        case "login": login
        case "password": password
        default: nil
        }
    }
}
