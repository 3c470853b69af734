import Law
import Programmes
import Testing

@Suite struct ChangeSetDraftTests {
    private static let day = CivilDate(2027, 6, 1)

    private func draft(of id: String) throws -> ChangeSetDraft {
        let rule = try #require(try ShippedPacks.packLaw().book.rule(id))
        var draft = ChangeSetDraft(of: rule, from: ChangeSetDraftTests.day)
        draft.title = ["zh-Hans": "改: “期限” #1", "en": "Change: \"terms\" & more"]
        draft.changelog = ["zh-Hans": "改\n两行", "en": "- changed: {a}"]
        draft.reason = "*示例* [1]"
        draft.authority = rule.citations.first?.description ?? "SAMR2"
        return draft
    }

    @Test func `what an editor fills in becomes a sound change set`() throws {
        var draft = try draft(of: "admin.lead.verify")
        draft.numbers = ["wd": 20]
        draft.zh = "线索核查：20个工作日"
        let law = LawInForce(base: try ShippedPacks.packLaw().book)

        let read = try ChangeSet(reading: draft.text, against: law, today: CivilDate(2026, 11, 24))

        let rule = try #require(read.release.rules.first)
        #expect(rule.values["wd"] == .number(20))
        #expect(rule.values["ext_wd"] == .number(15))
        #expect(rule.values["suspend"] == draft.rule.values["suspend"])
        #expect(rule.zh == draft.zh)
        #expect(rule.on == draft.rule.on)
        #expect(read.release.title["en"] == "Change: \"terms\" & more")
        #expect(read.release.changelog["zh-Hans"] == "改 两行")
        #expect(read.cases.count == 2)
    }

    @Test func `a change that changes nothing brings no example and is refused`() throws {
        let law = LawInForce(base: try ShippedPacks.packLaw().book)
        let text = try draft(of: "admin.lead.verify").text

        #expect(throws: PackFaults.self) {
            try ChangeSet(reading: text, against: law, today: CivilDate(2026, 11, 24))
        }
    }

    @Test func `every rule of the law base with one whole number can be changed through the form`() throws {
        let law = LawInForce(base: try ShippedPacks.packLaw().book)
        var count = 0
        for rule in law.base.rules {
            guard let key = rule.values.filter({ $0.value.number != nil }).keys.sorted().first,
                let number = rule.values[key]?.number, rule.confidence.mayDecide, !rule.citations.isEmpty,
                rule.to == nil, rule.citations.allSatisfy({ law.base.authority(of: $0)?.to == nil })
            else { continue }
            var draft = try draft(of: rule.id)
            draft.numbers = [key: number + 1]
            draft.zh = "示例"
            do throws(PackFaults) {
                _ = try ChangeSet(reading: draft.text, against: law, today: CivilDate(2026, 11, 24))
                count += 1
            } catch {
                Issue.record("\(rule.id): \(error)")
            }
        }
        #expect(count > 30)
    }
}
