internal import Casework
internal import Desk
internal import Law

/// An act that was refused, with what had been typed.
struct RefusedAct: Sendable {
    let action: String
    let fields: [String: String]
    /// `nil` when nothing was refused and only more rows of a table are asked for.
    let said: SpokenRefusal?
}

/// The form of one act that is open now: fields, papers still missing, what it starts and stops, who
/// co-signs.
struct ActForm: Part {
    let id: String
    let action: String
    let title: String
    let href: String
    let revision: Int
    let fields: [ActField]
    let absents: [ActField]
    let needs: [NeedLine]
    let findings: [FindingLine]
    let effects: [Pair]
    let isSigned: Bool
    let passwordFault: String?
    /// The earlier moment that was typed: a form that forgot it would record the act as of now.
    private let earlier: String
    private let earlierFault: String?
    let refusal: RefusalSection?
    let drafts: [LinkPart]
    private let code: String?
    private let fileID: String

    /// - Parameter code: the code of a party that acts without an account, and sends its forms to `address`.
    init(
        _ act: OpenAct, in view: FileView, choices: FormChoices, refused: RefusedAct?, code: String? = nil,
        sentTo address: Route = .matterActs, _ words: Wording
    ) {
        self.code = code
        fileID = view.id
        let refused = refused.flatMap { $0.action == act.action.name.description ? $0 : nil }
        let faults = Dictionary(
            (refused?.said?.fields ?? []).map { ($0.field, $0.code) }, uniquingKeysWith: { first, _ in first }
        )
        let maker = FieldMaker(
            view: view, words: words, choices: choices,
            prefix: code == nil ? "act-\(act.action.name)-" : "act-\(view.id)-\(act.action.name)-",
            typed: refused?.fields ?? [:], faults: faults)
        id = code == nil ? "act-\(act.action.name)" : "act-\(view.id)-\(act.action.name)"
        action = act.action.name.description
        title =
            act.isBuiltIn
            ? words("act.\(act.action.name)") : words.actTitle(act.action.name, in: view.procedure)
        href = code == nil ? Route.acts(view.id).path : address.path
        revision = view.file.revision
        fields =
            act.isBuiltIn
            ? BuiltInFields(act: act, maker: maker).all
            : act.fields.filter { !ActForm.ownFields.contains($0.field.name) }.map(maker.field)
                + ClockFields(act: act, maker: maker).all
        absents = ActForm.absents(act, maker)
        needs = act.needs.filter { $0.state != .notNeeded }.map {
            NeedLine($0, in: view, isLinked: code == nil, words)
        }
        findings = act.requires.map { FindingLine($0, in: view, words) }
        effects = EffectList(act: act, view: view, words: words).all
        isSigned =
            code == nil && act.action.isSigned || act.action.name.description == BuiltInAct.sign.rawValue
        passwordFault =
            ["password-wrong", "password-or-code-wrong"].contains(refused?.said?.kind)
            ? refused?.said?.title : nil
        earlier = maker.typed["at"] ?? ""
        earlierFault = maker.fault("at")
        refusal = refused?.said.map { said in
            RefusalSection(said, words) { words.cellTitle($0, in: view.procedure) }
        }
        drafts =
            code != nil
            ? []
            : act.action.drafts.map { paper in
                LinkPart(
                    href: Route.draft(paper.name.description, ofFile: view.id).path,
                    label: words.paperTitle(paper.name, in: view.procedure))
            }
    }

    /// What pages ask in a way of their own: the last day of an extension, and what is not to be established.
    private static let ownFields: Set<String> = ["until", "absent"]

    /// Facts that may be stated, with a signed reason, as not to be established.
    private static func absents(_ act: OpenAct, _ maker: FieldMaker) -> [ActField] {
        guard !act.action.absents.isEmpty else { return [] }
        let typed = Set((maker.typed["absent"] ?? "").split(separator: ",").map(String.init))
        let options = act.action.absents.map { field in
            ActField.Option(
                value: field.name, label: maker.words.factTitle(field.name, in: maker.view.procedure),
                isChosen: typed.contains(field.name), id: maker.prefix + "absent-" + field.name)
        }
        return [
            ActField(
                name: "absent", id: maker.prefix + "absent", label: maker.words("act.absent"),
                hint: maker.words("act.absent.hint"), fault: maker.fault("absent"), control: .boxes,
                groups: [ActField.Group(label: nil, options: options)])
        ]
    }

