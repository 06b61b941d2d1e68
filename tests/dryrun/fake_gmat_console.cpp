// A stand-in for GmatConsole. The first line of the script says what to do: "% fake: ACT ARGUMENT".
// It takes exactly the arguments the runner is to give, and reads OUTPUT_PATH from the start-up file it is given.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Call {
    fs::path startup;
    fs::path script;
    std::string argument;

    [[nodiscard]] fs::path output() const {
        std::istringstream lines(read_file(startup));
        std::string name;
        std::string equals;
        std::string value;
        while (lines >> name >> equals >> value) {
            if (name == "OUTPUT_PATH") {
                return value;
            }
        }
        std::cerr << "no OUTPUT_PATH\n";
        std::exit(99);
    }
};

void print_log(const std::string& name) {
    std::cout << read_file(fs::path(GMAT_COPILOT_TEST_DATA) / "gmat/logs" / (name + ".out")) << std::flush;
}

int recorded(const Call& call) {
    print_log(call.argument);
    std::ifstream status(fs::path(GMAT_COPILOT_TEST_DATA) / "gmat/logs/_status.tsv");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(call.argument + "\t")) {
            return std::stoi(line.substr(call.argument.size() + 1));
        }
    }
    return 99;
}

[[noreturn]] void forever() {
    while (true) {
        pause();
    }
}

int hang(const Call& call) {
    if (!call.argument.empty()) {
        print_log(call.argument);
    }
    forever();
}

int family(const Call& call) {
    if (fork() == 0) {
        std::signal(SIGTERM, SIG_IGN);
        std::ofstream(call.argument) << getpid() << std::endl;
        forever();
    }
    forever();
}

int flood(const Call& /*unused*/) {
    print_log("ok_minimal");
    const std::string line(1'000'000, 'x');
    for (int i = 0; i < 50; ++i) {
        std::cout << line << '\n';
    }
    return 0;
}

int environment(const Call& /*unused*/) {
    for (char** entry = environ; *entry != nullptr; ++entry) {
        std::cout << *entry << '\n';
    }
    print_log("ok_minimal");
    return 0;
}

int report(const Call& call) {
    std::ofstream(call.output() / "Report.txt") << "Sat.SMA\n7000\n";
    std::ofstream(call.output() / "GmatLog.txt") << "a log of its own\n";
    std::ofstream(call.script.parent_path() / "Beside.txt") << "beside the script\n";
    fs::create_symlink("/etc/hostname", call.output() / "Link.txt");
    std::cout << "wrote " << (call.output() / "Report.txt").string() << '\n';
    print_log("ok_minimal");
    return 0;
}

int where(const Call& call) {
    std::ofstream(call.argument) << call.script.parent_path().parent_path().string();
    print_log("ok_minimal");
    return 0;
}

int crash(const Call& /*unused*/) { std::abort(); }

int no_library(const Call& /*unused*/) {
    std::cerr << "/opt/GMAT/bin/GmatConsole: error while loading shared libraries: libGmatBase.so: cannot open\n";
    return 127;
}

const std::map<std::string, int (*)(const Call&)> acts = {
    {"log", recorded},  {"hang", hang},   {"family", family}, {"flood", flood},          {"environment", environment},
    {"report", report}, {"where", where}, {"crash", crash},   {"no-library", no_library}};

}  // namespace

int main(int argc, char* argv[]) {
    if (argc != 5 || std::string(argv[1]) != "--startup_file" || std::string(argv[3]) != "--run") {
        return 98;
    }
    Call call{argv[2], argv[4], {}};
    std::istringstream script(read_file(call.script));
    std::string percent;
    std::string fake;
    std::string act;
    script >> percent >> fake >> act;
    std::getline(script, call.argument);
    call.argument.erase(0, std::min(call.argument.find_first_not_of(" "), call.argument.size()));
    const auto found = acts.find(act);
    return found == acts.end() || fake != "fake:" ? 97 : found->second(call);
}
