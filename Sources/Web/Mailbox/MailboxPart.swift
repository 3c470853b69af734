internal import Casework
internal import Desk
internal import Evidence
internal import Law

/// The mailbox of a reporter on the page of progress: what is asked, what was sent and when, who opened what
/// is sealed.
struct MailboxPart: Part {
    /// The act by which evidence is sent, as its form is known.
    static let evidence = "add-evidence"

    /// What was done just now.
    struct Done: Sendable {
        let action: Name<Action>
        var taken: EvidenceTaken?
    }

    private let view: FileView
    private let code: String
    private let words: Wording
    private let questions: [QuestionPart]
    private let acts: [ActForm]
    private let letters: [LetterLine]
    private let openings: [OpeningLine]
    private let hasSealedIdentity: Bool
    private let takes: Bool
    private let refused: RefusedAct?
    private let said: String?
    private let proof: String?

    /// `nil` where the file knows no reporter who acts.
    init?(
        _ mailbox: MailboxView, code: String, refused: RefusedAct? = nil, done: Done? = nil, _ words: Wording
    ) {
        guard let view = mailbox.file else { return nil }
        self.view = view
        self.code = code
        self.words = words
        self.refused = refused
        questions = mailbox.letters.compactMap { letter in
            QuestionPart(letter, in: view, code: code, refused: refused, words)
        }
        let own = view.acts.filter { !$0.isBuiltIn }
        takes = own.contains { !$0.action.takes.isEmpty }
        acts = own.filter { $0.action.takes.isEmpty && $0.action.running.isEmpty }.map { act in
            ActForm(
                act, in: view, choices: FormChoices(), refused: refused, code: code, sentTo: .mailboxActs,
                words)
        }
        letters = mailbox.letters.reversed().map { LetterLine($0, in: view, words) }
        openings = mailbox.openings.reversed().map { OpeningLine($0, in: view, words) }
        hasSealedIdentity = mailbox.hasSealedIdentity
        said = done.map { done in
            let act = words("file.done", ["act": words.actTitle(done.action, in: view.procedure)])
            return act + (done.taken.map { MailboxPart.removed($0.removed, words) } ?? "")
        }
        proof = done == nil ? nil : letters.first.map(\.proof)
    }

    private static func removed(_ parts: [CleanedPicture.Removed], _ words: Wording) -> String {
        guard !parts.isEmpty else { return "" }
        return words("mailbox.removed", ["parts": words.list(parts.map { words("picture.\($0.rawValue)") })])
    }

    /// A refusal that belongs to no form that is still open: the question was answered, the act is not open any more.
    private var otherRefusal: RefusalSection? {
        guard let refused, let said = refused.said, refused.action != MailboxPart.evidence || !takes else {
            return nil
        }
        let hasForm =
            acts.contains { $0.action == refused.action } || questions.contains { $0.answers(refused) }
        return hasForm ? nil : RefusalSection(said, words)
    }

    private var refusal: RefusalSection? {
        guard let refused, let said = refused.said, refused.action == MailboxPart.evidence else { return nil }
        return RefusalSection(said, words)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "said": orNothing(said)
        case "proof": orNothing(proof)
        case "otherRefusal": orNothing(otherRefusal)
        case "questions": questions
        case "hasQuestions": !questions.isEmpty
        case "acts": acts
        case "hasActs": !acts.isEmpty
        case "letters": letters
        case "hasLetters": !letters.isEmpty
        case "openings": openings
        case "hasOpenings": !openings.isEmpty
        case "hasSealedIdentity": hasSealedIdentity
        case "safetyHref": Route.safety.path
        case "leaveHref": Route.leave.path
        default: evidenceForm(name)
        }
    }

    private func evidenceForm(_ name: String) -> Any? {
        let cleaning = refused?.action == MailboxPart.evidence ? refused?.fields["cleaning"] : nil
        return switch name {
        case "takes": takes
        case "evidenceHref": Route.mailboxEvidence.path
        case "isEvidenceOpen": refused?.action == MailboxPart.evidence
        case "evidenceNote":
            refused?.action == MailboxPart.evidence ? refused?.fields["evidence-note"] ?? "" : ""
        case "isKept": cleaning == EvidenceByCode.Cleaning.kept.rawValue
        case "evidenceRefusal": orNothing(refusal)
        case "limits":
            words(
                "mailbox.file-limits",
                [
                    "all": words.size(Office.documentLimitBytes),
                    "picture": words.size(Office.pictureLimitBytes),
                ])
        case "code": code
        case "file": view.id
        default: nil
        }
    }
}

