// The parts of an event's report but for its visitors, in the order of the forms. Inside core/report only.
#pragma once
#include "core/report/visitor_tables.hpp"

namespace renkei {

// 「1 名称・目的」, 「2 開催日時」, 「3 会場」, 「4 主催・共催・後援」
void add_what_it_was(const Visitors& visitors, Report& report);
// 「6 出演者・スタッフ数」 … 「11 聞き取ったニーズ」
void add_what_happened(const Visitors& visitors, Report& report);
// 「12 収支」, 「13 成果と課題」, 「14 写真」
void add_what_follows(const Visitors& visitors, Report& report);

Table sales_table(const Visitors& visitors);
Table event_accounts(const Visitors& visitors);

// A fact a row: what it is, and what it says. A text that nobody has written is a dotted line.
Table facts_table(const Words& words, std::string_view key);
void add_fact(Table& table, const Words& words, std::string_view key, std::string_view text);
void add_figure(Table& table, const Words& words, std::string_view key, Cell figure);

}  // namespace renkei