    func child(named name: String) -> Any? {
        switch name {
        case "actID": id
        case "action": action
        case "actTitle": title
        case "actHref": href
        case "revision": revision
        case "code": orNothing(code)
        case "mayBeEarlier": code == nil
        case "isEarlier": !earlier.isEmpty
        case "earlier": earlier
        case "earlierFault": orNothing(earlierFault)
        case "fileID": fileID
        case "fields": fields + absents
        case "needs": needs
        case "hasNeeds": !needs.isEmpty
        case "findings": findings
        case "hasFindings": !findings.isEmpty
        case "effects": effects
        case "hasEffects": !effects.isEmpty
        case "isSigned": isSigned
        case "passwordFault": orNothing(passwordFault)
        case "refusal": orNothing(refusal)
        case "hasDrafts": !drafts.isEmpty
        case "drafts": drafts
        default: nil
        }
    }
}

/// A paper that the act needs: there, or missing, with a way to get it.
struct NeedLine: Part {
    let label: String
    let isThere: Bool
    let state: String
    let link: LinkPart?

    /// - Parameter isLinked: whether the reader may follow links into the file; a party has its own list of papers.
    init(_ need: OpenAct.Need, in view: FileView, isLinked: Bool = true, _ words: Wording) {
        label = words.paperTitle(need.kind.name, in: view.procedure)
        isThere = need.state == .filed || need.state == .drafted
        state = words("need.\(need.state.rawValue)")
        link =
            if !isLinked {
                nil
            } else if let document = need.document {
                LinkPart(href: Route.document(document, ofFile: view.id).path, label: words("need.see"))
            } else if need.kind.template != nil {
                LinkPart(
                    href: Route.draft(need.kind.name.description, ofFile: view.id).path,
                    label: words("need.draft"))
            } else {
                LinkPart(href: Route.part("upload", ofFile: view.id).path, label: words("need.upload"))
            }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "needLabel": label
        case "isThere": isThere
        case "needState": state
        case "needLink": orNothing(link)
        default: nil
        }
    }
}

/// A rule that the act requires, and how it stands.
struct FindingLine: Part {
    let text: String
    let isMet: Bool
    let why: String?
    let source: SourceMark

    init(_ finding: Finding, in view: FileView, _ words: Wording) {
        let rule = words.sentence("rule.\(finding.rule)") ?? words.citation(finding.source)
        text = words("finding.\(finding.verdict.rawValue)", ["rule": rule])
        isMet = finding.verdict == .met || finding.verdict == .notApplicable
        let missing = finding.missing.map { words.factTitle($0, in: view.procedure) }
        why =
            missing.isEmpty
            ? finding.because.first.flatMap(words.reason)
            : words("finding.to-find-out", ["facts": words.list(missing)])
        source = SourceMark(finding.source, confidence: finding.confidence, words)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "findingText": text
        case "isMet": isMet
        case "why": orNothing(why)
        case "source": source
        default: nil
        }
    }
}

/// What an act causes: clocks, papers, messages, where the file goes.
private struct EffectList {
    let act: OpenAct
    let view: FileView
    let words: Wording

    var all: [Pair] {
        [stops, starts, serves, sends, copies, opens, cosigned, goes].compactMap(\.self)
    }

    private var stops: Pair? { pair("effect.stops", act.stops.map(clock)) }
    private var starts: Pair? { pair("effect.starts", act.starts.map(clock)) }

    private var serves: Pair? {
        pair(
            "effect.serves",
            act.action.serves.map { serving in
                words(
                    "effect.to",
                    [
                        "what": words.paperTitle(serving.document, in: view.procedure),
                        "whom": words.addressee(serving.to, in: view),
                    ])
            })
    }

    private var sends: Pair? {
        pair("effect.sends", act.action.sends.map { [words.addressee($0.to.description, in: view)] } ?? [])
    }

    private var copies: Pair? {
        pair("effect.copies", act.action.copies.map { words.addressee($0.to.description, in: view) })
    }

    private var opens: Pair? {
        pair(
            "effect.opens", act.action.opens.map { [words.title("procedure", $0.description, of: $0)] } ?? [])
    }

    private var cosigned: Pair? {
        pair("effect.cosigned", act.action.cosignedBy.map { [words.roleTitle($0, in: view.procedure)] } ?? [])
    }

    private var goes: Pair? {
        pair("effect.goes", act.action.goesTo.map { [words.stageTitle($0, in: view.procedure)] } ?? [])
    }

    private func clock(_ clock: Clock) -> String {
        words(
            "effect.clock",
            [
                "title": words.clockTitle(clock.name, in: view.procedure),
                "period": words.period(clock.period),
            ])
    }

    private func pair(_ key: String, _ parts: [String]) -> Pair? {
        parts.isEmpty ? nil : Pair(term: words(key), text: words.list(parts))
    }
}
