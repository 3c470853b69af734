internal import Casework
internal import Law

/// Reads all packs of a folder: each file on its own, then what they say about each other.
struct PackReading {
    let law: PackLaw
    var faults = FaultList()
    var programmes: [Programme] = []
    var procedures: [ReadProcedure] = []
    var packs: [Name<Procedure>: String] = [:]
    var texts: [String: PackTexts] = [:]
    var messages: [String: [PackMessage]] = [:]
    var templates: [String: [String: String]] = [:]
    /// The files of scenarios. An office at work tells none, so they are read when somebody does.
    var stories: [PackFile] = []
    var measures: [Measure] = []
    var policies: [Policy] = []
    private let ahead: [String: ReadAhead]

    /// One file as it was read, before anything looks at it.
    private struct ReadAhead: Sendable {
        let path: String
        let tree: Tree?
        let faults: FaultList
    }

    init(_ files: [PackFile], law: PackLaw) {
        self.law = law
        // To read YAML is most of the work, and no file needs another for it: so that is done on all cores.
        let trees = files.filter { $0.path.hasSuffix(".yaml") && $0.folder != "scenarios" }
            .mappedTogether { file in
                var faults = FaultList()
                let tree = PackText.tree(of: file.text, file: file.path, &faults)
                return ReadAhead(path: file.path, tree: tree, faults: faults)
            }
        ahead = Dictionary(trees.map { ($0.path, $0) }) { first, _ in first }
        let packs = Dictionary(
            grouping: files.filter { !$0.folder.isEmpty || $0.name == "programme" }, by: \.pack)
        let mechanisms = packs.filter { pack in
            pack.value.contains { $0.name == "programme" || $0.folder == "procedures" }
        }
        for (pack, files) in mechanisms.sorted(by: { $0.key < $1.key }) { read(pack, files) }
        checkCrossings()
        checkVersions()
        readMeasures(files.filter { $0.folder == "measures" && mechanisms[$0.pack] != nil })
        readPolicies(files)
        stories = files.filter { $0.folder == "scenarios" && mechanisms[$0.pack] != nil }
    }

    /// The tree of a file, with what is wrong in it told where it is asked for.
    mutating func tree(of file: PackFile) -> Tree? {
        guard let read = ahead[file.path] else {
            return PackText.tree(of: file.text, file: file.path, &faults)
        }
        faults.add(read.faults)
        return read.tree
    }

    private mutating func read(_ pack: String, _ files: [PackFile]) {
        let head = readHead(pack, files)
        templates[pack] = Dictionary(
            files.filter { $0.folder == "documents" }.map { ($0.name, $0.text) }
        ) { first, _ in first }
        var names: [PackMessage.Names] = []
        for file in files where file.folder == "messages" {
            guard let tree = tree(of: file),
                let (message, named) = PackMessage.reading(tree, file: file, &faults)
            else { continue }
            messages[pack, default: []].append(message)
            names.append(named)
        }
        let read = readProcedures(pack, files, isReviewed: head?.programme.isReviewed ?? false)
        for named in names { named.check(read.map(\.procedure), &faults) }
        if let head { checkListed(head.names, read) }
        readTexts(pack, files, read)
        for file in files where file.folder == "documents" {
            TemplateNames.check(file, read.map(\.procedure), &faults)
        }
    }

    private mutating func readHead(_ pack: String, _ files: [PackFile]) -> (
        programme: Programme, names: [Word]
    )? {
        guard let file = files.first(where: { $0.folder.isEmpty && $0.name == "programme" }) else {
            let path = "\(pack)/programme.yaml"
            faults.add("the pack has no programme.yaml", remedy: "add one", at: Place(file: path))
            return nil
        }
        guard let tree = tree(of: file),
            let (programme, names) = Programme.reading(tree, pack: pack, &faults)
        else { return nil }
        programmes.append(programme)
        return (programme, names)
    }

    private mutating func readProcedures(_ pack: String, _ files: [PackFile], isReviewed: Bool)
        -> [ReadProcedure]
    {
        let templateNames = (templates[pack] ?? [:]).keys.map { ($0, $0) }
        let messageNames = (messages[pack] ?? []).map { ($0.name, $0.name) }
        let neighbours = PackNeighbours(
            templates: Dictionary(templateNames) { first, _ in first },
            messages: Dictionary(messageNames) { first, _ in first }, isReviewed: isReviewed)
        var read: [ReadProcedure] = []
        for file in files where file.folder == "procedures" {
            guard let tree = tree(of: file) else { continue }
            var reading = ProcedureReading(law: law, neighbours: neighbours, faults: faults)
            let procedure = reading.procedure(tree)
            faults = reading.faults
            guard let procedure else { continue }
            read.append(procedure)
            packs[procedure.procedure.name] = pack
        }
        procedures += read
        return read
    }

    private mutating func checkListed(_ names: [Word], _ read: [ReadProcedure]) {
        let known = Dictionary(read.map { ($0.procedure.name.description, $0.procedure.name) }) { first, _ in
            first
        }
        let listed = Set(names.compactMap { faults.resolve($0, "procedure of this pack", among: known) })
        for procedure in read where !listed.contains(procedure.procedure.name) {
            faults.add(
                "procedure \(procedure.procedure.name) is not listed in programme.yaml",
                remedy: "add it to `procedures` there", at: procedure.place)
        }
    }

    private mutating func readTexts(_ pack: String, _ files: [PackFile], _ read: [ReadProcedure]) {
        var texts = PackTexts()
        for file in files where file.folder == "texts" {
            guard let tree = tree(of: file) else { continue }
            texts.read(tree, language: file.name, file: file.path, &faults)
        }
        var needed: [NeededText] = []
        for procedure in read {
            texts.adopt(procedure.procedure)
            needed += NeededText.of(procedure.procedure, at: procedure.place)
            needed += procedure.texts.map { NeededText(key: $0.text, place: $0.place) }
        }
        for message in messages[pack] ?? [] {
            let place = read.first?.place ?? Place(file: pack)
            texts.adopt("message.\(message.name)", message.title)
            needed.append(NeededText(key: "message.\(message.name)", place: place))
        }
        texts.check(needed, pack: pack, &faults)
        self.texts[pack] = texts
    }
}

extension PackTexts {
    /// Takes over the titles that a procedure carries itself.
    mutating func adopt(_ procedure: Procedure) {
        adopt("procedure.\(procedure.name)", procedure.title)
        for stage in procedure.stages { adopt("stage.\(stage.name)", stage.title) }
        for clock in procedure.clocks { adopt("clock.\(clock.name)", clock.title) }
        for paper in procedure.papers { adopt("document.\(paper.name)", paper.title) }
        for role in procedure.roles { adopt("role.\(role.name)", role.title) }
        for fact in procedure.facts { adopt("fact.\(fact.name)", fact.title) }
        for body in procedure.bodies { if let title = body.title { adopt("body.\(body.name)", title) } }
        for action in procedure.allActions {
            if let title = action.title { adopt("act.\(action.name)", title) }
        }
    }
}
