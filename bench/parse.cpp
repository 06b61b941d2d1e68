// How fast and how large the tree is:
//
//     cmake --preset bench && cmake --build --preset bench && build/bench/bench/bench_parse [FOLDER...]
//
// Prints a row a length of synthetic missions, 10^2 to 10^6 lines, and a row for each FOLDER of scripts (all *.script
// and
// *.gmf files below it; `samples` without arguments): MB/s into the tree (best of several runs, the text already in
// memory), bytes of heap per input byte beyond the text itself, both while parsing (peak) and of the finished tree
// (kept), and at last the growth exponent: the slope of log(time) over log(lines) from 10^3 to 10^6 lines, 1 for linear
// time.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include <malloc.h>

#include "script/tree.hpp"
#include "synthetic_mission.hpp"

namespace {

/// Bytes on the heap. The linker sends every malloc, realloc and free of this program to the wrappers below
/// (-Wl,--wrap=...).
struct Heap {
    std::size_t now = 0;
    std::size_t peak = 0;

    void grow(void* block) {
        now += block == nullptr ? 0 : malloc_usable_size(block);
        peak = std::max(peak, now);
    }
    void shrink(void* block) { now -= block == nullptr ? 0 : malloc_usable_size(block); }
} heap;

}  // namespace

extern "C" {
// The linker's names.  NOLINTBEGIN(bugprone-reserved-identifier)
void* __real_malloc(std::size_t size);
void* __real_realloc(void* block, std::size_t size);
void __real_free(void* block);

void* __wrap_malloc(std::size_t size) {
    void* const block = __real_malloc(size);
    heap.grow(block);
    return block;
}

void* __wrap_realloc(void* block, std::size_t size) {
    heap.shrink(block);
    void* const moved = __real_realloc(block, size);
    heap.grow(moved == nullptr ? block : moved);
    return moved;
}

void __wrap_free(void* block) {
    heap.shrink(block);
    __real_free(block);
}
// NOLINTEND(bugprone-reserved-identifier)
}

void* operator new(std::size_t size) {
    void* const block = std::malloc(size);
    if (block == nullptr) {
        throw std::bad_alloc();
    }
    return block;
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t /*size*/) noexcept { std::free(block); }

namespace {

using Clock = std::chrono::steady_clock;
using gmat_copilot::script::parse;
using gmat_copilot::script::Tree;

struct Figures {
    std::size_t bytes = 0;
    std::size_t lines = 0;
    std::size_t complaints = 0;
    double seconds = 0;     ///< best run over all texts
    double peak_bytes = 0;  ///< of heap beyond the text, summed over the texts
    double kept_bytes = 0;
};

/// Parses each text until the figures settle: at least five runs, and at least a fifth of a second.
Figures measure(const std::vector<std::string>& texts) {
    Figures figures;
    for (const std::string& text : texts) {
        figures.bytes += text.size();
        figures.lines += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        std::string copy = text;
        const std::size_t before = heap.now;
        heap.peak = before;
        const Tree tree = parse(std::move(copy));
        figures.peak_bytes += static_cast<double>(heap.peak - before);
        figures.kept_bytes += static_cast<double>(heap.now - before);
        figures.complaints += tree.diagnostics().size();
    }
    figures.seconds = 1e9;
    double total = 0;
    for (int run = 0; run < 5 || (total < 0.2 && run < 20'000); ++run) {
        std::vector<std::string> copies = texts;
        std::vector<Tree> trees;
        trees.reserve(copies.size());
        const auto start = Clock::now();
        for (std::string& copy : copies) {
            trees.push_back(parse(std::move(copy)));
        }
        const double taken = std::chrono::duration<double>(Clock::now() - start).count();
        figures.seconds = std::min(figures.seconds, taken);
        total += taken;
    }
    return figures;
}

void print_row(const std::string& what, const Figures& figures) {
    const auto bytes = static_cast<double>(figures.bytes);
    std::printf("%-24s %9zu %11zu %8.1f %15.1f %15.1f %10zu\n", what.c_str(), figures.lines, figures.bytes,
                bytes / 1e6 / figures.seconds, figures.peak_bytes / bytes, figures.kept_bytes / bytes,
                figures.complaints);
}

std::vector<std::string> scripts_below(const std::filesystem::path& folder) {
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string extension = entry.path().extension();
        if (entry.is_regular_file() && (extension == ".script" || extension == ".gmf")) {
            std::ifstream file(entry.path(), std::ios::binary);
            texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }
    }
    return texts;
}

/// The least-squares slope of log(seconds) over log(lines).
double growth_exponent(const std::vector<Figures>& rows) {
    double n = 0;
    double sum_x = 0;
    double sum_y = 0;
    double sum_xx = 0;
    double sum_xy = 0;
    for (const Figures& row : rows) {
        const double x = std::log(static_cast<double>(row.lines));
        const double y = std::log(row.seconds);
        n += 1;
        sum_x += x;
        sum_y += y;
        sum_xx += x * x;
        sum_xy += x * y;
    }
    return (n * sum_xy - sum_x * sum_y) / (n * sum_xx - sum_x * sum_x);
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> folders(argv + 1, argv + argc);
    if (folders.empty()) {
        folders.emplace_back("samples");
    }
    std::printf("%-24s %9s %11s %8s %15s %15s %10s\n", "input", "lines", "bytes", "MB/s", "peak bytes/byte",
                "kept bytes/byte", "complaints");
    std::vector<Figures> long_ones;
    for (std::size_t lines = 100; lines <= 1'000'000; lines *= 10) {
        const Figures figures = measure({gmat_copilot::bench::synthetic_mission(lines)});
        print_row("synthetic", figures);
        if (lines >= 1'000) {
            long_ones.push_back(figures);
        }
    }
    for (const std::string& folder : folders) {
        std::error_code error;
        if (!std::filesystem::is_directory(folder, error)) {
            std::fprintf(stderr, "bench_parse: %s is not a folder\n", folder.c_str());
            return 2;
        }
        const std::vector<std::string> texts = scripts_below(folder);
        if (!texts.empty()) {
            print_row(folder + " (" + std::to_string(texts.size()) + " files)", measure(texts));
        }
    }
    std::printf("growth exponent, 10^3 to 10^6 lines: %.3f\n", growth_exponent(long_ones));
}
