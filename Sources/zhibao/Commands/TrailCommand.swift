internal import ArgumentParser
internal import Evidence
internal import Foundation
internal import Store

/// `zhibao trail`: what was exported of an office's trail.
struct TrailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trail", abstract: "Exports of the trail.", subcommands: [TrailCheckCommand.self])
}

/// `zhibao trail check`: proves an export line by line. No office is needed.
struct TrailCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Prove an export of the trail: every chain, and the signature over it all.",
        discussion: """
            Without --key only the key inside the export is asked: then it is whole, but anybody may have signed it. \
            The office shows its key on the page of the trail. Exit status 0 when all is right, 1 when something was \
            changed or is missing, 2 for bad usage.
            """)

    @Argument(help: "The export.")
    var file: String

    @Option(help: "The key that the office shows: 64 hexadecimal digits.")
    var key: String?

    func run() throws {
        if let key, Hex.bytes(key)?.count != 32 {
            throw ValidationError("--key has 64 hexadecimal digits")
        }
        let text = try Terminal.text(of: file)
        do {
            let checked = try TrailExport.check(text, key: key)
            print("lines \(checked.first)-\(checked.last)")
            print("head \(checked.head)")
            print("key \(checked.key)\(key == nil ? " (not compared: no --key)" : "")")
        } catch let fault as TrailExport.Fault {
            Terminal.complain("zhibao trail check: \(TrailCheckCommand.said(fault))")
            throw ExitCode(1)
        }
    }

    private static func said(_ fault: TrailExport.Fault) -> String {
        switch fault {
        case .notATrail(let line): "line \(line) is no line of a trail"
        case .altered(let position): "line \(position) of the trail was changed, or one before it is missing"
        case .cut: "the end is missing: the export was cut"
        case .signature: "the text is not what was signed"
        case .otherKey(let key): "it is signed with another key: \(key)"
        }
    }
}
