import Law
import Testing

@Suite struct PatentNumberTests {
    @Test(arguments: [
        "", "ZL", "201710601862", "201710601862.4", "2017106018623.", "201740601862.3", "200210601862.5",
        "US201710601862.3", "20171060186.3",
        "97101765", "97101765.5", "84101765.8", "ZLBS.12500520.2", "BS.12600520.2", "BS.12500520",
        "BS.12500520.3", "2017-10601862.3",
    ])
    func `a number without its right check or form is refused`(text: String) {
        #expect(PatentNumber(reading: text) == nil)
    }

    @Test(arguments: [
        "201710601862.3", "ZL201710601862.3", "zl 2017 1 0601862.3", "CN2017106018623", "ＺＬ２０１７１０６０１８６２．３",
        "\u{3000}ZL201710601862.3\n",
    ])
    func `a number since 2003 is read as people write it`(text: String) throws {
        let number = try #require(PatentNumber(reading: text))
        #expect(number.description == "201710601862.3")
        #expect(number.scheme == .since2003)
        #expect(number.year == 2017)
        #expect(number.type == "1")
    }

    @Test(arguments: [
        ("201811564288.X", "201811564288.X", 2018, PatentNumber.Scheme.since2003),
        ("202510942578.7", "202510942578.7", 2025, .since2003),
        ("ZL97101765.4", "97101765.4", 1997, .old), ("95115608x", "95115608.X", 1995, .old),
        ("BS.12500520.2", "BS.12500520.2", 2012, .layout), ("bs085001457", "BS.08500145.7", 2008, .layout),
    ])
    func `real numbers of every form are read`(
        text: String, written: String, year: Int, scheme: PatentNumber.Scheme
    ) throws {
        let number = try #require(PatentNumber(reading: text))
        #expect(number.description == written)
        #expect(number.year == year)
        #expect(number.scheme == scheme)
    }

    @Test func `eight digits carry years of two centuries and of no others`() throws {
        let years = ["85", "99", "00", "03", "04", "84"].map { year -> Int? in
            let digits = year + "100001"
            return PatentNumber.check(of: digits).flatMap { PatentNumber(reading: digits + String($0)) }?.year
        }
        #expect(years == [1985, 1999, 2000, 2003, nil, nil])
    }

    @Test func `the check is reckoned of eight or twelve digits only`() {
        #expect(PatentNumber.check(of: "201710601862") == "3")
        #expect(PatentNumber.check(of: "95115608") == "X")
        for text in ["", "9511560", "951156088", "9511560８", "ZL951156"] {
            #expect(PatentNumber.check(of: text) == nil)
        }
    }
}
