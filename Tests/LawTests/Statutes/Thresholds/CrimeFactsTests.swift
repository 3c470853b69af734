import Foundation
import Law
import Testing

@Suite struct CrimeFactsTests {
    @Test func `what is not stated is nil and never zero or no`() {
        let facts = CrimeFacts(Facts())

        for fact in CrimeFact.allCases {
            #expect(facts[number: fact] == nil)
            #expect(facts[answer: fact] == nil)
        }
        #expect(facts.object == nil && facts.sameMark == nil && !facts.isOrganisation)
    }

    @Test func `a fact of another type, or signed as not to be established, is not stated`() {
        let facts = CrimeFacts([
            "turnover": .count(5), "labels": .money(Money(yuan: 5)), "bankruptcy": .choice("yes"),
            "sales": KnownFile.signed, "same-mark": .choice("perhaps"),
        ])

        #expect(facts == CrimeFacts())
    }

    @Test func `numbers and answers come back as they were set, and can be taken back`() {
        var facts = CrimeFacts()
        facts[number: .sales] = 0
        facts[answer: .bankruptcy] = false
        #expect(facts[number: .sales] == 0 && facts[answer: .bankruptcy] == false)

        facts[number: .sales] = nil
        facts[answer: .bankruptcy] = nil
        #expect(facts[number: .sales] == nil && facts[answer: .bankruptcy] == nil)
    }

    @Test(arguments: [(-1, 0), (Int.max, CrimeFacts.largest), (Int.min, 0)])
    func `a number beyond every sum is cut, so that sums do not overflow`(number: Int, kept: Int) {
        var facts = CrimeFacts()
        facts[number: .sales] = number

        #expect(facts[number: .sales] == kept)
    }

    @Test func `each fact has its name, and packs declare it in that form`() {
        for fact in CrimeFact.allCases {
            #expect(CrimeFact(named: fact.name) == fact)
            #expect(!fact.key.contains("-"))
            switch (fact.kind, CaseField.forms[fact.name]) {
            case (.money, .money), (.count, .count), (.answer, .yesNo), (.choice, .choice): break
            default: Issue.record("\(fact.name) is declared otherwise")
            }
        }
        #expect(CrimeFact(named: "illegal_gains") == nil)
    }

    @Test(arguments: [
        ("role", "maker", "sales", 2, "turnover", 1, CrimeFacts.Contradiction.soldMoreThanMade),
        ("role", "label-maker", "unsold-labels", 2, "labels", 1, .moreLabelsLeftThanMade),
    ])
    func `more sold or left than made is a contradiction, the same number is none`(
        role: String, name: String, more: String, high: Int, less: String, low: Int,
        contradiction: CrimeFacts.Contradiction
    ) {
        func facts(_ high: Int) -> Facts {
            func fact(_ name: String, _ number: Int) -> Fact {
                name.hasSuffix("labels") ? .count(number) : .money(Money(fen: number))
            }
            return [role: .choice(name), more: fact(more, high), less: fact(less, low)]
        }

        #expect(CrimeFacts(facts(high)).contradictions == [contradiction])
        #expect(CrimeFacts(facts(low)).contradictions == [])
        #expect(CrimeFacts(facts(high).without("role")).contradictions == [])
    }

    @Test func `days that run backwards are no conduct, and nobody decides before the end`() {
        let (day, next) = (CivilDate(2026, 1, 1), CivilDate(2026, 1, 2))

        #expect(throws: Conduct.Fault.endsBeforeItBegins) { try Conduct(from: next, to: day) }
        #expect(throws: Conduct.Fault.decidedBeforeItEnds) {
            try Conduct(from: day, to: next, decidedOn: day)
        }
        #expect(throws: Conduct.Fault.decidedBeforeItEnds) {
            try Conduct(from: next, to: nil, decidedOn: day)
        }
        #expect(throws: Never.self) { try Conduct(from: day, to: day, decidedOn: day) }
    }
}
