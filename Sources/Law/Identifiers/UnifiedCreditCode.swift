/// 统一社会信用代码, the number of an organisation (GB 32100-2015).
///
/// Department 1, category 1, division 6, organisation code 9, check 1. No division is looked up: the code
/// keeps the one of its registration, also when that has been abolished since.
public struct UnifiedCreditCode: Hashable, Sendable, CustomStringConvertible {
    /// The first thing that is wrong with a code, in the order in which it is looked for.
    public enum Fault: String, Error, Hashable, Sendable, Codable, CaseIterable {
        case length, charset, department, region, checksum
    }

    /// 18 characters, upper-case.
    public let description: String

    /// Reads a code as people write it: full-width forms, spaces, hyphens and small letters are put right.
    public init(reading text: String) throws(Fault) {
        let code = codeText(text, droppingHyphens: true)
        guard code.unicodeScalars.count == 18 else { throw .length }
        let digits = code.unicodeScalars.compactMap(UnifiedCreditCode.value)
        guard digits.count == 18 else { throw .charset }
        guard let department = code.unicodeScalars.first, "123456789ANY".unicodeScalars.contains(department)
        else { throw .department }
        guard digits[2..<8].allSatisfy({ $0 < 10 }) else { throw .region }
        let sum = weightedSum(digits, UnifiedCreditCode.weights)
        guard digits[17] == (31 - sum % 31) % 31 else { throw .checksum }
        description = code
    }

    /// Positions 9 to 17, the older number of the organisation (GB 11714).
    public var organisationCode: String {
        String(description.dropFirst(8).prefix(9))
    }

    /// A wrong inner check is a warning and never a fault: registers have issued such codes.
    public var hasValidOrganisationCode: Bool {
        OrganisationCode.isValid(organisationCode)
    }

    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

    /// Place in the alphabet of 31, which has no I, O, S, V, Z.
    private static func value(_ scalar: Unicode.Scalar) -> Int? {
        let place = Int(scalar.value)
        return switch scalar {
        case "0"..."9": place - 48
        case "A"..."H": place - 65 + 10
        case "J"..."N": place - 74 + 18
        case "P"..."R": place - 80 + 23
        case "T", "U": place - 84 + 26
        case "W"..."Y": place - 87 + 28
        default: nil
        }
    }
}

/// 组织机构代码, eight characters and a check (GB 11714).
public enum OrganisationCode {
    /// Full-width forms, spaces, hyphens and small letters are put right first.
    public static func isValid(_ text: String) -> Bool {
        let scalars = Array(codeText(text, droppingHyphens: true).unicodeScalars)
        let values = scalars.prefix(8).compactMap(value)
        guard scalars.count == 9, values.count == 8 else { return false }
        let check = 11 - weightedSum(values, [3, 7, 9, 10, 5, 8, 4, 2]) % 11
        switch check {
        case 10: return scalars[8] == "X"
        case 11: return scalars[8] == "0"
        default: return scalars[8].asciiDigit == check
        }
    }

    private static func value(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "0"..."9": Int(scalar.value) - 48
        case "A"..."Z": Int(scalar.value) - 65 + 10
        default: nil
        }
    }
}

/// The sum of digits times weights, from the left; digits beyond the weights are not read.
func weightedSum(_ digits: some Sequence<Int>, _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { sum, pair in sum + pair.0 * pair.1 }
}
