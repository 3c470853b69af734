internal import CLibpq

/// Values on their way to the server, in its binary form: nothing is escaped and no number is printed and read again.
struct PostgresParameters {
    /// The types by their numbers in every server's catalogue. What is absent has none: the server finds it out.
    private(set) var types: [Oid] = []
    private var bytes: [UInt8] = []
    private var places: [Range<Int>?] = []

    init(_ values: [SQLValue]) {
        for value in values {
            let start = bytes.count
            switch value {
            case .null: types.append(PostgresType.unknown)
            case .int(let number):
                types.append(PostgresType.int8)
                append(UInt64(bitPattern: Int64(number)))
            case .double(let number):
                types.append(PostgresType.float8)
                append(number.bitPattern)
            case .text(let text):
                types.append(PostgresType.text)
                bytes += text.utf8
            case .bytes(let raw):
                types.append(PostgresType.bytea)
                bytes += raw
            }
            places.append(value == .null ? nil : start..<bytes.count)
        }
    }

    private mutating func append(_ number: UInt64) {
        withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    }

    func withPointers<Answer>(
        _ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> Answer
    ) -> Answer {
        // One byte more, so that an empty text at the end has a place too.
        (bytes + [0]).withUnsafeBytes { raw in
            let start = raw.assumingMemoryBound(to: CChar.self).baseAddress
            let pointers = places.map { place in
                place.flatMap { place in start.map { UnsafePointer($0 + place.lowerBound) } }
            }
            return body(
                pointers, places.map { Int32($0?.count ?? 0) },
                Array(repeating: 1, count: places.count))
        }
    }
}

/// Types of PostgreSQL by their fixed numbers.
enum PostgresType {
    static let unknown: Oid = 0
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let name: Oid = 19
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let literal: Oid = 705
    static let varchar: Oid = 1_043
    static let numeric: Oid = 1_700
}
