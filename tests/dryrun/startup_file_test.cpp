#include "dryrun/startup_file.hpp"

#include <set>
#include <sstream>

#include "support/catch.hpp"
#include "support/files.hpp"

using gmat_copilot::dryrun::hermetic_startup_file;

namespace {

std::multiset<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::multiset<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        lines.insert(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("everything that is written goes to the run's folder, everything that is read stays where it is") {
    const std::string installed = test::read_file(test::data("dryrun/gmat_startup_file.txt"));
    const std::multiset<std::string> expected = {"ROOT_PATH = /opt/GMAT/",
                                                 "OUTPUT_PATH = /run/output/",
                                                 "MEASUREMENT_PATH = /run/output/",
                                                 "VEHICLE_EPHEM_PATH = /run/output/",
                                                 "FILE_UPDATE_PATH = /run/output/",
                                                 "LOG_FILE = /run/output/GmatLog.txt",
                                                 "SCREENSHOT_FILE = /run/output/GmatScreenShot",
                                                 "PERSONALIZATION_FILE = /run/output/MyGmat.ini",
                                                 "WRITE_PERSONALIZATION_FILE = OFF",
                                                 "MATLAB_MODE = NO_MATLAB",
                                                 "PLUGIN = /opt/GMAT/plugins/libStation",
                                                 "PLUGIN = /elsewhere/libOwn",
                                                 "DATA_PATH = ROOT_PATH/data/",
                                                 "GUI_CONFIG_PATH = DATA_PATH/gui_config/",
                                                 "GMAT_FUNCTION_PATH = /opt/GMAT/userfunctions/gmat",
                                                 "LEAP_SECS_FILE = DATA_PATH/time/tai-utc.dat",
                                                 "WRITE_GMAT_KEYWORD = OFF"};
    CHECK(lines_of(hermetic_startup_file(installed, "/opt/GMAT", "/run/output")) == expected);
}

TEST_CASE("ROOT_PATH stands before what refers to it") {
    const std::string text = hermetic_startup_file("DATA_PATH = ROOT_PATH/data/\r\n", "/r", "/o");
    CHECK(text.starts_with("ROOT_PATH = /r/\n"));
    CHECK(text.ends_with("DATA_PATH = ROOT_PATH/data/\n"));
}
