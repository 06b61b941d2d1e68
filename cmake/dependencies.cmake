# What the distribution provides. cmake/packages.txt names the Debian packages these come from.
find_package(Threads REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Boost REQUIRED COMPONENTS filesystem)
find_package(CURL REQUIRED)
find_package(Eigen3 REQUIRED NO_MODULE)
find_package(PkgConfig REQUIRED)
pkg_check_modules(ERFA REQUIRED IMPORTED_TARGET erfa)

find_path(PEGTL_INCLUDE_DIR tao/pegtl.hpp REQUIRED)
add_library(gmat_copilot_pegtl INTERFACE)
target_include_directories(gmat_copilot_pegtl SYSTEM INTERFACE ${PEGTL_INCLUDE_DIR})
