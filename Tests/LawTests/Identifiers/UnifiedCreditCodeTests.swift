import Law
import Testing

@Suite struct UnifiedCreditCodeTests {
    @Test(arguments: [
        ("", UnifiedCreditCode.Fault.length), ("91110000600037341", .length),
        ("91110000600037341L1", .length),
        ("9111000060003734IL", .charset), ("91110000６0003734.L", .charset), ("B1110000600037341I", .charset),
        ("B1110000600037341L", .department), ("01110000600037341L", .department),
        ("9111000A600037341L", .region), ("911100006000373410", .checksum), ("N1110000600037341L", .checksum),
    ])
    func `the first fault is named, in the order of the code`(text: String, fault: UnifiedCreditCode.Fault) {
        #expect(throws: fault) { try UnifiedCreditCode(reading: text) }
    }

    @Test(arguments: [
        "91110000600037341L", "11230500001755309F", " 91110000-60003734 1l", "９１１１００００６０００３７３４１Ｌ",
        "91110000\u{3000}600037341L",
    ])
    func `a real code is read as people write it`(text: String) throws {
        let code = try UnifiedCreditCode(reading: text)
        #expect(["91110000600037341L", "11230500001755309F"].contains(code.description))
        #expect(code.hasValidOrganisationCode)
    }

    @Test func `village collectives and others have codes too`() throws {
        #expect(try UnifiedCreditCode(reading: "N2230102MA12345690").organisationCode == "MA1234569")
        #expect(try UnifiedCreditCode(reading: "Y1230102MA1234569T").hasValidOrganisationCode)
    }

    @Test func `a wrong inner check is told and refuses nothing`() throws {
        #expect(try UnifiedCreditCode(reading: "A1230102MA1234560K").hasValidOrganisationCode == false)
    }

    @Test(arguments: [
        ("60003734-1", true), ("600037341", true), ("600037342", false), ("6000373", false),
        ("6000373411", false), ("", false),
    ])
    func `an organisation code has its own check`(text: String, isValid: Bool) {
        #expect(OrganisationCode.isValid(text) == isValid)
    }
}
