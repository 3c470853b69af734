internal import Casework
internal import Documents
internal import Law

/// The desk of those who redact and of those who approve.
extension Office {
    private static let longestSource = 20_000

    /// What would be hidden in a file's entry and decision, and the act that the caller may do with it.
    public func redaction(of number: String, for caller: Caller) async throws -> RedactionView {
        let view = try await file(number, for: caller)
        let hand = try await sharedFile(number, with: caller)
        let isConcerned = hand.procedure.allActions.contains { action in
            action.effect.map(Office.isOfRedaction) == true
                && hand.procedure.may(caller.officer, do: action, on: hand.file)
        }
        guard isConcerned else { throw DeskRefusal.notFound }
        let open = view.acts.first { $0.action.effect.map(Office.isOfRedaction) == true }
        let barred = view.barred.first { $0.action.effect.map(Office.isOfRedaction) == true }
        let act = Act(open?.action.name ?? "look", by: caller.officer, at: now)
        let drafting = EntryDrafting(office: self, hand: hand, act: act, typed: [], caller: caller)
        return RedactionView(
            file: view, act: open, barred: open == nil ? barred : nil,
            parts: try drafting.parts().map {
                .init(name: $0.name, title: $0.letter.title, redaction: $0.proposed, restored: $0.restored)
            }, source: drafting.text(PublicationFacts.source), hidden: drafting.text(PublicationFacts.hidden),
            placeholders: redactor.words.placeholders, longest: Office.longestSource)
    }

    private static func isOfRedaction(_ effect: Effect) -> Bool {
        effect == .proposeRedaction || effect == .makePublicEntry
    }
}
