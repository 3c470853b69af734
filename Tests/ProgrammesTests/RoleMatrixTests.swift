import Foundation
import Programmes
import Testing

@Suite struct RoleMatrixTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let preface = """
        # Who may do what

        Drawn from the packs; `UPDATE_GOLDENS=1 script/test swift` draws it again. ● may do the act, ＋ gives the second
        signature, * in every stage that does not end, † once the file has ended. Every file also knows `sign`,
        `record-receipt`, `rectify`, `invite`, `read-sealed`, `note-number`, `name-party`, `give-code`, `merge`, `undo-merge`,
        `tell-apart`, `undo-apart` and `split`.


        """

    @Test func `the matrix of roles in the manual is that of the packs`() throws {
        let share = RoleMatrixTests.root.appending(path: "share")
        let law = try LawFolder(share.appending(path: "law")).packLaw()
        let library = try ProgrammeLibrary(folder: share.appending(path: "programmes"), law: law)
        let page = RoleMatrixTests.root.appending(path: "docs/manual/role-matrix.md")
        let drawn = RoleMatrixTests.preface + RoleMatrix(library).markdown
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try FileManager.default.createDirectory(
                at: page.deletingLastPathComponent(), withIntermediateDirectories: true)
            try drawn.write(to: page, atomically: true, encoding: .utf8)
        }

        #expect(try String(contentsOf: page, encoding: .utf8) == drawn)
        #expect(drawn.contains("`approve`"))
    }
}
