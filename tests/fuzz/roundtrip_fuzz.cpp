#include "properties.hpp"
#include "target.hpp"

FUZZ_TARGET(fuzz::prints_back)
