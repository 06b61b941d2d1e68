// Which files check takes, in which order it tells them, and what it writes.
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "program.hpp"
#include "support/catch.hpp"

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

namespace {

const std::string good = "Create Spacecraft Sat\nBeginMissionSequence\nSave Sat\n";
const std::string bad = "Create Spacecraft Sat\nSat.SMAA = 7000\nBeginMissionSequence\nSave Sat\n";

Names checked(test::Program& program, Names arguments) {
    arguments.insert(arguments.begin(), {"check", "--format", "json"});
    Names names;
    const auto document = nlohmann::json::parse(program.run(arguments).out);
    for (const auto& file : document["files"]) {
        names.push_back(file["path"]);
    }
    return names;
}

void write_missions(test::Program& program) {
    for (const char* folder : {"missions/leo/deep", "missions/geo", "missions/.hidden"}) {
        fs::create_directories(program.file(folder));
    }
    for (const char* name : {"missions/b.script", "missions/a.script", "missions/f.gmf", "missions/notes.txt",
                             "missions/leo/x.script", "missions/leo/deep/y.script", "missions/geo/z.script",
                             "missions/.hidden/h.script", "missions/.swap.script"}) {
        program.write(name, good);
    }
    fs::create_directory_symlink(program.file("missions"), program.file("missions/leo/loop"));
    REQUIRE(mkfifo(program.file("missions/pipe.script").c_str(), 0600) == 0);
}

}  // namespace

TEST_CASE("a folder stands for the scripts in it and below it, sorted, without hidden ones and loops") {
    test::Program program;
    write_missions(program);
    const Names all = {"missions/a.script",     "missions/b.script",          "missions/f.gmf",
                       "missions/geo/z.script", "missions/leo/deep/y.script", "missions/leo/x.script"};
    CHECK(checked(program, {"missions"}) == all);
    CHECK(checked(program, {"missions/b.script", "missions", "./missions/a.script"}) ==
          Names{"missions/b.script", "missions/a.script", "missions/f.gmf", "missions/geo/z.script",
                "missions/leo/deep/y.script", "missions/leo/x.script"});
    fs::create_symlink(program.file("missions/geo/z.script"), program.file("link.script"));
    CHECK(checked(program, {"link.script", program.file("missions/geo").string(), "missions/geo/z.script"}) ==
          Names{"link.script"});
}

TEST_CASE("patterns are expanded where the shell did not") {
    test::Program program;
    write_missions(program);
    CHECK(checked(program, {"missions/*.script"}) == Names{"missions/a.script", "missions/b.script"});
    CHECK(checked(program, {"missions/[!b].script"}) == Names{"missions/a.script"});
    CHECK(checked(program, {"missions/?.gmf"}) == Names{"missions/f.gmf"});
    CHECK(checked(program, {"missions/**/*.script"}) == Names{"missions/a.script", "missions/b.script",
                                                              "missions/geo/z.script", "missions/leo/deep/y.script",
                                                              "missions/leo/x.script"});
    CHECK(checked(program, {"**/deep/*"}) == Names{"missions/leo/deep/y.script"});
    CHECK(checked(program, {"missions/**/**/y.script"}) == Names{"missions/leo/deep/y.script"});
    CHECK(checked(program, {"*/geo"}) == Names{"missions/geo/z.script"});
    CHECK(checked(program, {(program.file("missions") / "a.*").string()}).size() == 1);
    program.write("odd[1].script", good);
    program.write("odd1.script", good);
    CHECK(checked(program, {"odd[1].script"}) == Names{"odd[1].script"});
}

TEST_CASE("a folder or pattern that stands for nothing is an error") {
    test::Program program;
    fs::create_directory(program.file("empty"));
    for (const std::string argument : {"empty", "*.script", "empty/**/*.script", "none/*"}) {
        const auto result = program.run({"check", argument});
        INFO(argument << ": " << result.err);
        CHECK(result.exit_code == 2);
        CHECK_THAT(result.err, ContainsSubstring("gmat-copilot: error: " + argument + ": no "));
        CHECK(result.out.empty());
    }
}

TEST_CASE("whatever ends first, files are told in their order") {
    test::Program program;
    fs::create_directory(program.file("m"));
    std::string large = good;
    for (int i = 0; i < 20000; ++i) {
        large += "Save Sat\n";
    }
    Names names;
    for (int i = 100; i < 160; ++i) {
        names.push_back("m/" + std::to_string(i) + ".script");
        program.write(names.back(), i % 20 == 0 ? large : bad);
    }
    CHECK(checked(program, {"m", "--jobs", "8"}) == names);
    const auto one = program.run({"check", "m", "--jobs", "1", "--format", "json"});
    for (const std::string jobs : {"2", "16"}) {
        const auto many = program.run({"check", "m", "-j", jobs, "--format", "json"});
        CHECK(many.out == one.out);
        CHECK(many.err == one.err);
        CHECK(many.exit_code == 1);
    }
    CHECK(program.run({"check", "m", "--jobs", "0"}).exit_code == 2);
}

