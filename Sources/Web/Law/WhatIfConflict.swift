internal import Law

/// `/law/try/conflict`: several bodies claim a matter, or all decline it: who keeps it, until when they talk,
/// and who designates.
struct WhatIfConflict: WhatIf {
    private static let kind = "conflict-kind"
    private static let forum = "forum"
    private static let arisenOn = "arisen-on"
    private static let reportedOn = "reported-on"
    private static let bodies = ["a", "b", "c"]
    private static let kinds: [CompetentBody.Kind] = [
        .marketRegulation, .copyright, .patentEnforcement, .patentAdministration, .agriculture, .forestry,
        .customs, .police, .basicCourt, .intermediateCourt, .highCourt,
    ]

    private let setting: WhatIfSetting
    private let jurisdictions: Jurisdictions
    private let places: PlaceNames
    private var words: Wording { setting.words }

    init(_ setting: WhatIfSetting) {
        self.setting = setting
        jurisdictions = setting.desk.jurisdictions
        places = PlaceNames(setting)
    }

    func groups(_ typed: [String: String]) -> [WhatIfGroup] {
        let matter = WhatIfGroup([
            WhatIfQuestion(
                Self.kind, .choice(words.choices(JurisdictionConflict.Kind.allCases, of: "conflict")),
                isRequired: true, label: words("what-if.conflict.kind")),
            WhatIfQuestion(
                Self.forum, .choice(words.choices(JurisdictionConflict.Forum.allCases, of: "forum")),
                isRequired: true, label: words("what-if.conflict.forum")),
            WhatIfQuestion(Self.arisenOn, .day, label: words("what-if.conflict.arisen-on")),
            WhatIfQuestion(
                Self.reportedOn, .day, label: words.jurisdictionField("reported-on"),
                hint: words("what-if.conflict.reported-on-hint")),
        ])
        return [matter]
            + Self.bodies.map { body in
                WhatIfGroup(
                    words("what-if.conflict.body-\(body)"), isFolded: body == Self.bodies.last,
                    claim(body, isRequired: body != Self.bodies.last || isStated(body, typed)))
            }
    }

    private func claim(_ body: String, isRequired: Bool) -> [WhatIfQuestion] {
        func label(_ name: String) -> String {
            words(
                "what-if.conflict.of-body",
                [
                    "body": words("what-if.conflict.body-\(body)"),
                    "field": words("what-if.conflict.\(name)"),
                ])
        }
        return [
            WhatIfQuestion(
                "\(body)-kind", .choice(words.choices(Self.kinds, of: "body")), isRequired: isRequired,
                label: label("body-kind")),
            WhatIfQuestion(
                "\(body)-place", .choice(places.options), isRequired: isRequired, label: label("body-place")),
            WhatIfQuestion("\(body)-filed-on", .day, label: label("body-filed-on")),
            WhatIfQuestion("\(body)-came-by-transfer", .yesNo, label: label("body-came-by-transfer")),
        ]
    }

    private func isStated(_ body: String, _ typed: [String: String]) -> Bool {
        ["kind", "place", "filed-on", "came-by-transfer"].contains { typed["\(body)-\($0)"] != nil }
    }

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        guard let kind = answers.choice(Self.kind).flatMap(JurisdictionConflict.Kind.init(rawValue:)),
            let forum = answers.choice(Self.forum).flatMap(JurisdictionConflict.Forum.init(rawValue:))
        else { throw WhatIfFaults([]) }
        let claims = Self.bodies.compactMap { claim($0, answers) }
        let conflict = JurisdictionConflict(
            kind, forum, claims: claims, arisenOn: answers.day(Self.arisenOn),
            reportedOn: answers.day(Self.reportedOn))
        do {
            return said(try jurisdictions.path(of: conflict, today: setting.today), conflict)
        } catch {
            throw WhatIfFaults(
                error.faults.map { fault in
                    WhatIfFault(
                        field: field(of: fault, answers),
                        said: words.reason(fault.because) ?? words("field.fault.choice"))
                })
        }
    }

    private func claim(_ body: String, _ answers: WhatIfAnswers) -> JurisdictionConflict.Claim? {
        guard let kind = answers.choice("\(body)-kind").flatMap(CompetentBody.Kind.init(rawValue:)),
            let place = answers.choice("\(body)-place")
        else { return nil }
        return JurisdictionConflict.Claim(
            places.name(of: kind, in: place), kind, division: place,
            filedOn: answers.day("\(body)-filed-on"),
            cameByTransfer: answers.yesNo("\(body)-came-by-transfer"))
    }

    /// The engine names the claims as a whole; the form shows each fault at the body that it is about.
    private func field(of fault: JurisdictionFault, _ answers: WhatIfAnswers) -> String {
        let days = Self.bodies.map { "\($0)-filed-on" } + [Self.arisenOn, Self.reportedOn]
        switch fault {
        case .filedInTheFuture(let day, _): return days.first { answers.day($0) == day } ?? Self.arisenOn
        case .sameClaimTwice(let name):
            let twice = Self.bodies.last { claim($0, answers)?.body == name }
            return "\(twice ?? "b")-place"
        case .unknownDivision(let code, _):
            let body = Self.bodies.first { answers.choice("\($0)-place") == code }
            return "\(body ?? "a")-place"
        case .reportedBeforeNegotiated: return Self.reportedOn
        default: return "b-kind"
        }
    }

    private func said(_ path: ConflictPath, _ conflict: JurisdictionConflict) -> WhatIfResult {
        let superior = places.name(path.superior)
        var result = WhatIfResult(
            headline: path.keeper.map { words("what-if.conflict.keeps", ["body": $0.body]) }
                ?? words("what-if.conflict.designates", ["body": superior]))
        result.lead = words("what-if.conflict.\(path.keeper == nil ? "talk-first" : "unless-disputed")")
        var steps = WhatIfSection(words("what-if.conflict.steps"))
        steps.isOrdered = true
        steps.lines = path.steps.map { line($0, conflict) }
        var above = WhatIfSection(words("what-if.conflict.superior"))
        above.lines = [WhatIfLine(text: superior, isToBeConfirmed: path.superior.isToBeConfirmed)]
        var open = WhatIfSection(words("what-if.jurisdiction.inquiries"))
        open.lines = words.unstated(path.grounds.missing) + path.inquiries.map(words.inquiry)
        result.sections = [steps, above] + (open.lines.isEmpty ? [] : [open])
        return result
    }

    private func line(_ step: ConflictPath.Step, _ conflict: JurisdictionConflict) -> WhatIfLine {
        let book = jurisdictions.book
        let rule = book.rule(step.rule)
        var line = WhatIfLine(
            mark: words.mark("jurisdiction.conflict-step.\(step.name.rawValue)"),
            text: words.reason(step.because) ?? step.rule, note: ending(step),
            isToBeConfirmed: rule?.confidence.isToBeConfirmed ?? false)
        line.cite(step.rule, rule?.citations ?? [], on: conflict.arisenOn, in: book, words)
        return line
    }

    private func ending(_ step: ConflictPath.Step) -> String? {
        guard let period = step.period else { return nil }
        guard let end = step.end(on: setting.calendar) else {
            return words("what-if.conflict.no-start", ["length": words.period(period)])
        }
        return words(
            "what-if.conflict.until", ["length": words.period(period), "end": words.periodEnd(end)])
    }
}
