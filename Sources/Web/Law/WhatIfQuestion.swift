internal import Law

/// One question of a what-if form. Its name is the name of the fact that it asks for.
struct WhatIfQuestion: Sendable {
    enum Kind: Sendable {
        /// Yuan with at most two decimals.
        case money
        case count
        case day
        /// Day and time at UTC+08:00.
        case moment
        /// Yes, no, or not known: what is not answered is never a no.
        case yesNo
        /// A line of text, at most so many characters. It becomes no fact.
        case line(most: Int)
        /// One of these, value and words. A select when there are more than five.
        case choice([(value: String, label: String)])
        /// One of these, under headings.
        case grouped([(heading: String, options: [(value: String, label: String)])])
        /// One of these in a select, however few: for long lists of short answers.
        case select([(value: String, label: String)])
        /// Any of these.
        case boxes([(value: String, label: String)])
    }

    let name: String
    let kind: Kind
    var isRequired = false
    /// `nil`: what the catalogue or a pack calls the fact.
    var label: String?
    var hint: String?
    /// What stands in the field at first.
    var preset: String?
    /// Without the remarks on format and on leaving it open: where the heading says it once for all.
    var isBare = false

    init(
        _ name: String, _ kind: Kind, isRequired: Bool = false, label: String? = nil, hint: String? = nil,
        preset: String? = nil, isBare: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.label = label
        self.hint = hint
        self.preset = preset
        self.isBare = isBare
    }
}

/// Questions that belong together, under a heading. Without one, they stand first.
struct WhatIfGroup: Sendable {
    var heading: String?
    /// Folded until it is opened or something stands in it: what few readers need.
    var isFolded = false
    /// Whether the questions stand two by two: an answer, and what is said of it.
    var isPaired = false
    let questions: [WhatIfQuestion]

    init(_ questions: [WhatIfQuestion]) {
        self.questions = questions
    }

    init(
        _ heading: String, isFolded: Bool = false, isPaired: Bool = false, _ questions: [WhatIfQuestion]
    ) {
        self.heading = heading
        self.isFolded = isFolded
        self.isPaired = isPaired
        self.questions = questions
    }
}

extension Wording {
    /// What a fact is called outside any file: our own word, else the first pack's that knows it, else the
    /// statement of the law that goes by that name.
    func factName(_ name: String) -> String {
        sentence("law.fact.\(name)") ?? knownTitle("fact", name) ?? sentence("fact.\(name)")
            ?? sentence("reason.\(name)") ?? name
    }

    /// The answers that a fact of choices may take, in words; each value where nobody has a word for it.
    func choiceName(_ value: String, of fact: String) -> String {
        sentence("law.choice.\(fact).\(value)") ?? knownTitle("choice", "\(fact).\(value)") ?? value
    }

    /// The options of a question whose answers are the cases of an enumeration.
    func options<Value: RawRepresentable<String> & CaseIterable>(
        _ type: Value.Type, of fact: String
    ) -> [(value: String, label: String)] {
        type.allCases.map { ($0.rawValue, choiceName($0.rawValue, of: fact)) }
    }
}
