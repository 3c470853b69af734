internal import Foundation

/// What is told of a demo world: matters that are reported, and courses that files take.
///
/// A course is told in working days after the report, so that one story makes many files on many days.
public struct StoryBook: Sendable {
    /// What is reported, and what stands in the places `{name}` of a course.
    public struct Matter: Sendable, Hashable {
        public let values: [String: String]

        public subscript(name: String) -> String? { values[name] }
    }

    public struct Story: Sendable, Hashable {
        public let name: String
        /// How many reports take this course; none for a beginning that other stories share.
        public let times: Int
        /// Days before the world's moment on which they begin: the latest and the earliest.
        public let daysBefore: ClosedRange<Int>
        /// GB/T 2260 codes of the places, one after the other.
        public let places: [String]
        public let isAnonymous: Bool
        /// What the story begins with: `report`, `complaint`, or a procedure that an officer opens.
        public var begins = "report"
        /// The matter of this story alone; `nil` where any of the book will do.
        public let matter: Matter?
        public let steps: [Step]
    }

    public struct Step: Sendable, Hashable {
        public let line: Int
        /// The newest file of this procedure in the story.
        public let procedure: String
        public let day: Day
        public let hour: Int
        public let minute: Int
        public let role: String
        /// 1 for the first who holds the role.
        public let person: Int
        public let act: String
        /// Names without a value, such as the papers of `sign`.
        public let names: [String]
        public let fields: [String: String]
    }

    public enum Day: Sendable, Hashable {
        /// So many working days after the report, or days of the calendar.
        case working(Int)
        case calendar(Int)
    }

    public let matters: [Matter]
    public let stories: [Story]

    /// - Throws: `PackFaults` with everything that is wrong, each on its line.
    public init(reading text: String, file: String) throws(PackFaults) {
        var faults = FaultList()
        var matters: [Matter] = []
        var stories: [Story] = []
        if let tree = PackText.tree(of: text, file: file, &faults) {
            let book = Section(tree, "the book", keys: ["matters", "stories"], &faults)
            matters = StoryBook.members(of: book, "matters", &faults).map { StoryBook.matter($0, &faults) }
            for member in StoryBook.members(of: book, "stories", &faults) {
                let earlier = Dictionary(stories.map { ($0.name, $0.steps) }) { _, last in last }
                if let story = StoryBook.story(member, after: earlier, &faults) { stories.append(story) }
            }
            if matters.isEmpty, stories.contains(where: { $0.matter == nil }) {
                faults.add("the book has no matter", remedy: "add one under `matters`", at: book.place)
            }
        }
        guard faults.faults.isEmpty else { throw PackFaults(faults.faults) }
        self.matters = matters
        self.stories = stories
    }

    private static func members(of section: Section, _ key: String, _ faults: inout FaultList) -> [Tree] {
        guard let tree = section[key] else { return [] }
        if case .list(let members) = tree.content { return members }
        faults.add("`\(key)` is \(tree.kind)", remedy: "write a list", at: tree.place)
        return []
    }

    private static func matter(_ tree: Tree, _ faults: inout FaultList) -> Matter {
        let pairs = Section.pairs(of: tree, "a matter", &faults)
        var values: [String: String] = [:]
        for pair in pairs {
            values[pair.key.text] = Section.word(pair.value, "`\(pair.key.text)`", &faults)?.text
        }
        for name in ["narrative"] where values[name] == nil {
            faults.add("a matter has no `\(name)`", remedy: "add it", at: tree.place)
        }
        return Matter(values: values)
    }

    /// A story may go on where an earlier one ends.
    private static func story(
        _ tree: Tree, after earlier: [String: [Step]], _ faults: inout FaultList
    ) -> Story? {
        let keys: Set = [
            "name", "after", "times", "days-before", "places", "anonymous", "matter", "course", "begins",
        ]
        let section = Section(tree, "a story", keys: keys, &faults)
        let name = section.demanded("name", &faults)?.text
        let days = section.words("days-before", &faults).compactMap { Int($0.text) }
        let begun = section.word("after", &faults).flatMap { faults.resolve($0, "story", among: earlier) }
        let times = section.count("times", &faults) ?? (days.isEmpty ? 0 : 1)
        if let name, times == 0 {
            return Story(
                name: name, times: 0, daysBefore: 0...0, places: [], isAnonymous: false, matter: nil,
                steps: steps(section, after: begun ?? [], &faults))
        }
        guard let name, let latest = days.min(), let earliest = days.max(), latest >= 0 else {
            faults.add(
                "a story has no days", remedy: "write `days-before: [3, 150]`", at: section.place)
            return nil
        }
        var story = Story(
            name: name, times: times, daysBefore: latest...earliest,
            places: section.word("places", &faults)?.text.split(separator: " ").map(String.init) ?? [],
            isAnonymous: section.flag("anonymous", &faults),
            matter: section["matter"].map { matter($0, &faults) },
            steps: steps(section, after: begun ?? [], &faults))
        story.begins = section.word("begins", &faults)?.text ?? "report"
        return story
    }

    private static func steps(_ section: Section, after begun: [Step], _ faults: inout FaultList) -> [Step] {
        var procedure = begun.last?.procedure ?? "report"
        var steps = begun
        for tree in members(of: section, "course", &faults) {
            if case .map(let pairs) = tree.content, let pair = pairs.first, pair.key.text == "file" {
                procedure = Section.word(pair.value, "`file`", &faults)?.text ?? procedure
            } else if let word = Section.word(tree, "a line", &faults) {
                guard let step = Step(reading: word, procedure: procedure) else {
                    faults.add(
                        "the line cannot be read", remedy: "write `w2 09:30 ROLE ACT name=value`",
                        at: word.place)
                    continue
                }
                steps.append(step)
            }
        }
        return steps
    }
}

extension StoryBook.Step {
    /// `w2 09:30 case-officer/2 sign filing-form`: the day, the time, who, what, and what is entered.
    fileprivate init?(reading word: Word, procedure: String) {
        let parts = word.text.split(separator: " ").map(String.init)
        guard parts.count >= 4, let day = StoryBook.Day(parts[0]) else { return nil }
        let time = parts[1].split(separator: ":").compactMap { Int($0) }
        let who = parts[2].split(separator: "/").map(String.init)
        guard time.count == 2, (0...23).contains(time[0]), (0...59).contains(time[1]), let role = who.first
        else { return nil }
        line = word.place.line
        self.procedure = procedure
        self.day = day
        hour = time[0]
        minute = time[1]
        self.role = role
        person = who.count > 1 ? Int(who[1]) ?? 1 : 1
        act = parts[3]
        var fields: [String: String] = [:]
        var names: [String] = []
        for part in parts.dropFirst(4) {
            guard let equals = part.firstIndex(of: "=") else {
                names.append(part)
                continue
            }
            fields[String(part[..<equals])] = String(part[part.index(after: equals)...])
        }
        self.names = names
        self.fields = fields
    }
}

extension StoryBook.Day {
    fileprivate init?(_ text: String) {
        guard let count = Int(text.dropFirst()), (0...1_000).contains(count) else { return nil }
        switch text.first {
        case "w": self = .working(count)
        case "d": self = .calendar(count)
        default: return nil
        }
    }
}
