public import Casework
internal import Law
internal import Store

/// How the earlier leads of the same contact ended. Who it is stays sealed: the office compares keyed digests.
public struct EarlierLeads: Sendable, Hashable {
    public struct Ending: Sendable, Hashable {
        /// `nil` for those that are open.
        public let outcome: Name<Outcome>?
        public let count: Int
    }

    public let endings: [Ending]
    /// The newest of them that the reader's agency has too.
    public let files: [CaseNumber]

    public var count: Int { endings.map(\.count).reduce(0, +) }
}

extension Office {
    /// So many earlier files are named.
    private static let mostNamed = 5

    public func earlierLeads(of number: String, for caller: Caller) async throws -> EarlierLeads {
        let hand = try await sharedFile(number, with: caller)
        guard sight(of: caller, on: hand) == nil else { throw DeskRefusal.notFound }
        return try await database.read { db in
            let files = try LeadMarks.files(besides: number, limit: Office.mostNamed, on: db).filter {
                try self.readFile($0, on: db)?.file.participates(caller.agency) ?? false
            }
            return EarlierLeads(
                endings: try LeadMarks.earlier(of: number, on: db).map {
                    EarlierLeads.Ending(outcome: $0.outcome.map { Name($0) }, count: $0.count)
                }, files: files.map { CaseNumber($0) })
        }
    }

    /// What was told in the file of a code, under the names of the wizard's answers, so that another way can be taken
    /// without typing anything twice. Who told it is sealed and stays behind.
    public func answers(ofLead text: String) async throws -> [String: String] {
        guard let code = LeadCode(parsing: text) else { throw DeskRefusal.notFound }
        let (hand, respondent) = try await database.read { db -> (FileInHand, PartyRow?) in
            guard let number = try LeadCodes.find(code, with: self.key, on: db),
                var hand = try self.readFile(number, on: db)
            else { throw DeskRefusal.notFound }
            hand.quoted = try self.quoted(by: hand, on: db)
            let parties = try Parties.all(of: number, on: db)
            return (hand, parties.first { $0.role == "respondent" && $0.erasedDay == nil })
        }
        let facts = hand.file.facts
        var answers: [String: String] = [:]
        for name in ["narrative", "links", "right-number"] {
            if case .text(let reference)? = facts[name] { answers[name] = hand.quoted.texts[reference.id] }
        }
        for (name, field) in [
            ("right-type", "right-type"), ("dispute", DescribedMatter.dispute.name),
            ("venue", DescribedMatter.venue.name),
        ] {
            if case .choice(let choice)? = facts[field] { answers[name] = choice }
        }
        for (name, field) in [
            ("daily-life", DescribedMatter.forDailyLife), ("talks", DescribedMatter.talksPossible),
            ("before-court", DescribedMatter.beforeCourt),
        ] {
            if let answer = facts.ifStated(field) { answers[name] = answer ? "yes" : "no" }
        }
        for name in ["sales", "unsold-value", "turnover", "illegal-gains"] {
            if case .money(let sum)? = facts[name] { answers[name] = sum.yuan }
        }
        if case .day(let day)? = facts["occurred-on"] { answers["occurred-on"] = day.description }
        if case .division(let place)? = facts["place"] {
            answers["place"] = place
            answers["prefecture"] = String(place.prefix(4)) + "00"
        }
        answers["respondent-name"] = respondent?.name
        answers["respondent-uscc"] = respondent?.uscc
        answers["respondent-address"] = respondent?.address
        return answers.merging(Office.chosenAnswers(facts)) { told, _ in told }
    }

    private static func chosenAnswers(_ facts: Facts) -> [String: String] {
        var answers: [String: String] = [:]
        let wishes = DescribedMatter.Wish.allCases.filter { facts.ifStated($0.field) == true }
        let proofs = DescribedMatter.Proof.allCases.filter { facts.ifStated($0.field) == true }
        if !wishes.isEmpty { answers["wants"] = wishes.map(\.rawValue).joined(separator: ",") }
        if !proofs.isEmpty { answers["proofs"] = proofs.map(\.rawValue).joined(separator: ",") }
        switch facts.ifStated(DescribedMatter.petitioner) {
        case .holder?: answers["kind"] = "holder"
        case .consumer?: answers["kind"] = "consumer"
        case .witness?: answers["kind"] = "report"
        case nil: break
        }
        return answers
    }
}
