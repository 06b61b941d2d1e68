#include "properties.hpp"
#include "target.hpp"

FUZZ_TARGET(fuzz::parses)
