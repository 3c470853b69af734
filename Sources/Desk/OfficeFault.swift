public import Law
internal import Store

/// Why an office cannot be made or opened. What it says is for the person at the command line.
public enum OfficeFault: Error, Sendable, Hashable, CustomStringConvertible {
    case notEmpty(String)
    case noOffice(String)
    case anotherKey(String)
    /// The master key was changed while this office was open.
    case keyChanged
    case clockBehind(now: Instant, last: Instant)
    /// Another process serves this folder.
    case served(String)
    /// The master key cannot be made or read.
    case key(String)
    /// The database is not one that this program can work on.
    case schema(String)
    /// The records of this office were brought to another place.
    case moved(to: String)
    /// The server with the records cannot be worked with.
    case database(String)
    /// The bucket with the documents cannot be worked with, or is another one.
    case vault(String)
    /// A release of the law cannot be read, so that nothing can be reckoned.
    case law(String)

    public var description: String {
        switch self {
        case .notEmpty(let path): "\(path) is not empty; name a place that is new"
        case .noOffice(let path): "there is no office in \(path); make one with `zhibao setup`"
        case .anotherKey(let path):
            "the key in \(path) is not the one this office was made with; name the right one with --key"
        case .moved(let place):
            "the records of this office were moved to \(place); open it there, or move them back"
        case .keyChanged: "the master key was changed meanwhile; begin again"
        case .clockBehind(let now, let last):
            "the clock says \(now), but the journal was written until \(last); start at a later moment"
        case .served(let path): "another process serves the office in \(path)"
        case .key(let text), .schema(let text), .database(let text), .vault(let text): text
        case .law(let text):
            "a release of the law cannot be read: \(text); see `zhibao verify`, and put the vault back from a copy"
        }
    }

    init(_ fault: MasterKey.Fault) {
        let words =
            switch fault {
            case .alreadyThere(let path): "there is a key in \(path) already; move it away or name another"
            case .missing(let path): "the master key \(path) is missing; name it with --key FILE"
            case .readableByOthers(let path): "others may read the master key; run `chmod 600 \(path)`"
            case .notAKey(let path):
                "\(path) is no master key: it holds 64 hexadecimal digits, or a generation a line"
            }
        self = .key(words)
    }

    init(_ fault: SchemaFault) {
        let words =
            switch fault {
            case .foreign(let table): "the database belongs to another program: it has a table \(table)"
            case .newer(let name): "a newer zhibao has been here: it applied \(name)"
            case .changed(let name): "the migration \(name) was changed after it was applied"
            case .halfMigrated(let missing): "the migration \(missing) is missing in the database"
            case .misnumbered(let file): "share/migrations: \(file) is out of order"
            case .foldersHeadDiffers(let head, let newest):
                "share/migrations: HEAD names \(head), the newest file is \(newest)"
            }
        self = .schema(words)
    }
}
