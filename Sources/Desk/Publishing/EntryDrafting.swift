internal import Casework
internal import Documents
internal import Evidence
internal import Law
internal import Store

/// Makes what the public sees of a file: the entry of the list and the redacted decision.
///
/// A first person proposes what is hidden; the proposal is made anew for the second one, with the changes of both.
struct EntryDrafting: Sendable {
    let office: Office
    let hand: FileInHand
    let act: Act
    let typed: [FormReading.NewText]
    let caller: Caller

    /// Parts of a letter are redacted together, so that the same person has the same mark in all of them.
    static let joint: Unicode.Scalar = "\u{2029}"

    func perform(_ effect: Effect?) async throws -> EffectDone {
        switch effect {
        case .proposeRedaction?: return try proposal()
        case .makePublicEntry?: return try entry()
        case .proveRemoval?: return EffectDone(papers: [try removalProof()])
        default: return EffectDone()
        }
    }

    var facts: Facts {
        var facts = hand.file.facts
        for (name, fact) in act.fields { facts[name] = fact }
        if let day = decisionDay { facts[PublicationFacts.decidedOn] = .day(day) }
        return facts
    }

    /// The legal day on which the decision came into the file, where the file does not say a day itself.
    private var decisionDay: CivilDate? {
        let name = PublicationFacts.decidedOn
        guard hand.procedure.fact(name) != nil, hand.file.facts[name] == nil, act.fields[name] == nil else {
            return nil
        }
        let row = zip(hand.rows, hand.events).reversed().first { _, event in
            if case .documentFiled(let paper) = event {
                paper.kind == PublicationFacts.decision
            } else {
                false
            }
        }
        return row.map { CivilDate(dayNumber: $0.0.legalDay) }
    }

    private var textsKnown: [String: String] {
        var texts = hand.quoted.texts
        for text in typed { texts[text.id] = text.text }
        return texts
    }

    func text(_ name: String) -> String {
        guard case .text(let reference)? = facts[name] else { return "" }
        return textsKnown[reference.id] ?? ""
    }

    /// The paper that tells of the proposal, without what it hides.
    private func proposal() throws -> EffectDone {
        let parts = try parts()
        let title = hand.procedure.paper(PublicationFacts.redactionSheet)?.title ?? ""
        let lines = parts.flatMap { part in
            [["", part.letter.title]]
                + part.counts.map { [$0.rule, "\(office.placeholder($0.kind)) × \($0.count)"] }
        }
        let shown = parts.first?.published.lines.joined(separator: "\n") ?? ""
        let letter = LetterText(
            title: title, blocks: [.heading(1, title), .table(lines), .rule, .paragraph(shown)])
        return EffectDone(papers: [drafted(letter, as: PublicationFacts.redactionSheet)])
    }

    private func entry() throws -> EffectDone {
        try guardReason()
        let parts = try parts()
        guard let entry = parts.first else { throw DeskRefusal.notFound }
        let text = PublicEntryText(entry.published).json.canonical
        let record = FormReading.NewText(
            id: office.randomness.identifier("t"), field: PublicationFacts.text,
            salt: office.randomness.bytes(TextRecord.saltCount), text: text)
        let reference = TextReference(
            id: record.id,
            digest: TextRecord(
                id: record.id, caseNumber: hand.number, field: record.field, salt: record.salt, text: text
            ).digest.description)
        var done = EffectDone(facts: [PublicationFacts.text: .text(reference)], texts: [record])
        if hand.file.facts[PublicationFacts.shownOn] == nil {
            done.facts[PublicationFacts.shownOn] = .day(act.tookEffectAt.legalDay)
        }
        if let day = decisionDay { done.facts[PublicationFacts.decidedOn] = .day(day) }
        done.terms = [PublicationFacts.digest: [Digest(ofText: text).description]]
        if parts.count > 1 { done.papers = [sheet(parts[1])] }
        return done
    }

    /// Whoever shows more or hides more than was proposed says why.
    private func guardReason() throws {
        let isChanged = [PublicationFacts.hidden, PublicationFacts.restored].contains { name in
            act.fields[name] != nil && Self.words(text(name)) != Self.words(Self.text(name, of: hand))
        }
        guard isChanged, act.fields[PublicationFacts.reason] == nil else { return }
        throw Refusal.fieldsInvalid([.init(PublicationFacts.reason, .required)])
    }

    /// What a field says apart from blanks; `-` says nothing.
    private static func words(_ text: String) -> [String] {
        text.split { $0 == "," || $0.isWhitespace }.map(String.init).filter { $0 != "-" }
    }

    static func text(_ name: String, of hand: FileInHand) -> String {
        guard case .text(let reference)? = hand.file.facts[name] else { return "" }
        return hand.quoted.texts[reference.id] ?? ""
    }

