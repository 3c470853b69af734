internal import Casework
internal import Documents
internal import Evidence
internal import Law
internal import Programmes
internal import Store

extension Office {
    func placeholder(_ kind: Redaction.Kind) -> String {
        "[" + (redactor.words.placeholders[kind.rawValue] ?? kind.rawValue) + "]"
    }

    /// All words that stand for what is hidden.
    var placeholders: [String] { Redaction.Kind.allCases.map(placeholder) }

    func said(_ key: String, _ values: [String: String] = [:]) -> String {
        var text = texts.sentence(key, in: Office.language) ?? key
        for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
        return text
    }
}

extension EntryDrafting {
    /// 撤回公示凭证: what was shown, from when until when, its digest, who took it down and when.
    func removalProof() throws -> DraftedPaper {
        let title = hand.procedure.paper(PublicationFacts.removalProof)?.title ?? ""
        let pages = zip(hand.events, hand.rows).map { (event: $0, at: Instant(ms: $1.recordedMs)) }
        let states = hand.procedure.shows.map { PublicCourse(pages, of: hand.file, shows: $0).states } ?? []
        let rows = states.map { state in
            [
                office.said("removal-proof.version", ["version": "\(state.version)"]), state.from.description,
                (state.until ?? act.recordedAt).description, state.summary.digest ?? "",
            ]
        }
        let head = ["version-head", "from", "until", "digest"].map { office.said("removal-proof.\($0)") }
        let facts = [
            [office.said("removal-proof.number"), hand.number],
            [office.said("removal-proof.agency"), office.agencies.name(caller.agency)],
            [office.said("removal-proof.person"), caller.personName],
            [office.said("removal-proof.at"), act.recordedAt.description],
        ]
        let letter = LetterText(
            title: title,
            blocks: [
                .heading(1, title), .table(facts), .table([head] + rows),
                .paragraph(office.said("removal-proof.note")),
            ])
        return drafted(letter, as: PublicationFacts.removalProof)
    }
}