TEST_CASE("several files are flown at the same time") {
    test::Program program;
    fs::create_directory(program.file("m"));
    for (int i = 0; i < 6; ++i) {
        program.write("m/" + std::to_string(i) + ".script",
                      "Create Spacecraft Sat\nCreate Propagator Prop\nBeginMissionSequence\n"
                      "Propagate Prop(Sat) {Sat.ElapsedSecs = 60}\n");
    }
    const auto result = program.run({"check", "m", "--dry-run=builtin", "--jobs", "3", "--format", "json"});
    CHECK(result.exit_code == 0);
    const auto files = nlohmann::json::parse(result.out)["files"];
    REQUIRE(files.size() == 6);
    for (const auto& file : files) {
        CHECK(file["dry_run"]["ok"] == true);
    }
}

TEST_CASE("check --fix mends all files of a folder") {
    test::Program program;
    fs::create_directory(program.file("m"));
    for (int i = 0; i < 10; ++i) {
        program.write("m/" + std::to_string(i) + ".script", bad);
    }
    CHECK(program.run({"check", "m", "--fix", "--jobs", "4"}).exit_code == 0);
    for (int i = 0; i < 10; ++i) {
        CHECK(program.read("m/" + std::to_string(i) + ".script") ==
              "Create Spacecraft Sat\nSat.SMA = 7000\nBeginMissionSequence\nSave Sat\n");
    }
}

TEST_CASE("check --diff shows what --fix would change and writes nothing") {
    test::Program program;
    program.write("bad.script", bad);
    program.write("good.script", good);
    const std::string diff =
        "--- bad.script\n+++ bad.script\n@@ -1,4 +1,4 @@\n Create Spacecraft Sat\n-Sat.SMAA = 7000\n+Sat.SMA = 7000\n"
        " BeginMissionSequence\n Save Sat\n";
    for (const Names& arguments : {Names{"check", "--diff", "bad.script", "good.script"},
                                   Names{"check", "--diff", "--fix", "bad.script", "good.script"}}) {
        const auto result = program.run(arguments);
        CHECK(result.exit_code == 1);
        CHECK(result.out == diff);
        CHECK(result.err == "2 files checked: 1 would change; clean\n");
        CHECK(program.read("bad.script") == bad);
    }
    const auto clean = program.run({"check", "--diff", "good.script"});
    CHECK(clean.exit_code == 0);
    CHECK(clean.out.empty());
    CHECK(program.run({"check", "--diff", "-"}, bad).out.starts_with("--- standard input\t\n"));
    program.write("lost.script", "Create Spacecraft Sat\nSat.Qqqqqq = 1\nBeginMissionSequence\nSave Sat\n");
    const auto lost = program.run({"check", "--diff", "lost.script"});
    CHECK(lost.exit_code == 1);
    CHECK(lost.err == "1 file checked: 0 would change; 1 blocking would remain in 1 file\n");
    CHECK(program.run({"check", "--diff", "--format", "sarif", "bad.script"}).exit_code == 2);
    CHECK(program.run({"check", "--unsafe-fixes", "bad.script"}).exit_code == 2);
}

TEST_CASE("Ctrl-C keeps what was done and begins nothing new") {
    test::Program program;
    program.write("a.script", bad);
    program.write("b.script",
                  "Create Spacecraft Sat\nCreate Propagator Prop\nCreate Variable x\nBeginMissionSequence\nx = 0\n"
                  "While x < 1\n  Propagate Prop(Sat) {Sat.ElapsedSecs = 60}\nEndWhile\n");
    program.write("c.script", bad);
    std::atomic<bool> cancelled{false};
    program.cancelled = &cancelled;
    const std::jthread user([&](const std::stop_token& gave_up) {
        while (program.read("a.script") == bad && !gave_up.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        cancelled = true;
    });
    const auto result = program.run(
        {"check", "--fix", "--dry-run=builtin", "--jobs", "1", "--format", "json", "a.script", "b.script", "c.script"});
    CHECK(result.exit_code == 130);
    CHECK_THAT(result.err, ContainsSubstring("interrupted"));
    const auto document = nlohmann::json::parse(result.out);
    REQUIRE_FALSE(document["files"].empty());
    CHECK(document["files"][0]["path"] == "a.script");
    CHECK(program.read("c.script") == bad);
}
