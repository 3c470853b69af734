// swift-tools-version:6.2
import PackageDescription

// Speed promises, measured in one run against a floor: `script/bench`. A package of its own, so that neither the
// product nor its tests carry it.
let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "zhibao", path: "..")],
    targets: [
        .executableTarget(
            name: "bench", dependencies: [.product(name: "ZhibaoLaw", package: "zhibao")],
            swiftSettings: [
                .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"), .treatAllWarnings(as: .error),
            ])
    ]
)
