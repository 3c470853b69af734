import Foundation
import Law
import Testing

@Suite struct DivisionsTests {
    let divisions: Divisions

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../share/law/divisions")
        func text(_ name: String) throws -> String {
            try String(contentsOf: root.appending(path: "\(name).csv"), encoding: .utf8)
        }
        divisions = try Divisions(
            csv: [text("heilongjiang"), text("neighbours")], provinces: text("provinces"))
    }

    @Test func `abolished codes and local districts are not in force`() {
        for code in [
            "230105", "230121", "230702", "232300", "232301", "232723", "232761", "232764", "999999", "",
        ] {
            #expect(divisions[code] == nil)
            #expect(divisions.fullName(of: code) == nil)
            #expect(divisions.children(of: code).isEmpty)
        }
        #expect(!divisions.children(of: "232700").contains("232761"))
    }

    @Test func `the province has thirteen prefectures and 121 counties`() {
        let prefectures = divisions.children(of: "230000")
        #expect(prefectures.count == 13)
        #expect(prefectures.first == "230100")
        #expect(prefectures.last == "232700")
        #expect(prefectures.flatMap(divisions.children).count == 121)
        #expect(divisions.children(of: "232700") == ["232701", "232721", "232722"])
    }

    @Test func `a name is told with those above it`() {
        #expect(divisions.fullName(of: "230102") == "黑龙江省哈尔滨市道里区")
        #expect(divisions.fullName(of: "230000") == "黑龙江省")
        #expect(divisions.fullName(of: "150102") == "内蒙古自治区呼和浩特市新城区")
        #expect(divisions["440000"]?.level == .province)
        #expect(divisions["230100"]?.parent == "230000")
        #expect(divisions["230100"]?.level == .prefecture)
    }

    @Test func `a county lies in its prefecture and its province, and in itself`() {
        #expect(divisions.isIn("230102", "230100"))
        #expect(divisions.isIn("230102", "230000"))
        #expect(divisions.isIn("230102", "230102"))
        #expect(!divisions.isIn("230102", "230200"))
        #expect(!divisions.isIn("230000", "230102"))
    }

    @Test func `a code had its name from its first year until the year it ended`() {
        #expect(divisions.name(of: "230105", in: 2003) == "太平区")
        #expect(divisions.name(of: "230105", in: 2004) == nil)
        #expect(divisions.name(of: "230105", in: 1983) == "太平区")
        #expect(divisions.name(of: "230105", in: 1982) == nil)
        #expect(divisions.name(of: "230717", in: 2018) == nil)
        #expect(divisions.name(of: "230717", in: 2019) == "伊美区")
        #expect(divisions.name(of: "230100", in: 1949) == "哈尔滨市")
        #expect(divisions.name(of: "150102", in: 2020) == nil)
    }
}
