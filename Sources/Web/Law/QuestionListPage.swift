internal import Law

/// One list of questions: what the answers come to, where there are any, then the questions.
struct QuestionListPage: Page {
    static let template = "law/question-list"

    /// Questions that count alike, under a heading.
    struct Group: Part {
        let heading: String
        let fields: [ActField]

        func child(named name: String) -> Any? {
            switch name {
            case "groupHeading": heading
            case "fields": fields
            default: nil
            }
        }
    }

    private let put: QuestionsPut
    private let words: Wording

    init(_ put: QuestionsPut, _ words: Wording) {
        self.put = put
        self.words = words
    }

    private var day: CivilDate { put.day ?? put.today }

    var title: String {
        (put.list ?? put.versions.last).map { words($0.textKey()) } ?? put.topic
    }
    var foot: String { words("list.foot", ["title": title, "address": address]) }
    var place: Rail.Place? { .law }
    private var address: String { Route.questionList(put.topic, on: put.day).path }

    func child(named name: String) -> Any? {
        switch name {
        case "lawHref": Route.law(.all).path
        case "questionsHref": Route.questions.path
        case "headline": said?.headline ?? title
        case "lead": said?.lead ?? words("questions.lead-list")
        case "hasResult": put.result != nil
        case "sections": said?.sections ?? []
        case "hasList": put.list != nil
        case "listTitle": title
        case "dayLabel": dayLabel
        case "askedDay": day.description
        case "dayAction": Route.questionList(put.topic, on: nil).path
        case "versions": versions
        default: form(name)
        }
    }

    private func form(_ name: String) -> Any? {
        switch name {
        case "formAction": Route.questionList(put.topic, on: day).path
        case "questionGroups": groups
        case "hasSummary": !put.faults.isEmpty
        case "summary":
            put.faults.map { fault in LinkPart(href: "#" + fault.field, label: fault.said) }
        case "formHeading": words(put.result == nil ? "questions.put" : "questions.again")
        case "combined": put.list.map { words("questions.combine.\($0.combination.rawValue)") } ?? ""
        default: nil
        }
    }

    private var said: WhatIfResult? {
        put.result.map { QuestionsSaid(put, $0, words).result }
    }

    private var dayLabel: String {
        let selector = (put.list ?? put.versions.last)?.on ?? .event
        return words("questions.day.\(selector.rawValue)")
    }

    /// The versions with their terms: the way out where the day has none.
    private var versions: [LinkPart] {
        put.versions.map { list in
            let term = put.book.term(of: list)
            let on = term.from ?? term.to
            return LinkPart(
                href: Route.questionList(put.topic, on: on).path, label: words.term(term.from, term.to),
                isCurrent: list.id == put.list?.id)
        }
    }

    private var groups: [Group] {
        guard let list = put.list else { return [] }
        let all = [
            ("questions.gates", list.gates), ("questions.listed", list.listed),
            ("questions.counter", list.counter.map { [$0] } ?? []),
        ]
        return all.filter { !$0.1.isEmpty }.map { key, questions in
            Group(heading: words(key), fields: questions.map(field))
        }
    }

    private func field(_ question: ListedQuestion) -> ActField {
        let chosen = put.typed[question.id] ?? ""
        let options = ListReply.allCases.map { reply in
            ActField.Option(
                value: reply.rawValue, label: words("jurisdiction.reply.\(reply.rawValue)"),
                isChosen: reply.rawValue == chosen, id: question.id + "-" + reply.rawValue)
        }
        return ActField(
            name: question.id, id: question.id, label: put.text(question, words),
            hint: put.list?.unlisted.contains(question.id) == true ? words("questions.needs-reasons") : nil,
            fault: put.faults.first { $0.field == question.id }?.said, control: .radio,
            groups: [ActField.Group(label: nil, options: options)])
    }
}

/// What the answers come to, in words: a proposal, and what could still change it.
private struct QuestionsSaid {
    let put: QuestionsPut
    let answer: QuestionListResult
    let words: Wording

    init(_ put: QuestionsPut, _ answer: QuestionListResult, _ words: Wording) {
        (self.put, self.answer, self.words) = (put, answer, words)
    }

    var result: WhatIfResult {
        var result = WhatIfResult(headline: words("questions.outcome.\(answer.outcome.rawValue)"))
        result.lead = words("questions.proposal")
        result.sections = [why, undecided, shown, reasons].filter {
            !$0.lines.isEmpty || !$0.paragraphs.isEmpty
        }
        return result
    }

    private var why: WhatIfSection {
        var section = WhatIfSection(words("questions.why"))
        section.paragraphs = answer.grounds.because.compactMap(words.reason)
        if let proposal = answer.proposal {
            section.facts = [
                Pair(
                    term: words("questions.fact.\(proposal.fact)"),
                    text: words("questions.value.\(proposal.value)"))
            ]
        }
        var grounds = answer.grounds
        (grounds.because, grounds.missing) = ([], [])
        section.grounds = GroundsPart(grounds, in: put.law, words)
        return section
    }

    private var undecided: WhatIfSection { lines("questions.undecided", answer.undecided) }
    private var shown: WhatIfSection { lines("questions.shown-by", answer.shownBy) }
    private var reasons: WhatIfSection { lines("questions.reasons", answer.needsReasons) }

    private func lines(_ heading: String, _ ids: [String]) -> WhatIfSection {
        var section = WhatIfSection(words(heading))
        section.lines = (put.list?.questions ?? []).filter { ids.contains($0.id) }.map {
            WhatIfLine(text: put.text($0, words))
        }
        return section
    }
}

/// `/law/questions`: the topics, each with the version of today.
struct QuestionsPage: Page {
    static let template = "law/questions"

    struct Entry: Part {
        let href: String
        let label: String
        let term: String

        func child(named name: String) -> Any? {
            switch name {
            case "href": href
            case "label": label
            case "entryTerm": term
            default: nil
            }
        }
    }

    let title: String
    let entries: [Entry]

    init(_ book: QuestionBook, today: CivilDate, _ words: Wording) {
        title = words("questions.title")
        entries = book.topics.compactMap { topic in
            let inForce = book.list(on: topic, day: today)
            guard let list = inForce ?? book.lists.last(where: { $0.topic == topic }) else { return nil }
            let term = book.term(of: list)
            let said = words.list([
                words("questions.by-day.\(list.on.rawValue)"), words.term(term.from, term.to),
            ])
            return Entry(
                href: Route.questionList(topic, on: nil).path, label: words(list.textKey()), term: said)
        }
    }

    var foot: String { Route.questions.path }
    var place: Rail.Place? { .law }

    func child(named name: String) -> Any? {
        switch name {
        case "lawHref": Route.law(.all).path
        case "whatIfsHref": Route.whatIfs.path
        case "entries": entries
        default: nil
        }
    }
}

extension Wording {
    /// From when and until when a list is put.
    fileprivate func term(_ from: CivilDate?, _ to: CivilDate?) -> String {
        switch (from, to) {
        case (let from?, let to?):
            self("questions.from-to", ["from": day(from), "to": day(to)])
        case (let from?, nil): self("questions.from", ["from": day(from)])
        case (nil, let to?): self("questions.to", ["to": day(to)])
        case (nil, nil): self("questions.always")
        }
    }
}
