internal import Law

/// A page on which a reader tries the law with facts of their own. It keeps nothing and decides nothing.
///
/// Whoever adds one writes a type that conforms, names it in `WhatIfTopic.page`, and gives the sentences
/// `what-if.TOPIC.title`, `.lead` and `.button`. The form, its faults and the result are drawn for it.
protocol WhatIf: Sendable {
    init(_ setting: WhatIfSetting)

    /// Names of answers that a link may carry: what the law calls things, never what a reader tells.
    static var linkable: Set<String> { get }

    /// What the form asks. `typed` is what was answered before: a question may depend on another.
    func groups(_ typed: [String: String]) -> [WhatIfGroup]

    /// What stands under the form, folded, to be tried next.
    var next: WhatIfTopic? { get }

    /// The answer of the law. It throws `WhatIfFaults` for what fits its field and yet cannot be: reversed
    /// days, more sold than made.
    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult
}

extension WhatIf {
    static var linkable: Set<String> { [] }
    var next: WhatIfTopic? { nil }
}

/// What can be tried, in the order of the list. The raw value ends the address: `/law/try/periods`.
enum WhatIfTopic: String, CaseIterable, Hashable, Sendable {
    case thresholds, periods, fines, damages, track, confirmation, jurisdiction, conflict, petition

    /// `nil` while nobody has written the page.
    func page(_ setting: WhatIfSetting) -> (any WhatIf)? {
        switch self {
        case .periods: WhatIfPeriods(setting)
        case .thresholds: WhatIfThresholds(setting)
        case .jurisdiction: WhatIfJurisdiction(setting)
        case .conflict: WhatIfConflict(setting)
        case .petition: WhatIfPetition(setting)
        case .damages: WhatIfDamages(setting)
        case .track: WhatIfTrack(setting)
        case .confirmation: WhatIfConfirmation(setting)
        case .fines: WhatIfFines(setting)
        }
    }
}

/// What a page may ask besides the reader: the law as it stands, the calendar, today.
struct WhatIfSetting: Sendable {
    let book: RuleBook
    let calendar: WorkCalendar
    let today: CivilDate
    /// For places and agencies.
    let desk: any OfficeDesk
    let words: Wording
}

/// What a page finds wrong with answers that each fit their field.
struct WhatIfFaults: Error, Hashable, Sendable {
    let faults: [WhatIfFault]

    init(_ faults: [WhatIfFault]) {
        self.faults = faults
    }

    /// One fault at one field, said in a sentence.
    init(_ field: String, _ said: String) {
        self.init([WhatIfFault(field: field, said: said)])
    }
}

/// A fault at its field, in words.
struct WhatIfFault: Hashable, Sendable {
    let field: String
    let said: String
}
