// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let jwtKit: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "zhibao",
    products: [
        .executable(name: "zhibao", targets: ["zhibao"]),
        .library(name: "ZhibaoLaw", targets: ["Law", "Programmes"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .target(name: "Law", swiftSettings: strict),
        .target(name: "Evidence", dependencies: [crypto], swiftSettings: strict),
        .target(name: "Casework", dependencies: ["Law", "Evidence"], swiftSettings: strict),
        .target(
            name: "Programmes", dependencies: ["Law", "Evidence", "Casework", yams], swiftSettings: strict),
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(
            name: "Store",
            dependencies: ["Law", "Evidence", "Casework", "CCurl", "CLibpq", grdb, grdbSQLite, crypto],
            swiftSettings: strict),
        .systemLibrary(
            name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .target(name: "Documents", dependencies: ["CPango"], swiftSettings: strict),
        .target(
            name: "Desk",
            dependencies: [
                "Law", "Evidence", "Casework", "Programmes", "Store", "Documents", crypto, cryptoExtras,
                logging,
            ], swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "Law", "Evidence", "Casework", "Programmes", "Desk", crypto, hummingbird, httpTypes,
                nioCore,
                logging, metrics,
            ], swiftSettings: strict),
        .target(
            name: "Exchange",
            dependencies: ["Desk", nioCore, nioHTTP1, nioPosix, nioSSL, asyncHTTPClient, jwtKit],
            swiftSettings: strict),
        .executableTarget(
            name: "zhibao",
            dependencies: [
                "Law", "Evidence", "Casework", "Programmes", "Store", "Desk", "Exchange", "Web", hummingbird,
                argumentParser,
                configuration, logging, metrics, lifecycle,
            ], swiftSettings: strict),
        .target(
            name: "HouseRules", dependencies: ["Law", "Evidence"], path: "Tests/HouseRules",
            swiftSettings: strict),
        .target(
            name: "TestRecords", dependencies: ["Store"], path: "Tests/Records", swiftSettings: strict),
        .testTarget(name: "LawTests", dependencies: ["Law", "Evidence"], swiftSettings: strict),
        .testTarget(name: "EvidenceTests", dependencies: ["Evidence"], swiftSettings: strict),
        .testTarget(
            name: "CaseworkTests", dependencies: ["Law", "Evidence", "Casework"], swiftSettings: strict),
        .testTarget(
            name: "ProgrammesTests", dependencies: ["Law", "Evidence", "Casework", "Programmes", yams],
            swiftSettings: strict),
        .testTarget(
            name: "StoreTests", dependencies: ["Evidence", "Casework", "Store"], swiftSettings: strict),
        .testTarget(
            name: "DeskTests",
            dependencies: [
                "Law", "Evidence", "Casework", "Programmes", "Store", "Documents", "Desk", "TestRecords",
            ],
            swiftSettings: strict),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"], swiftSettings: strict),
        .testTarget(
            name: "ExchangeTests", dependencies: ["Evidence", "Desk", "Exchange", jwtKit],
            swiftSettings: strict),
        .testTarget(name: "BatchTests", dependencies: ["Law", "Evidence", "zhibao"], swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Law", "Evidence", "Casework", "Programmes", "Desk", "Web", "TestRecords", hummingbird,
                hummingbirdTesting, mustache, httpTypes, nioCore, logging,
            ], swiftSettings: strict),
        .testTarget(name: "RoomTests", dependencies: ["HouseRules"], swiftSettings: strict),
        .testTarget(name: "TidyTests", dependencies: ["HouseRules"], swiftSettings: strict),
    ]
)
