// Work done in a process of its own, so that its peak memory is its own.
#pragma once
#include <string>
#include <vector>

namespace renkei::bench {

// Runs `renkei-bench child WORDS...`; the peak of its resident memory in MiB.
double peak_memory_of(const std::vector<std::string>& words);

}  // namespace renkei::bench
