internal import Law

/// `/law/try/petition`: whether a letter is a complaint, a report, or both, and what follows: periods, secrecy,
/// the ways in.
struct WhatIfPetition: WhatIf {
    private static let receivedOn = "received-on"

    private let setting: WhatIfSetting
    private var words: Wording { setting.words }

    init(_ setting: WhatIfSetting) {
        self.setting = setting
    }

    func groups(_ typed: [String: String]) -> [WhatIfGroup] {
        [
            WhatIfGroup([
                ask("petitioner", choosing: Petition.Petitioner.allCases),
                ask("matter", choosing: Petition.Matter.allCases),
                answer("is-for-daily-life"),
                WhatIfQuestion(
                    Self.receivedOn, .day, isRequired: true, label: words.jurisdictionField(Self.receivedOn),
                    hint: words("what-if.petition.received-on-hint"),
                    preset: typed.isEmpty ? setting.today.description : nil),
            ]),
            WhatIfGroup(
                words("what-if.petition.more"),
                [
                    answer("is-named"), ask("channel", choosing: Petition.Channel.allCases),
                    answer("shows-abuse"),
                ]),
        ]
    }

    private func ask<Value: RawRepresentable<String>>(
        _ name: String, choosing values: [Value]
    ) -> WhatIfQuestion {
        WhatIfQuestion(
            name, .choice(words.choices(values, of: name)), label: words.jurisdictionField(name))
    }

    private func answer(_ name: String) -> WhatIfQuestion {
        WhatIfQuestion(name, .yesNo, label: words.jurisdictionField(name))
    }

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        var fields = answers.typed
        fields[Self.receivedOn] = answers.day(Self.receivedOn)?.description
        let book = setting.desk.jurisdictions.book
        do {
            let petition = try Petition(reading: fields)
            return said(try petition.sorted(in: book, today: setting.today), book)
        } catch {
            throw WhatIfFaults(
                error.faults.map { fault in
                    // The only day of the form.
                    let field = fault.field == "filed-on" ? Self.receivedOn : fault.field
                    return WhatIfFault(
                        field: field, said: words.reason(fault.because) ?? words("field.fault.choice"))
                })
        }
    }

    private func said(_ answer: PetitionAnswer, _ book: RuleBook) -> WhatIfResult {
        var result = WhatIfResult(headline: headline(answer))
        if !answer.isDetermined, !answer.parts.isEmpty { result.lead = words("what-if.petition.open-lead") }
        var channels = WhatIfSection(words("what-if.petition.channels"))
        channels.lines = answer.channels.map { WhatIfLine(text: $0) }
        var prompts = WhatIfSection(words("what-if.jurisdiction.prompts"))
        prompts.lines =
            answer.prompts.compactMap(words.reason).map { WhatIfLine(text: $0) }
        var open = WhatIfSection(words("what-if.jurisdiction.inquiries"))
        open.lines = words.unstated(answer.grounds.missing) + answer.inquiries.map(words.inquiry)
        var why = WhatIfSection(words("what-if.jurisdiction.trace"))
        var grounds = answer.grounds
        grounds.missing = []
        why.grounds = GroundsPart(grounds, in: book, words)
        result.sections =
            answer.parts.map(section) + [prompts, channels, open].filter { !$0.lines.isEmpty } + [why]
        return result
    }

    private func headline(_ answer: PetitionAnswer) -> String {
        let sure = answer.parts.filter { $0.standing == .competent }
        if sure.isEmpty { return words("what-if.petition.open") }
        if sure.count > 1 { return words("what-if.petition.both") }
        return words("what-if.petition.is-\(sure[0].kind.rawValue)")
    }

    private func section(_ part: PetitionAnswer.Part) -> WhatIfSection {
        let kind = words("jurisdiction.petition-kind.\(part.kind.rawValue)")
        var section = WhatIfSection(
            part.standing == .competent ? kind : words("what-if.petition.if", ["kind": kind]))
        let clocks = part.clocks.map { clock in
            Pair(
                term: words("jurisdiction.petition-clock.\(clock.key)"), text: words.period(clock.period),
                source: SourceMark(clock.period.source, words))
        }
        section.facts =
            [
                Pair(
                    term: words("what-if.petition.secrecy"),
                    text: words("jurisdiction.secrecy.\(part.secrecy.rawValue)")),
                Pair(
                    term: words("what-if.petition.party"),
                    text: words("what-if.petition.\(part.isParty ? "is-party" : "is-no-party")")),
            ] + clocks
        return section
    }
}
