internal import Foundation

/// Reads the numbered files of `share/migrations`.
struct MigrationFolder {
    private let folder: URL

    init(_ folder: URL) {
        self.folder = folder
    }

    func migrations() throws -> [Migration] {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".sql") }
            .sorted()
        let own = Set(files.filter { $0.hasSuffix(".postgres.sql") })
        let names = files.filter { !own.contains($0) }.map { String($0.dropLast(".sql".count)) }
        for file in own where !names.contains(String(file.dropLast(".postgres.sql".count))) {
            throw SchemaFault.misnumbered(file: file)
        }
        let migrations = try names.enumerated().map { index, name in
            guard Int(name.prefix(4)) == index + 1, name.dropFirst(4).hasPrefix("-") else {
                throw SchemaFault.misnumbered(file: name + ".sql")
            }
            let postgres = name + ".postgres.sql"
            return Migration(
                number: index + 1, name: name, text: try read(name + ".sql"),
                postgresText: own.contains(postgres) ? try read(postgres) : nil)
        }
        try checkHead(migrations)
        return migrations
    }

    /// `HEAD` holds the newest name, so that two branches that add a step collide.
    private func checkHead(_ migrations: [Migration]) throws {
        let head = try read("HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
        let newest = migrations.last?.name ?? ""
        guard head == newest else { throw SchemaFault.foldersHeadDiffers(head: head, newest: newest) }
    }

    private func read(_ file: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    }
}
