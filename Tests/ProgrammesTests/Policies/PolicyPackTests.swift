import Casework
import Foundation
import Programmes
import Testing

@Suite struct PolicyPackTests {
    private func policy() throws -> Policy {
        try #require(try ShippedPacks.library().policies.first { $0.name == "heilongjiang-2020" })
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: ShippedPacks.share.appending(path: path), encoding: .utf8)
    }

    /// Everything wrong with the shipped packs after one change of the policy.
    private func faults(_ change: (String) -> String) throws -> [String] {
        let files = try PackFile.reading(ShippedPacks.share.appending(path: "programmes")).map { file in
            file.path == "policy/heilongjiang-2020.yaml"
                ? PackFile(path: file.path, text: change(file.text)) : file
        }
        return ProgrammeLibrary.reading(files, law: try ShippedPacks.packLaw()).faults.map(\.description)
    }

    private func line(of words: String) throws -> Int {
        let lines = try text("programmes/policy/heilongjiang-2020.yaml").split(
            separator: "\n", omittingEmptySubsequences: false)
        return try #require(lines.firstIndex { $0.contains(words) }) + 1
    }

    @Test func `all 149 clauses of the opinion are there, each once, each in its own words`() throws {
        let policy = try policy()
        let opinion = try text("programmes/policy/heilongjiang-2020.md")

        #expect(policy.clauses.count == 149)
        #expect(Set(policy.clauses.map(\.id)).count == 149)
        #expect(policy.clauses.allSatisfy { opinion.contains($0.phrase) })
        #expect(policy.sections.count == 22)
        #expect(policy.clauses.allSatisfy { policy.section(of: $0) != nil })
        #expect(policy.clauses.count { $0.kind == .target } == 12)
        #expect(policy.clauses.count { $0.depth == .task } == 15)
    }

    @Test func `a clause without a mechanism says so, and one that is realised in part says what is missing`()
        throws
    {
        let policy = try policy()
        let texts = try TextCatalogue(loading: ShippedPacks.share.appending(path: "texts").path)

        for clause in policy.clauses {
            #expect((clause.realisation == .missing) == clause.mechanisms.isEmpty, "\(clause.id)")
            for language in ["zh-Hans", "zh-Hant", "en", "ru"] {
                let key = "policy.heilongjiang-2020.\(clause.id)"
                #expect(texts.sentence(key + ".real", in: language) != nil, "\(clause.id) \(language)")
                #expect(
                    (texts.sentence(key + ".missing", in: language) != nil) == (clause.realisation == .part),
                    "\(clause.id) \(language)")
            }
        }
    }

    @Test func `what the programmes say that they realise is carried by them in the policy`() throws {
        let library = try ShippedPacks.library()
        let policy = try policy()
        let opinion = try text("programmes/policy/heilongjiang-2020.md")
        for programme in library.programmes {
            for realised in programme.realises {
                let clause = try #require(
                    policy.clause(realised.clause), "\(programme.name) \(realised.clause)")
                #expect(opinion.contains(realised.phrase), "\(programme.name) \(realised.phrase)")
                #expect(clause.realisation != .missing, "\(programme.name) claims \(clause.id)")
            }
        }
    }

    @Test func `a procedure that no pack has is refused at its line`() throws {
        let line = try line(of: "through: { judicial-confirmation: [confirmed] }, engines")
        let found = try faults {
            $0.replacing(
                "through: { judicial-confirmation: [confirmed] }, engines",
                with: "through: { trial-by-ordeal: [confirmed] }, engines")
        }

        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix(
                "policy/heilongjiang-2020.yaml:\(line): no procedure is called `trial-by-ordeal`") == true)
    }

    @Test(arguments: [
        ("engines: [policy-map]", "engines: [policy-mop]", "no engine is called `policy-mop`"),
        ("[handed-over]", "[handed-under]", "no stage of report is called `handed-under`"),
        (
            "measures: [clocks-kept, reports-taken]", "measures: [clocks-kept, reports-token]",
            "no measure is called `reports-token`"
        ),
        ("phrase: \"案件移送\"", "phrase: \"案件移轉\"", "the text of the policy does not say `案件移轉`"),
        ("clause: 2.1.1-h", "clause: 2.1.1-g", "the clause 2.1.1-g stands twice"),
        (
            "realised: whole, engines: [policy-map]", "realised: whole",
            "the clause is realised by nothing that is named"
        ),
    ]) func `a slip in a policy is refused`(right: String, wrong: String, fault: String) throws {
        let found = try faults { $0.replacing(right, with: wrong) }

        #expect(found.contains { $0.contains(fault) }, "\(found)")
    }

    @Test func `every measure of a clause is shown to everybody`() throws {
        let library = try ShippedPacks.library()
        let open = Set(library.measures.filter(\.isPublic).map(\.name))

        #expect(try policy().clauses.flatMap(\.measures).allSatisfy(open.contains))
        #expect(library.measures.count >= 24)
    }

    @Test func `a measure of an unknown clock is refused at its line`() throws {
        let path = "criminal-linkage/measures/dispatches-in-time.yaml"
        let files = try PackFile.reading(ShippedPacks.share.appending(path: "programmes")).map { file in
            file.path == path
                ? PackFile(
                    path: path, text: file.text.replacing("only: [dispatch]", with: "only: [despatch]"))
                : file
        }
        let found = ProgrammeLibrary.reading(files, law: try ShippedPacks.packLaw()).faults.map(\.description)

        #expect(found == ["\(path):10: no clock is called `despatch`; did you mean `dispatch`?"])
    }
}
