import Law
import Testing

@testable import Casework

@Suite("One person asks, another answers")
struct KeepingRequestTests {
    private let asked = Instant(CivilDate(2026, 5, 11), 9, 0)
    private var lapses: Instant { asked.adding(ms: 72 * 3_600_000) }

    private func request(
        _ state: KeepingRequest.State = .asked, act: KeepingRequest.Act = .open, until: Instant? = nil
    ) -> KeepingRequest {
        KeepingRequest(
            id: "k-1", act: act, kind: .sealed, subject: "s-1", asker: "wang", lapses: lapses, state: state,
            until: until)
    }

    private func refusal(_ body: () throws -> Void) -> KeepingRefusal? {
        do {
            try body()
            return nil
        } catch {
            return error as? KeepingRefusal
        }
    }

    @Test func `nobody answers what they asked, nor what was asked by whom they stand in for`() {
        #expect(
            refusal { try request().demandAnswer(by: "wang", standingInFor: [], at: asked) } == .ownRequest)
        #expect(
            refusal { try request().demandAnswer(by: "li", standingInFor: ["sun", "wang"], at: asked) }
                == .standsInForAsker)
        #expect(refusal { try request().demandAnswer(by: "li", standingInFor: ["sun"], at: asked) } == nil)
    }

    @Test func `what was answered, withdrawn or has lapsed waits no more`() {
        for state in [KeepingRequest.State.approved, .declined, .withdrawn] {
            #expect(
                refusal { try request(state).demandAnswer(by: "li", standingInFor: [], at: asked) }
                    == .notWaiting)
        }
        let late = lapses.adding(ms: 1)
        #expect(
            refusal { try request().demandAnswer(by: "li", standingInFor: [], at: late) } == .notWaiting)
        #expect(refusal { try request().demandWithdrawal(by: "wang", at: late) } == .notWaiting)
    }

    @Test func `only whoever asked withdraws`() {
        #expect(refusal { try request().demandWithdrawal(by: "li", at: asked) } == .notTheAsker)
        #expect(refusal { try request().demandWithdrawal(by: "wang", at: lapses) } == nil)
    }

    @Test func `the last moment belongs to what it ends`() {
        let until = asked.adding(ms: 30 * 60_000)
        let open = request(.approved, until: until)
        #expect(open.standing(at: until.adding(ms: -1)) == .open)
        #expect(open.standing(at: until) == .open)
        #expect(open.standing(at: until.adding(ms: 1)) == .over)
        #expect(request().standing(at: lapses) == .waiting)
        #expect(request().standing(at: lapses.adding(ms: 1)) == .lapsed)
        #expect(request(.approved, act: .erase).standing(at: until) == .erased)
    }

    @Test func `a rule covers its compartment in its procedures alone`() {
        let rule = TwoPersonRule(
            scope: .compartment("reporter"), procedures: ["report"], openMinutes: 30, standsHours: 72,
            basis: "SAMR121 art. 37")
        let entry = CaseFile.SealedEntry(record: "s-1", compartment: "reporter", field: nil, by: nil)
        let answer = CaseFile.SealedEntry(record: "s-2", compartment: "A/answer/x", field: "answer", by: nil)
        #expect(rule.covers(entry, in: "report"))
        #expect(!rule.covers(entry, in: "hotline"))
        #expect(!rule.covers(answer, in: "report"))
    }
}
