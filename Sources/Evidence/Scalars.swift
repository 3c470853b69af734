extension String {
    /// The text of some characters. Put together from their bytes: a view of scalars takes them one by one, ten times
    /// as slowly, and a text that is indexed or a template that is read has some hundreds of pieces.
    public init(scalars: some Collection<Unicode.Scalar>) {
        self.init(unsafeUninitializedCapacity: 4 * scalars.count) { bytes in
            var end = 0
            for scalar in scalars {
                for byte in scalar.utf8 {
                    bytes[end] = byte
                    end += 1
                }
            }
            return end
        }
    }
}
