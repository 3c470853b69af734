import Foundation
import Mustache
import Testing

@testable import Web

extension Nothing: MustacheCustomRenderable {
    public var renderText: String { "" }
    public var isNull: Bool { true }
}

/// A value that answers to every name: by turns with a text, a number, a claim, a list, another value, nothing, or that it
/// does not know. The same seed answers the same.
private struct AnyValue: Named, MustacheParent {
    let seed: UInt64
    var level = 0

    func child(named name: String) -> Any? {
        var hash = seed ^ 14_695_981_039_346_656_037
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        let next = AnyValue(seed: hash, level: level + 1)
        switch (hash >> 20) % (level > 3 ? 6 : 10) {
        case 0: return nil
        case 1: return Nothing()
        case 2: return true
        case 3: return false
        case 4: return "<\(name)> & \"保护\" it's\n"
        case 5: return Int(hash % 100)
        case 6: return next
        case 7: return [AnyValue]()
        case 8: return [next, AnyValue(seed: hash &+ 1, level: level + 1)]
        default: return ["a<b", "二"]
        }
    }
}

/// Our renderer beside that of a library that knows all of the notation.
@Suite struct TemplateReferenceTests {
    private static let sources = Result {
        try Templates.sources(in: Places.share.appendingPathComponent("templates").path)
            .mapValues { Templates.worded($0) { "〔\($0)〕 {count} <" } }
    }

    private func rendered(
        _ sources: [String: String], _ name: String, seed: UInt64
    ) throws -> (own: String?, other: String?) {
        var shelf = TemplateShelf()
        var library = MustacheLibrary()
        for (name, text) in sources {
            shelf.put(try PageTemplate(text), named: name)
            library.register(try MustacheTemplate(string: text), named: name)
        }
        let value = AnyValue(seed: seed)
        return (shelf.render(value, withTemplate: name), library.render(value, withTemplate: name))
    }

    @Test func `each template that ships says byte for byte what the reference says`() throws {
        let sources = try Self.sources.get()
        #expect(sources.count > 100)
        var shelf = TemplateShelf()
        var library = MustacheLibrary()
        for (name, text) in sources {
            shelf.put(try PageTemplate(text), named: name)
            library.register(try MustacheTemplate(string: text), named: name)
        }
        for name in sources.keys.sorted() {
            for seed in 0..<12 as Range<UInt64> {
                let value = AnyValue(seed: seed)
                let own = shelf.render(value, withTemplate: name)
                #expect(own == library.render(value, withTemplate: name), "\(name), seed \(seed)")
            }
        }
    }

    @Test(
        arguments: [
            "{{#a}}x{{/a}}", "  {{#a}}  \n  x\n  {{/a}}\ny\n", "{{#a}}\n  {{> b}}\n{{/a}}\n", "a {{> b}} c\n",
            "  {{> b}}\n",
            "{{! remark }}\nx{{! remark }}y\n", "{{{a}}}{{a}}{{.}}", "{{^a}}\nno\n{{/a}}",
            "{{#a}}{{#c}}{{.}},{{/c}}{{/a}}\n",
            "\n\n {{a}} \n", "{{ a }}{{# a }}x{{/ a }}", "{ {a} }", "x{{#a}}\ny\n{{/a}}z",
            "{{#a}}\n{{#c}}\n- {{.}}\n{{/c}}\n{{/a}}",
        ])
    func `notation and blanks are read as the reference reads them`(text: String) throws {
        let sources = ["a": text, "b": "1\n2 {{a}}\n{{#c}}\n3\n{{/c}}"]
        for seed in 0..<40 as Range<UInt64> {
            let (own, other) = try rendered(sources, "a", seed: seed)
            #expect(own == other, "seed \(seed)")
        }
    }

    @Test(
        arguments: [
            ("{{#a}}x", 1), ("\n{{#a}}{{/b}}", 2), ("{{/a}}", 1), ("{{a", 1), ("{{}}", 1), ("{{a b}}", 1),
            ("{{=<% %>=}}", 1),
            ("{{<a}}{{/a}}", 1), ("{{#first(a)}}x{{/first(a)}}", 1), ("{{> *a}}", 1),
        ])
    func `what we do not use is refused with its line`(text: String, line: Int) {
        #expect { try PageTemplate(text) } throws: { error in (error as? PageTemplate.Fault)?.line == line }
    }

    @Test func `a template that there is none of is named`() throws {
        var shelf = TemplateShelf()
        shelf.put(try PageTemplate("{{#x}}{{> parts/none}}{{/x}}"), named: "page")

        #expect(shelf.missing.map { "\($0.template) \($0.other)" } == ["page parts/none"])
        #expect(shelf.render(AnyValue(seed: 1), withTemplate: "none") == nil)
    }
}
