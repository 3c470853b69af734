internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Law

/// `zhibao keys`: the master key, its generations, and the keys of compartments.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Say which keys there are, and change them.",
        discussion: "See docs/operations/keys.md. No key is ever printed.",
        subcommands: [KeysListCommand.self, KeysRotateCommand.self, KeysDropCommand.self])
}

/// `zhibao keys list`: generations of the master key, and what hangs on them.
struct KeysListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Say which generations the master key has, one a line.",
        discussion: """
            Number, fingerprint, moment, state (in-use, kept, begun), compartments and records that hang on it. With \
            --compartments one line for each compartment follows: name, generation, made, changed, records.
            """)

    @OptionGroup var options: OfficeOptions

    @Flag(help: "List the compartments too.")
    var compartments = false

    func run() async throws {
        let office = try await options.open()
        let standing = try await office.keyStanding()
        for line in standing.lines {
            let isUsed = line.state == .inUse
            print(
                """
                \(line.generation)\t\(line.fingerprint)\t\(line.made?.description ?? "-")\t\
                \(line.state.rawValue)\t\(isUsed ? standing.compartments : 0)\t\(isUsed ? standing.records : 0)
                """)
        }
        if compartments { try await list(of: office) }
        if let begun = standing.begun {
            Terminal.complain(
                """
                zhibao keys: generation \(begun.generation) was made and is not in use; `zhibao keys rotate --master \
                --finish` takes it into use
                """)
        }
        try office.close()
    }

    private func list(of office: Office) async throws {
        var last = ""
        while true {
            let lines = try await office.compartmentLines(after: last)
            guard let end = lines.last else { return }
            for line in lines {
                let changed = line.changed?.description ?? "-"
                print(
                    """
                    \(line.compartment)\t\(line.generation)\t\(line.made)\t\(changed)\t\
                    \(line.records)
                    """)
            }
            last = end.compartment
        }
    }
}

/// `zhibao keys rotate`: new keys over what is sealed.
struct KeysRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Make a new master key, or new keys of compartments.",
        discussion: """
            Stop the server first. Copy the key file away from this machine afterwards, as you did with the one of before: \
            it is in no backup.
            """)

    @OptionGroup var options: OfficeOptions

    @Flag(help: "A new generation of the master key; all keys of compartments are wrapped under it.")
    var master = false

    @Flag(help: "With --master: take a generation into use that was made before and is not.")
    var finish = false

    @Option(help: "A new key for this compartment; the keys of its records are wrapped under it.")
    var compartment: String?

    @Flag(help: "New keys for all compartments.")
    var all = false

    func validate() throws {
        guard [master, compartment != nil, all].count(where: { $0 }) == 1 else {
            throw ValidationError("name one of --master, --compartment NAME and --all")
        }
        guard master || !finish else { throw ValidationError("--finish goes with --master") }
    }

    func run() async throws {
        let (office, lock) = try await options.openAlone()
        if master {
            try await changeMaster(of: office)
        } else if let compartment {
            let records = try await office.changeCompartmentKey(compartment)
            Terminal.complain("zhibao keys: \(compartment) has a new key; \(records) records hang on it")
        } else {
            let changed = try await office.changeAllCompartmentKeys()
            Terminal.complain(
                "zhibao keys: \(changed.compartments) compartments have new keys; \(changed.records) records")
        }
        try office.close()
        withExtendedLifetime(lock) {}
    }

    private func changeMaster(of office: Office) async throws {
        let changed = try await office.changeMasterKey(finishing: finish)
        print(changed.fingerprint)
        Terminal.complain(
            """
            zhibao keys: generation \(changed.generation), \(BackupFault.short(changed.fingerprint)), is in use; \
            \(changed.compartments) compartments hang on it
            zhibao keys: generation \(changed.before) stays in the key file, because backups from before need it. Once \
            none of them is kept: `zhibao keys drop --generation \(changed.before)`
            zhibao keys: make a backup now, and copy the key file away from this machine
            """)
    }
}

/// `zhibao keys drop`: takes a generation out of the key file that nothing needs.
struct KeysDropCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop", abstract: "Remove a generation of the master key that nothing needs any more.",
        discussion: """
            Name every folder of backups that is kept; what is kept elsewhere nobody can look into, and without its \
            generation no sealed record of it opens.
            """)

    @OptionGroup var options: OfficeOptions

    @Option(help: "Which generation; `zhibao keys list` says which there are.")
    var generation: Int

    @Option(help: "A folder of backups; give it once for each.")
    var backups: [String] = []

    @Flag(help: "There are no backups.")
    var noBackups = false

    func validate() throws {
        guard backups.isEmpty == noBackups else {
            throw ValidationError("name the folders of the backups with --backups, or say --no-backups")
        }
    }

    func run() async throws {
        let (office, lock) = try await options.openAlone()
        try await office.dropKeyGeneration(
            generation, backups: backups.map { URL(filePath: $0, directoryHint: .isDirectory) })
        try office.close()
        withExtendedLifetime(lock) {}
        Terminal.complain("zhibao keys: generation \(generation) is gone from the key file")
    }
}
