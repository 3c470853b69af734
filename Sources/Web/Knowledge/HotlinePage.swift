internal import Casework
internal import Desk
internal import Law

/// The page of a hotline agent while somebody speaks: answers with their sources, matters like this one, the
/// caller.
struct HotlinePage: Page {
    static let template = "knowledge/hotline"

    private let found: [ArticleWords]
    private let query: String
    private let calls: [FileLine]
    private let fields: [ActField]
    private let receipt: CallReceipt?
    private let refusal: RefusalSection?
    private let like: [LikeLine]?
    private let words: Wording

    /// What the agent typed, with what is wrong in it.
    struct Typed {
        var fields: [String: String] = [:]
        var said: SpokenRefusal?
    }

    /// - Parameter fields: the form of a call, in the order in which a call goes.
    /// - Parameter like: matters like the one that was told; `nil` when nobody has asked.
    init(
        _ articles: [ArticleWords], query: String, calls: FileList, fields: [ActField],
        typed: Typed = Typed(),
        receipt: CallReceipt? = nil, like: [LikeFile]? = nil, now: Instant, _ words: Wording
    ) {
        self.query = query
        self.words = words
        self.receipt = receipt
        self.fields = fields
        found = query.isEmpty ? [] : articles.filter { $0.holds(query) }
        self.calls = calls.rows.map { FileLine($0, today: now.legalDay, words) }
        self.like = like.map { $0.map { LikeLine($0, today: now.legalDay, words) } }
        refusal = typed.said.map { RefusalSection($0, words) }
    }

    var title: String { words("hotline.title") }
    var foot: String { Route.hotline(query: nil).path }
    var place: Rail.Place? { .hotline }

    func child(named name: String) -> Any? {
        switch name {
        case "hotlineAction": Route.hotline(query: nil).path
        case "callsAction": Route.calls.path
        case "query": query
        case "isSearch": !query.isEmpty
        case "answers": found
        case "hasAnswers": !found.isEmpty
        case "fields": fields
        case "calls": calls
        case "hasCalls": !calls.isEmpty
        case "refusal": orNothing(refusal)
        case "isLooked": like != nil
        case "like": like ?? []
        case "hasLike": !(like ?? []).isEmpty
        case "receipt": receipt != nil
        default: receipt.flatMap { told(name, $0) } ?? nil
        }
    }

    private func told(_ name: String, _ receipt: CallReceipt) -> Any? {
        switch name {
        case "number": receipt.number
        case "code": receipt.code
        case "fileHref": Route.file(receipt.number).path
        default: nil
        }
    }
}
