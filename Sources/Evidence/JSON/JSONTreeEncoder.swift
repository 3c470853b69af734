extension JSON {
    /// The value as Foundation's encoder would write it: what is `nil` is left out.
    ///
    /// Dates, data and addresses, which that encoder writes in ways of its own, do not occur in what we keep.
    public init(encoding value: some Encodable) throws {
        let sheet = JSONSheet()
        try JSONTreeEncoder(sheet: sheet, codingPath: []).single(value)
        self = sheet.json
    }
}

/// What an encoder has written so far. A class, because encoders hand it on while they write.
final class JSONSheet {
    private enum Content {
        case value(JSON)
        case members([(String, JSONSheet)])
        case elements([JSONSheet])
    }

    private var content = Content.members([])

    var json: JSON {
        switch content {
        case .value(let value): value
        case .members(let members):
            .object(Dictionary(members.map { ($0, $1.json) }) { _, last in last })
        case .elements(let elements): .array(elements.map(\.json))
        }
    }

    func write(_ value: JSON) { content = .value(value) }

    /// From now on this is a list, also when nothing follows.
    func becomeList() { if case .members(let members) = content, members.isEmpty { content = .elements([]) } }

    func add(_ name: String) -> JSONSheet {
        let sheet = JSONSheet()
        guard case .members(var members) = content else { preconditionFailure("a value is written once") }
        content = .value(.null)
        members.append((name, sheet))
        content = .members(members)
        return sheet
    }

    func add() -> JSONSheet {
        let sheet = JSONSheet()
        guard case .elements(var elements) = content else { preconditionFailure("a list is a list") }
        content = .value(.null)
        elements.append(sheet)
        content = .elements(elements)
        return sheet
    }

    var count: Int { if case .elements(let elements) = content { elements.count } else { 0 } }
}

/// An encoder whose work is a value instead of a text.
struct JSONTreeEncoder: Encoder, SingleValueEncodingContainer {
    let sheet: JSONSheet
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(JSONMemberSheet(sheet: sheet, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        sheet.becomeList()
        return JSONElementSheet(sheet: sheet, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { sheet.write(.null) }

    func encode(_ value: some Encodable) throws { try single(value) }

    func single(_ value: some Encodable) throws {
        switch value {
        case let json as JSON: sheet.write(json)
        case let text as String: sheet.write(.string(text))
        case let number as Int: sheet.write(.int(number))
        case let claim as Bool: sheet.write(.bool(claim))
        case let number as Double:
            guard number.isFinite else {
                throw EncodingError.invalidValue(
                    number, .init(codingPath: codingPath, debugDescription: "JSON has no such number"))
            }
            sheet.write(Int(exactly: number).map { .int($0) } ?? .double(number))
        default: try value.encode(to: self)
        }
    }
}

private struct JSONMemberSheet<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let sheet: JSONSheet
    let codingPath: [any CodingKey]

    private func encoder(_ key: any CodingKey) -> JSONTreeEncoder {
        JSONTreeEncoder(sheet: sheet.add(key.stringValue), codingPath: codingPath + [key])
    }

    mutating func encodeNil(forKey key: Key) { encoder(key).encodeNil() }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws { try encoder(key).single(value) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder(key).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder(key).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { encoder(JSONPlace(stringValue: "super")) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }
}

private struct JSONElementSheet: UnkeyedEncodingContainer {
    let sheet: JSONSheet
    let codingPath: [any CodingKey]

    var count: Int { sheet.count }

    private func encoder() -> JSONTreeEncoder {
        JSONTreeEncoder(sheet: sheet.add(), codingPath: codingPath + [JSONPlace(index: count)])
    }

    mutating func encodeNil() { encoder().encodeNil() }
    mutating func encode(_ value: some Encodable) throws { try encoder().single(value) }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        encoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { encoder() }
}
