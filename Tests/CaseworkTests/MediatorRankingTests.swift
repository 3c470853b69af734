import Casework
import Law
import Testing

@Suite struct MediatorRankingTests {
    private static func candidate(
        _ person: PersonID, skills: [String] = ["trademark"], areas: [String] = ["230100"], most: Int = 4,
        load: Int = 0, ties: [MediatorRanking.Tie] = []
    ) -> MediatorRanking.Candidate {
        .init(person: person, skills: skills, areas: areas, most: most, load: load, ties: ties)
    }

    private static func ranking(_ candidates: [MediatorRanking.Candidate]) -> MediatorRanking {
        MediatorRanking(
            candidates, rightType: "trademark", place: "230102",
            parties: [
                .init(name: "北国白酒股份有限公司", uscc: nil),
                .init(name: "松江商行", uscc: "91230102MA00000000"),
            ])
    }

    @Test(arguments: MediatorRanking.Tie.Kind.allCases)
    func `a tie to a party bars, whatever the skill`(kind: MediatorRanking.Tie.Kind) throws {
        let tie = MediatorRanking.Tie(kind, name: "北国白酒股份有限公司")
        let line = try #require(Self.ranking([Self.candidate("wen", ties: [tie])]).line(of: "wen"))
        #expect(line.rank == nil)
        #expect(line.reasons.first?.values["party"] == "北国白酒股份有限公司")
    }

    @Test func `two firms of one name are told apart by their codes`() {
        let tie = MediatorRanking.Tie(.employer, name: "松江商行", uscc: "91230103MA99999999")
        #expect(Self.ranking([Self.candidate("wen", ties: [tie])]).line(of: "wen")?.rank == 1)
    }

    @Test func `a full desk takes no more`() {
        #expect(Self.ranking([Self.candidate("wen", most: 4, load: 4)]).line(of: "wen")?.rank == nil)
        #expect(Self.ranking([Self.candidate("wen", most: 4, load: 3)]).line(of: "wen")?.rank == 1)
    }

    @Test func `skill goes before place, place before a light desk, and the name decides last`() {
        let ranking = Self.ranking([
            Self.candidate("a", skills: ["patent"]), Self.candidate("b", areas: ["230200"]),
            Self.candidate("c", load: 2), Self.candidate("d", load: 1), Self.candidate("e", load: 1),
        ])
        #expect(ranking.lines.map(\.person) == ["d", "e", "c", "b", "a"])
        #expect(ranking.lines.compactMap(\.rank) == [1, 2, 3, 4, 5])
    }
}
