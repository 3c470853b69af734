import Foundation
import Law
import Programmes
import Testing

/// One fault planted into the sound procedure.
struct Plant: CustomTestStringConvertible, Sendable {
    let old: String
    let new: String
    /// How the fault begins.
    let fault: String
    /// A text on the line where the fault is found, when that is not the planted one.
    let line: String?

    init(_ old: String, _ new: String, _ fault: String, at line: String? = nil) {
        self.old = old
        self.new = new
        self.fault = fault
        self.line = line
    }

    var testDescription: String { fault }

    var procedure: String {
        SoundPack.procedure.replacing(old, with: new, maxReplacements: 1)
    }

    var expectedLine: Int? { SoundPack.line(of: line ?? (new.isEmpty ? old : new), in: procedure) }
}

@Suite struct FaultyPackTests {
    @Test func `the sound pack is without fault`() throws {
        #expect(try SoundPack.faults(SoundPack.files()).map(\.description) == [])
    }

    @Test(arguments: Plant.unknownNames)
    func `an unknown name is found with its line`(plant: Plant) throws {
        try expectOnly(plant)
    }

    @Test(arguments: Plant.foreignNumbers)
    func `a number or text that is not the law's is found with its line`(plant: Plant) throws {
        try expectOnly(plant)
    }

    @Test(arguments: Plant.slips)
    func `a slip of the pen is found with its line`(plant: Plant) throws {
        let faults = try SoundPack.faults(SoundPack.files(procedure: plant.procedure))
        let first = faults.filter { $0.fault.hasPrefix(plant.fault) }

        #expect(first.map(\.place.line) == [plant.expectedLine], "\(faults)")
    }

    @Test(arguments: Plant.gaps)
    func `a gap in the course is found where it is declared`(plant: Plant) throws {
        let faults = try SoundPack.faults(SoundPack.files(procedure: plant.procedure))
        let found = faults.filter { $0.fault.hasPrefix(plant.fault) }

        #expect(found.map(\.place.line) == [plant.expectedLine], "\(faults)")
    }

    @Test func `a rule of low confidence decides nothing`() throws {
        let law = try ShippedPacks.packLaw()
        let low = try #require(law.book.rules.first { !$0.confidence.mayDecide })
        let procedure = SoundPack.procedure.replacing(
            "id: link.step.approve, goes_to", with: "id: \(low.id), goes_to")

        let faults = try SoundPack.faults(SoundPack.files(procedure: procedure))

        #expect(faults.map(\.fault) == ["the rule `\(low.id)` is of low confidence and may not decide"])
        #expect(faults.map(\.place.line) == [SoundPack.line(of: low.id, in: procedure)])
    }

    private func expectOnly(_ plant: Plant) throws {
        let faults = try SoundPack.faults(SoundPack.files(procedure: plant.procedure))

        #expect(faults.count == 1, "\(faults)")
        #expect(faults.first?.fault.hasPrefix(plant.fault) == true)
        #expect(faults.first?.place.file == SoundPack.path)
        #expect(faults.first?.place.line == plant.expectedLine)
        #expect(faults.first?.remedy.isEmpty == false)
    }
}
