import Law
import Testing

/// The numbers are made up, but for the specimen of the standard.
@Suite struct ResidentNumberTests {
    let day = CivilDate(2026, 3, 2)

    @Test(arguments: [
        "", "11010519491231002", "110105194912310021", "11010519491231002XX", " 11010519491231002X",
        "1101051949123100２X",
        "11010519491331002X", "110105190002290022", "110105189912310022", "11010520260303002X",
    ])
    func `a wrong number is refused`(text: String) {
        #expect(ResidentNumber(text, asOf: day) == nil)
    }

    @Test func `the check may be a small x`() throws {
        let number = try #require(ResidentNumber("11010519491231002x", asOf: day))
        #expect(number.text == "11010519491231002X")
        #expect(number.birth == CivilDate(1949, 12, 31))
        #expect(number.sex == .female)
        #expect(number.kind == .resident)
        #expect(number.region == "110105")
    }

    @Test func `a division that does not exist makes no number wrong`() throws {
        #expect(try #require(ResidentNumber(numbered("000000", "20000229", "003"), asOf: day)).sex == .male)
    }

    @Test func `the first digits tell residents, homeland permits and foreign residents apart`() throws {
        let kinds = try ["230102", "810000", "820000", "830000", "840000", "911100"].map { region in
            try #require(ResidentNumber(numbered(region, "20000229", "003"), asOf: day)).kind
        }
        #expect(
            kinds == [
                .resident, .homelandPermit, .homelandPermit, .homelandPermit, .resident,
                .foreignPermanentResident,
            ])
    }

    @Test func `a child of the leap day comes of age on the first of March`() throws {
        let number = try #require(ResidentNumber(numbered("230102", "20040229", "003"), asOf: day))
        #expect(number.isMinor(on: CivilDate(2022, 2, 28)))
        #expect(!number.isMinor(on: CivilDate(2022, 3, 1)))
        #expect(number.age(on: CivilDate(2024, 2, 28)) == 19)
        #expect(number.age(on: CivilDate(2024, 2, 29)) == 20)
    }

    @Test func `a number is right from the day of birth on`() {
        let text = numbered("230102", "20260302", "003")
        #expect(ResidentNumber(text, asOf: CivilDate(2026, 3, 1)) == nil)
        #expect(ResidentNumber(text, asOf: CivilDate(2026, 3, 2))?.age(on: day) == 0)
        #expect(ResidentNumber(text, asOf: CivilDate(2026, 3, 3)) != nil)
    }

    @Test func `a number of the first generation gets its century and its check`() {
        #expect(ResidentNumber.lengthened("110105491231002") == "11010519491231002X")
        #expect(ResidentNumber.lengthened("110105490229002") == nil)
        #expect(ResidentNumber.lengthened("11010549123100") == nil)
        #expect(ResidentNumber.lengthened("11010549123100X") == nil)
    }

    /// A number with the check that the type itself gives.
    private func numbered(_ region: String, _ birth: String, _ order: String) -> String {
        let front = region + birth + order
        return "0123456789X".map { front + String($0) }.first {
            ResidentNumber($0, asOf: CivilDate(2030, 1, 1)) != nil
        } ?? front
    }
}
