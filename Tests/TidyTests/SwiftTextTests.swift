import HouseRules
import Testing

@Suite struct `Source is taken apart into code, texts and comments` {
    @Test func `each part stands where it stood`() {
        let text = SwiftText("let a = \"x\" // y\n/* z */ let b = 2\n")

        #expect(text.code == "let a = \" \"     \n        let b = 2\n")
        #expect(text.literals == "         x      \n                 \n")
        #expect(text.comments == "            // y\n/* z */          \n")
    }

    @Test func `code inside an interpolation is code`() {
        let text = SwiftText(##"let a = "b \(c("d")) e"; let f = #"g \(h) \#(i)"#"##)

        #expect(text.code.contains("c(\" \")"))
        #expect(!text.code.contains("b"))
        #expect(!text.code.contains("h"))
        #expect(text.code.contains("i"))
    }

    @Test func `a raw name, an expression and a nested comment deceive nobody`() {
        let text = SwiftText(
            "func `it's \"so\"`() {}\nlet e = /\"[^\"]*\"/\n/* a /* b */ c */ let d = \"\"\"\n  e \"q\" \\\" g\n  \"\"\"\nlet h = 1\n"
        )

        #expect(text.code.contains("`it's \"so\"`() {}"))
        #expect(text.code.contains("let d"))
        #expect(text.code.contains("let h = 1"))
        #expect(!text.code.contains("q"))
    }
}
