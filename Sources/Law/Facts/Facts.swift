/// What a file says, by name. A name that is not here is not stated, which is never a "no".
public struct Facts: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// A rule asked for something that the file does not say.
    public struct Missing: Error, Hashable, Sendable {
        public let names: [String]

        public init(_ names: [String]) {
            self.names = names
        }
    }

    private var values: [String: Fact] = [:]

    public init() {}

    public init(dictionaryLiteral elements: (String, Fact)...) {
        values = Dictionary(elements) { _, last in last }
    }

    public subscript(name: String) -> Fact? {
        get { values[name] }
        set { values[name] = newValue }
    }

    public var names: [String] { values.keys.sorted() }

    /// The value of a field. Not stated, and stated as not to be established, are both missing.
    public func callAsFunction<Value>(_ field: Field<Value>) throws(Missing) -> Value {
        guard let fact = values[field.name], let value = Value(fact) else {
            throw Missing([field.name])
        }
        return value
    }

    /// The value of a field, or `nil` when the file does not say: for a rule that can do without.
    public func ifStated<Value>(_ field: Field<Value>) -> Value? {
        values[field.name].flatMap { Value($0) }
    }

    /// Whether an officer signed that this could not be established.
    public func isAbsent(_ name: String) -> Bool {
        if case .absent = values[name] { true } else { false }
    }
}

/// The name and type of a fact that a rule reads.
public struct Field<Value: FactValue>: Hashable, Sendable {
    public let name: String

    public init(_ name: String) {
        self.name = name
    }
}
