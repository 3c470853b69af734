import Casework
import Foundation
import Law
import Programmes
import Testing

@testable import Web

/// The catalogue and the pages know the same keys, in both languages.
struct CatalogueTests {
    private func sources() throws -> (templates: [String], swift: [String]) {
        func texts(_ folder: URL, _ ending: String) throws -> [String] {
            let paths =
                FileManager.default.enumerator(
                    at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)?.allObjects ?? []
            return try paths.compactMap { $0 as? URL }.filter { $0.pathExtension == ending }
                .map { try String(contentsOf: $0, encoding: .utf8) }
        }
        return (
            try texts(Places.share.appendingPathComponent("templates"), "mustache"),
            try texts(Places.web, "swift") + texts(Places.papers, "swift")
        )
    }

    /// Families whose last word comes from an enumeration or a pack: `clock.` of `"clock.\(badge)"`.
    private func families(_ swift: [String]) -> Set<String> {
        Set(swift.flatMap { $0.matches(of: /"((?:[a-z0-9-]+\.)+)\\\(/).map { String($0.1) } })
    }

    @Test func `every sentence that a page asks for is there in Chinese and in English`() throws {
        let world = try PageWorld.get()
        let (templates, swift) = try sources()
        let heads = Set(world.texts.keys(in: "zh-Hans").compactMap { $0.split(separator: ".").first })
        let literals = swift.flatMap { $0.matches(of: /"([a-z0-9-]+(?:\.[a-z0-9_-]+)+)"/).map { $0.1 } }
            .filter {
                !["files.csv", "retention.csv", "day.paused", "likeness.position", "search.erasure"].contains(
                    $0)
                    && heads.contains($0.prefix { $0 != "." })
            }
        let asked = Set(
            templates.flatMap { $0.matches(of: /\{\{#text\}\}(.+?)\{\{\/text\}\}/).map { String($0.1) } }
                + literals.map(String.init))

        for language in [Language.chinese, .english] {
            let missing = asked.filter { world.texts.sentence($0, in: language.rawValue) == nil }
            #expect(missing.sorted() == [], "\(language.rawValue)")
        }
        #expect(asked.count > 400)
    }

    @Test func `no sentence stands in the catalogue that no page asks for`() throws {
        let world = try PageWorld.get()
        let (templates, swift) = try sources()
        let all = (templates + swift).joined(separator: "\n")
        let literals = Set(
            all.matches(of: /[">}]([a-z0-9]+(?:[.-][A-Za-z0-9_-]+)+)["<{]/).map { String($0.1) })
        let families = families(swift).union([
            "reason.", "lead.next.", "threshold.", "question.", "jurisdiction.", "period.", "knowledge.",
        ])
        let unused = world.texts.keys(in: "zh-Hans").filter { key in
            !literals.contains(key) && !families.contains { key.hasPrefix($0) }
        }

        #expect(unused.sorted() == [])
    }

    @Test func `both languages say the same keys, with the same places`() throws {
        let world = try PageWorld.get()
        let chinese = world.texts.keys(in: "zh-Hans")
        let english = world.texts.keys(in: "en")
        func places(_ key: String, _ language: String) -> Set<String> {
            let sentence = world.texts.sentence(key, in: language) ?? ""
            return Set(sentence.matches(of: /\{(\w+)\}/).map { String($0.1) })
        }
        // Dates name their parts differently, and English leaves numbers out of `one`.
        let differing = chinese.filter {
            !$0.hasPrefix("day.") && places($0, "zh-Hans") != places($0, "en")
        }

        #expect(chinese.subtracting(english).sorted() == [])
        #expect(english.subtracting(chinese).filter { !$0.hasSuffix(".one") }.sorted() == [])
        #expect(differing.sorted() == [])
    }

    @Test(arguments: [Language.chinese, .english])
    func `every word of an enumeration has its sentence`(language: Language) throws {
        let world = try PageWorld.get()
        let keys =
            ["late", "soon", "run", "done", "tardy", "held", "lapsed", "shut", "waiting"].map {
                "clock.\($0)"
            }
            + Refusal.FieldFault.Code.every.map { "field.fault.\($0)" }
            + ReceiptOfService.Method.allCases.map { "service.method.\($0.rawValue)" }
            + Role.Sight.allCases.map { "sight.\($0.rawValue)" }
            + Clock.Expiry.allCases.flatMap {
                ["sums.expiry.\($0.rawValue)", "event.clock-ran-out.\($0.rawValue)"]
            }
            + CountedDay.Kind.allCases.map { "sums.kind.\($0.rawValue)" }
            + ReportStep.allCases.map { "report.step.\($0.rawValue).title" }
            + UnifiedCreditCode.Fault.allCases.map { "report.fault.uscc.\($0.rawValue)" }
            + BuiltInAct.allCases.map { "act.\($0.rawValue)" }
            + (1...7).flatMap { ["day.weekday.\($0)", "day.weekday-short.\($0)"] }
            + (1...12).map { "day.month.\($0)" }
            + Rail.Place.allCases.map { "rail.\($0.rawValue)" }
            + CaseField.RightType.allCases.map { "report.right.\($0.rawValue)" }
            + Statutes.all(world.rules).map { "rule.\($0.name)" }
            + ReleaseFault.keys.map { "release-fault.\($0)" }

        #expect(keys.filter { world.texts.sentence($0, in: language.rawValue) == nil } == [])
    }

    @Test(arguments: [Language.chinese, .english, .russian])
    func `every party of a file has a word`(language: Language) throws {
        let world = try PageWorld.get()
        let parties = Set(world.library.procedures.flatMap(\.actingParties))
        let unnamed = parties.filter { world.texts.sentence("party." + $0, in: language.rawValue) == nil }

        #expect(unnamed == [])
        #expect(parties.contains("complainant"))
    }

    @Test func `a template that asks for a sentence nobody wrote stops the start`() throws {
        var asked: [String] = []
        let text = Templates.worded("<p>{{#text}}a.b{{/text}}</p>{{#text}}c.d{{/text}}") { key in
            asked.append(key)
            return "x < {count}"
        }

        #expect(asked == ["a.b", "c.d"])
        #expect(text == "<p>x &lt; {{count}}</p>x &lt; {{count}}")
    }
}

extension Refusal.FieldFault.Code {
    /// A new code finds this place, and then the catalogue.
    static var every: [String] {
        let all: [Self] = [.required, .type, .choice, .range, .unknown, .tooLong, .characters]
        return all.map(\.rawValue)
    }
}
