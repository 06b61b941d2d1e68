#include "dryrun/verdict.hpp"

#include "support/catch.hpp"

using namespace gmat_copilot::dryrun;

TEST_CASE("tiers have names that read back") {
    for (const Tier tier :
         {Tier::load, Tier::run, Tier::crash, Tier::timeout, Tier::unsupported, Tier::unavailable, Tier::refused}) {
        CHECK_FALSE(to_string(tier).empty());
        CHECK(tier_from_string(to_string(tier)) == tier);
    }
    CHECK_FALSE(tier_from_string("flight"));
    CHECK_FALSE(tier_from_string(""));
}