    private func sheet(_ part: RedactedPart) -> DraftedPaper {
        let title = hand.procedure.paper(PublicationFacts.publishedDecision)?.title ?? part.letter.title
        let letter = LetterText(title: title, blocks: part.published.blocks)
        let bytes = office.sheet(
            letter, of: hand.number, address: "/public/penalties", ink: office.placeholders)
        let paper = Paper(
            id: office.randomness.identifier("d"), kind: PublicationFacts.publishedDecision,
            digest: Digest(of: bytes).description, sizeBytes: bytes.count)
        return DraftedPaper(
            paper: paper, html: "", title: "published-decision", mediaType: "application/pdf", ending: ".pdf",
            bytes: bytes)
    }

    func drafted(_ letter: LetterText, as kind: Name<PaperKind>) -> DraftedPaper {
        let html = Letter(letter, language: "zh-CN").html
        let bytes = Array(html.utf8)
        let paper = Paper(
            id: office.randomness.identifier("d"), kind: kind, digest: Digest(of: bytes).description,
            sizeBytes: bytes.count)
        return DraftedPaper(paper: paper, html: html, title: letter.title)
    }
}

extension EntryDrafting {
    /// The entry, and the decision where it is a letter of ours. Papers that others wrote are not published: nobody
    /// could say what lies in them.
    func parts() throws -> [RedactedPart] {
        var parts: [RedactedPart] = []
        if let kind = hand.procedure.paper(PublicationFacts.entry) {
            let filled = try office.html(
                of: kind, on: hand, facts: facts, texts: textsKnown, by: caller, on: act.tookEffectAt.legalDay
            )
            guard filled.missing.isEmpty else {
                throw DeskRefusal.publicTextIncomplete(filled.missing)
            }
            if let letter = LetterText(html: filled.html) { parts.append(try redacted(letter, "entry")) }
        }
        if let letter = try decision() { parts.append(try redacted(letter, "paper")) }
        return parts
    }

    /// A decision in which something is still to be filled in is for nobody's eyes outside.
    private func decision() throws -> LetterText? {
        guard let paper = hand.file.paper(PublicationFacts.decision), paper.sizeBytes <= Office.longestLetter,
            let digest = Digest(hex: paper.digest)
        else { return nil }
        let html = String(decoding: try office.vault.bytes(of: digest), as: UTF8.self)
        return Letter.hasGaps(html) ? nil : LetterText(html: html)
    }

    private func redacted(_ letter: LetterText, _ name: String) throws -> RedactedPart {
        let joint = String(EntryDrafting.joint)
        let whole = letter.lines.map { $0.replacing(joint, with: " ") }.joined(separator: joint)
        let proposed = office.redactor.redact(whole, as: .penalty, persons: persons)
        let phrases = text(PublicationFacts.hidden).split(whereSeparator: \.isNewline).map(String.init)
        let restored = Set(
            text(PublicationFacts.restored).split { $0 == "," || $0 == " " }.map(String.init)
                .filter { $0.hasPrefix(name + ".") }.map { String($0.dropFirst(name.count + 1)) })
        let known = Set(proposed.strokes.filter(\.kind.mayBeRestored).map(\.id))
        guard restored.isSubset(of: known) else {
            throw Refusal.fieldsInvalid([.init(PublicationFacts.restored, .choice)])
        }
        let chosen = proposed.hiding(phrases, shown: office.placeholder(.chosen))
        return RedactedPart(name: name, letter: letter, proposed: chosen, restored: restored)
    }

    /// Whom the file names, with their part in it.
    private var persons: [Redaction.Person] {
        hand.quoted.parties.filter { $0.erasedDay == nil }.map { party in
            Redaction.Person(party.name ?? "", role: party.role)
        }
    }
}

/// A letter with its strokes.
struct RedactedPart: Sendable {
    let name: String
    let letter: LetterText
    /// All strokes that are proposed, those that somebody took back among them.
    let proposed: Redaction
    /// Ids of strokes that were taken back.
    let restored: Set<String>

    /// What the public sees.
    var published: LetterText {
        let kept = Redaction(
            proposed.text,
            strokes: proposed.strokes.filter { !restored.contains($0.id) || !$0.kind.mayBeRestored })
        return letter.saying(kept.published(keeping: EntryDrafting.joint))
    }

    var counts: [(kind: Redaction.Kind, rule: String, count: Int)] {
        Dictionary(grouping: proposed.strokes, by: \.kind).map {
            (kind: $0.key, rule: $0.key.rule, count: $0.value.count)
        }
        .sorted { ($0.rule, $0.kind.rawValue) < ($1.rule, $1.kind.rawValue) }
    }
}
