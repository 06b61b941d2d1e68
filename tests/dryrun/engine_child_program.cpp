// What `gmat-copilot engine-child` does, and nothing else.
#include <cstring>
#include <iostream>

#include "dryrun/engine_child.hpp"

int main(int argc, char* argv[]) {
    if (argc != 2 || std::strcmp(argv[1], "engine-child") != 0) {
        return 64;
    }
    return gmat_copilot::dryrun::engine_child_main(std::cin, std::cout);
}
