internal import Desk
internal import Logging
internal import ServiceLifecycle

/// What the office does by itself while it serves: clocks that run out, mail, the journal's head on disk.
struct OfficeRounds: Service {
    private static let secondsBetweenRounds = 5
    /// The head is written after so many rounds: once an hour.
    private static let roundsBetweenHeads = 720

    let office: Office
    let mail: MailWiring
    let sink: any MailSink
    let logger: Logger

    /// A round that has much to do after an office was restored or filled ends between two files.
    func run() async throws {
        try await withGracefulShutdownHandler {
            try await goOn()
        } onGracefulShutdown: {
            office.stopRounds()
        }
    }

    private func goOn() async throws {
        var round = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await goRound(isHourly: round % OfficeRounds.roundsBetweenHeads == 0)
            round += 1
            do {
                try await cancelWhenGracefulShutdown {
                    try await Task.sleep(for: .seconds(OfficeRounds.secondsBetweenRounds))
                }
            } catch is CancellationError {
                return
            }
        }
    }

    /// A round that fails is tried again with the next; the others go on. In a fleet one process does what is done once;
    /// each of them takes in what changed and the mail of its own folder.
    private func goRound(isHourly: Bool) async {
        do {
            guard try await office.holdsRounds() else {
                _ = try await office.refreshLaw()
                _ = try await office.refreshCalendar()
                return await takeMailIn()
            }
            if isHourly {
                for (round, fault) in try await office.runRounds(sink: sink, settings: mail.settings).faults {
                    complain(of: round, fault)
                }
            } else {
                _ = try await office.refreshLaw()
                _ = try await office.refreshCalendar()
                _ = try await office.runClockRound()
                _ = try await office.runLikenessRound()
                _ = try await office.runMeasureRound()
                _ = try await office.runOutboxRound(sink: sink, settings: mail.settings)
                _ = try await office.runSearchRound()
            }
        } catch {
            complain(of: "rounds", "\(error)")
        }
        await takeMailIn()
    }

    private func takeMailIn() async {
        guard let maildir = mail.maildir else { return }
        do {
            _ = try await office.receiveMaildir(maildir)
        } catch {
            // The name of a file may name its sender: only the kind of fault is logged.
            complain(of: "maildir", "\(type(of: error))")
        }
    }

    private func complain(of round: String, _ fault: String) {
        logger.error(
            "a round failed and will be tried again", metadata: ["round": "\(round)", "fault": "\(fault)"])
    }
}
