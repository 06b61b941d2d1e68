// A libFuzzer target for one property.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

/// An escaped exception would end the target just as well, but without saying what it was.
#define FUZZ_TARGET(property)                                                           \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
        try {                                                                           \
            property(std::string_view(reinterpret_cast<const char*>(data), size));      \
        } catch (const std::exception& error) {                                         \
            std::fprintf(stderr, "%s: %s\n", #property, error.what());                  \
            std::abort();                                                               \
        }                                                                               \
        return 0;                                                                       \
    }
