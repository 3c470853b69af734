internal import Casework
internal import Law
internal import Programmes

/// What an editor typed on the page that proposes: the fields of one rule, or a whole change set, pasted or as a file.
struct ProposalForm: Sendable {
    /// The id that was asked for, and the version of it that holds on the day.
    let ruleID: String
    let rule: LegalRule?
    /// As typed, by the name of the field.
    private(set) var typed: [String: String]
    /// A change set that was pasted or sent as a file; it goes before the fields.
    let pasted: String?
    /// The file was no text in UTF-8.
    private let isUnreadable: Bool
    let today: CivilDate

    /// Keys of the rule's whole numbers, in their order.
    var keys: [String] { (rule?.values ?? [:]).filter { $0.value.number != nil }.keys.sorted() }

    /// The field of a change set as a file.
    static let file = "change-set-file"
    static let unreadable = Refusal.FieldFault(file, .characters)

    static func field(of key: String) -> String { "number-\(key)" }

    /// A form that nobody has filled in yet: each field says what holds now.
    init(rule id: String?, law: LawInForce, today: CivilDate) {
        ruleID = id ?? ""
        self.today = today
        rule = ProposalForm.rule(ruleID, law, today)
        pasted = nil
        isUnreadable = false
        typed = ["from": (today + 1).description]
        guard let rule else { return }
        typed["zh"] = rule.zh
        typed["basis"] = rule.basis
        typed["citations"] = rule.citations.map(\.description).joined(separator: "; ")
        typed["confidence"] = rule.confidence.rawValue
        typed["authority"] = rule.citations.first?.description
        for key in keys { typed[ProposalForm.field(of: key)] = rule.values[key]?.number.map(String.init) }
    }

    init(_ form: TypedForm, law: LawInForce, today: CivilDate) {
        ruleID = form["rule"] ?? ""
        self.today = today
        rule = ProposalForm.rule(ruleID, law, today)
        pasted = form[ProposalForm.file] ?? form["text"]
        isUnreadable = form.unreadable.contains(ProposalForm.file)
        typed = form.fields(without: [ProposalForm.file])
    }

    private static func rule(_ id: String, _ law: LawInForce, _ today: CivilDate) -> LegalRule? {
        law.versions(of: id).last?.rule
    }

    /// What cannot be read at all; everything else the change set itself tells.
    var faults: [Refusal.FieldFault] {
        if isUnreadable { return [ProposalForm.unreadable] }
        if pasted != nil { return [] }
        guard rule != nil else { return [.init("rule", ruleID.isEmpty ? .required : .unknown)] }
        var faults: [Refusal.FieldFault] = []
        if day == nil { faults.append(.init("from", typed["from"] == nil ? .required : .type)) }
        for name in ["title-zh", "title-en", "changelog-zh", "changelog-en", "reason", "authority"]
        where typed[name] == nil {
            faults.append(.init(name, .required))
        }
        for key in keys where typed[ProposalForm.field(of: key)].flatMap(Int.init) == nil {
            faults.append(.init(ProposalForm.field(of: key), .type))
        }
        return faults
    }

    private var day: CivilDate? { typed["from"].flatMap { CivilDate(parsing: $0) } }

    /// The change set that the fields make, or the one that was pasted; `nil` with faults in the fields.
    var text: String? {
        if let pasted, !isUnreadable { return pasted }
        guard faults.isEmpty, let rule, let day else { return nil }
        var draft = ChangeSetDraft(of: rule, from: day)
        for key in keys { draft.numbers[key] = typed[ProposalForm.field(of: key)].flatMap(Int.init) }
        draft.title = ProposalForm.languages(typed["title-zh"], typed["title-en"])
        draft.changelog = ProposalForm.languages(typed["changelog-zh"], typed["changelog-en"])
        draft.reason = typed["reason"] ?? ""
        draft.authority = typed["authority"] ?? ""
        draft.retroactiveGround = typed["retroactive"]
        draft.zh = typed["zh"]
        draft.basis = typed["basis"]
        draft.citations = ProposalForm.parts(typed["citations"])
        draft.confidence = typed["confidence"].flatMap { Confidence(rawValue: $0) } ?? rule.confidence
        draft.outdated = ProposalForm.parts(typed["outdated"])
        return draft.text
    }

    private static func languages(_ chinese: String?, _ english: String?) -> [String: String] {
        [Language.chinese.rawValue: chinese, Language.english.rawValue: english].compactMapValues { $0 }
    }

    private static func parts(_ text: String?) -> [String] {
        (text ?? "").split { $0 == ";" || $0 == "；" || $0.isNewline }.compactMap {
            TypedForm.trimmed(String($0))
        }
    }
}
