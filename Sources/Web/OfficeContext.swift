public import Desk
public import Hummingbird
internal import Law

/// What one request carries from door to page: who asks, in which language, from where.
public struct OfficeContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Address of the other end of the connection; empty where there is none.
    public var remoteAddress: String
    /// `nil` for the public.
    public var caller: Caller?
    /// Who has signed in and owes something first; the public to every page but those of their own account.
    var bound: BoundCaller?
    /// Token of the session, when somebody is signed in.
    var session: String?
    /// What each form must bring back: the session's word, or for the public the word in a cookie.
    var formToken = ""
    var language = Language.chinese
    /// The languages that this page is offered in.
    var spoken = Language.allCases
    var isLarge = false
    /// Lets the one style element of a page be: the foot of its printed sheets.
    var nonce = ""
    /// One request lives at one moment.
    var now = Instant(ms: 0)
    /// Path and query, for links that change only the language or the size of type.
    var address = "/"

    public init(source: Source) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// Whoever has signed in, even if they owe something first: for pages of their own account alone.
    func person() throws -> Caller {
        guard let caller = caller ?? bound?.caller else { throw DeskRefusal.signIn }
        return caller
    }

    /// The caller, or the refusal that leads to the sign-in page.
    func officer() throws -> Caller {
        guard let caller else { throw DeskRefusal.signIn }
        return caller
    }
}
