internal import CLibpq

/// What the server answered to one statement. A class, because libpq's memory is given back with it.
final class PostgresAnswer {
    private let result: OpaquePointer?
    /// SQLSTATE; empty where the answer never came.
    let code: String
    let failure: StoreError?

    init(_ result: OpaquePointer?, of server: OpaquePointer) {
        self.result = result
        let status = PQresultStatus(result)
        if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK {
            code = "00000"
            failure = nil
            return
        }
        func field(_ name: Int32) -> String {
            PQresultErrorField(result, name).map { String(cString: $0) } ?? ""
        }
        code = field(CLibpq_sqlstate)
        failure = StoreError(
            PostgresReport(
                code: code, message: field(CLibpq_primary), detail: field(CLibpq_detail),
                table: field(CLibpq_table), column: field(CLibpq_column),
                constraint: field(CLibpq_constraint),
                isLost: PQstatus(server) != CONNECTION_OK))
    }

    deinit { PQclear(result) }

    func check() throws {
        if let failure { throw failure }
    }

    /// How many rows the statement changed.
    var changed: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

    func rows() throws -> [FoundRow] {
        let width = PQnfields(result)
        let names = (0..<width).map { PQfname(result, $0).map { String(cString: $0) } ?? "" }
        let types = (0..<width).map { PQftype(result, $0) }
        let columns = FoundRow.Columns(names)
        return try (0..<PQntuples(result)).map { row in
            let values = try (0..<width).map { column in
                try value(row, column, of: types[Int(column)], named: names[Int(column)])
            }
            return FoundRow(columns: columns, values: values)
        }
    }

    private func value(_ row: Int32, _ column: Int32, of type: Oid, named name: String) throws -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
            return .null
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        guard let value = SQLValue(binary: bytes, of: type) else {
            throw StoreError.other(
                code: "type", message: "\(name) has the type \(type), which nobody reads here")
        }
        return value
    }
}

extension SQLValue {
    /// - Returns: `nil` for a type that no statement of ours gives back.
    init?(binary bytes: UnsafeRawBufferPointer, of type: Oid) {
        switch type {
        case PostgresType.int8: self = .int(Int(Int64(truncatingIfNeeded: bytes.bigEndianBits)))
        case PostgresType.int4: self = .int(Int(Int32(truncatingIfNeeded: bytes.bigEndianBits)))
        case PostgresType.int2: self = .int(Int(Int16(truncatingIfNeeded: bytes.bigEndianBits)))
        case PostgresType.bool: self = .int(bytes.bigEndianBits == 0 ? 0 : 1)
        case PostgresType.float8: self = .double(Double(bitPattern: bytes.bigEndianBits))
        case PostgresType.float4:
            self = .double(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bytes.bigEndianBits))))
        case PostgresType.numeric: self = SQLValue(numeric: bytes)
        case PostgresType.bytea: self = .bytes([UInt8](bytes))
        case PostgresType.text, PostgresType.varchar, PostgresType.name, PostgresType.literal:
            self = .text(String(decoding: bytes, as: UTF8.self))
        default: return nil
        }
    }

    /// Sums of whole numbers are exact numbers on PostgreSQL: a whole one without places is a whole number here.
    private init(numeric bytes: UnsafeRawBufferPointer) {
        func word(_ place: Int) -> Int {
            Int(Int16(bitPattern: UInt16(bytes[2 * place]) << 8 | UInt16(bytes[2 * place + 1])))
        }
        let (count, weight, sign, places) = (word(0), word(1), word(2), word(3))
        if places == 0 {
            let digits = (0..<max(weight + 1, count)).map { $0 < count ? word(4 + $0) : 0 }
            var whole = 0
            var fits = true
            for digit in digits {
                let (raised, first) = whole.multipliedReportingOverflow(by: 10_000)
                let (sum, second) = raised.addingReportingOverflow(digit)
                fits = fits && !first && !second
                whole = sum
            }
            if fits {
                self = .int(sign == 0x4000 ? -whole : whole)
                return
            }
        }
        var number = 0.0
        var scale = 1.0
        for _ in 0..<max(weight, 0) { scale *= 10_000 }
        for _ in 0..<max(-weight, 0) { scale /= 10_000 }
        for place in 0..<count {
            number += Double(word(4 + place)) * scale
            scale /= 10_000
        }
        self = .double(sign == 0x4000 ? -number : number)
    }
}

extension UnsafeRawBufferPointer {
    /// At most eight bytes as one number, the first the highest.
    fileprivate var bigEndianBits: UInt64 { reduce(0) { $0 << 8 | UInt64($1) } }
}
