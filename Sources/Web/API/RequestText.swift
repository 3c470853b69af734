internal import Casework
internal import Desk
internal import Evidence
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// Reads the body of a request as one JSON object, or refuses it.
enum RequestText {
    static let limitBytes = 1_048_576
    /// Deeper than any of our requests.
    static let depthLimit = 32

    static func read(_ request: Request) async throws -> (bytes: [UInt8], json: JSON) {
        let type = request.headers[.contentType] ?? ""
        guard isJSON(type) else { throw DeskRefusal.mediaType(String(type.prefix(100))) }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limitBytes {
            throw DoorRefusal.tooLarge(limitBytes: limitBytes)
        }
        let bytes = Array(try await request.body.collect(upTo: limitBytes).readableBytesView)
        guard String(validating: bytes, as: UTF8.self) != nil, depth(of: bytes) <= depthLimit else {
            throw DoorRefusal.malformed
        }
        do {
            let json = try JSON(parsing: Data(bytes))
            guard json.object != nil else { throw DoorRefusal.malformed }
            return (bytes, json)
        } catch is DecodingError {
            throw DoorRefusal.malformed
        }
    }

    private static func isJSON(_ header: String) -> Bool {
        let parts = header.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\"" }.lowercased() }
        guard parts.first == "application/json" else { return false }
        return parts.dropFirst().allSatisfy { !$0.hasPrefix("charset=") || $0 == "charset=utf-8" }
    }

    /// How deep brackets stand within each other, outside strings.
    static func depth(of bytes: [UInt8]) -> Int {
        var (depth, deepest, isInString, isEscaped) = (0, 0, false, false)
        for byte in bytes {
            if isEscaped {
                isEscaped = false
            } else if isInString {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isInString = false }
            } else {
                switch byte {
                case UInt8(ascii: "\""): isInString = true
                case UInt8(ascii: "["), UInt8(ascii: "{"):
                    depth += 1
                    deepest = max(deepest, depth)
                case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
                default: break
                }
            }
        }
        return deepest
    }
}

/// Reads the members of an object, keeps all that is wrong with them, and knows which nobody asked for.
/// `null` is the same as nothing.
struct MemberReading {
    let path: String
    private let members: [String: JSON]
    private var asked: Set<String> = []
    private(set) var faults: [Refusal.FieldFault] = []

    init(_ json: JSON, at path: String = "") {
        members = json.object ?? [:]
        self.path = path
    }

    mutating func fault(_ name: String, _ code: Refusal.FieldFault.Code) {
        faults.append(.init(path + name, code))
    }

    /// The member, unless it is missing or `null`.
    mutating func value(_ name: String, isRequired: Bool = false) -> JSON? {
        asked.insert(name)
        if let value = members[name], value != .null { return value }
        if isRequired { fault(name, .required) }
        return nil
    }

    /// The member as one type reads it.
    mutating func read<Value>(
        _ name: String, isRequired: Bool = false, _ code: Refusal.FieldFault.Code = .type,
        as reading: (JSON) -> Value?
    ) -> Value? {
        guard let value = value(name, isRequired: isRequired) else { return nil }
        let read = reading(value)
        if read == nil { fault(name, code) }
        return read
    }

    mutating func text(_ name: String, isRequired: Bool = false) -> String? {
        read(name, isRequired: isRequired, as: \.string)
    }

    mutating func choice(_ name: String, of choices: [String], isRequired: Bool = false) -> String? {
        guard let text = text(name, isRequired: isRequired) else { return nil }
        if choices.contains(text) { return text }
        fault(name, .choice)
        return nil
    }

    /// Reads an object inside this one; its faults become ours.
    mutating func object(_ name: String, _ body: (inout MemberReading) -> Void) {
        guard let value = value(name) else { return }
        guard value.object != nil else { return fault(name, .type) }
        var inner = MemberReading(value, at: path + name + ".")
        body(&inner)
        inner.faultUnknown()
        faults += inner.faults
    }

    /// Members that nobody asked for.
    private mutating func faultUnknown() {
        for name in members.keys.sorted() where !asked.contains(name) {
            fault(String(name.prefix(100)), .unknown)
        }
    }

    /// Refuses with all that was found wrong.
    mutating func close() throws {
        faultUnknown()
        guard faults.isEmpty else { throw DeskRefusal.invalid(faults) }
    }
}

extension Request {
    /// The values of the address, of which only these names are known.
    func query(known: Set<String>) throws -> [String: String] {
        let pairs = uri.query.map { FormText.pairs($0.utf8) } ?? []
        guard let pairs else { throw DoorRefusal.malformed }
        let unknown = Set(pairs.map(\.0)).subtracting(known).sorted()
        guard unknown.isEmpty else {
            throw DeskRefusal.invalid(unknown.map { .init(String($0.prefix(100)), .unknown) })
        }
        return Dictionary(pairs) { _, last in last }.filter { !$0.value.isEmpty }
    }
}
