// National holidays (国民の祝日・休日), substitutes and days between included, from assets/holidays.tsv.
// Pure; years outside it have none.
#pragma once
#include <string_view>

namespace renkei {

bool is_holiday(std::string_view iso);

}  // namespace renkei
