#include "target.hpp"
#include "trail_properties.hpp"

FUZZ_TARGET(fuzz::reads_record)
