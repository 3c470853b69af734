import Casework
import Foundation
import Law
import Programmes
import Testing

@Suite struct ShippedPackTests {
    @Test func `the packs that ship are without fault`() throws {
        let files = try PackFile.reading(ShippedPacks.share.appending(path: "programmes"))

        let faults = ProgrammeLibrary.reading(files, law: try ShippedPacks.packLaw()).faults

        #expect(faults.map(\.description) == [])
    }

    @Test(arguments: ShippedPacks.scenarios)
    func `each story that ships is true`(path: String) throws {
        let library = try ShippedPacks.library()
        let scenario = try #require(library.scenarios().first { $0.place.file == path })

        let run = ScenarioRun(scenario, library: library, calendar: try ShippedPacks.calendar())

        #expect(run.failures.map(\.description) == [])
    }

    @Test func `each mechanism has at least three stories, one of them with a refusal`() throws {
        let library = try ShippedPacks.library()
        let stories = Dictionary(grouping: try library.scenarios()) {
            $0.place.file.split(separator: "/").first ?? ""
        }

        #expect(library.programmes.count >= 4)
        for programme in library.programmes {
            let own = stories[Substring(programme.name)] ?? []
            #expect(own.count >= 3, "\(programme.name)")
            #expect(own.contains { $0.refusals > 0 }, "\(programme.name)")
        }
    }

    @Test func `the transfer is found by name, by version and by day`() throws {
        let library = try ShippedPacks.library()

        let transfer = try #require(library.procedure(named: "transfer-to-police", version: "2020-08-07"))

        #expect(library.current("transfer-to-police", on: CivilDate(2026, 3, 2)) == transfer)
        #expect(library.current("transfer-to-police", on: CivilDate(2020, 8, 6)) == nil)
        #expect(library.procedure(named: "transfer-to-police", version: "2020-08-06") == nil)
    }

    @Test func `reports keep the edition of the day on which they came in`() throws {
        let library = try ShippedPacks.library()

        let before = try #require(library.current("report", on: CivilDate(2026, 4, 14)))
        let after = try #require(library.current("report", on: CivilDate(2026, 4, 15)))

        #expect(before.version != after.version)
        #expect(before.inForceTo == CivilDate(2026, 4, 14))
    }

    @Test func `a clock carries the confidence of its rule`() throws {
        let library = try ShippedPacks.library()
        let transfer = try #require(library.current("transfer-to-police", on: CivilDate(2026, 3, 2)))
        let review = try #require(transfer.clock("filing-decision"))

        #expect(review.confidence == .verified)
        #expect(review.extensions.map(\.confidence) == [.medium, .medium])
        #expect(review.extensions.allSatisfy { $0.confidence.isToBeConfirmed })
    }

    @Test(arguments: [
        (TitledKind.act, "approve", "zh-Hans", "批准移送"), (.act, "approve", "en", "Approve the transfer"),
        (.stage, "assessed", "zh-Hans", "待报告"), (.stage, "assessed", "en", "To be reported"),
        (.choice, "suspicion.reasonable", "zh-Hans", "有合理嫌疑"),
        (.act, "approve", "ru", "Approve the transfer"),
        (.act, "approve", "zh-Hant", "批准移送"), (.act, "nothing", "en", "nothing"),
    ])
    func `titles speak the reader's language, or the nearest one`(
        kind: TitledKind, name: String, language: String, title: String
    ) throws {
        #expect(try ShippedPacks.library().title(kind, name, of: "transfer-to-police", in: language) == title)
    }

    @Test func `a template is the raw text of the pack`() throws {
        let library = try ShippedPacks.library()

        let letter = try #require(library.template(procedure: "transfer-to-police", name: "transfer-letter"))

        #expect(letter.hasPrefix("# 涉嫌犯罪案件移送书"))
        #expect(library.template(procedure: "report", name: "transfer-letter") == nil)
    }

    @Test func `a message says what it carries and which act answers it`() throws {
        let message = try #require(
            try ShippedPacks.library().message(procedure: "transfer-to-police", name: "transfer"))

        #expect(message.carries.contains("transfer-letter"))
        #expect(message.answeredBy == "receive")
    }

    @Test func `the same files give the same library, one changed letter another`() throws {
        var files = try PackFile.reading(ShippedPacks.share.appending(path: "programmes"))
        let library = try ShippedPacks.library()
        let again = try library.reloaded(files, law: ShippedPacks.packLaw())
        let last = try #require(files.last)
        files[files.count - 1] = PackFile(path: last.path, text: last.text + "\n")

        let changed = try library.reloaded(files, law: ShippedPacks.packLaw())

        #expect(again.digest == library.digest)
        #expect(changed.digest != library.digest)
        #expect(library.digest.count == 64)
    }

    @Test func `every fact that a rule reads has a known type`() throws {
        for rule in try ShippedPacks.packLaw().rules.values {
            let unknown = rule.reads.filter { CaseField.forms[$0] == nil }
            #expect(unknown == [], "\(rule.name)")
        }
    }
}

extension Scenario {
    /// How many acts of the story are refused.
    var refusals: Int {
        course.count { line in
            if case .act(let deed) = line.step { deed.refusal != nil } else { false }
        }
    }
}