/// A question that waits for the reporter's answer, with the form of the answer.
struct QuestionPart: Part {
    private let letter: MailboxLetter
    private let view: FileView
    private let code: String
    private let answer: Name<Action>
    private let end: PeriodEnd?
    private let run: Int
    private let text: String
    private let office: String
    private let typed: String
    private let refusal: RefusalSection?
    private let words: Wording

    init?(
        _ letter: MailboxLetter, in view: FileView, code: String, refused: RefusedAct?, _ words: Wording
    ) {
        guard let awaited = letter.awaits, let run = letter.run,
            case .received(let text, _, let office) = letter.side
        else { return nil }
        self.letter = letter
        self.view = view
        self.code = code
        self.run = run
        self.text = text
        self.office = office
        self.words = words
        answer = awaited.answer
        end = awaited.end
        let isRefused = refused.map { QuestionPart.isAnswer($0, awaited.answer, run) } ?? false
        typed = isRefused ? refused?.fields["answer"] ?? "" : ""
        refusal = isRefused ? refused?.said.map { RefusalSection($0, words) } : nil
    }

    /// Whether an act that was refused would have answered this question.
    func answers(_ refused: RefusedAct) -> Bool { QuestionPart.isAnswer(refused, answer, run) }

    private static func isAnswer(_ refused: RefusedAct, _ answer: Name<Action>, _ run: Int) -> Bool {
        refused.action == answer.description && refused.fields["run"] == String(run)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "question": text
        case "asked": words("mailbox.asked", ["office": office, "moment": words.moment(letter.at)])
        case "due":
            orNothing(
                end.map { words("mailbox.due", ["end": words.recordedEnd($0, today: view.now.legalDay)]) })
        case "questionID": "question-\(run)"
        case "answerAction": answer.description
        case "run": String(run)
        case "code": code
        case "file": view.id
        case "answerHref": Route.mailboxActs.path
        case "typed": typed
        case "refusal": orNothing(refusal)
        default: nil
        }
    }
}

/// One thing that was said, in the list of all of them, with what proves its moment.
struct LetterLine: Part {
    let proof: String
    private let title: String
    private let moment: String
    private let text: String?
    private let papers: [String]

    init(_ letter: MailboxLetter, in view: FileView, _ words: Wording) {
        moment = words.moment(letter.at)
        proof = words(
            "mailbox.proof", ["position": words.number(letter.proof.position), "leaf": letter.proof.leaf])
        let act = words.actTitle(letter.action, in: view.procedure)
        switch letter.side {
        case .received(let said, _, let office):
            title = words("mailbox.from-office", ["office": office])
            text = said
        case .sent:
            title = words("mailbox.from-you", ["act": act])
            text = nil
        }
        papers = letter.papers.map { paper in
            words("mailbox.paper", ["size": words.size(paper.sizeBytes), "digest": paper.digest])
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "letterTitle": title
        case "moment": moment
        case "letterText": orNothing(text)
        case "papers": papers
        case "proof": proof
        default: nil
        }
    }
}

/// Somebody opened what is sealed: role and office, moment and reason; never a person's name.
struct OpeningLine: Part {
    private let what: String
    private let who: String
    private let moment: String
    private let reason: String?

    init(_ opening: SealedOpening, in view: FileView, _ words: Wording) {
        what =
            opening.field.map { words.factTitle($0, in: view.procedure) } ?? words("mailbox.identity")
        let roles = opening.roles.map { words.roleTitle($0, in: view.procedure) }
        who = words("mailbox.opened-by", ["office": opening.agencyName, "role": words.list(roles)])
        moment = words.moment(opening.at)
        reason = opening.reason
    }

    func child(named name: String) -> Any? {
        switch name {
        case "openedWhat": what
        case "openedBy": who
        case "moment": moment
        case "openedWhy": orNothing(reason)
        default: nil
        }
    }
}

/// How to stay unknown while reporting, on a page that nobody is asked for.
struct SafetyPage: Page {
    static let template = "portal/safety"

    let title: String

    init(_ words: Wording) { title = words("safety.title") }

    var foot: String { Route.safety.path }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "reportHref": Route.report(.kind).path
        case "progressHref": Route.progress.path
        case "leaveHref": Route.leave.path
        default: nil
        }
    }
}
