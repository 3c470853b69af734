import Casework
import Evidence
import Foundation
import Law
import Programmes
import Store
import Testing

@testable import Desk

@Suite struct `A list of leads is taken in` {
    static let header =
        "external_no,received_at,kind,place,reporter_name,reporter_phone,respondent_name,respondent_uscc,"
        + "right_type,right_number,occurred_on,amount,narrative"

    static func row(
        _ number: String, received: String = "2026-05-08 09:30", kind: String = "report",
        place: String = "230102", reporter: String = "张三", phone: String = "13800000000",
        uscc: String = "91110000600037341L", right: String = "trademark,1234567", day: String = "2026-05-01",
        amount: String = "1200.50", narrative: String = "某店销售假冒商品"
    ) -> String {
        [number, received, kind, place, reporter, phone, "某某商行", uscc, right, day, amount, narrative]
            .joined(separator: ",")
    }

    /// What an import of these lines did, with the faults as `line column reason`.
    @discardableResult
    private func take(
        _ lines: [String], into world: TestOffice, header: String = Self.header,
        encoding: TextEncoding? = nil,
        bytes: (String) -> [UInt8] = { Array($0.utf8) }, source: String = "list", isTrial: Bool = false,
        stopAfter: Int = .max
    ) async throws -> (tally: LeadImportTally, faults: [String]) {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
        try Data(bytes(([header] + lines).map { $0 + "\r\n" }.joined())).write(to: file)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: file) } }
        var faults: [String] = []
        let tally = try await world.office.importLeads(
            LeadImportOrder(file: file, source: source, encoding: encoding, isTrial: isTrial),
            progress: { $0.rows < stopAfter },
            rejected: { row in
                faults += row.faults.map { "\(row.line) \($0.column ?? "-") \($0.reason)" }
            })
        return (tally, faults)
    }

    /// The characters of these tests in GBK.
    private static func gbk(_ text: String) -> [UInt8] {
        let pairs: [Character: UInt16] = [
            "三": 0xC8FD, "假": 0xBCD9, "冒": 0xC3B0, "品": 0xC6B7, "售": 0xCADB, "商": 0xC9CC, "店": 0xB5EA,
            "张": 0xD5C5, "某": 0xC4B3, "行": 0xD0D0, "销": 0xCFFA, "，": 0xA3AC,
        ]
        return text.flatMap { character -> [UInt8] in
            pairs[character].map { [UInt8($0 >> 8), UInt8($0 & 255)] } ?? Array(String(character).utf8)
        }
    }

    private func count(_ table: String, _ world: TestOffice) async throws -> Int {
        let sql = SQL(stringLiteral: "SELECT count(*) AS n FROM \(table) ORDER BY 1 LIMIT 1")
        return try await world.office.database.read { db in try db.row(sql)?.int("n") ?? -1 }
    }

    @Test(arguments: [
        ("kind", "external_no,received_at,place"), ("place", "EXTERNAL_NO,kind"),
    ])
    func `a first row that lacks columns is refused whole`(missing: String, header: String) async throws {
        let world = try await TestOffice()
        await #expect {
            try await take(["a,b,c"], into: world, header: header)
        } throws: { error in
            guard case LeadListFault.header(let lacking, _, _) = error else { return false }
            return lacking.contains(missing)
        }
        #expect(try await count("case_file", world) == 0)
    }

    @Test func `columns that nobody knows or that stand twice are named`() async throws {
        let world = try await TestOffice()
        let header = Self.header + ",colour,kind"
        await #expect(throws: LeadListFault.header(missing: [], unknown: ["colour"], repeated: ["kind"])) {
            try await take([], into: world, header: header)
        }
    }

    @Test(arguments: [
        (row("", kind: "rumour"), ["2 external_no required", "2 kind choice"]),
        (row("1", received: "2026-05-11T09:10:00+08:00"), ["2 received_at future"]),
        (row("1", received: "2019-12-31", day: ""), ["2 received_at back_dated"]),
        (row("1", received: "yesterday"), ["2 received_at type"]),
        (row("1", kind: "consumer-complaint", reporter: "", phone: ""), ["2 reporter_name required"]),
        (row("1", place: "990000"), ["2 place type"]),
        (row("1", uscc: "91110000600037341X"), ["2 respondent_uscc checksum"]),
        (row("1", uscc: "1234"), ["2 respondent_uscc type"]),
        (row("1", right: "patent,201710601862.4"), ["2 right_number checksum"]),
        (row("1", right: "brand,1"), ["2 right_type choice"]),
        (row("1", right: ",1"), ["2 right_type required"]),
        (row("1", day: "2026-05-09"), ["2 occurred_on range"]),
        (row("1", day: "2026-02-30"), ["2 occurred_on type"]),
        (row("1", amount: "much"), ["2 amount type"]),
        (row("1", narrative: " "), ["2 narrative required"]),
        (row("1", narrative: "a\u{0}b"), ["2 narrative characters"]),
        (row("1", narrative: "\"a\"b"), ["2 narrative quote"]),
        (row("1") + ",more", ["2 - field_count"]),
        ("1,2", ["2 - field_count"]),
    ])
    func `a bad row is told with its line, its column and why`(line: String, faults: [String]) async throws {
        let world = try await TestOffice()
        let done = try await take([line, Self.row("good")], into: world)

        #expect(done.faults == faults)
        #expect((done.tally.added, done.tally.bad) == (1, 1))
        #expect(try await count("case_file", world) == 1)
    }

    @Test func `the line is the one an editor shows, behind cells with line ends`() async throws {
        let world = try await TestOffice()
        let long = Self.row("1", narrative: "\"第一行\r\n第二行\n第三行\"")
        let done = try await take([long, "", Self.row("2", kind: "x")], into: world)

        #expect(done.faults == ["6 kind choice"])
    }

    @Test func `the same list again adds nothing, and a changed row is told and not written`() async throws {
        let world = try await TestOffice()
        let lines = (1...450).map { Self.row("A-\($0)") }
        #expect(try await take(lines, into: world).tally.added == 450)
        let again = try await take(lines, into: world).tally
        #expect((again.added, again.known) == (0, 450))

        let changed = try await take([Self.row("A-7", narrative: "另一件事"), Self.row("A-8")], into: world)

        #expect((changed.tally.added, changed.tally.known, changed.tally.different) == (0, 1, 1))
        #expect(changed.faults == ["2 external_no different"])
        #expect(try await count("case_file", world) == 450)
        #expect(try await take([Self.row("A-7")], into: world, source: "12345").tally.added == 1)
    }

    @Test func `a number that stands twice in one list is one file`() async throws {
        let world = try await TestOffice()
        let done = try await take(
            [Self.row("1"), Self.row("1"), Self.row("1", amount: "3")], into: world)

        #expect((done.tally.added, done.tally.known, done.tally.different) == (1, 1, 1))
        #expect(done.faults == ["4 external_no different"])
    }

    @Test func `a trial writes nothing`() async throws {
        let world = try await TestOffice()
        let done = try await take([Self.row("1"), Self.row("2", kind: "x")], into: world, isTrial: true)

        #expect((done.tally.added, done.tally.bad) == (1, 1))
        for table in ["case_file", "journal", "imported_lead", "notice", "audit"] {
            #expect(try await count(table, world) == 0)
        }
    }

    @Test func `an import that was stopped goes on where it stood`() async throws {
        let world = try await TestOffice()
        let lines = (1...500).map { Self.row("\($0)") }
        let first = try await take(lines, into: world, stopAfter: 200).tally
        #expect((first.wasStopped, first.added) == (true, 200))

        let second = try await take(lines, into: world).tally

        #expect((second.known, second.added) == (200, 300))
        #expect(try await world.office.verify() == [])
    }

    @Test func `the clock runs from the receipt, and the journal says when it was written down`() async throws
    {
        let world = try await TestOffice()
        try await take([Self.row("1", received: "2026/5/8 9:30")], into: world)
        let hand = try await world.file("230102-2026-00001")

        #expect(hand.file.opening?.at == Instant(CivilDate(2026, 5, 8), 9, 30))
        #expect(hand.rows.allSatisfy { $0.recordedMs == TestOffice.monday.ms })
        #expect(hand.rows.allSatisfy { $0.legalDay == CivilDate(2026, 5, 8).dayNumber })
        // One working day from Friday 8 May, which was followed by a worked Saturday.
        #expect(
            try await world.end(of: "acceptance", on: "230102-2026-00001").lastDay == CivilDate(2026, 5, 9))
        #expect(hand.file.facts["stated-amount"] == .money(try #require(Money(parsing: "1200.50"))))
        #expect(hand.file.facts["turnover"] == nil)
    }

    @Test func `a consumer's complaint goes to the bureau with what is claimed`() async throws {
        let world = try await TestOffice()
        try await take([Self.row("1", kind: "consumer complaint")], into: world)
        let file = try await world.file("230102-2026-00001").file

        #expect(file.procedure == "consumer-complaint")
        #expect(file.opening?.agency == TestOffice.bureau)
        #expect(file.facts["claim-amount"] == .money(try #require(Money(parsing: "1200.50"))))
        #expect(
            try await world.notices(.role("case-officer", at: "bureau")).map(\.kind) == [
                "notice.leads-imported"
            ])
    }

    @Test func `an older lead is taken under the procedure of its day`() async throws {
        let world = try await TestOffice()
        try await take(
            [Self.row("1", received: "2026-04-14", day: ""), Self.row("2", received: "2026-04-15", day: "")],
            into: world)

        #expect(try await world.file("230102-2026-00001").procedure.version == "2020-01-01")
        #expect(try await world.file("230102-2026-00002").procedure.version == "2026-04-15")
    }

    @Test func `who reported is sealed, and stands in no other table`() async throws {
        let world = try await TestOffice()
        try await take([Self.row("1"), Self.row("2", reporter: "", phone: "")], into: world)

        #expect(try await count("sealed_record", world) == 1)
        #expect(try await world.file("230102-2026-00002").file.facts["anonymous"] == .yesNo(true))
        try world.copyDatabase(to: world.office.folder.root.appending(path: "copy.db"))
        let bytes = try Data(contentsOf: world.office.folder.root.appending(path: "copy.db"))
        #expect(bytes.range(of: Data("张三".utf8)) == nil)
        #expect(bytes.range(of: Data("13800000000".utf8)) == nil)
        #expect(bytes.range(of: Data("某某商行".utf8)) != nil)
    }

    @Test func `those who take leads in are told once, and no mail is sent for each`() async throws {
        let world = try await TestOffice()
        try await take((1...20).map { Self.row("\($0)") }, into: world)

        let told = try await world.notices(.role("intake-officer", at: "centre"))
        #expect(told.map(\.kind) == ["notice.leads-imported"])
        #expect(told.first?.details["count"]?.string == "20")
        #expect(try await count("outbox", world) == 0)
    }

    @Test func `words of the office and names of places are read as their codes`() async throws {
        let world = try await TestOffice()
        let line = Self.row("1", kind: "举报", place: "哈尔滨市道里区", right: "商标,1234567")
        #expect(try await take([line], into: world).faults == [])
        let facts = try await world.file("230102-2026-00001").file.facts

        #expect(facts["place"] == .division("230102"))
        #expect(facts["right-type"] == .choice("trademark"))
    }

    @Test func `a list in GBK is the same list as in UTF-8`() async throws {
        let world = try await TestOffice()
        let lines = [Self.row("1", narrative: "\"某店，销售\"\"假冒\"\"商品\"")]
        let first = try await take(lines, into: world, bytes: Self.gbk)
        #expect((first.tally.encoding, first.tally.added) == (.gb18030, 1))

        let mark = "\u{FEFF}"
        let second = try await take(lines, into: world, header: mark + Self.header).tally

        #expect((second.encoding, second.known) == (.utf8, 1))
    }

    @Test func `bytes of neither encoding make their row bad and no other`() async throws {
        let world = try await TestOffice()
        let done = try await take(
            [Self.row("1"), Self.row("2", narrative: "@"), Self.row("3")], into: world,
            bytes: { Array($0.utf8).map { $0 == 0x40 ? 0xFF : $0 } })

        #expect(done.faults == ["3 narrative encoding"])
        #expect(done.tally.added == 2)
    }

    @Test func `a formula stays text, here and in the list of what was not taken`() async throws {
        let world = try await TestOffice()
        try await take(
            [Self.row("1", narrative: "=1+1"), Self.row("2", phone: "+86 13800000000")], into: world)
        #expect(try await count("case_file", world) == 2)
        let list = RejectList(world.office, language: "zh-Hans")
        let row = RejectedRow(
            line: 2, lastLine: 2, externalNumber: "=cmd|'/c calc'!A1", faults: [RowFault(.kind, "choice")],
            caseNumber: nil)

        #expect(list.table(row).contains("\"'=cmd|'/c calc'!A1\""))
        #expect(list.lines(row).allSatisfy { $0.contains("\"reason\":\"choice\"") })
    }

    @Test func `UTF-16 is refused with a way on`() async throws {
        let world = try await TestOffice()
        await #expect(throws: LeadListFault.wideCharacters) {
            try await take(
                [], into: world,
                bytes: { [0xFF, 0xFE] + Array($0.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } })
        }
    }

    @Test func `every reason has words in both languages`() async throws {
        let world = try await TestOffice()
        let reasons = [
            "required", "type", "choice", "range", "unknown", "too_long", "characters", "encoding", "quote",
            "field_count", "checksum", "future", "back_dated", "different",
        ]
        for language in ["zh-Hans", "en"] {
            for reason in reasons {
                #expect(world.office.texts.sentence("import.reason.\(reason)", in: language) != nil)
            }
        }
    }
}
