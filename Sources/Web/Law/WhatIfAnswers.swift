internal import Foundation
internal import Law

/// What a reader typed into a what-if form, read by kind, with everything that is wrong in it.
struct WhatIfAnswers: Sendable {
    /// The largest count that a field takes.
    static let mostCounted = 1_000_000_000

    /// As it was typed, for the form that is shown again.
    let typed: [String: String]
    /// By the names of the questions; what was left open is not among them.
    private(set) var facts = Facts()
    private(set) var faults: [WhatIfFault] = []

    private let words: Wording

    init(_ typed: [String: String], to questions: [WhatIfQuestion], _ words: Wording) {
        self.typed = typed
        self.words = words
        for question in questions { read(question) }
    }

    /// The line that was typed, clean and not too long; `nil` when it was left empty.
    func line(_ name: String) -> String? { typed[name] }

    /// What was ticked.
    func boxes(_ name: String) -> [String] {
        (typed[name] ?? "").split(separator: ",").map(String.init)
    }

    func choice(_ name: String) -> String? {
        if case .choice(let value)? = facts[name] { value } else { nil }
    }

    func day(_ name: String) -> CivilDate? { facts.ifStated(Field(name)) }
    func moment(_ name: String) -> Instant? { facts.ifStated(Field(name)) }
    func money(_ name: String) -> Money? { facts.ifStated(Field(name)) }
    func count(_ name: String) -> Int? { facts.ifStated(Field(name)) }
    func yesNo(_ name: String) -> Bool? { facts.ifStated(Field(name)) }

    private mutating func read(_ question: WhatIfQuestion) {
        guard let text = typed[question.name], !text.isEmpty else {
            if question.isRequired { fault(question.name, "required") }
            return
        }
        switch question.kind {
        case .line(let most):
            if text.count > most { fault(question.name, "too_long") }
            if !WhatIfAnswers.isClean(text) { fault(question.name, "characters") }
        case .choice(let options), .select(let options):
            guard options.contains(where: { $0.value == text }) else {
                return fault(question.name, "choice")
            }
            facts[question.name] = .choice(text)
        case .grouped(let groups):
            guard groups.contains(where: { $0.options.contains { $0.value == text } }) else {
                return fault(question.name, "choice")
            }
            facts[question.name] = .choice(text)
        case .boxes(let options):
            let known = Set(options.map(\.value))
            if !known.isSuperset(of: boxes(question.name)) { fault(question.name, "choice") }
        case .money, .count, .day, .moment, .yesNo:
            guard let fact = WhatIfAnswers.fact(text, question.kind) else {
                return fault(question.name, "type")
            }
            facts[question.name] = fact
        }
    }

    private mutating func fault(_ name: String, _ code: String) {
        faults.append(WhatIfFault(field: name, said: words("field.fault.\(code)")))
    }

    private static func fact(_ text: String, _ kind: WhatIfQuestion.Kind) -> Fact? {
        let plain = text.precomposedStringWithCompatibilityMapping
        switch kind {
        case .money: return Money(parsing: plain.filter { $0 != "," }).map { .money($0) }
        case .count: return count(plain.filter { $0 != "," }).map { .count($0) }
        case .day: return CivilDate(parsing: plain).map { .day($0) }
        case .moment: return moment(plain).map { .moment($0) }
        case .yesNo: return plain == "yes" ? .yesNo(true) : plain == "no" ? .yesNo(false) : nil
        case .line, .choice, .grouped, .select, .boxes: return nil
        }
    }

    private static func count(_ text: String) -> Int? {
        guard (1...10).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(text).flatMap { $0 <= mostCounted ? $0 : nil }
    }

    private static func moment(_ text: String) -> Instant? {
        Instant(parsing: text) ?? Instant(parsing: text + ":00+08:00")
    }

    /// No control characters, and nothing that turns the direction of writing.
    private static func isClean(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: false
            default: true
            }
        }
    }
}
