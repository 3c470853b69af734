import Foundation
import Law
import Programmes
import Testing

/// Settings that cannot be used are refused as a whole, with every fault.
@Suite struct CivilSettingsTests {
    /// A folder with one file of settings, changed.
    private func law(_ name: String, _ change: (String) -> String) throws -> LawFolder {
        let folder = FileManager.default.temporaryDirectory.appending(path: "civil-\(UUID().uuidString)")
        let path = "worksheets/\(name).yaml"
        let text = try String(contentsOf: CivilBook.law.folder.appending(path: path), encoding: .utf8)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "worksheets"), withIntermediateDirectories: true)
        try change(text).write(to: folder.appending(path: path), atomically: true, encoding: .utf8)
        return LawFolder(folder)
    }

    @Test(arguments: [
        ("factor-fault, weight: 3", "factor-fault, weight: -1"),
        ("factor-fault, weight: 3", "factor-fault, weight: 101"),
        ("- { factor: factor-area, weight: 1 }", ""), ("factor-area,", "factor-size,"),
        ("factor-area,", "factor-mood,"), ("{ level: 10000, share: 10000 }", "{ level: 10000, share: 9000 }"),
        ("{ level: 5000, share: 1000 }", "{ level: 5000, share: 100 }"),
        ("{ level: 5000, share: 1000 }", "{ level: 2500, share: 1000 }"), ("margin: 500", "margin: 10001"),
        ("rounding-yuan: 1000", "rounding-yuan: 0"), ("margin: 500", ""), ("weights:", "weights: ["),
        ("weight: 1 }", "weight: one }"),
    ])
    func `a framework of statutory damages that cannot be used is refused`(was: String, now: String) throws {
        let law = try law("statutory-damages") { $0.replacing(was, with: now) }
        #expect(throws: PackFaults.self) { try law.statutorySetting() }
    }

    @Test(arguments: [
        #"wages: [{ area: "230000", year: 2025, yuan: 0, published: x }]"#,
        #"wages: [{ area: "2300", year: 2025, yuan: 9, published: x }]"#,
        #"wages: [{ area: "230000", year: 2025, yuan: 9, published: " " }]"#,
        #"wages: [{ area: "230000", year: 2025, yuan: 9, published: x }, { area: "230000", year: 2025, yuan: 8, published: x }]"#,
        "wages: 5",
    ])
    func `wages that cannot be are refused`(text: String) throws {
        let law = try law("average-wages") { _ in text }
        #expect(throws: PackFaults.self) { try law.averageWages() }
    }

    @Test func `small claims are measured by the wage of the year before the filing`() throws {
        let law = try law("average-wages") { _ in
            #"wages: [{ area: "230000", year: 2025, yuan: 80000, published: 省统计局 }]"#
        }
        let wages = try law.averageWages()

        #expect(wages.wage(of: "230000", forFilingOn: CivilDate(2026, 1, 1)) == Money(yuan: 80_000))
        #expect(wages.wage(of: "230000", forFilingOn: CivilDate(2026, 12, 31)) == Money(yuan: 80_000))
        #expect(wages.wage(of: "230000", forFilingOn: CivilDate(2025, 12, 31)) == nil)
        #expect(wages.wage(of: "230000", forFilingOn: CivilDate(2027, 1, 1)) == nil)
        #expect(wages.wage(of: "220000", forFilingOn: CivilDate(2026, 1, 1)) == nil)
    }

    @Test(arguments: [
        ("name: claimant-contact", "name: claimant"),
        ("kind: choice, choices: [权利人", "kind: text, choices: [权利人"),
        ("kind: choice, choices: [实际损失, 侵权获利, 违法所得, 许可使用费, 法定赔偿]", "kind: choice"),
        ("side: defence", "side: witness"), ("kind: money", "kind: coins"),
    ])
    func `forms that cannot be filled are refused`(was: String, now: String) throws {
        let law = try law("element-forms") { $0.replacing(was, with: now) }
        #expect(throws: PackFaults.self) { try law.elementForms() }
    }
}
