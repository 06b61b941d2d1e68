// catalogue_generator MEASURED.json SUPPLEMENT.json OUTPUT.cpp: turns GMAT's measured catalogue into constant tables.
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>

#include "generator/model.hpp"

int main(int argc, char** argv) {
    namespace generator = gmat_copilot::catalogue::generator;
    if (argc != 4) {
        std::cerr << "usage: catalogue_generator MEASURED.json SUPPLEMENT.json OUTPUT.cpp\n";
        return EXIT_FAILURE;
    }
    try {
        const std::string source = generator::write_tables(generator::read_model(argv[1], argv[2]));
        std::ofstream out(argv[3], std::ios::binary);
        out << source;
        out.close();
        if (!out) {
            std::cerr << "catalogue_generator: cannot write " << argv[3] << '\n';
            return EXIT_FAILURE;
        }
    } catch (const std::exception& error) {
        std::cerr << "catalogue_generator: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
