import Casework
import Foundation
import Law
import Programmes
import Testing

@testable import Desk

/// Properties that hold of every pack: nobody comes to a stage that nothing leaves, every clock has an end, and every act
/// has somebody who may do it.
///
/// The short form walks once. `ZHIBAO_LONG_WALKS=20` walks with twenty seeds over many more files. A fault names the
/// seed and the matter; `zhibao drill --replay SEED:MATTER:MOMENT` walks that one again.
@Suite struct `Random walks over every pack` {
    private static let longWalks =
        ProcessInfo.processInfo.environment["ZHIBAO_LONG_WALKS"].flatMap(Int.init) ?? 0

    static let seeds = longWalks > 0 ? Array(1...longWalks) : [20_261]
    static let files = longWalks > 0 ? 1_500 : 110

    @Test(arguments: seeds)
    func `end nowhere, leave no clock without an end, and find somebody for every act`(seed: Int) async throws
    {
        let drill = try await DrillOffice(files: Self.files, seed: seed)
        let tally = drill.made.tally
        #expect(tally.faults.map(\.description) == [])
        #expect(tally.clocksRunOut > 0)
        #expect(tally.ended > 20)
        let walked = Set(tally.done.keys.compactMap { $0.split(separator: "/").first.map(String.init) })
        #expect(walked.count >= (Self.longWalks > 0 ? 16 : 10), "\(walked.sorted())")
        guard Self.longWalks > 0 else { return }
        print(`Random walks over every pack`.coverage(tally, drill.office.library))
    }

    /// What a long walk did not come to: acts that no story and no chance led to.
    private static func coverage(_ tally: DrillTally, _ library: ProgrammeLibrary) -> String {
        let all = Set(
            library.procedures.flatMap { procedure in
                procedure.allActions.map { "\(procedure.name)/\($0.name)" }
            })
        let missed = all.filter { tally.done[$0] == nil }.sorted()
        return
            "acts done: \(all.count - missed.count) of \(all.count); not come to: \(missed.joined(separator: " "))"
    }

    private static let aid = "programmes/rights-aid/procedures/rights-aid.yaml"
    private static let words = "drill/words.yaml"

    /// Every matter asks for aid.
    private static func onlyAid(_ words: String) -> String {
        words.replacing("report: \"520\"", with: "report: \"0\"").replacing(
            "rights-aid: \"25\"", with: "rights-aid: \"9000\"")
    }

    private func faults(
        _ files: Int, _ spoil: [String: (String) -> String]
    ) async throws -> [DrillFault] {
        try await DrillOffice(files: files, seed: 2, spoil: spoil).made.tally.faults
    }

    @Test func `an act of a body at which nobody holds the post is found`() async throws {
        let found = try await faults(3) { text in
            text.replacing("aid-desk: { kind: ip-centre", with: "aid-desk: { kind: notary")
        }
        let acts = found.filter { $0.kind == .actOfNobody && $0.procedure == "rights-aid" }.map(\.place)
        #expect(Set(acts).isSuperset(of: ["take-up", "advise", "refer", "decline"]))
        #expect(found.contains { $0.kind == .deadEnd && $0.procedure == "rights-aid" && $0.place == "asked" })
    }

    @Test func `a hand-over to a body at which nobody could go on is found`() async throws {
        let police = "programmes/criminal-linkage/procedures/transfer-to-police.yaml"
        let found = try await faults(
            3,
            [
                police: {
                    $0.replacing("receiving-police: { kind: police", with: "receiving-police: { kind: notary")
                }
            ])
        #expect(
            found.contains {
                $0.kind == .standsStill && $0.procedure == "transfer-to-police" && $0.place == "pass-on"
            }, "\(found)")
    }

    private func faults(
        _ files: Int, aid: @escaping (String) -> String
    ) async throws -> [DrillFault] {
        try await faults(files, [Self.aid: aid])
    }

    @Test func `a clock that no act stops is found`() async throws {
        let found = try await faults(3) { $0.replacing("stops: [answer], ", with: "") }
        #expect(found.contains { $0.kind == .clockNobodyStops && $0.place == "answer" })
    }

    @Test
    func `a stage that its acts never leave, whatever is tried, is found with the matter that shows it`()
        async throws
    {
        let stuck: (String) -> String = { text in
            ["advise:  ", "refer:   ", "decline: "].reduce(text) { text, act in
                text.replacing(
                    act + "{ by: aid-officer, ",
                    with: act + "{ by: aid-officer, waits_for: { mediation: [agreed] }, ")
            }
        }
        let found = try await faults(40, [Self.aid: stuck, Self.words: Self.onlyAid])
        let fault = try #require(found.first { $0.kind == .neverLeft })
        #expect(fault.procedure == "rights-aid" && fault.place == "advising")
        let token = try #require(fault.token)
        let again = try await DrillOffice(
            files: 40, seed: 2, only: token, spoil: [Self.aid: stuck, Self.words: Self.onlyAid])
        #expect(again.made.tally.matters == 1)
        #expect(again.made.tally.entered["rights-aid/advising"] == 1)
        #expect(again.made.tally.left["rights-aid/advising"] == nil)
    }

    @Test func `a call that a bureau took over becomes no report where nobody takes reports in`() async throws
    {
        let token = try #require(DrillToken("7:13371:2025-06-06T16:57:00.058+08:00"))
        let walked = try await DrillOffice(files: 200_000, seed: 7, only: token)
        #expect(walked.made.tally.faults.isEmpty)
        #expect(walked.made.tally.matters == 1)
    }

    @Test func `a matter is named so that it can be walked again, and nothing else passes for one`() {
        let token = DrillToken("7:132:2026-03-04T09:12:00+08:00")
        #expect(token?.seed == 7 && token?.matter == 132)
        #expect(token.map { DrillToken($0.description) == $0 } == true)
        for wrong in ["", "7", "7:132", "7:x:2026-03-04T09:12:00+08:00", "7:132:yesterday"] {
            #expect(DrillToken(wrong) == nil)
        }
    }
}
