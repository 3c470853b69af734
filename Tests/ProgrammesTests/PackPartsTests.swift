import Casework
import Programmes
import Testing

@Suite struct PackPartsTests {
    @Test func `a text that a language lacks is missed where it is needed`() throws {
        let faults = try SoundPack.faults(
            SoundPack.files(
                english: SoundPack.english.replacing("act.approve: Approve\n", with: "").replacing(
                    "notice.report: A report waits", with: "")))

        #expect(
            faults.map(\.fault) == [
                "text `act.approve` is missing in en", "text `notice.report` is missing in en",
            ])
        #expect(faults.last?.place.line == SoundPack.line(of: "text: notice.report", in: SoundPack.procedure))
    }

    @Test func `a text that belongs to nothing is found, with what was meant`() throws {
        let faults = try SoundPack.faults(
            SoundPack.files(english: SoundPack.english + "\nact.aprove: Approve\nclock.egg: Egg"))

        #expect(
            faults.map(\.description) == [
                "small/texts/en.yaml:38: text `act.aprove` is the title of nothing; did you mean `act.approve`?",
                "small/texts/en.yaml:39: text `clock.egg` is the title of nothing; delete it",
            ])
    }

    @Test func `a pack without a language is refused`() throws {
        let files = SoundPack.files().filter { !$0.path.hasSuffix("en.yaml") }

        #expect(
            try SoundPack.faults(files).map(\.description)
                == ["small/texts/en.yaml:1: the pack has no texts in en; add small/texts/en.yaml"])
    }

    @Test(arguments: [
        ("{{fact.suspicion}}", "{{fact.suspicoin}}", "no fact is called `suspicoin`"),
        ("{{body.police.name}}", "{{body.polise.name}}", "no body is called `polise`"),
    ])
    func `a template takes nothing that the procedure does not know`(old: String, new: String, fault: String)
        throws
    {
        let faults = try SoundPack.faults(
            SoundPack.files(template: SoundPack.template.replacing(old, with: new)))

        #expect(faults.map(\.fault) == [fault])
        #expect(faults.first?.place.file == "small/documents/inquiry-report.md")
        #expect(faults.first?.place.line == 3)
    }

    @Test(arguments: [
        ("carries: [inquiry-report]", "carries: [inquiry-repot]", "no document is called `inquiry-repot`"),
        ("answered_by: send", "answered_by: sned", "no act is called `sned`"),
        (
            "message: handover", "message: handing-over",
            "the message handing-over stands in a file named handover"
        ),
    ])
    func `a message names what its pack knows`(old: String, new: String, fault: String) throws {
        let faults = try SoundPack.faults(
            SoundPack.files(message: SoundPack.message.replacing(old, with: new)))

        #expect(faults.contains { $0.fault == fault && $0.place.file == "small/messages/handover.yaml" })
    }

    @Test(arguments: [
        ("programme: small", "programme: little", "the programme little stands in a folder named small"),
        ("title: { zh: 小型, en: Small }", "title: { zh: 小型 }", "`title` has no `en`"),
        ("realises: [{ clause: 2.1.2-a, phrase: 机制 }]", "", "the programme realises no clause of the policy"),
        ("procedures: [small]", "procedures: [smal]", "no procedure of this pack is called `smal`"),
    ])
    func `a programme says what it is and what it realises`(old: String, new: String, fault: String) throws {
        let faults = try SoundPack.faults(
            SoundPack.files(programme: SoundPack.programme.replacing(old, with: new)))

        #expect(faults.map(\.fault) == [fault])
    }

    @Test func `a review counts when it says by whom and when`() throws {
        let claimed = SoundPack.programme + "\nlegal_review: { state: reviewed }"
        let given = SoundPack.programme + "\nlegal_review: { state: reviewed, by: 法制处, day: 2026-03-02 }"
        let law = try ShippedPacks.packLaw()

        let faults = try SoundPack.faults(SoundPack.files(programme: claimed))
        let reviewed = try ProgrammeLibrary(files: SoundPack.files(programme: given), law: law)
        let awaited = try ProgrammeLibrary(files: SoundPack.files(), law: law)

        #expect(faults.map(\.fault) == ["`legal_review` has no `by`", "`legal_review` has no `day`"])
        #expect(reviewed.procedures.map(\.isReviewed) == [true])
        #expect(awaited.procedures.map(\.isReviewed) == [false])
    }

    @Test(arguments: [
        ("goes_to: done }", "opens: smal, goes_to: done }", "no procedure is called `smal`"),
        ("goes_to: done }", "opens: small, goes_to: done }", "small cannot be opened from small"),
        (
            "goes_to: done }", "waits_for: { small: [snt] }, goes_to: done }",
            "no outcome of small is called `snt`"
        ),
        (
            "opening: { stage: begun }", "opening: { stage: begun, from: [smal] }",
            "no procedure is called `smal`"
        ),
    ])
    func `what a procedure says of another must be true`(old: String, new: String, fault: String) throws {
        let procedure = SoundPack.procedure.replacing(old, with: new)

        let faults = try SoundPack.faults(SoundPack.files(procedure: procedure))

        #expect(faults.map(\.fault) == [fault])
        #expect(faults.first?.place.line == SoundPack.line(of: new, in: procedure))
    }

    @Test(arguments: [
        ("{ by: head, needs", "{ by: head, not_by: [repot], needs", "no act is called `repot`"),
        (
            "{ by: head, needs", "{ by: head, unchanged_since: { inquiry-repot: [report] }, needs",
            "no document is called `inquiry-repot`"
        ),
        (
            "{ by: head, needs", "{ by: head, unchanged_since: { inquiry-report: [repot] }, needs",
            "no act is called `repot`"
        ),
        (
            "{ by: head, needs", "{ by: head, does: fly-a-kite, needs",
            "no effect is called `fly-a-kite`"
        ),
        (
            "{ by: head, needs", "{ by: head, does: put-law-in-force, needs",
            "`put-law-in-force` records `release-number`, which this procedure does not declare"
        ),
    ])
    func `other hands, papers as they were and effects are known by name`(
        old: String, new: String, fault: String
    ) throws {
        let procedure = SoundPack.procedure.replacing(old, with: new)

        let faults = try SoundPack.faults(SoundPack.files(procedure: procedure))

        #expect(faults.map(\.fault).first == fault)
        #expect(faults.first?.place.line == SoundPack.line(of: new, in: procedure))
    }

    @Test func `two versions are never in force on one day`() throws {
        let later = SoundPack.procedure.replacing("from: 2021-07-15", with: "from: 2026-01-01")
        let ended = SoundPack.procedure.replacing(
            "from: 2021-07-15", with: "from: 2021-07-15, to: 2025-12-31")
        let second = PackFile(path: "small/procedures/small-2026.yaml", text: later)

        let overlapping = try SoundPack.faults(SoundPack.files() + [second])
        let sound = try SoundPack.faults(SoundPack.files(procedure: ended) + [second])

        #expect(overlapping.map(\.fault) == ["two versions of small are in force on 2026-01-01"])
        #expect(sound.map(\.description) == [])
    }
}
