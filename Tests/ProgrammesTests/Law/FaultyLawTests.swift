import Foundation
import Law
import Programmes
import Testing

@Suite struct FaultyLawTests {
    /// What is planted in which file, and what the loader says of it and of the remedy.
    struct Slip: CustomTestStringConvertible {
        let old: String
        let new: String
        let fault: String
        let remedy: String
        var file = "rules/customs.yaml"

        var testDescription: String { fault }
    }

    static let slips = [
        Slip(
            old: "  citations: [CUST2018 art. 16]", new: "  citatons: [CUST2018 art. 16]",
            fault: "rule customs.ex_officio.notify has no key `citatons`", remedy: "did you mean `citations`?"
        ),
        Slip(
            old: "CUST2018 art. 16", new: "CUST2017 art. 16",
            fault: "no instrument has the key `CUST2017`, which customs.ex_officio.notify cites",
            remedy: "did you mean `CUST2018`?"),
        Slip(
            old: "[CUST2018 art. 16]", new: "[CUST2018 article 16]",
            fault: "`CUST2018 article 16` is not a citation", remedy: "write it as `TR310 art. 5 para. 2`"),
        Slip(
            old: "value: {wd: 3}", new: "value: 3",
            fault: "`value` of rule customs.ex_officio.notify is a text", remedy: "write a table of keys"),
        Slip(
            old: "value: {wd: 3}", new: "value: {wd: }",
            fault: "`wd` in `value` of rule customs.ex_officio.notify is empty",
            remedy: "fill it in, or leave it out"),
        Slip(
            old: "value: {wd: 3}", new: "value: {wd: three}",
            fault: "the number `wd` of `customs.ex_officio.notify` makes no sense",
            remedy: "write a whole number of that unit"),
        Slip(
            old: "value: {wd: 3}", new: "value: {wd: \"3\"}",
            fault: "the number `wd` of `customs.ex_officio.notify` makes no sense",
            remedy: "write a whole number of that unit"),
        Slip(
            old: "value: {wd: 3}", new: "value: {wd: -3}",
            fault: "the number `wd` of `customs.ex_officio.notify` makes no sense",
            remedy: "write a whole number of that unit"),
        Slip(
            old: "value: {wd: 3}", new: "value: {length: 3}",
            fault: "the number `length` of `customs.ex_officio.notify` has no unit",
            remedy: "end the key with a unit, such as `_days`"),
        Slip(
            old: "  from: 2009-07-01", new: "  from: 2009-07-01\n  to: 2009-06-30",
            fault: "`from` of `customs.bond.ex_officio` lies after its `to`", remedy: "mend one of the days"),
        Slip(
            old: "  from: 2009-07-01", new: "  from: 2009-02-30", fault: "`2009-02-30` is not a day",
            remedy: "write it as 2026-03-05"),
        Slip(
            old: "- id: customs.disposal", new: "- id: customs.penalty",
            fault: "`customs.penalty` has two versions on one day", remedy: "give each its days"),
        Slip(
            old: "  conf: verified", new: "  conf: sure", fault: "no confidence is called `sure`",
            remedy: "declare it, or use one of: high, low, medium, press, verified"),
        Slip(
            old: "  conf: verified", new: "  note: a", fault: "rule customs.record has no `conf`",
            remedy: "add `conf: …`"),
        Slip(
            old: "  citations: [CUST2018 art. 27]", new: "  citations: []",
            fault: "`customs.disposal` cites no text",
            remedy: "cite a text, or say why there is none under `uncited`"),
        Slip(
            old: "- id: customs.penalty", new: "- id: customs.penalty\n  area: \"230000\"",
            fault: "rule customs.penalty has an `area`", remedy: "move it to law/overlays"),
        Slip(
            old: "  by_day_of: conduct", new: "  by_day_of: conductt",
            fault: "no kind of day is called `conductt`",
            remedy: "did you mean `conduct`?", file: "rules/damages.yaml"),
        Slip(
            old: "  to: 2026-12-31", new: "  to: 2027-12-31",
            fault: "`damages.tm.2019` and `damages.tm.2026` are in force on the same day",
            remedy: "mend their days, or name one under `beside` of the other", file: "rules/damages.yaml"),
        Slip(
            old: "successor: TML2019", new: "successor: TML2018",
            fault: "no instrument has the key `TML2018`, the successor of `TML2013`",
            remedy: "did you mean `TML2013`?", file: "authorities.yaml"),
        Slip(
            old: "- key: CPL\n", new: "- key: CL\n", fault: "the instrument `CL` stands twice",
            remedy: "keep one of them", file: "authorities.yaml"),
        Slip(
            old: "offence: \"213\"", new: "offense: \"213\"", fault: "`offence` is missing",
            remedy: "mend the value", file: "thresholds/criminal-213.yaml"),
    ]

    @Test(arguments: slips)
    func `a slip is told at its place, with its remedy`(slip: Slip) throws {
        let law = try PlantedLaw()
        try law.replace(slip.old, with: slip.new, in: slip.file)

        let faults = law.faults()

        let found = try #require(faults.first { $0.fault == slip.fault }, "\(faults)")
        #expect(found.remedy == slip.remedy)
        #expect(found.place.file == "law/\(slip.file)")
        #expect(found.place.line > 1 || slip.file.hasPrefix("thresholds"))
        try law.remove()
    }

    @Test func `all faults are told at once, in the order of files`() throws {
        let law = try PlantedLaw()
        try law.replace("conf: verified", with: "conf: sure", in: "rules/customs.yaml")
        try law.replace("conf: high", with: "conf: sure", in: "rules/credit.yaml")
        try law.replace("review: pending", with: "review: never", in: "authorities.yaml")

        #expect(
            law.faults().map(\.place.file) == [
                "law/authorities.yaml", "law/rules/credit.yaml", "law/rules/customs.yaml",
            ])
        try law.remove()
    }

    @Test func `a file that is no list and one that is not UTF-8 are refused`() throws {
        let law = try PlantedLaw()
        try law.write("id: customs.record\n", to: "rules/customs.yaml")
        #expect(law.faults().map(\.fault).contains("the file is a table of keys"))

        try Data([0xFF, 0xFE, 0x41]).write(to: law.folder.appending(path: "rules/customs.yaml"))
        #expect(law.faults().map(\.fault) == ["the file is not UTF-8"])
        try law.remove()
    }
}
