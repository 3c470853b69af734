internal import Law

/// Papers that go by post, on the page of periods: in time by the day on which they were handed to the post.
struct TransitTrial {
    static let postedOn = "posted-on"
    static let arrivedOn = "arrived-on"

    let period: Period
    let setting: WhatIfSetting
    private var words: Wording { setting.words }

    /// Only for a time to act in, whose text knows the rule; hours do not go by post.
    var group: WhatIfGroup? {
        guard period.shape == .deadline, period.editions.contains(where: isGoverned) else { return nil }
        return WhatIfGroup(
            words("what-if.transit.group"), isFolded: true,
            [
                WhatIfQuestion(Self.postedOn, .day, hint: words("what-if.transit.hint")),
                WhatIfQuestion(Self.arrivedOn, .day),
            ])
    }

    private func isGoverned(_ edition: PeriodEdition) -> Bool {
        let isOfHours = setting.book.value(id: edition.reference)?.unit == .hours
        return !isOfHours && edition.source.map { PaperInTransit.governs($0, in: setting.book) } ?? false
    }

    /// `nil` where nothing was said of a paper.
    func section(_ answers: WhatIfAnswers, _ answer: PeriodAnswer) throws -> WhatIfSection? {
        let (posted, arrived) = (answers.day(Self.postedOn), answers.day(Self.arrivedOn))
        guard posted != nil || arrived != nil else { return nil }
        var section = WhatIfSection(words("what-if.transit.heading"))
        guard let end = answer.end else {
            section.paragraphs = [words("what-if.transit.held")]
            return section
        }
        let question = PaperInTransit.Question(
            start: answer.question.start.legalDay, lastDay: end.lastDay, isProvisional: end.isProvisional,
            source: answer.source, postedOn: posted, arrivedOn: arrived)
        do throws(PaperInTransit.Failure) {
            let paper = try PaperInTransit(question, in: setting.book)
            section.grounds = GroundsPart(
                paper.grounds, in: setting.book, on: answer.question.start.legalDay, words)
            return section
        } catch {
            switch error {
            case .claim(let faults): throw WhatIfFaults(faults, words)
            case .rule(let unreadable): throw unreadable
            }
        }
    }
}
